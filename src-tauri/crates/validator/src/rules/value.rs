//! What a value is, and the members it should have: the small questions that many rules ask.

use pipewright_pipeline::json::{Member, Node, Path, Value};
use pipewright_pipeline::spelling::nearest;

use crate::{Diagnostic, Fix, Rule, Severity};

/// What a value is, at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Integer,
    Float,
    Text,
    List,
    Object,
    /// `Get`, `Std:Join` or `Std:JsonGet`: known only when the pipeline runs.
    Variable,
}

impl Kind {
    /// What a value is.
    pub(crate) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(spelling) if spelling.contains(['.', 'e', 'E']) => Self::Float,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(members) => match members.as_slice() {
                [only] if is_function(&only.name) => Self::Variable,
                _ => Self::Object,
            },
        }
    }

    /// With its article, for messages.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Boolean => "a boolean",
            Self::Integer | Self::Float => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Variable => "a variable",
        }
    }
}

/// Whether a member of that name makes its object a variable.
pub(crate) fn is_function(name: &str) -> bool {
    matches!(name, "Get" | "Std:Join" | "Std:JsonGet")
}

/// The value of a number.
pub(crate) fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(spelling) => spelling.parse().ok(),
        _ => None,
    }
}

/// The members that an object of that kind does not have: warnings of `rule`, since the service may know more.
/// `what` names the object with its article: `a retry policy`.
pub(crate) fn unknown_members<'a>(
    rule: &'a Rule,
    members: &'a [Member],
    known: &'a [&'a str],
    what: &'a str,
    path: &'a Path<'a>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let unknown = members.iter().filter(move |member| !known.contains(&&*member.name));
    unknown.map(move |member| {
        let pointer = path.member(&member.name).pointer();
        let near = nearest(&member.name, known.iter().copied())
            .filter(|near| members.iter().all(|other| *near != *other.name));
        let fix = near
            .as_deref()
            .map(|near| Fix::rename_member(format!("Rename to `{near}`"), pointer.clone(), near));
        let message = format!("`{}` is no member of {what}.", &*member.name);
        let mut diagnostic = rule
            .at(pointer, message)
            .on_name()
            .did_you_mean(near.as_deref(), || format!("It has {}.", listed(known)))
            .fix(fix);
        diagnostic.severity = Severity::Warning;
        diagnostic
    })
}

/// `` `A`, `B` and `C` ``.
pub(crate) fn listed(words: &[&str]) -> String {
    joined(words, "and")
}

/// `` `A`, `B` or `C` ``.
pub(crate) fn either(words: &[&str]) -> String {
    joined(words, "or")
}

fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => "none".to_owned(),
        [one] => format!("`{one}`"),
        [some @ .., one] => format!("`{}` {last} `{one}`", some.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_recognised() {
        for (text, expect) in [
            ("null", Kind::Null),
            ("3", Kind::Integer),
            ("-3.0", Kind::Float),
            ("3e2", Kind::Float),
            ("\"3\"", Kind::Text),
            (r#"{"Get": "Parameters.A"}"#, Kind::Variable),
            (r#"{"Get": "Parameters.A", "Or": 1}"#, Kind::Object),
            ("{}", Kind::Object),
            ("[]", Kind::List),
        ] {
            assert_eq!(Kind::of(&Node::parse(text).unwrap()), expect, "{text}");
        }
    }

    #[test]
    fn words_are_listed() {
        assert_eq!(listed(&["A"]), "`A`");
        assert_eq!(listed(&["A", "B", "C"]), "`A`, `B` and `C`");
        assert_eq!(either(&["A", "B"]), "`A` or `B`");
    }
}
