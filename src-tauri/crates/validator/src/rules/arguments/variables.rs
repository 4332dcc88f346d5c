//! References among the arguments: each must have the type of the place it stands at.

use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::Reference;
use serde_json::{Value as Json, json};

use super::walk::Walk;
use super::{argument_range, argument_type, last_name, literal, placeholder, scalar_word, shown};
use crate::rules::properties::bad_property;
use crate::shapes::{PropertyKind, Scalar, ScalarKind, Shape, ShapeKind, property_type};
use crate::{Fix, Severity};

/// Judges the references in a step: `root` is the shape of its arguments, `own` that of the step itself.
pub(super) fn check(walk: &mut Walk<'_, '_>, root: &'static Shape, own: &'static Shape) {
    for found in walk.step.references() {
        let Ok(reference) = &found.reference else { continue };
        let shape = match found.pointer.strip_prefix("/Arguments") {
            Some(below) => place(walk, root, below),
            None => place(walk, own, &found.pointer),
        };
        let Some(shape) = shape else { continue };
        let property = kind(walk, reference);
        let pointer = || walk.step.pointer(&found.pointer);
        match (&shape.kind, property) {
            (ShapeKind::Scalar(scalar), PropertyKind::Scalar(kind)) => {
                if !fits(scalar.kind, kind) {
                    let fix = text(scalar.kind, reference, pointer());
                    argument_type::reference(
                        walk,
                        &described(walk, reference, kind),
                        &shape.kind,
                        pointer(),
                        fix,
                    );
                } else if let Reference::Parameter(name) = reference {
                    default(walk, scalar, shape.name, name, &found.pointer);
                }
            }
            (
                kind @ (ShapeKind::Scalar(_) | ShapeKind::Any),
                PropertyKind::Structure | PropertyKind::List | PropertyKind::Map,
            ) if found.pointer.starts_with("/Arguments")
                    // A Fail's message may be any single value, which no shape of the API is.
                    && (matches!(kind, ShapeKind::Scalar(_)) || walk.step.step_type() == "Fail") =>
            {
                bad_property::not_single(walk.step, reference, property, pointer(), walk.report);
            }
            (
                ShapeKind::Structure(_) | ShapeKind::List { .. } | ShapeKind::Map { .. },
                PropertyKind::Scalar(kind),
            ) => {
                argument_type::reference(
                    walk,
                    &described(walk, reference, kind),
                    &shape.kind,
                    pointer(),
                    None,
                );
            }
            _ => {}
        }
    }
}

/// The shape at a pointer below another; `None` inside a function, and where the arguments are not as they
/// should be, which the walk says.
fn place(walk: &Walk<'_, '_>, root: &'static Shape, below: &str) -> Option<&'static Shape> {
    below.split('/').skip(1).try_fold(root, |shape, part| {
        let next = match &shape.kind {
            ShapeKind::Structure(structure) => structure.member(part)?.shape,
            ShapeKind::List { element, .. } => *element,
            // A key called as a function is one: the only member of its map.
            ShapeKind::Map { .. } if part.starts_with("Std:") => return None,
            ShapeKind::Map { value, .. } => *value,
            _ => return None,
        };
        Some(&walk.catalog[next])
    })
}

/// What a reference is known to be.
fn kind(walk: &Walk<'_, '_>, reference: &Reference) -> PropertyKind {
    let definition = walk.step.definition();
    match reference {
        Reference::Parameter(name) => definition
            .parameter(name)
            .and_then(|parameter| parameter.parameter_type)
            .map_or(PropertyKind::Unknown, |kind| PropertyKind::Scalar(kind.into())),
        Reference::Execution(_) | Reference::Experiment(_) => PropertyKind::Scalar(ScalarKind::String),
        Reference::Property { step, path } => definition
            .step(step)
            .and_then(|step| property_type(definition, step, path).ok())
            .map_or(PropertyKind::Unknown, |property| property.kind),
        Reference::PropertyFile { .. } | Reference::CurrentItem(_) | Reference::IterationOutput(_) => {
            PropertyKind::Unknown
        }
    }
}

/// Whether a value of a type may stand where another is taken.
fn fits(place: ScalarKind, value: ScalarKind) -> bool {
    match place {
        ScalarKind::String | ScalarKind::Timestamp => {
            matches!(value, ScalarKind::String | ScalarKind::Timestamp)
        }
        ScalarKind::Float => matches!(value, ScalarKind::Float | ScalarKind::Integer),
        ScalarKind::Integer | ScalarKind::Boolean => place == value,
    }
}

/// `the parameter \`Depth\` is an Integer`
fn described(walk: &Walk<'_, '_>, reference: &Reference, kind: ScalarKind) -> String {
    let parameter = match reference {
        Reference::Parameter(name) => walk.step.definition().parameter(name),
        _ => None,
    };
    match parameter.and_then(|parameter| Some((&parameter.name, parameter.parameter_type?.as_str()))) {
        Some((name, word)) => {
            let article = if word.starts_with('I') { "an" } else { "a" };
            format!("the parameter `{name}` is {article} {word}")
        }
        None => format!("`{reference}` is {}", scalar_word(kind)),
    }
}

/// A number becomes a string by being joined with nothing.
fn text(place: ScalarKind, reference: &Reference, pointer: String) -> Option<Fix> {
    let get = json!({ "Get": reference.to_string() });
    let join = Node::from_serde(&json!({ "Std:Join": { "On": "", "Values": [get] } }));
    (place == ScalarKind::String).then(|| Fix::set("Turn it into a string", pointer, &join).safe())
}

/// A parameter's default is what stands there unless an execution says otherwise: what is wrong with it is a
/// warning.
fn default(walk: &mut Walk<'_, '_>, scalar: &Scalar, shape: &str, name: &str, below: &str) {
    let Some(parameter) = walk.step.definition().parameter(name) else { return };
    let Some(default) = &parameter.default else { return };
    let (rule, hint) = match default {
        Json::String(text) if placeholder::find(text).is_none() => {
            let Some(fault) = literal::fault(scalar, shape, text) else { return };
            fault.advice(scalar, shape, text)
        }
        Json::Number(number) if number.as_f64().is_some_and(|value| !scalar.size.holds(value)) => {
            (&argument_range::RULE, argument_range::hint(scalar.size))
        }
        _ => return,
    };
    let value = shown(&Node::from_serde(default));
    let message = format!("`{}` cannot be {value}, the default of the parameter `{name}`.", last_name(below));
    let mut diagnostic = rule
        .at(walk.step.pointer(below), message)
        .step(walk.step.name())
        .related(format!("{}/DefaultValue", parameter.pointer), "the default is here")
        .hint(hint);
    diagnostic.severity = Severity::Warning;
    walk.report.add(diagnostic);
}
