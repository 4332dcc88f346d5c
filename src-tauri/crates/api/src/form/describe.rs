//! What a field is, beside the value it holds.

use pipewright_pipeline::json::{JsonText, Node};
use pipewright_validator::shapes::{ScalarKind, Size};

use super::label::{label, unit};
use super::own::Own;
use super::slot::{Kind, MemberSlot, Slot};
use super::value::scalar_word;
use crate::dto::form::{FieldKind, FieldPicker, FieldValue, FormField, ValueSource};

/// More words than this are looked for, not listed.
const FEW: usize = 24;

/// A field that is not set.
pub(super) fn blank(member: &MemberSlot, pointer: &str) -> FormField {
    let slot = member.slot;
    let kind = slot.kind();
    // A list of words is ticked, not written.
    let words = match kind {
        Kind::Words(words) => words,
        Kind::List(element) => match element.kind() {
            Kind::Words(words) => words,
            _ => &[],
        },
        _ => &[],
    };
    let choices =
        if words.len() <= FEW { words.iter().map(|word| (*word).to_owned()).collect() } else { Vec::new() };
    let scalar = slot.scalar();
    FormField {
        pointer: pointer.to_owned(),
        name: member.name.to_owned(),
        label: label(member.name),
        group: None,
        kind: field_kind(kind),
        type_word: type_word(member),
        required: member.required,
        set: false,
        clearable: true,
        value: None,
        json: None,
        choices,
        limits: limits(slot),
        pattern: scalar
            .and_then(|scalar| scalar.pattern.as_ref())
            .map(|pattern| pattern.text().to_owned())
            .filter(|text| text != ".*"),
        help: member.help.map(str::to_owned),
        default: member.default.map(str::to_owned),
        unit: unit(member.name).filter(|_| is_number(kind)).map(str::to_owned),
        picker: picker(member.name, slot),
        sources: sources(slot),
        problems: Vec::new(),
        note: None,
        main: None,
        columns: Vec::new(),
        fields: Vec::new(),
    }
}

/// Adds the value to a field.
pub(super) fn describe(field: &mut FormField, kind: Kind, node: &Node, value: FieldValue) {
    if matches!(kind, Kind::Value)
        && let FieldValue::Literal { .. } = value
    {
        word_of(node).clone_into(&mut field.type_word);
    }
    // What does not fit its place is shown as it is written.
    if matches!(value, FieldValue::Json { .. })
        && matches!(field.kind, FieldKind::List | FieldKind::Map | FieldKind::Structure)
    {
        field.kind = FieldKind::Json;
    }
    if let (FieldValue::Literal { .. }, true) = (&value, misfits(kind, node)) {
        field.kind = FieldKind::Json;
        field.value = Some(FieldValue::Json { text: JsonText(node.clone()).to_string() });
    } else {
        field.value = Some(value);
    }
    field.json = Some(JsonText(node.clone()).to_string());
}

/// Whether a literal is of another kind than its place takes: `"1"` where a number belongs.
fn misfits(kind: Kind, node: &Node) -> bool {
    use pipewright_pipeline::json::Value;
    match (kind, &node.value) {
        (Kind::Value | Kind::Json, _) | (Kind::Words(_), Value::String(_)) => false,
        (Kind::Scalar(kind), value) => !matches!(
            (kind, value),
            (ScalarKind::String | ScalarKind::Timestamp, Value::String(_))
                | (ScalarKind::Integer | ScalarKind::Float, Value::Number(_))
                | (ScalarKind::Boolean, Value::Bool(_))
        ),
        _ => true,
    }
}

fn word_of(node: &Node) -> &'static str {
    use pipewright_pipeline::json::Value;
    match &node.value {
        Value::Number(_) => "Number",
        Value::Bool(_) => "Boolean",
        _ => "Text",
    }
}

fn field_kind(kind: Kind) -> FieldKind {
    match kind {
        Kind::Scalar(ScalarKind::Integer) => FieldKind::Integer,
        Kind::Scalar(ScalarKind::Float) => FieldKind::Number,
        Kind::Scalar(ScalarKind::Boolean) => FieldKind::Boolean,
        Kind::Words(words) if words.len() <= FEW => FieldKind::Choice,
        Kind::Words(_) | Kind::Scalar(ScalarKind::String | ScalarKind::Timestamp) => FieldKind::Text,
        Kind::Value => FieldKind::Value,
        Kind::List(_) => FieldKind::List,
        Kind::Map(_) => FieldKind::Map,
        Kind::Structure => FieldKind::Structure,
        Kind::Json | Kind::Condition => FieldKind::Json,
    }
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Scalar(ScalarKind::Integer | ScalarKind::Float))
}

