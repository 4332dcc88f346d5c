//! Values as a person reads and writes them.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Expression, brief};
use pipewright_pipeline::json::{JsonText, Node, Value};
use pipewright_pipeline::parameters::scalar_text;
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_validator::shapes::{PropertyKind, ScalarKind, property_type};

use super::slot::Kind;
use crate::dto::form::FieldValue;
use crate::error::{Error, ErrorCode};

/// A single value by where it comes from.
pub(super) fn read(definition: &Definition, kind: Kind, node: &Node) -> FieldValue {
    match Expression::read(node) {
        Expression::Get(Ok(reference)) => of_reference(definition, &reference, false),
        Expression::Join { on, values: Some(values) } => match values {
            // What the SDK's `to_string()` writes.
            [only] if on.is_empty() && matches!(Expression::read(only), Expression::Get(Ok(_))) => {
                match Expression::read(only) {
                    Expression::Get(Ok(reference)) => of_reference(definition, &reference, true),
                    _ => json(node),
                }
            }
            _ => FieldValue::Join { on: on.to_owned() },
        },
        Expression::JsonGet { property_file, s3_uri, path } => {
            let file = property_file.and_then(|file| match Expression::read(file) {
                Expression::Get(Ok(Reference::PropertyFile { step, file })) => Some((step, file)),
                _ => None,
            });
            let path = path.map(brief_path).unwrap_or_default();
            match (file, s3_uri) {
                (Some((step, file)), _) => {
                    FieldValue::JsonGet { step: Some(step.to_string()), file: Some(file.to_string()), path }
                }
                (None, Some(_)) => FieldValue::JsonGet { step: None, file: None, path },
                (None, None) => json(node),
            }
        }
        Expression::Literal(_) if node.value != Value::Null => {
            FieldValue::Literal { text: literal(kind, node) }
        }
        _ => json(node),
    }
}

fn brief_path(node: &Node) -> String {
    node.as_str().map_or_else(|| brief(node), str::to_owned)
}

fn json(node: &Node) -> FieldValue {
    FieldValue::Json { text: JsonText(node.clone()).to_string() }
}

fn of_reference(definition: &Definition, reference: &Reference, as_text: bool) -> FieldValue {
    match reference {
        Reference::Parameter(name) => {
            let declared = definition.parameter(name);
            FieldValue::Parameter {
                name: name.to_string(),
                resolved: declared.and_then(|one| one.default.as_ref()).map(scalar_text),
                type_word: declared
                    .and_then(|one| one.parameter_type)
                    .map_or_else(String::new, |kind| kind.to_string()),
                as_text,
            }
        }
        Reference::Property { step, path } => {
            let found = definition.step(step).and_then(|step| property_type(definition, step, path).ok());
            FieldValue::Property {
                step: step.to_string(),
                path: path_text(path),
                label: short(path),
                type_word: found.map(|found| property_word(found.kind).to_owned()).unwrap_or_default(),
                as_text,
            }
        }
        Reference::PropertyFile { .. } => FieldValue::Json { text: reference.to_string() },
        Reference::Execution(name) | Reference::Experiment(name) => {
            FieldValue::Variable { name: name.to_string(), reference: reference.to_string() }
        }
        Reference::IterationOutput(path) => {
            let body = path.first().map(|first| path_text(std::slice::from_ref(first))).unwrap_or_default();
            FieldValue::Variable {
                name: format!("{body} › {}", short(path)),
                reference: reference.to_string(),
            }
        }
        Reference::CurrentItem(_) => {
            let text = reference.to_string();
            let name = text.strip_prefix("ForEach.").unwrap_or(&text).to_owned();
            FieldValue::Variable { name, reference: text }
        }
    }
}

/// A path without the point that it begins with.
pub(super) fn path_text(path: &[Segment]) -> String {
    let text: String = path.iter().map(ToString::to_string).collect();
    text.strip_prefix('.').map_or_else(|| text.clone(), str::to_owned)
}

/// `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri` as people say it: `train`.
pub(super) fn short(path: &[Segment]) -> String {
    let key = path.iter().rev().find_map(|segment| match segment {
        Segment::Key(key) => Some(key.to_string()),
        Segment::Member(_) | Segment::Index(_) => None,
    });
    let last = path.iter().rev().find_map(|segment| match segment {
        Segment::Member(name) => Some(name.to_string()),
        Segment::Key(_) | Segment::Index(_) => None,
    });
    key.or(last).unwrap_or_default()
}

/// The type of a property in a word.
pub(super) fn property_word(kind: PropertyKind) -> &'static str {
    match kind {
        PropertyKind::Scalar(kind) => scalar_word(kind),
        PropertyKind::Structure => "Structure",
        PropertyKind::List => "List",
        PropertyKind::Map => "Map",
        PropertyKind::Unknown => "Unknown",
    }
}

