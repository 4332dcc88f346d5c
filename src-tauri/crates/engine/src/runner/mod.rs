//! What each step type does. Jobs take time and run as tasks; the others are done at once.

mod condition;
mod fail;
mod given;
mod job;
mod model;
mod register_model;

use pipewright_pipeline::definition::Step;
use serde_json::Value;

use crate::job::{Artifact, MetricPoint};
use crate::machine::Machine;
use crate::plan::Plan;
use crate::port::{Registers, StepInput};

pub(crate) use condition::decide;
pub(crate) use job::{Job, News, run as run_job};

/// How a step ended.
#[derive(Debug)]
pub(crate) enum Ending {
    Succeeded(Outcome),
    Failed(String),
    Stopped,
}

/// What a step that succeeded leaves behind.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) describe: Option<Value>,
    pub(crate) outputs: Vec<(String, String)>,
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) metrics: Vec<MetricPoint>,
    pub(crate) registers: Option<Registers>,
    /// What it was given, when no job tells.
    pub(crate) inputs: Vec<StepInput>,
    /// The branch a Condition takes.
    pub(crate) decision: Option<bool>,
}

/// How the engine goes about a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A process with its `/opt/ml`.
    Job(Job),
    Condition,
    Model,
    RegisterModel,
    Fail,
}

impl Kind {
    fn of(step_type: &str) -> Option<Self> {
        Some(match step_type {
            "Processing" => Self::Job(Job::Processing),
            "Training" => Self::Job(Job::Training),
            "Condition" => Self::Condition,
            "Model" => Self::Model,
            "RegisterModel" => Self::RegisterModel,
            "Fail" => Self::Fail,
            _ => return None,
        })
    }
}

/// Whether the local engine runs steps of this type.
pub fn runs(step_type: &str) -> bool {
    Kind::of(step_type).is_some()
}

/// How to go about a step; the error is its failure reason.
pub(crate) fn kind(step: &Step) -> Result<Kind, String> {
    Kind::of(&step.step_type)
        .ok_or_else(|| format!("the local engine does not run steps of type `{}`", step.step_type))
}

/// Does a step that takes no time. A Condition goes through [`decide`], as its branches are no arguments.
pub(crate) fn at_once(kind: Kind, machine: &Machine, plan: &Plan, step: &Step, request: &Value) -> Ending {
    match kind {
        Kind::Model => model::create(machine, plan, step, request),
        Kind::RegisterModel => register_model::register(machine, request),
        Kind::Fail => fail::end(request),
        Kind::Condition | Kind::Job(_) => Ending::Failed(format!("`{}` is not done at once", step.step_type)),
    }
}
