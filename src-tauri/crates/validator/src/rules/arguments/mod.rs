//! Arguments against the request shapes of SageMaker's API.
//!
//! One walk over a step's `Arguments` along their shape finds what each of these rules is about ([`walk`]); the
//! references in them are judged from the list of the step's references ([`variables`]).

pub(crate) mod argument_conflict;
pub(crate) mod argument_enum;
pub(crate) mod argument_length;
pub(crate) mod argument_pattern;
pub(crate) mod argument_range;
pub(crate) mod argument_type;
pub(crate) mod duplicate_input;
mod literal;
pub(crate) mod missing_argument;
pub(crate) mod placeholder;
pub(crate) mod processing_path;
pub(crate) mod spot_wait;
pub(crate) mod unknown_argument;
mod variables;
mod walk;

use pipewright_pipeline::json::{Node, Path, Value};

use crate::shapes::{ScalarKind, ShapeKind};

/// The structure a place is in, for messages: the nearest member above it, or the arguments as a whole.
fn owner(path: &Path<'_>) -> String {
    match named(path) {
        None | Some("Arguments") => "its arguments".to_owned(),
        Some(name) => format!("`{name}`"),
    }
}

/// The name of the member that a place is, or that the list is which it is an element of.
fn named<'a>(path: &Path<'a>) -> Option<&'a str> {
    let mut link = Some(path);
    while let Some(path) = link {
        if let Some(name) = path.name() {
            return Some(name);
        }
        link = path.parent();
    }
    None
}

/// The name of the member that a pointer leads to, or that the list is which it leads into.
fn last_name(pointer: &str) -> &str {
    pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default()
}

/// What a literal is, with its article.
fn what(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What a shape is, with its article.
fn wanted(kind: &ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Structure(_) | ShapeKind::Map { .. } => "an object",
        ShapeKind::List { .. } => "a list",
        ShapeKind::Scalar(scalar) => scalar_word(scalar.kind),
        _ => "a value",
    }
}

/// What a single value is, with its article.
fn scalar_word(kind: ScalarKind) -> &'static str {
    match kind {
        ScalarKind::String => "a string",
        ScalarKind::Integer => "an integer",
        ScalarKind::Float => "a number",
        ScalarKind::Boolean => "a boolean",
        ScalarKind::Timestamp => "a time",
    }
}

/// The JSON text of a value in few characters, for messages and buttons.
fn shown(node: &Node) -> String {
    brief(node.print().trim_end())
}

/// A text that is not too long for a sentence.
fn brief(text: &str) -> String {
    const LENGTH: usize = 60;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// `A`, `A or B`, `A, B or C`, each in backticks.
fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>, word: &str) -> String {
    let mut names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} {word} {last}", names.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}
