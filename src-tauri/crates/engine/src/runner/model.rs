//! Model: what CreateModel does.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::s3::S3Uri;
use serde_json::{Value, json};

use super::{Ending, Outcome};
use crate::machine::Machine;
use crate::name::job_name;
use crate::plan::Plan;
use crate::port::Registers;

/// Creates the model, once its artifacts are seen to exist, as SageMaker does.
pub(super) fn create(machine: &Machine, plan: &Plan, step: &Step, request: &Value) -> Ending {
    if let Err(problem) = check_artifacts(machine, request) {
        return Ending::Failed(problem);
    }
    let Value::Object(members) = request else {
        return Ending::Failed("The arguments of a Model step are a structure.".into());
    };
    let mut describe = members.clone();
    let name = job_name(plan.arn.id(), &step.name);
    describe.insert("CreationTime".into(), json!((machine.now)().epoch_seconds()));
    Ending::Succeeded(Outcome {
        describe: Some(Value::Object(describe)),
        registers: Some(Registers::Model { name }),
        ..Outcome::default()
    })
}

/// Every `ModelDataUrl` must point at an object.
fn check_artifacts(machine: &Machine, request: &Value) -> Result<(), String> {
    let primary = request.get("PrimaryContainer").into_iter();
    let several = request.get("Containers").and_then(Value::as_array).into_iter().flatten();
    for container in primary.chain(several) {
        check_model_data(machine, container)?;
    }
    Ok(())
}

/// A container's `ModelDataUrl`, when it has one, must point at an object.
pub(super) fn check_model_data(machine: &Machine, container: &Value) -> Result<(), String> {
    match container.get("ModelDataUrl").and_then(Value::as_str) {
        Some(url) => check_object(machine, "ModelDataUrl", url),
        None => Ok(()),
    }
}

/// The member's S3 URI must point at an object.
pub(super) fn check_object(machine: &Machine, member: &str, url: &str) -> Result<(), String> {
    let uri = S3Uri::parse(url).map_err(|error| format!("`{member}`: {error}."))?;
    let found = machine.objects.list(&uri).map_err(|error| error.to_string())?;
    if found.is_empty() { Err(format!("`{member}`: there is no object at {uri}.")) } else { Ok(()) }
}
