//! # `unknown-step`
//!
//! A reference or a `DependsOn` names a step that the pipeline does not have.
//!
//! ## Why
//!
//! The step could never start. The SDK does not check references.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Prepare", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Use", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "DependsOn": ["Prepaer"]}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Prepare", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Use", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "DependsOn": ["Prepare"]}
//! ]}
//! ```

use pipewright_pipeline::reference::Reference;

use super::{nearest_of, point_at, readable};
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-step",
    family: Family::References,
    severity: Severity::Error,
    summary: "A reference or dependency names a step that is not there.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for (reference, below) in readable(step) {
        let Some(target) = reference.step() else { continue };
        let Some((diagnostic, near)) = judge(step, target, || step.pointer(below)) else { continue };
        let fix = point_at(near.as_deref(), &diagnostic.pointer, |near| with_step(reference, near));
        report.add(diagnostic.fix(fix));
    }
    for dependency in &step.step.depends_on {
        let pointer = || dependency.pointer.clone();
        let Some((diagnostic, near)) = judge(step, &dependency.step, pointer) else { continue };
        // An entry is the name, or an object with the name in `Step`.
        let entry = step.definition().root().pointer(&dependency.pointer);
        let at_name = match entry.and_then(|entry| entry.as_str()) {
            Some(_) => dependency.pointer.clone(),
            None => format!("{}/Step", dependency.pointer),
        };
        let fix = near.map(|near| Fix::set_text(format!("Wait for `{near}`"), at_name, &near));
        report.add(diagnostic.fix(fix));
    }
}

fn judge(
    step: &StepSubject<'_>,
    target: &str,
    pointer: impl FnOnce() -> String,
) -> Option<(Diagnostic, Option<String>)> {
    if step.definition().step(target).is_some() {
        return None;
    }
    let near = nearest_of(target, step.definition().steps().iter().map(|step| step.name.as_str()));
    let diagnostic = RULE
        .at(pointer(), format!("The pipeline has no step `{target}`."))
        .step(step.name())
        .did_you_mean(near.as_deref(), || {
            "Refer to a step of this pipeline, or remove the reference.".into()
        });
    Some((diagnostic, near))
}

fn with_step(reference: &Reference, name: &str) -> Reference {
    match reference.clone() {
        Reference::Property { path, .. } => Reference::Property { step: name.into(), path },
        Reference::PropertyFile { file, .. } => Reference::PropertyFile { step: name.into(), file },
        other => other,
    }
}
