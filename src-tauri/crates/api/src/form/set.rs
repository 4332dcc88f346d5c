//! What a person gave a field, as an edit.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::{JsonText, Node, Value, child_pointer, list_index, unescape};
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::{PropertyKind, ScalarKind};

use super::complete::{fit, kind_of};
use super::label::label;
use super::own::{self, Own};
use super::slot::{Kind, Slot, slot_at, step_at};
use super::value;
use crate::dto::form::FieldInput;
use crate::error::{Error, ErrorCode};

/// The edit that gives the field at a pointer what is wanted; `None` when it holds that already.
pub(super) fn edit(
    definition: &Definition,
    pointer: &str,
    input: &FieldInput,
) -> Result<Option<Edit>, Error> {
    let step = step_at(definition, pointer).ok_or_else(|| {
        Error::new(ErrorCode::NotFound, "The step of this field is not there any more.".to_owned())
    })?;
    let slot = slot_at(step, pointer).unwrap_or(Slot::Own(&own::VALUE));
    let present = definition.root().pointer(pointer);
    let name = field_name(pointer);
    let titled = |verb: &str, edits: Vec<Edit>| {
        let label = format!("{verb} {} of {}", label(&name).to_lowercase_first(), step.name);
        Ok(Some(Edit::All { label: Some(label), edits }))
    };
    let put = |node: Node| match present {
        Some(present) if present.same(&node) => Ok(None),
        _ => titled("Set", vec![place(definition, pointer, node)]),
    };
    match input {
        FieldInput::Literal { text } => put(value::parse(slot.kind(), &label(&name), text)?),
        FieldInput::Json { value } => put(value.0.clone()),
        FieldInput::Reference { text } => put(reference(definition, slot, text)?),
        FieldInput::JsonGet { step, file, path } => {
            let file = Reference::PropertyFile { step: step.as_str().into(), file: file.as_str().into() };
            let body = Node::object([("PropertyFile", get(&file.to_string())), ("Path", Node::string(path))]);
            put(Node::object([("Std:JsonGet", body)]))
        }
        FieldInput::Join => put(join(present)),
        FieldInput::NewParameter { name: parameter } => {
            let declaration = declaration(slot.kind(), parameter, present);
            let kind = PropertyKind::Scalar(parameter_kind(slot.kind(), present));
            let node = fitted(slot.kind(), kind, &format!("Parameters.{parameter}"));
            let add = Edit::AddParameter { parameter: JsonText(declaration), position: None };
            titled(&format!("Make the parameter {parameter} of"), vec![add, place(definition, pointer, node)])
        }
        FieldInput::Begin => put(begin(slot)),
        FieldInput::Unset => match present {
            Some(_) => titled("Clear", vec![Edit::Clear { pointer: outermost(definition, step, pointer) }]),
            None => Ok(None),
        },
    }
}

trait LowercaseFirst {
    fn to_lowercase_first(self) -> String;
}

impl LowercaseFirst for String {
    /// `Instance type` within a sentence; `S3 URI` stays.
    fn to_lowercase_first(self) -> String {
        let mut letters = self.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                first.to_lowercase().collect::<String>() + &self[first.len_utf8()..]
            }
            _ => self,
        }
    }
}

/// The last part of a pointer that has a name.
pub(super) fn field_name(pointer: &str) -> String {
    let inner = ["On", "Values", "Std:Join", "Std:JsonGet", "-"];
    let named = |part: &&str| !part.is_empty() && list_index(part).is_none() && !inner.contains(part);
    pointer.rsplit('/').find(named).map_or_else(String::new, |part| unescape(part).into_owned())
}

pub(super) fn get(reference: &str) -> Node {
    Node::object([("Get", Node::string(reference))])
}

/// A reference as its place takes it.
fn reference(definition: &Definition, slot: Slot, text: &str) -> Result<Node, Error> {
    let reference =
        Reference::parse(text).map_err(|error| Error::new(ErrorCode::BadRequest, format!("{error}.")))?;
    Ok(fitted(slot.kind(), kind_of(definition, &reference), text))
}

/// A number becomes a text by being joined with nothing.
fn fitted(kind: Kind, is: PropertyKind, text: &str) -> Node {
    if fit(kind, is) == Some(true) {
        let values = Node::of(Value::Array(vec![get(text)]));
        return Node::object([("Std:Join", Node::object([("On", Node::string("")), ("Values", values)]))]);
    }
    get(text)
}

