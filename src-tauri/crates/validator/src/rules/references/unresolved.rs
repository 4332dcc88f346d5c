//! # `unknown-step`, `unknown-parameter`, `unknown-property-file`, `bad-reference`
//!
//! Everything behind a `Get` must exist: the step, the parameter, the property file. The SDK checks none
//! of them; the service does, after the upload.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::references;
use pipewright_pipeline::graph::nested;
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use crate::{Diagnostic, Severity, Subject};

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let definition = subject.definition;
    for step in definition.steps() {
        let Some(node) = definition.step_node(step) else { continue };
        for place in references(node, &step.pointer, &nested(step)) {
            let diagnostic = match place.reference {
                Ok(reference) => judge(definition, &reference, &step.name, place.pointer),
                Err(bad) => {
                    Some(error("bad-reference", format!("{bad}."), Some(&step.name), place.pointer, None))
                }
            };
            found.extend(diagnostic);
        }
    }
}

fn judge(definition: &Definition, reference: &Reference, step: &str, pointer: String) -> Option<Diagnostic> {
    match reference {
        Reference::Parameter(name) if definition.parameter(name).is_none() => {
            let near = nearest(name, definition.parameters().iter().map(|parameter| parameter.name.as_str()));
            let help = near.map_or_else(
                || format!("Declare `{name}` under `Parameters`, or refer to one that is declared."),
                |near| format!("Did you mean `{near}`?"),
            );
            let message = format!("The pipeline declares no parameter `{name}`.");
            Some(error("unknown-parameter", message, Some(step), pointer, Some(help)))
        }
        Reference::Property { step: target, .. } | Reference::PropertyFile { step: target, .. }
            if definition.step(target).is_none() =>
        {
            let near = nearest(target, definition.steps().iter().map(|step| step.name.as_str()));
            Some(unknown_step(target, near, Some(step), pointer))
        }
        Reference::PropertyFile { step: target, file } => {
            let declared = &definition.step(target)?.property_files;
            if declared.iter().any(|property_file| property_file.name == *file) {
                return None;
            }
            let near = nearest(file, declared.iter().map(|property_file| property_file.name.as_str()));
            let help = match (near, declared.as_slice()) {
                (Some(near), _) => format!("Did you mean `{near}`?"),
                (None, []) => format!("`{target}` declares none: add one under its `PropertyFiles`."),
                (None, some) => {
                    let names: Vec<_> = some.iter().map(|declared| format!("`{}`", declared.name)).collect();
                    format!("It declares {}.", names.join(", "))
                }
            };
            let message = format!("The step `{target}` declares no property file `{file}`.");
            Some(error("unknown-property-file", message, Some(step), pointer, Some(help)))
        }
        Reference::Parameter(_)
        | Reference::Execution(_)
        | Reference::Experiment(_)
        | Reference::Property { .. }
        | Reference::CurrentItem(_)
        | Reference::IterationOutput(_) => None,
    }
}

pub(super) fn unknown_step(
    target: &str,
    near: Option<String>,
    step: Option<&str>,
    pointer: String,
) -> Diagnostic {
    let help = near.map_or_else(
        || "Refer to a step of this pipeline, or remove the reference.".to_owned(),
        |near| format!("Did you mean `{near}`?"),
    );
    error("unknown-step", format!("The pipeline has no step `{target}`."), step, pointer, Some(help))
}

fn error(
    code: &str,
    message: String,
    step: Option<&str>,
    pointer: String,
    help: Option<String>,
) -> Diagnostic {
    Diagnostic {
        code: code.into(),
        severity: Severity::Error,
        message,
        step: step.map(str::to_owned),
        pointer,
        help,
    }
}
