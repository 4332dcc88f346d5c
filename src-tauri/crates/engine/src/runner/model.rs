//! Model: what CreateModel does.

use pipewright_pipeline::definition::Step;
use serde_json::{Value, json};

use super::given::given;
use super::{Ending, Outcome};
use crate::machine::Machine;
use crate::name::job_name;
use crate::plan::Plan;
use crate::port::{Registers, StepInput};

/// Creates the model, once its artifacts are seen to exist, as SageMaker does.
pub(super) fn create(machine: &Machine, plan: &Plan, step: &Step, request: &Value) -> Ending {
    let inputs = match inputs(machine, request) {
        Ok(inputs) => inputs,
        Err(problem) => return Ending::Failed(problem),
    };
    let Value::Object(members) = request else {
        return Ending::Failed("The arguments of a Model step are a structure.".into());
    };
    let mut describe = members.clone();
    let name = job_name(plan.arn.id(), &step.name);
    describe.insert("CreationTime".into(), json!((machine.now)().epoch_seconds()));
    Ending::Succeeded(Outcome {
        describe: Some(Value::Object(describe)),
        registers: Some(Registers::Model { name }),
        inputs,
        ..Outcome::default()
    })
}

/// What the containers name, which must be there.
fn inputs(machine: &Machine, request: &Value) -> Result<Vec<StepInput>, String> {
    let mut found = Vec::new();
    for member in ["PrimaryContainer", "Containers"] {
        if let Some(containers) = request.get(member) {
            found.extend(given(machine, member, containers)?);
        }
    }
    Ok(found)
}
