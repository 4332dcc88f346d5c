//! A step of another type in a step's place: which wires stay, and which cannot.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Member, Node, Value};
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::property_type;

use super::{connections, outlets, step_of};
use crate::document::{Document, edit::refused, port};
use crate::dto::connect::{Replacement, WireEnd};
use crate::error::{Error, ErrorCode};
use crate::palette;

/// What every step may have, whatever its type.
const COMMON: [&str; 3] = ["DisplayName", "Description", "DependsOn"];

impl Document {
    /// What a step of another type would keep and lose in a step's place.
    pub fn replacement(&self, step: &str, step_type: &str) -> Result<Replacement, Error> {
        replacement(&self.definition, step, step_type)
    }
}

/// A wire as it was before.
struct Old {
    other: String,
    output: Option<String>,
    input: Option<String>,
    origins: Vec<String>,
}

pub(super) fn replacement(before: &Definition, name: &str, step_type: &str) -> Result<Replacement, Error> {
    let index = step_of(before, name)?;
    let step = &before.steps()[index];
    if before.steps().iter().any(|other| other.parent.is_some_and(|parent| parent.step == index)) {
        return Err(Error::new(
            ErrorCode::BadRequest,
            format!("`{name}` holds steps, which its replacement would lose."),
        )
        .hinted("Move them out of its branches, or remove it."));
    }
    let graph = StepGraph::of(before);
    let (_, wires) = port::read(before, &graph);
    let old = |other: usize, wire: &port::Connection| Old {
        other: before.steps()[other].name.clone(),
        output: wire.output.clone(),
        input: wire.input.clone(),
        origins: wire.origins.clone(),
    };
    let incoming: Vec<_> =
        wires.iter().filter(|wire| wire.to == index).map(|wire| old(wire.from, wire)).collect();
    let outgoing: Vec<_> =
        wires.iter().filter(|wire| wire.from == index).map(|wire| old(wire.to, wire)).collect();

    let mut next = before.clone();
    let mut edits = Vec::new();
    let mut make = |definition: &mut Definition, edit: Edit| {
        definition.apply(&edit).map_err(|error| refused(&error))?;
        edits.push(edit);
        Ok::<(), Error>(())
    };
    let (add, _) = palette::add_step(before, step_type, StepList::Steps)?;
    let Edit::AddStep { step: beginning, .. } = add else {
        return Err(Error::new(ErrorCode::BadRequest, format!("A {step_type} step cannot be made.")));
    };
    let node = in_place_of(beginning.0, before.step_node(step), name);
    make(&mut next, Edit::Set { pointer: step.pointer.clone(), value: node.into() })?;

    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    for wire in incoming {
        let Some(port) = &wire.output else { continue };
        let input = wire.input.as_deref().unwrap_or_default();
        let words = format!("{port} of {} → {input}", wire.other);
        let end = WireEnd { step: wire.other.clone(), port: port.clone() };
        let found = connections(&next, &end, name, None)?.choices;
        let same = found
            .iter()
            .position(|choice| choice.port.as_deref() == Some(input) && choice.replaces.is_none());
        let choice = same
            .map(|at| &found[at])
            .or_else(|| found.iter().find(|choice| choice.recommended && choice.port.is_some()));
        match choice {
            Some(choice) => {
                kept.push(format!("{port} of {} → {}", wire.other, choice.field));
                make(&mut next, choice.edit.clone())?;
            }
            None => lost.push(words),
        }
    }
    for wire in outgoing {
        let Some(port) = &wire.output else { continue };
        let words = format!("{port} → {} of {}", wire.input.as_deref().unwrap_or_default(), wire.other);
        if still_there(&next, name, &wire.origins) {
            kept.push(words);
            continue;
        }
        if let Some(edit) = repointed(&next, name, &wire)? {
            make(&mut next, edit)?;
            kept.push(words);
            continue;
        }
        for edit in super::wire::cut(&next, &wire.origins) {
            make(&mut next, edit)?;
        }
        lost.push(words);
    }
    let label = Some(format!("Replace {name} by a {step_type} step"));
    let edit = Edit::All { label, edits };
    Ok(Replacement { step: name.to_owned(), step_type: step_type.to_owned(), kept, lost, edit })
}

/// A step's beginning with the name, and what every step may have, of the one it replaces.
fn in_place_of(mut beginning: Node, old: Option<&Node>, name: &str) -> Node {
    if let Value::Object(members) = &mut beginning.value {
        for member in members.iter_mut().filter(|member| member.name == "Name") {
            member.node = Node::string(name);
        }
        let common = COMMON.iter().filter_map(|name| Some(Member::new(name, old?.get(name)?.clone())));
        members.extend(common);
    }
    beginning
}

/// Whether what others read of the step is something that the new one gives.
fn still_there(definition: &Definition, name: &str, origins: &[String]) -> bool {
    let Some(step) = definition.step(name) else { return false };
    let good = |origin: &String| {
        let text = definition.root().pointer(origin).and_then(|node| node.get("Get")?.as_str());
        match text.map(Reference::parse) {
            Some(Ok(Reference::Property { path, .. })) => property_type(definition, step, &path).is_ok(),
            Some(Ok(Reference::PropertyFile { file, .. })) => {
                step.property_files.iter().any(|one| one.name == file)
            }
            _ => false,
        }
    };
    origins.iter().all(good)
}

/// The edit that lets the reader of one wire read another output of the step.
fn repointed(definition: &Definition, name: &str, wire: &Old) -> Result<Option<Edit>, Error> {
    let Some(step) = definition.step(name) else { return Ok(None) };
    let Some(target) = definition.step(&wire.other) else { return Ok(None) };
    let [origin] = wire.origins.as_slice() else { return Ok(None) };
    let pointer = origin.strip_prefix(&target.pointer).unwrap_or(origin);
    for outlet in outlets(definition, step) {
        let end = WireEnd { step: name.to_owned(), port: outlet.port };
        let found = connections(definition, &end, &wire.other, None)?.choices;
        let fits = found.into_iter().find(|choice| {
            !choice.pointer.is_empty() && choice.pointer == pointer && choice.port == wire.input
        });
        if let Some(choice) = fits {
            return Ok(Some(choice.edit));
        }
    }
    Ok(None)
}
