//! # `no-steps`
//!
//! A definition must hold at least one step in `Steps`, the one member that the service requires.

use pipewright_pipeline::json::Value;

use crate::{Diagnostic, Severity, Subject};

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let steps = subject.definition.root().get("Steps");
    let (message, pointer) = match steps.map(|node| &node.value) {
        Some(Value::Array(list)) if !list.is_empty() => return,
        Some(Value::Array(_)) => ("The pipeline has no steps.", "/Steps"),
        Some(_) => ("`Steps` is not a list.", "/Steps"),
        None => ("The definition has no `Steps`.", ""),
    };
    found.push(Diagnostic {
        code: "no-steps".into(),
        severity: Severity::Error,
        message: message.into(),
        step: None,
        pointer: pointer.into(),
        help: Some("Add a step: `\"Steps\": [{\"Name\": …, \"Type\": …, \"Arguments\": {…}}]`.".into()),
    });
}
