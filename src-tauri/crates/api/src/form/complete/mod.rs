//! What a field could hold: typed, reachable, the best first.
//!
//! Nothing is offered that the validator would then refuse.

mod image;
mod literal;
mod property;
mod reach;

use std::path::Path;

use pipewright_pipeline::condition::Comparison;
use pipewright_pipeline::definition::{Definition, PropertyFile, Step};
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::parameters::scalar_text;
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::{PropertyKind, ScalarKind, property_type};

use super::own::{self, Own};
use super::rank::rank;
use super::set::field_name;
use super::slot::{Kind, Slot, slot_at, step_at};
use super::value::scalar_word;
use crate::dto::form::{FieldInput, Suggestion, ValueSource};
use crate::execution::ReportValue;

/// As many as anybody looks through.
const MOST: usize = 200;

const VARIABLES: [(&str, &str); 8] = [
    ("Execution.PipelineExecutionId", "Different in every execution"),
    ("Execution.PipelineName", "The pipeline's name"),
    ("Execution.StartDateTime", "When the execution began"),
    ("Execution.CurrentDateTime", "When the step begins"),
    ("Execution.PipelineExecutionArn", "The execution's ARN"),
    ("Execution.PipelineArn", "The pipeline's ARN"),
    ("Execution.TrainingJobName", "The name of this training job"),
    ("Execution.ProcessingJobName", "The name of this processing job"),
];

/// What there is to know beside the definition.
pub(super) struct Around<'a> {
    /// The project's folder.
    pub(super) folder: &'a Path,
    /// What a step's property file held last.
    pub(super) report: &'a dyn Fn(&str, &PropertyFile) -> Vec<ReportValue>,
}

/// A field to be completed.
struct Field<'f> {
    definition: &'f Definition,
    around: &'f Around<'f>,
    step: &'f Step,
    pointer: &'f str,
    slot: Slot,
    /// What the other side of a comparison is.
    like: Option<PropertyKind>,
}

/// A suggestion with how good it is, apart from what is searched.
struct Found {
    weight: usize,
    suggestion: Suggestion,
}

/// What the field at a pointer could hold, from a source.
pub(super) fn complete(
    definition: &Definition,
    around: &Around<'_>,
    pointer: &str,
    text: &str,
    source: ValueSource,
) -> Vec<Suggestion> {
    let Some(step) = step_at(definition, pointer) else { return Vec::new() };
    let slot = slot_at(step, pointer).unwrap_or(Slot::Own(&own::VALUE));
    let field = Field { definition, around, step, pointer, slot, like: other_side(definition, pointer) };
    let mut found = match source {
        ValueSource::Literal => literal::all(&field),
        ValueSource::Parameter => parameters(&field, text),
        ValueSource::Property => property::all(&field, text),
        ValueSource::Variable => variables(&field),
        ValueSource::JsonGet => property::json_get(&field, text),
        ValueSource::Join => Vec::new(),
    };
    let ranked = |one: Found| {
        let literal = match &one.suggestion.input {
            FieldInput::Literal { text } => text.clone(),
            _ => String::new(),
        };
        let texts = [
            one.suggestion.label.clone(),
            one.suggestion.group.clone().unwrap_or_default(),
            one.suggestion.detail.clone(),
            literal,
        ];
        // What was made of the search itself always fits it.
        let rank =
            if matches!(one.suggestion.input, FieldInput::NewParameter { .. } | FieldInput::JsonGet { .. }) {
                Some(0)
            } else {
                rank(text, &texts)
            };
        Some((rank? + one.weight, one.suggestion))
    };
    let mut ranked: Vec<_> = found.drain(..).filter_map(ranked).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    together(ranked.into_iter().map(|(_, suggestion)| suggestion).take(MOST).collect())
}

/// Each group in one piece, where its best stands: a heading is read once.
fn together(suggestions: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut groups: Vec<(Option<String>, Vec<Suggestion>)> = Vec::new();
    for suggestion in suggestions {
        match groups.iter_mut().find(|(group, _)| *group == suggestion.group) {
            Some((_, members)) => members.push(suggestion),
            None => groups.push((suggestion.group.clone(), vec![suggestion])),
        }
    }
    groups.into_iter().flat_map(|(_, members)| members).collect()
}

