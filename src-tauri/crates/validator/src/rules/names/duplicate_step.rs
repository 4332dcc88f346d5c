//! # `duplicate-step`
//!
//! Step names are one namespace over all depths: a step in a branch may not take the name of a step
//! outside it. References and `DependsOn` would be ambiguous.

use std::collections::HashMap;

use pipewright_pipeline::json::child_pointer;

use crate::{Diagnostic, Severity, Subject};

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for step in subject.definition.steps().iter().filter(|step| !step.name.is_empty()) {
        if let Some(earlier) = first.get(step.name.as_str()) {
            found.push(Diagnostic {
                code: "duplicate-step".into(),
                severity: Severity::Error,
                message: format!("Two steps are named `{}`; the other is at `{earlier}`.", step.name),
                step: Some(step.name.clone()),
                pointer: child_pointer(&step.pointer, "Name"),
                help: Some("Give each step a name of its own, branches included.".into()),
            });
        } else {
            first.insert(&step.name, &step.pointer);
        }
    }
}
