//! One field with all that is in it, and the fields of a structure.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::json::{JsonText, Node, Value, child_pointer};

use super::{Here, Placed, name_apart};
use crate::dto::form::{FieldKind, FieldPicker, FieldValue, FormColumn, FormField};
use crate::form::describe::{blank, describe};
use crate::form::own::{self, Own};
use crate::form::slot::{Kind, MemberSlot, Slot, is_variable};
use crate::form::{note, value};

/// Elements of lists are known by one of these.
const NAMING: [&str; 11] = [
    "ChannelName",
    "InputName",
    "OutputName",
    "PropertyFileName",
    "VariantName",
    "InstanceGroupName",
    "Name",
    "Key",
    "StepName",
    "DefinitionName",
    "ParameterKey",
];

/// A table has at most so many columns.
const WIDEST: usize = 4;

/// A member that nobody here knows.
pub(super) fn stray(definition: &Definition, step: &Step, name: &str, node: &Node, above: &str) -> FormField {
    let own: &'static Own = match &node.value {
        Value::Array(_) => &own::JSON,
        Value::Object(_) if !is_variable(node) => &own::JSON,
        _ => &own::VALUE,
    };
    let member = MemberSlot { name: "", slot: Slot::Own(own), required: false, default: None, help: None };
    let mut field = field(definition, step, &member, Some(node), &child_pointer(above, name), None);
    name.clone_into(&mut field.name);
    name.clone_into(&mut field.label);
    field
}

/// The fields of a structure, with those of the structures in it.
pub(super) fn members(
    definition: &Definition,
    step: &Step,
    slot: Slot,
    node: Option<&Node>,
    here: &Here<'_>,
    top: Option<&'static str>,
    placed: &mut Vec<Placed>,
) {
    let known = slot.members();
    let all = here.all;
    for member in &known {
        let child = node.and_then(|node| node.get(member.name));
        if child.is_none() && (!all && !slot.shows(member) || slot.is_replaced(member.name, node)) {
            continue;
        }
        let top = top.unwrap_or(member.name);
        let essential = here.essential && slot.is_essential(member);
        let pointer = child_pointer(here.pointer, member.name);
        let deeper = matches!(member.slot.kind(), Kind::Structure)
            && child.is_none_or(|child| matches!(child.value, Value::Object(_)) && !is_variable(child));
        if deeper {
            let groups: Vec<_> =
                here.groups.iter().cloned().chain([crate::form::label::label(member.name)]).collect();
            let before = placed.len();
            let below = Here {
                pointer: &pointer,
                groups: &groups,
                essential: here.essential && slot.shows(member),
                all: false,
            };
            members(definition, step, member.slot, child, &below, Some(top), placed);
            if placed.len() > before || child.is_none() {
                continue;
            }
        }
        let list = matches!(member.slot.kind(), Kind::List(_) | Kind::Map(_));
        // The section itself says the first of them.
        let group = here.groups.get(1..).filter(|groups| !groups.is_empty()).map(|groups| groups.join(" › "));
        let field = field(definition, step, member, child, &pointer, group);
        placed.push(Placed { top, essential: essential && !list, field });
    }
    for member in node.map(Node::members).unwrap_or_default() {
        if known.iter().all(|known| known.name != member.name) {
            let field = stray(definition, step, &member.name, &member.node, here.pointer);
            placed.push(Placed { top: top.unwrap_or_default(), essential: false, field });
        }
    }
}

/// Whether a list of such structures is shown as a table.
fn is_table(element: Slot) -> bool {
    let members = element.members();
    let single = |member: &MemberSlot| matches!(member.slot.kind(), Kind::Scalar(_) | Kind::Words(_));
    (2..=WIDEST).contains(&members.len()) && members.iter().all(single)
}