/// Whether something may stand at a place: `None` when it may not, `Some(true)` when it becomes a text on the way.
pub(super) fn fit(place: Kind, is: PropertyKind) -> Option<bool> {
    use ScalarKind::{Boolean, Float, Integer, String, Timestamp};
    let kind = match is {
        PropertyKind::Scalar(kind) => kind,
        PropertyKind::Unknown => return Some(false),
        PropertyKind::Structure | PropertyKind::List | PropertyKind::Map => return None,
    };
    match place {
        Kind::Value => Some(false),
        Kind::Scalar(String | Timestamp) | Kind::Words(_) if matches!(kind, String | Timestamp) => {
            Some(false)
        }
        Kind::Scalar(String) => Some(true),
        Kind::Scalar(Float) => matches!(kind, Float | Integer).then_some(false),
        Kind::Scalar(place @ (Integer | Boolean)) => (place == kind).then_some(false),
        _ => None,
    }
}

/// What a reference leads to.
pub(super) fn kind_of(definition: &Definition, reference: &Reference) -> PropertyKind {
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
        _ => PropertyKind::Unknown,
    }
}

impl Field<'_> {
    /// [`fit`], and comparable with the other side of a comparison.
    fn takes(&self, is: PropertyKind) -> Option<bool> {
        if let (Some(PropertyKind::Scalar(like)), PropertyKind::Scalar(kind)) = (self.like, is)
            && group(like) != group(kind)
        {
            return None;
        }
        if let Slot::Own(Own::Items(_)) = self.slot {
            return (is == PropertyKind::Scalar(ScalarKind::String)).then_some(false);
        }
        fit(self.slot.kind(), is)
    }
}

/// What can be compared with its like.
fn group(kind: ScalarKind) -> u8 {
    match kind {
        ScalarKind::String => 0,
        ScalarKind::Integer | ScalarKind::Float => 1,
        ScalarKind::Boolean => 2,
        ScalarKind::Timestamp => 3,
    }
}

/// What stands at the other side of a comparison, as far as it is known before the pipeline runs.
fn other_side(definition: &Definition, pointer: &str) -> Option<PropertyKind> {
    let (above, name) = pointer.rsplit_once('/')?;
    let condition = definition.root().pointer(above)?;
    let word = condition.get("Type").and_then(Node::as_str);
    let other = match name {
        "LeftValue" => condition.get("RightValue")?,
        "RightValue" => condition.get("LeftValue")?,
        "QueryValue" => condition.get("Values")?.elements().first()?,
        _ => {
            let query = above.strip_suffix("/Values").and_then(|above| definition.root().pointer(above))?;
            query.get("Type").filter(|word| word.as_str() == Some("In"))?;
            query.get("QueryValue")?
        }
    };
    // An order wants numbers, whatever is there.
    let ordered = word
        .and_then(Comparison::parse)
        .is_some_and(|comparison| !matches!(comparison, Comparison::Equals | Comparison::NotEquals));
    match (literal_kind(definition, other), ordered) {
        (None, true) => None,
        (kind, _) => kind,
    }
}

fn literal_kind(definition: &Definition, node: &Node) -> Option<PropertyKind> {
    let scalar = |kind| Some(PropertyKind::Scalar(kind));
    match Expression::read(node) {
        Expression::Literal(node) => match &node.value {
            Value::String(_) => scalar(ScalarKind::String),
            Value::Number(_) => scalar(ScalarKind::Float),
            Value::Bool(_) => scalar(ScalarKind::Boolean),
            _ => None,
        },
        Expression::Join { .. } => scalar(ScalarKind::String),
        Expression::Get(Ok(reference)) => {
            Some(kind_of(definition, &reference)).filter(|kind| *kind != PropertyKind::Unknown)
        }
        _ => None,
    }
}

