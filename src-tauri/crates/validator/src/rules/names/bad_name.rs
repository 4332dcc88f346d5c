//! # `bad-name`
//!
//! A step or a parameter has no usable name.
//!
//! ## Why
//!
//! Names have 1 to 64 characters of `A-Z a-z 0-9 - _`. SageMaker makes job names and keys of step names, and
//! so does the local engine.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop here!", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop-here", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}
//! ```
//!
//! ## Source
//!
//! `StepName` and `PipelineParameterName` of the API model; `ParameterName` of the public JSON Schema.

use pipewright_pipeline::json::{Node, child_pointer};

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-name",
    family: Family::Names,
    severity: Severity::Error,
    summary: "A step or parameter has no usable name.",
    check: Check::Pipeline(check),
};

const LONGEST: usize = 64;

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let root = subject.definition.root();
    for step in subject.definition.steps() {
        if let Some(bad) = judge(root, &step.pointer, "step", &step.name) {
            report.add(bad.step(&step.name));
        }
    }
    for parameter in subject.definition.parameters() {
        if let Some(bad) = judge(root, &parameter.pointer, "parameter", &parameter.name) {
            report.add(bad);
        }
    }
}

fn judge(root: &Node, pointer: &str, what: &str, name: &str) -> Option<Diagnostic> {
    let at_name = child_pointer(pointer, "Name");
    let (place, message) = if name.is_empty() {
        // Absent, no text, or empty.
        let place = if root.pointer(&at_name).is_some() { at_name } else { pointer.to_owned() };
        (place, format!("A {what} has no `Name`."))
    } else if let Some(bad) =
        name.chars().find(|letter| !letter.is_ascii_alphanumeric() && !"-_".contains(*letter))
    {
        (at_name, format!("The {what} name `{name}` holds `{bad}`."))
    } else if name.len() > LONGEST {
        let length = name.len();
        let message =
            format!("The {what} name `{name}` has {length} characters, {LONGEST} at most are allowed.");
        (at_name, message)
    } else {
        return None;
    };
    Some(RULE.at(place, message).hint("Use 1 to 64 letters, digits, `-` and `_`."))
}