/// One field with all that is in it.
pub(in crate::form) fn field(
    definition: &Definition,
    step: &Step,
    member: &MemberSlot,
    node: Option<&Node>,
    pointer: &str,
    group: Option<String>,
) -> FormField {
    let mut field = FormField { group, ..blank(member, pointer) };
    let Some(node) = node else {
        // What Pipelines has beside the request is short, and shown whole.
        if let (Slot::Own(Own::Structure(_)), Kind::Structure) = (member.slot, member.slot.kind()) {
            field.fields = inside(definition, step, member.slot, None, pointer);
            field.note = note::of(member.slot, &Node::object([]));
        }
        return field;
    };
    field.set = true;
    let kind = member.slot.kind();
    let object = matches!(node.value, Value::Object(_)) && !is_variable(node);
    match (kind, &node.value) {
        (Kind::List(element), Value::Array(elements)) => {
            if is_table(element) {
                let column = |member: &MemberSlot| FormColumn {
                    name: member.name.into(),
                    label: crate::form::label::label(member.name),
                };
                field.columns = element.members().iter().map(column).collect();
            }
            let make = |(index, node): (usize, &Node)| {
                self::element(definition, step, element, index, node, pointer)
            };
            field.fields = elements.iter().enumerate().map(make).collect();
        }
        (Kind::Map(value), Value::Object(entries)) if object => {
            let make = |entry: &pipewright_pipeline::json::Member| {
                let nested = matches!(entry.node.value, Value::Array(_))
                    || matches!(entry.node.value, Value::Object(_)) && !is_variable(&entry.node);
                let slot =
                    if nested && matches!(value.kind(), Kind::Json) { value } else { value.or_value() };
                let member = MemberSlot { name: "", slot, required: false, default: None, help: None };
                let mut made = self::field(
                    definition,
                    step,
                    &member,
                    Some(&entry.node),
                    &child_pointer(pointer, &entry.name),
                    None,
                );
                made.name = entry.name.to_string();
                made.label = entry.name.to_string();
                made
            };
            field.fields = entries.iter().map(make).collect();
        }
        (Kind::Structure, Value::Object(_)) if object => {
            field.fields = inside(definition, step, member.slot, Some(node), pointer);
            field.note = note::of(member.slot, node);
        }
        _ => {
            let value = value::read(definition, kind, node);
            if let FieldValue::Join { .. } = value {
                field.fields = parts(definition, step, node, pointer);
            }
            describe(&mut field, kind, node, value);
        }
    }
    field
}

/// The fields of a structure that is a field itself.
fn inside(
    definition: &Definition,
    step: &Step,
    slot: Slot,
    node: Option<&Node>,
    pointer: &str,
) -> Vec<FormField> {
    let mut placed = Vec::new();
    let here = Here { pointer, groups: &[String::new()], essential: false, all: is_table(slot) };
    members(definition, step, slot, node, &here, None, &mut placed);
    let mut fields: Vec<_> = placed.into_iter().map(|one| one.field).collect();
    name_apart(&mut fields);
    fields
}

/// The parts of a `Std:Join`.
fn parts(definition: &Definition, step: &Step, node: &Node, pointer: &str) -> Vec<FormField> {
    let values =
        node.get("Std:Join").and_then(|join| join.get("Values")).map(Node::elements).unwrap_or_default();
    let above = format!("{pointer}/Std:Join/Values");
    values
        .iter()
        .enumerate()
        .map(|(index, node)| element(definition, step, Slot::Own(&own::VALUE), index, node, &above))
        .collect()
}

fn element(
    definition: &Definition,
    step: &Step,
    slot: Slot,
    index: usize,
    node: &Node,
    above: &str,
) -> FormField {
    let member = MemberSlot { name: "", slot, required: false, default: None, help: None };
    let mut field =
        field(definition, step, &member, Some(node), &child_pointer(above, &index.to_string()), None);
    field.name = index.to_string();
    field.label = (index + 1).to_string();
    field.clearable = true;
    if field.kind == FieldKind::Structure {
        let named = NAMING.iter().find_map(|name| node.get(name)).and_then(Node::as_str);
        if let Some(named) = named.filter(|name| !name.is_empty()) {
            named.clone_into(&mut field.label);
        }
        field.main = main(&field.fields).map(|main| main.pointer.clone());
    }
    if let Some(FieldValue::Json { .. }) = field.value
        && field.kind != FieldKind::Json
    {
        field.json = Some(JsonText(node.clone()).to_string());
    }
    field
}

/// The field that an element is about: where its data is.
fn main(fields: &[FormField]) -> Option<&FormField> {
    fields.iter().find(|field| field.set && field.picker == Some(FieldPicker::S3)).or_else(|| {
        fields.iter().find(|field| {
            field.set && matches!(field.picker, Some(FieldPicker::Instance | FieldPicker::Image))
        })
    })
}
