//! References and what they point at.

use pipewright_pipeline::expression::Found;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use crate::Fix;
use crate::subject::StepSubject;

pub(crate) mod bad_reference;
pub(crate) mod local_file;
pub(crate) mod missing_file;
pub(crate) mod unknown_execution_variable;
pub(crate) mod unknown_parameter;
pub(crate) mod unknown_property_file;
pub(crate) mod unknown_step;

/// The references of a step that can be read, with the place of the object that holds the `Get`, from
/// the step.
fn readable<'a>(step: &StepSubject<'a>) -> impl Iterator<Item = (&'a Reference, &'a str)> {
    let readable = |found: &'a Found| Some((found.reference.as_ref().ok()?, found.pointer.as_str()));
    step.references().iter().filter_map(readable)
}

/// The remedy that points the reference at `near` instead.
fn point_at(near: Option<&str>, pointer: &str, reference: impl FnOnce(&str) -> Reference) -> Option<Fix> {
    let near = near?;
    let reference = reference(near);
    let text = reference.to_string();
    // A name with a dot in it is not what a reference would be read as.
    if Reference::parse(&text).as_ref() != Ok(&reference) {
        return None;
    }
    let value = serde_json::json!({ "Get": text });
    Some(Fix::set(format!("Refer to `{near}`"), pointer, &Node::from_serde(&value)))
}

fn nearest_of<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, names)
}
