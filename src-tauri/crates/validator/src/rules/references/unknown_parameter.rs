//! # `unknown-parameter`
//!
//! A reference names a parameter that the pipeline does not declare.
//!
//! ## Why
//!
//! All parameters used must be declared under `Parameters`. The SDK does not check it; the service refuses
//! the pipeline after the upload.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": "No."}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Raeson"}}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": "No."}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::reference::Reference;

use super::{nearest_of, point_at, readable};
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-parameter",
    family: Family::References,
    severity: Severity::Error,
    summary: "A reference names a parameter that is not declared.",
    check: Check::StepAndPipeline(check, check_configuration),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for (reference, below) in readable(step) {
        if let Some(diagnostic) = judge(step.definition(), reference, || step.pointer(below)) {
            report.add(diagnostic.step(step.name()));
        }
    }
}

fn check_configuration(subject: &Subject<'_>, report: &mut Report<'_>) {
    for found in subject.configuration {
        let Ok(reference) = &found.reference else { continue };
        if let Some(diagnostic) = judge(subject.definition, reference, || found.pointer.clone()) {
            report.add(diagnostic);
        }
    }
}

fn judge(
    definition: &Definition,
    reference: &Reference,
    pointer: impl FnOnce() -> String,
) -> Option<Diagnostic> {
    let Reference::Parameter(name) = reference else { return None };
    if definition.parameter(name).is_some() {
        return None;
    }
    let pointer = pointer();
    let near = nearest_of(name, definition.parameters().iter().map(|parameter| parameter.name.as_str()));
    let fix = point_at(near.as_deref(), &pointer, |near| Reference::Parameter(near.into()));
    Some(
        RULE.at(pointer, format!("The pipeline declares no parameter `{name}`."))
            .did_you_mean(near.as_deref(), || {
                format!("Declare `{name}` under `Parameters`, or refer to one that is declared.")
            })
            .fix(fix),
    )
}