/// The type of a single value in a word, as parameters have it.
pub(super) fn scalar_word(kind: ScalarKind) -> &'static str {
    match kind {
        ScalarKind::String => "String",
        ScalarKind::Integer => "Integer",
        ScalarKind::Float => "Float",
        ScalarKind::Boolean => "Boolean",
        ScalarKind::Timestamp => "Timestamp",
    }
}

/// A literal as a person would write it where that kind belongs.
pub(super) fn literal(kind: Kind, node: &Node) -> String {
    match &node.value {
        // Where any value may stand, a text that looks like another is told from it by its quotes.
        Value::String(text)
            if matches!(kind, Kind::Value)
                && !matches!(any(text).value, Value::String(ref same) if same == text) =>
        {
            JsonText(node.clone()).to_string()
        }
        Value::String(text) => text.to_string(),
        _ => JsonText(node.clone()).to_string(),
    }
}

/// What a person wrote, as a value of that kind.
pub(super) fn parse(kind: Kind, label: &str, text: &str) -> Result<Node, Error> {
    let refuse = |what: &str, hint: &str| {
        let message = if text.is_empty() {
            format!("`{label}` is empty: {what} belongs there.")
        } else {
            format!("`{label}` takes {what}, which `{text}` is not.")
        };
        Err(Error::new(ErrorCode::BadRequest, message).hinted(hint))
    };
    let trimmed = text.trim();
    match kind {
        Kind::Scalar(ScalarKind::Integer) if trimmed.parse::<i64>().is_err() => {
            refuse("a whole number", "Write digits only, such as 30.")
        }
        Kind::Scalar(ScalarKind::Float) if !is_number(trimmed) => {
            refuse("a number", "Write it with a decimal point, such as 0.8.")
        }
        Kind::Scalar(ScalarKind::Integer | ScalarKind::Float) => Ok(Node::of(Value::Number(trimmed.into()))),
        Kind::Scalar(ScalarKind::Boolean) => match trimmed {
            "true" | "false" => Ok(Node::of(Value::Bool(trimmed == "true"))),
            _ => refuse("`true` or `false`", "Write one of the two."),
        },
        Kind::Scalar(_) | Kind::Words(_) => Ok(Node::string(text)),
        Kind::Value => Ok(any(text)),
        Kind::Json | Kind::List(_) | Kind::Map(_) | Kind::Structure | Kind::Condition => {
            Node::parse(text).or_else(|error| refuse("JSON", &format!("{error}.")))
        }
    }
}

fn is_number(text: &str) -> bool {
    matches!(Node::parse(text), Ok(Node { value: Value::Number(_), .. }))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// A number, a boolean, a text in quotes, or the text as it is.
fn any(text: &str) -> Node {
    match Node::parse(text) {
        Ok(node @ Node { value: Value::Number(_) | Value::Bool(_) | Value::String(_), .. }) => node,
        _ => Node::string(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, text: &str, expect: Result<&str, &str>) {
        let read = parse(kind, "Eta", text).map(|node| JsonText(node).to_string());
        assert_eq!(read.as_deref().map_err(|error| error.message.as_str()), expect);
    }

    #[test]
    fn what_people_write_is_read_by_the_type() {
        check(Kind::Scalar(ScalarKind::String), "5", Ok("\"5\""));
        check(Kind::Scalar(ScalarKind::Integer), " 5", Ok("5"));
        check(
            Kind::Scalar(ScalarKind::Integer),
            "5.5",
            Err("`Eta` takes a whole number, which `5.5` is not."),
        );
        check(Kind::Scalar(ScalarKind::Integer), "", Err("`Eta` is empty: a whole number belongs there."));
        check(Kind::Scalar(ScalarKind::Float), "0.80", Ok("0.80"));
        check(Kind::Scalar(ScalarKind::Float), ".5", Err("`Eta` takes a number, which `.5` is not."));
        check(Kind::Scalar(ScalarKind::Boolean), "true", Ok("true"));
        check(Kind::Value, "0.80", Ok("0.80"));
        check(Kind::Value, "low", Ok("\"low\""));
        check(Kind::Value, "\"5\"", Ok("\"5\""));
        check(Kind::Value, "a \"quoted\" word", Ok(r#""a \"quoted\" word""#));
        check(Kind::Json, "[1, 2]", Ok("[1, 2]"));
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for text in
            ["\"5\"", "5", "true", "\"true\"", "\"plain\"", "\"\\\"in quotes\\\"\"", "0.80", "\"\"", "\" 5\""]
        {
            let node = Node::parse(text).unwrap();
            let back = parse(Kind::Value, "x", &literal(Kind::Value, &node)).unwrap();
            assert!(back.same(&node), "{text}");
        }
    }
}
