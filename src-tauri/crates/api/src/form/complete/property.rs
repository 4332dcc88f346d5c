//! Properties of the steps before, and values of their property files.

use std::collections::BTreeSet;

use pipewright_pipeline::definition::{Parent, PropertyFile, Step};
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_validator::shapes::{PropertyKind, PropertyType, ScalarKind, properties_of};

use super::{Field, Found, reach};
use crate::dto::form::{FieldInput, FieldPicker, Suggestion};
use crate::form::describe::picker;
use crate::form::own::Own;
use crate::form::set::field_name;
use crate::form::slot::{Kind, Slot};
use crate::form::value::{path_text, property_word, short};

/// Properties of properties are followed so far, and so many of a step at most.
const DEEPEST: usize = 7;
const OF_A_STEP: usize = 300;

/// Of more steps than this, only those are looked at whose name is searched for.
const STEPS: usize = 40;

/// What steps are read for most often.
const MAIN: [&str; 12] = [
    "S3Output.S3Uri",
    "ModelArtifacts.S3ModelArtifacts",
    "ModelName",
    "ModelArn",
    "ModelPackageArn",
    "TransformOutput.S3OutputPath",
    "OutputParameters",
    "BestTrainingJob.TrainingJobName",
    "TrainingJobName",
    "EndpointName",
    "EndpointConfigName",
    "Outcome",
];

pub(super) fn all(field: &Field<'_>, text: &str) -> Vec<Found> {
    if matches!(field.slot, Slot::Own(Own::Iteration)) {
        return iterations(field);
    }
    let steps = reach::readable(field.definition, field.step);
    let lower = text.to_lowercase();
    let wants_s3 = wants_s3(field);
    let mut found = Vec::new();
    for (order, step) in steps.into_iter().enumerate() {
        if order >= STEPS && (lower.is_empty() || !step.name.to_lowercase().contains(lower.trim())) {
            continue;
        }
        let mut left = OF_A_STEP;
        walk(field, step, &mut Vec::new(), &mut left, &mut |path, property| {
            let Some(as_text) = field.takes(property.kind) else { return };
            let way = path_text(path);
            // A Condition's outcome is a boolean to some and a text to others.
            if field.like.is_some() && step.step_type == "Condition" {
                return;
            }
            let is_s3 = property.shape.is_some_and(|shape| shape.name.contains("S3Uri"))
                || way.ends_with("S3Uri")
                || way.ends_with("S3ModelArtifacts")
                || way.ends_with("S3OutputPath");
            let main = MAIN.iter().position(|main| way.contains(main));
            let place = order.min(STEPS) * 4;
            let weight = place
                + main.map_or(100, |at| at / 4)
                + usize::from(as_text) * 30
                + usize::from(wants_s3 && !is_s3) * 200;
            found.push(Found { weight, suggestion: suggestion(step, path, &way, property, is_s3, as_text) });
        });
    }
    found
}

/// What the steps in the body of this ForEach give.
fn iterations(field: &Field<'_>) -> Vec<Found> {
    let steps = field.definition.steps();
    let own = |parent: Parent| steps.get(parent.step).is_some_and(|step| step.pointer == field.step.pointer);
    let mut found = Vec::new();
    for body in steps.iter().filter(|step| step.parent.is_some_and(own)) {
        let mut left = OF_A_STEP;
        walk(field, body, &mut Vec::new(), &mut left, &mut |path, property| {
            let way = path_text(path);
            let suggestion = suggestion(body, path, &way, property, false, false);
            let input = FieldInput::Reference { text: format!("IterationOutput.{}.{way}", body.name) };
            let main = MAIN.iter().any(|main| way.contains(main));
            found.push(Found {
                weight: usize::from(!main) * 10,
                suggestion: Suggestion { input, ..suggestion },
            });
        });
    }
    found
}

fn suggestion(
    step: &Step,
    path: &[Segment],
    way: &str,
    property: &PropertyType,
    is_s3: bool,
    as_text: bool,
) -> Suggestion {
    let word = if is_s3 { "S3Uri" } else { property_word(property.kind) };
    let text = if as_text { " · as text" } else { "" };
    Suggestion {
        label: if MAIN.iter().any(|main| way.contains(main)) { short(path) } else { last_member(path) },
        detail: format!("{word} · {way}{text}"),
        group: Some(step.name.clone()),
        input: FieldInput::Reference { text: reference(step, path) },
    }
}

