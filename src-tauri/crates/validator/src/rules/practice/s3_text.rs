//! S3 URIs as they are written: literal, or joined with variables in between.

use std::borrow::Cow;

use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value};

const SCHEME: &str = "s3://";

/// What stands around a variable's text, so that it equals nothing but itself.
const MARK: char = '\u{1}';

/// The URI as one text in which variables stand by name; `None` for anything else than an S3 URI.
pub(super) fn s3_text(node: &Node) -> Option<Cow<'_, str>> {
    match &node.value {
        Value::String(text) => text.starts_with(SCHEME).then_some(Cow::Borrowed(text.as_str())),
        // A variable alone names no bucket: nothing needs to be written for it.
        Value::Object(_) if node.get("Std:Join").is_some() => {
            let mut text = String::new();
            write(node, &mut text)?;
            text.starts_with(SCHEME).then_some(Cow::Owned(text))
        }
        _ => None,
    }
}

/// Whether variables stand in it.
pub(super) fn has_variables(text: &str) -> bool {
    text.contains(MARK)
}

fn write(node: &Node, text: &mut String) -> Option<()> {
    match Expression::read(node) {
        Expression::Literal(literal) => match &literal.value {
            Value::String(part) | Value::Number(part) => text.push_str(part),
            _ => return None,
        },
        Expression::Join { on, values } => {
            for (index, value) in values?.iter().enumerate() {
                if index > 0 {
                    text.push_str(on);
                }
                write(value, text)?;
            }
        }
        Expression::Get(reference) => {
            text.push(MARK);
            text.push_str(&reference.ok()?.to_string());
            text.push(MARK);
        }
        Expression::List(_) | Expression::Structure(_) | Expression::JsonGet { .. } => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_and_literal_are_the_same() {
        for (value, expect) in [
            (r#""s3://b/x""#, Some("s3://b/x")),
            (r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "b", "x", 3]}}"#, Some("s3://b/x/3")),
            (
                r#"{"Std:Join": {"On": "/", "Values": ["s3:/", {"Get": "Parameters.B"}]}}"#,
                Some("s3://\u{1}Parameters.B\u{1}"),
            ),
            (r#"{"Get": "Parameters.B"}"#, None),
            (r#""file://x""#, None),
            (r#"{"Std:Join": {"On": "/"}}"#, None),
            ("3", None),
        ] {
            assert_eq!(s3_text(&Node::parse(value).unwrap()).as_deref(), expect, "{value}");
        }
    }
}
