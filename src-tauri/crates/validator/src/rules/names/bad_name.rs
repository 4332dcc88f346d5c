//! # `bad-name`
//!
//! Steps and parameters need a name of 1 to 64 characters of `A-Z a-z 0-9 - _`, and a step a type.
//! SageMaker makes job names and keys of step names, and so does the local engine.

use pipewright_pipeline::json::{Node, child_pointer};

use crate::{Diagnostic, Severity, Subject};

const LONGEST: usize = 64;

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let root = subject.definition.root();
    for step in subject.definition.steps() {
        let named = (!step.name.is_empty()).then(|| step.name.clone());
        judge(root, &step.pointer, "step", &step.name, named.clone(), found);
        if step.step_type.is_empty() {
            let message = named.as_ref().map_or("A step has no `Type`.".to_owned(), |name| {
                format!("The step `{name}` has no `Type`.")
            });
            found.push(error(
                message,
                named,
                step.pointer.clone(),
                "Say what it is: `\"Type\": \"Processing\"`.",
            ));
        }
    }
    for parameter in subject.definition.parameters() {
        judge(root, &parameter.pointer, "parameter", &parameter.name, None, found);
    }
}

fn judge(
    root: &Node,
    pointer: &str,
    what: &str,
    name: &str,
    step: Option<String>,
    found: &mut Vec<Diagnostic>,
) {
    const HELP: &str = "Use 1 to 64 letters, digits, `-` and `_`.";
    let at_name = child_pointer(pointer, "Name");
    if name.is_empty() {
        // Absent, no text, or empty.
        let place = if root.pointer(&at_name).is_some() { at_name } else { pointer.to_owned() };
        found.push(error(format!("A {what} has no `Name`."), step, place, HELP));
    } else if let Some(bad) =
        name.chars().find(|letter| !letter.is_ascii_alphanumeric() && !"-_".contains(*letter))
    {
        found.push(error(format!("The {what} name `{name}` holds `{bad}`."), step, at_name, HELP));
    } else if name.len() > LONGEST {
        let message =
            format!("The {what} name `{name}` has {} characters, {LONGEST} at most are allowed.", name.len());
        found.push(error(message, step, at_name, HELP));
    }
}

fn error(message: String, step: Option<String>, pointer: String, help: &str) -> Diagnostic {
    Diagnostic {
        code: "bad-name".into(),
        severity: Severity::Error,
        message,
        step,
        pointer,
        help: Some(help.into()),
    }
}