/// The type in a word: the service's own when it says more than the plain one.
pub(super) fn type_word(member: &MemberSlot) -> String {
    let slot = member.slot;
    let kind = slot.kind();
    if is_number(kind) {
        if let Some(unit) = unit(member.name) {
            return unit.to_owned();
        }
        if let Size { min: Some(min), max: Some(max) } = slot.size()
            && max <= 100_000.0
        {
            return format!("{min}–{max}");
        }
    }
    match (picker(member.name, slot), kind) {
        (Some(FieldPicker::Instance), _) => "InstanceType".into(),
        (Some(FieldPicker::S3), _) => "S3Uri".into(),
        (Some(FieldPicker::Role), _) => "RoleArn".into(),
        (Some(FieldPicker::Image), _) => "ImageUri".into(),
        (Some(FieldPicker::Duration), _) => "Duration".into(),
        (_, Kind::Scalar(kind)) => scalar_word(kind).into(),
        (_, Kind::Words(_)) => "Choice".into(),
        (_, Kind::List(_)) => "List".into(),
        (_, Kind::Map(_)) => "Map".into(),
        (_, Kind::Structure) => "Structure".into(),
        (_, Kind::Value) => "Value".into(),
        (_, Kind::Json | Kind::Condition) => "JSON".into(),
    }
}

fn limits(slot: Slot) -> Option<String> {
    let what = match slot.kind() {
        Kind::Scalar(ScalarKind::String) | Kind::Words(_) => " characters",
        Kind::Scalar(ScalarKind::Integer | ScalarKind::Float) => "",
        Kind::List(_) | Kind::Map(_) => " entries",
        _ => return None,
    };
    let number = |value: f64| {
        let digits = format!("{value}");
        if value < 10_000.0 { digits } else { thousands(&digits) }
    };
    Some(match slot.size() {
        Size { min: Some(min), max: Some(max) } if min > 0.0 || what.is_empty() => {
            format!("{} to {}{what}", number(min), number(max))
        }
        Size { max: Some(max), .. } => format!("at most {}{what}", number(max)),
        Size { min: Some(min), .. } if min > 0.0 => format!("at least {}{what}", number(min)),
        Size { .. } => return None,
    })
}

fn thousands(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub(super) fn picker(name: &str, slot: Slot) -> Option<FieldPicker> {
    let by_own = match slot {
        Slot::Own(Own::Duration) => Some(FieldPicker::Duration),
        Slot::Own(Own::Step | Own::List(Own::Step)) => Some(FieldPicker::Step),
        Slot::Own(Own::Output) => Some(FieldPicker::Output),
        _ => None,
    };
    if by_own.is_some() {
        return by_own;
    }
    if !matches!(slot.kind(), Kind::Scalar(ScalarKind::String) | Kind::Words(_)) {
        return None;
    }
    let shape = slot.name().unwrap_or_default();
    if shape.ends_with("InstanceType") {
        Some(FieldPicker::Instance)
    } else if matches!(name, "TrainingImage" | "ImageUri" | "Image") {
        Some(FieldPicker::Image)
    } else if name.ends_with("RoleArn") || name == "executionRoleArn" || shape == "RoleArn" {
        Some(FieldPicker::Role)
    } else if name.contains("S3") && !name.ends_with("Type") && !name.ends_with("Mode")
        || shape.contains("S3Uri")
        || name.ends_with("ModelDataUrl")
        || slot
            .scalar()
            .and_then(|scalar| scalar.pattern.as_ref())
            .is_some_and(|pattern| pattern.text().contains("s3://"))
    {
        Some(FieldPicker::S3)
    } else {
        None
    }
}

/// Where a value may come from. Pipelines reads its own members before anything runs.
fn sources(slot: Slot) -> Vec<ValueSource> {
    use ValueSource::{Join, JsonGet, Literal, Parameter, Property, Variable};
    match (slot, slot.kind()) {
        (Slot::Own(Own::Iteration), _) => vec![Property],
        (Slot::Own(Own::Items(_)), _) => vec![Literal, Parameter, Property],
        (Slot::Own(Own::Value), _) => vec![Literal, Parameter, Property, Variable, Join, JsonGet],
        (Slot::Own(_), Kind::Scalar(_) | Kind::Words(_)) => vec![Literal],
        (_, Kind::Scalar(ScalarKind::String)) => vec![Literal, Parameter, Property, Variable, Join],
        (_, Kind::Words(_) | Kind::Scalar(_)) => vec![Literal, Parameter, Property],
        _ => Vec::new(),
    }
}