/// What is rarely read goes by its own name: the key before it says less.
fn last_member(path: &[Segment]) -> String {
    let last = path.iter().rev().find_map(|segment| match segment {
        Segment::Member(name) => Some(name.to_string()),
        Segment::Key(_) | Segment::Index(_) => None,
    });
    last.unwrap_or_else(|| short(path))
}

fn reference(step: &Step, path: &[Segment]) -> String {
    Reference::Property { step: step.name.as_str().into(), path: path.to_vec() }.to_string()
}

fn wants_s3(field: &Field<'_>) -> bool {
    picker(&field_name(field.pointer), field.slot) == Some(FieldPicker::S3)
}

/// Visits the single values among a step's properties.
fn walk(
    field: &Field<'_>,
    step: &Step,
    path: &mut Vec<Segment>,
    left: &mut usize,
    visit: &mut dyn FnMut(&[Segment], &PropertyType),
) {
    if path.len() >= DEEPEST {
        return;
    }
    for (segment, property) in properties_of(field.definition, step, path) {
        if *left == 0 {
            return;
        }
        path.push(segment);
        match property.kind {
            PropertyKind::Scalar(_) => {
                *left -= 1;
                visit(path, &property);
            }
            PropertyKind::Structure | PropertyKind::List | PropertyKind::Map => {
                walk(field, step, path, left, visit);
            }
            PropertyKind::Unknown => {}
        }
        path.pop();
    }
}

/// Values of property files: the ways that are read elsewhere, those that the last execution's file has, and the one
/// that is being written.
pub(super) fn json_get(field: &Field<'_>, text: &str) -> Vec<Found> {
    if !matches!(field.slot.kind(), Kind::Value | Kind::Scalar(ScalarKind::String)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (order, step) in reach::readable(field.definition, field.step).into_iter().enumerate() {
        for file in step.property_files.iter().filter(|file| !file.name.is_empty()) {
            for (path, value) in ways(field, step, file, text.trim()) {
                let input = FieldInput::JsonGet {
                    step: step.name.clone(),
                    file: file.name.clone(),
                    path: path.clone(),
                };
                let label = if path.is_empty() { format!("A value of {}", file.name) } else { path };
                let detail = match value {
                    Some(value) => format!("{value} · {}", file.name),
                    None => format!("{} · {}", file.name, file.file_path),
                };
                found.push(Found {
                    weight: order,
                    suggestion: Suggestion { label, detail, group: Some(step.name.clone()), input },
                });
            }
        }
    }
    found
}

/// The ways into a property file that hold what is searched, each with what stood there last.
fn ways(field: &Field<'_>, step: &Step, file: &PropertyFile, text: &str) -> Vec<(String, Option<String>)> {
    let last = (field.around.report)(&step.name, file);
    let value = |path: &str| last.iter().find(|one| one.path == path).map(|one| one.value.clone());
    let read = known_paths(field.definition.root(), &step.name, &file.name);
    let held = last.iter().map(|one| one.path.clone()).filter(|path| !read.contains(path));
    let lower = text.to_lowercase();
    let mut paths: Vec<_> =
        read.iter().cloned().chain(held).filter(|path| path.to_lowercase().contains(&lower)).collect();
    let sensible = !text.is_empty() && !text.contains(char::is_whitespace);
    if sensible && paths.iter().all(|path| path != text) {
        paths.push(text.to_owned());
    }
    if paths.is_empty() && read.is_empty() && last.is_empty() {
        paths.push(String::new());
    }
    paths.into_iter().map(|path| (value(&path), path)).map(|(value, path)| (path, value)).collect()
}

/// The ways into a property file that the definition reads.
fn known_paths(node: &Node, step: &str, file: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    visit(node, &mut |node| {
        let Expression::JsonGet { property_file: Some(read), path: Some(path), .. } = Expression::read(node)
        else {
            return;
        };
        let Expression::Get(Ok(Reference::PropertyFile { step: of, file: name })) = Expression::read(read)
        else {
            return;
        };
        if of == step && name == file {
            paths.extend(path.as_str().filter(|path| !path.is_empty()).map(str::to_owned));
        }
    });
    paths
}

fn visit(node: &Node, act: &mut dyn FnMut(&Node)) {
    act(node);
    node.elements().iter().for_each(|element| visit(element, act));
    node.members().iter().for_each(|member| visit(&member.node, act));
}
