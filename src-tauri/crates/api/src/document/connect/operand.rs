//! The sides of a Condition's comparisons, as places for a value.

use pipewright_pipeline::condition::Comparison;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::{PropertyKind, ScalarKind, property_type};

use crate::dto::connect::ChoiceGroup;

/// What stands on the other side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Text,
    Number,
    Boolean,
    /// Known only in the run, or nothing yet.
    Unknown,
    /// Nothing: the whole condition is written, with this to compare with.
    Written(ScalarKind),
}

/// A side of a comparison, or a condition that is yet to come.
pub(super) struct Place {
    pub(super) port: String,
    pub(super) words: String,
    /// From the step.
    pub(super) pointer: String,
    pub(super) other: Other,
    pub(super) around: Option<(Node, &'static str)>,
    pub(super) group: ChoiceGroup,
}

impl Other {
    /// Whether a value of a type compares with it.
    pub(super) fn compares(self, value: Option<ScalarKind>) -> bool {
        let Some(value) = value else {
            return !matches!(self, Self::Written(kind) if kind != ScalarKind::Float);
        };
        let number = matches!(value, ScalarKind::Integer | ScalarKind::Float);
        match self {
            Self::Unknown => true,
            Self::Text => matches!(value, ScalarKind::String | ScalarKind::Timestamp),
            Self::Number | Self::Written(ScalarKind::Float) => number,
            Self::Boolean => value == ScalarKind::Boolean,
            Self::Written(kind) => kind == value,
        }
    }

    fn of(definition: &Definition, node: Option<&Node>) -> Self {
        let Some(node) = node else { return Self::Unknown };
        match Expression::read(node) {
            Expression::Join { .. }
            | Expression::Get(Ok(Reference::Execution(_) | Reference::Experiment(_))) => Self::Text,
            Expression::Get(Ok(Reference::Parameter(name))) => definition
                .parameter(&name)
                .and_then(|parameter| parameter.parameter_type)
                .map_or(Self::Unknown, |kind| Self::typed(kind.into())),
            Expression::Get(Ok(Reference::Property { step, path })) => definition
                .step(&step)
                .and_then(|step| property_type(definition, step, &path).ok())
                .map_or(Self::Unknown, |property| match property.kind {
                    PropertyKind::Scalar(kind) => Self::typed(kind),
                    _ => Self::Unknown,
                }),
            Expression::Literal(literal) => match literal.value {
                Value::String(_) => Self::Text,
                Value::Number(_) => Self::Number,
                Value::Bool(_) => Self::Boolean,
                _ => Self::Unknown,
            },
            _ => Self::Unknown,
        }
    }
}

impl Other {
    fn typed(kind: ScalarKind) -> Self {
        match kind {
            ScalarKind::String | ScalarKind::Timestamp => Self::Text,
            ScalarKind::Integer | ScalarKind::Float => Self::Number,
            ScalarKind::Boolean => Self::Boolean,
        }
    }
}

/// Every side of every comparison, and a condition more of each kind.
pub(super) fn places(definition: &Definition, arguments: Option<&Node>) -> Vec<Place> {
    let conditions = arguments.and_then(|one| one.get("Conditions")).map(Node::elements).unwrap_or_default();
    let mut places = Vec::new();
    for (index, condition) in conditions.iter().enumerate() {
        let port = format!("condition-{}", index + 1);
        let pointer = format!("/Arguments/Conditions/{index}");
        if is_beginning(condition) {
            let words = "Condition".to_owned();
            let group = ChoiceGroup::Input;
            places.extend(whole(&port, &words, &pointer, group));
        }
        let number =
            if conditions.len() > 1 { format!(" of condition {}", index + 1) } else { String::new() };
        sides(definition, condition, &port, &number, &pointer, &mut places);
    }
    let port = format!("condition-{}", conditions.len() + 1);
    let pointer = format!("/Arguments/Conditions/{}", conditions.len());
    places.extend(whole(&port, "One more condition", &pointer, ChoiceGroup::New));
    places
}

/// A comparison to begin with, for each type of value.
fn whole(port: &str, words: &str, pointer: &str, group: ChoiceGroup) -> [Place; 3] {
    let place = |kind: ScalarKind| {
        let (comparison, right) = match kind {
            ScalarKind::Boolean => ("Equals", Value::Bool(true)),
            ScalarKind::String | ScalarKind::Timestamp => ("Equals", Value::String("".into())),
            ScalarKind::Integer | ScalarKind::Float => ("GreaterThanOrEqualTo", Value::Number("0.5".into())),
        };
        let around = Node::object([
            ("Type", Node::string(comparison)),
            ("LeftValue", Node::of(Value::Null)),
            ("RightValue", Node::of(right)),
        ]);
        Place {
            port: port.to_owned(),
            words: words.to_owned(),
            pointer: pointer.to_owned(),
            other: Other::Written(kind),
            around: Some((around, "/LeftValue")),
            group,
        }
    };
    [ScalarKind::Float, ScalarKind::String, ScalarKind::Boolean].map(place)
}

/// The condition of the palette compares two texts, only to be well-formed.
fn is_beginning(condition: &Node) -> bool {
    let left = condition.get("LeftValue").and_then(|left| left.get("Get")?.as_str());
    left == Some("Execution.PipelineName")
        && condition.get("RightValue").and_then(Node::as_str) == Some("nightly")
}

fn sides(
    definition: &Definition,
    condition: &Node,
    port: &str,
    number: &str,
    pointer: &str,
    places: &mut Vec<Place>,
) {
    let word = condition.get("Type").and_then(Node::as_str).unwrap_or_default();
    let mut side = |words: &str, member: &str, other: Other| {
        places.push(Place {
            port: port.to_owned(),
            words: format!("{words}{number}"),
            pointer: format!("{pointer}/{member}"),
            other,
            around: None,
            group: ChoiceGroup::Input,
        });
    };
    if Comparison::parse(word).is_some() {
        side("Left side", "LeftValue", Other::of(definition, condition.get("RightValue")));
        side("Right side", "RightValue", Other::of(definition, condition.get("LeftValue")));
    } else if matches!(word, "In" | "NotIn") {
        let member = if condition.get("Value").is_some() { "Value" } else { "QueryValue" };
        let values = condition.get("Values").or_else(|| condition.get("In"));
        side(
            "Value to look for",
            member,
            Other::of(definition, values.and_then(|values| values.elements().first())),
        );
    } else if word == "Not" {
        if let Some(inner) = condition.get("Condition") {
            sides(definition, inner, port, number, &format!("{pointer}/Condition"), places);
        }
    } else if word == "Or" {
        let inner = condition.get("Conditions").map(Node::elements).unwrap_or_default();
        for (index, one) in inner.iter().enumerate() {
            let number = format!("{number} ({})", index + 1);
            sides(definition, one, port, &number, &format!("{pointer}/Conditions/{index}"), places);
        }
    }
}