fn parameters(field: &Field<'_>, text: &str) -> Vec<Found> {
    let words = match field.slot.kind() {
        Kind::Words(words) => words,
        _ => &[],
    };
    let mut found: Vec<_> = field
        .definition
        .parameters()
        .iter()
        .filter(|parameter| !parameter.name.is_empty())
        .filter_map(|parameter| {
            let kind = parameter.parameter_type?;
            let as_text = field.takes(PropertyKind::Scalar(kind.into()))?;
            let default = parameter.default.as_ref().map(scalar_text);
            let unfit =
                !words.is_empty() && !default.as_deref().is_some_and(|default| words.contains(&default));
            let detail = match default {
                Some(default) => format!("{kind} · {default}"),
                None => format!("{kind} · must be given"),
            };
            Some(Found {
                weight: usize::from(as_text) * 2 + usize::from(unfit) * 3,
                suggestion: Suggestion {
                    label: parameter.name.clone(),
                    detail: if as_text { format!("{detail} · as text") } else { detail },
                    group: None,
                    input: FieldInput::Reference { text: format!("Parameters.{}", parameter.name) },
                },
            })
        })
        .collect();
    found.extend(new_parameter(field, text));
    found
}

/// A new parameter in the place of what stands there.
fn new_parameter(field: &Field<'_>, text: &str) -> Option<Found> {
    let present = field.definition.root().pointer(field.pointer);
    let default = match present.map(|node| &node.value) {
        None => None,
        Some(Value::String(_) | Value::Number(_) | Value::Bool(_)) => present,
        Some(Value::Array(_)) if matches!(field.slot, Slot::Own(Own::Items(_))) => present,
        Some(_) => return None,
    };
    let legal = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let text = text.trim();
    let given = !text.is_empty() && text.chars().all(legal) && text.len() <= 64;
    let free = |name: &str| field.definition.parameter(name).is_none();
    if given && !free(text) {
        return None;
    }
    let member = field_name(field.pointer);
    let name = if given {
        text.to_owned()
    } else {
        free_name(&[member.clone(), format!("{}{member}", field.step.name)], &free)?
    };
    let kind = match field.slot.kind() {
        Kind::Scalar(kind) => scalar_word(kind),
        Kind::List(_) => scalar_word(ScalarKind::String),
        _ => "its own type",
    };
    let detail = match default {
        Some(node) => format!("New parameter, {} by default", super::value::literal(Kind::Json, node)),
        None => format!("New parameter, {kind}"),
    };
    let suggestion =
        Suggestion { label: name.clone(), detail, group: None, input: FieldInput::NewParameter { name } };
    Some(Found { weight: 30, suggestion })
}

/// The first of these names, made legal, that nobody has.
fn free_name(names: &[String], free: &dyn Fn(&str) -> bool) -> Option<String> {
    let legal = |name: &String| {
        let name: String = name
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
            .take(60)
            .collect();
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    let names: Vec<_> = names.iter().filter_map(legal).collect();
    let numbered =
        names.last().into_iter().flat_map(|name| (2..100).map(move |number| format!("{name}{number}")));
    names.iter().cloned().chain(numbered).find(|name| free(name))
}

fn variables(field: &Field<'_>) -> Vec<Found> {
    if field.takes(PropertyKind::Scalar(ScalarKind::String)).is_none()
        || matches!(field.slot.kind(), Kind::Words(_))
    {
        return Vec::new();
    }
    let suggestion = |reference: &str, detail: &str| {
        let label = reference.rsplit('.').next().unwrap_or(reference).to_owned();
        Suggestion {
            label,
            detail: detail.to_owned(),
            group: None,
            input: FieldInput::Reference { text: reference.to_owned() },
        }
    };
    let fits = |name: &str| match name {
        "Execution.TrainingJobName" => field.step.step_type == "Training",
        "Execution.ProcessingJobName" => field.step.step_type == "Processing",
        // Points in time compare in a way of their own.
        name => !(field.like.is_some() && name.ends_with("DateTime")),
    };
    let mut all: Vec<_> = VARIABLES
        .iter()
        .filter(|(name, _)| fits(name))
        .map(|(name, detail)| suggestion(name, detail))
        .collect();
    if field
        .definition
        .root()
        .get("PipelineExperimentConfig")
        .is_some_and(|node| matches!(node.value, Value::Object(_)))
    {
        all.push(suggestion("PipelineExperimentConfig.ExperimentName", "The experiment's name"));
        all.push(suggestion("PipelineExperimentConfig.TrialName", "The trial's name"));
    }
    if reach::for_each_around(field.definition, field.step).is_some() {
        all.insert(0, suggestion("ForEach.CurrentItem", "The item of this round"));
    }
    all.into_iter().map(|suggestion| Found { weight: 0, suggestion }).collect()
}
