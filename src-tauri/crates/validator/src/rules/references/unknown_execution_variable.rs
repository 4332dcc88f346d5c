//! # `unknown-execution-variable`
//!
//! `Execution.` or `PipelineExperimentConfig.` is followed by a name that does not exist.
//!
//! ## Why
//!
//! `Execution` has `StartDateTime`, `CurrentDateTime`, `PipelineName`, `PipelineArn`, `PipelineExecutionId`,
//! `PipelineExecutionArn`, `TrainingJobName` and `ProcessingJobName`; `PipelineExperimentConfig` has
//! `ExperimentName` and `TrialName`. The SDK takes any text.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Execution.PipelineNme"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Execution.PipelineName"}}}
//! ```

use pipewright_pipeline::reference::Reference;

use super::{nearest_of, point_at, readable};
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-execution-variable",
    family: Family::References,
    severity: Severity::Error,
    summary: "An execution variable does not exist.",
    check: Check::StepAndPipeline(check, check_configuration),
};

const EXECUTION: &[&str] = &[
    "StartDateTime",
    "CurrentDateTime",
    "PipelineName",
    "PipelineArn",
    "PipelineExecutionId",
    "PipelineExecutionArn",
    "TrainingJobName",
    "ProcessingJobName",
];
const EXPERIMENT: &[&str] = &["ExperimentName", "TrialName"];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for (reference, below) in readable(step) {
        if let Some(diagnostic) = judge(reference, || step.pointer(below)) {
            report.add(diagnostic.step(step.name()));
        }
    }
}

fn check_configuration(subject: &Subject<'_>, report: &mut Report<'_>) {
    for found in subject.configuration {
        let Ok(reference) = &found.reference else { continue };
        if let Some(diagnostic) = judge(reference, || found.pointer.clone()) {
            report.add(diagnostic);
        }
    }
}

fn judge(reference: &Reference, pointer: impl FnOnce() -> String) -> Option<Diagnostic> {
    let (root, name, known) = match reference {
        Reference::Execution(name) => ("Execution", name, EXECUTION),
        Reference::Experiment(name) => ("PipelineExperimentConfig", name, EXPERIMENT),
        _ => return None,
    };
    if known.contains(&name.as_str()) {
        return None;
    }
    let pointer = pointer();
    let near = nearest_of(name, known.iter().copied());
    let fix = point_at(near.as_deref(), &pointer, |near| match reference {
        Reference::Execution(_) => Reference::Execution(near.into()),
        _ => Reference::Experiment(near.into()),
    });
    Some(
        RULE.at(pointer, format!("There is no `{root}.{name}`."))
            .did_you_mean(near.as_deref(), || format!("`{root}` has `{}`.", known.join("`, `")))
            .fix(fix),
    )
}