/// A Join that begins with what is there, and has room for more.
fn join(present: Option<&Node>) -> Node {
    let inner =
        present.and_then(|node| node.get("Std:Join")).and_then(|join| join.get("Values")).map(Node::elements);
    let first = match (present, inner) {
        (_, Some([only])) => only.clone(),
        (Some(node), None) if !matches!(node.value, Value::Null | Value::Array(_)) => node.clone(),
        _ => Node::string(""),
    };
    let values = Node::of(Value::Array(vec![first, Node::string("")]));
    Node::object([("Std:Join", Node::object([("On", Node::string("")), ("Values", values)]))])
}

fn parameter_kind(kind: Kind, present: Option<&Node>) -> ScalarKind {
    match (kind, present.map(|node| &node.value)) {
        (Kind::Scalar(ScalarKind::Timestamp), _) => ScalarKind::String,
        (Kind::Scalar(kind), _) => kind,
        (_, Some(Value::Bool(_))) => ScalarKind::Boolean,
        (_, Some(Value::Number(spelling))) if spelling.contains(['.', 'e', 'E']) => ScalarKind::Float,
        (_, Some(Value::Number(_))) => ScalarKind::Integer,
        _ => ScalarKind::String,
    }
}

/// The declaration of a parameter that takes the place of a value.
fn declaration(kind: Kind, name: &str, present: Option<&Node>) -> Node {
    let word = value::scalar_word(parameter_kind(kind, present));
    let default = present.and_then(|node| match node.value {
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(node.clone()),
        // A parameter gives a list as JSON text.
        Value::Array(_) => Some(Node::string(&JsonText(node.clone()).to_string())),
        _ => None,
    });
    let members = [("Name", Node::string(name)), ("Type", Node::string(word))];
    Node::object(members.into_iter().chain(default.map(|default| ("DefaultValue", default))))
}

/// The least that may stand at a slot.
fn begin(slot: Slot) -> Node {
    let choices = slot.members();
    match slot.kind() {
        Kind::List(_) => Node::of(Value::Array(Vec::new())),
        Kind::Structure => {
            let members = choices.iter().filter(|member| member.required);
            let started = |member: &super::slot::MemberSlot| (member.name, begin(member.slot));
            // What must be there and can only be chosen by the user stays away, and the validator says so.
            let sensible = |(_, node): &(&str, Node)| !matches!(&node.value, Value::Null);
            Node::object(members.map(started).filter(sensible))
        }
        Kind::Map(_) => Node::object([]),
        Kind::Scalar(ScalarKind::Boolean) => Node::of(Value::Bool(matches!(slot, Slot::Own(Own::Boolean)))),
        Kind::Words(words) => words.first().map_or_else(|| Node::of(Value::Null), |word| Node::string(word)),
        Kind::Scalar(ScalarKind::String | ScalarKind::Timestamp) | Kind::Value => Node::string(""),
        Kind::Scalar(_) | Kind::Json => Node::of(Value::Null),
        Kind::Condition => Node::object([("Type", Node::string("GreaterThanOrEqualTo"))]),
    }
}

/// Sets a value, with all that must be around it.
fn place(definition: &Definition, pointer: &str, node: Node) -> Edit {
    let (mut pointer, mut node) = (pointer.to_owned(), node);
    while let Some((above, last)) =
        pointer.rsplit_once('/').map(|(above, last)| (above.to_owned(), last.to_owned()))
    {
        let there = definition.root().pointer(&above).is_some_and(|node| node.value != Value::Null);
        if there || above.is_empty() {
            break;
        }
        node = match last.as_str() {
            "0" | "-" => Node::of(Value::Array(vec![node])),
            name => Node::object([(&*unescape(name), node)]),
        };
        pointer = above;
    }
    Edit::Set { pointer, value: JsonText(node) }
}

/// The outermost value that holds nothing but what is cleared, and need not be there.
fn outermost(definition: &Definition, step: &Step, pointer: &str) -> String {
    let root = definition.root();
    let (mut best, mut at) = (pointer, pointer);
    while let Some((above, last)) = at.rsplit_once('/') {
        let Some((holder, name)) = above.rsplit_once('/') else { break };
        let alone = root.pointer(above).is_some_and(|node| node.members().len() + node.elements().len() == 1);
        let ends = above == step.pointer
            || above == child_pointer(&step.pointer, "Arguments")
            || above.contains("/Std:")
            || last.contains(':');
        // An element stands for something though it is empty.
        let element = root.pointer(holder).is_some_and(|node| matches!(node.value, Value::Array(_)));
        if ends || element || !alone {
            break;
        }
        at = above;
        let members = slot_at(step, holder).map(Slot::members).unwrap_or_default();
        // What must be there goes only with what holds it.
        if !members.iter().any(|member| member.name == name && member.required) {
            best = at;
        }
    }
    best.to_owned()
}
