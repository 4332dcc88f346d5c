//! Single values as they are written: type, words, length, pattern, range.

use pipewright_pipeline::json::{Node, Path, Value};

use super::walk::Walk;
use super::{argument_enum, argument_length, argument_pattern, argument_range, argument_type, placeholder};
use crate::Severity;
use crate::rule::Rule;
use crate::shapes::{Pattern, Scalar, ScalarKind, ShapeId, ShapeKind};

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is none of the words.
    Word,
    /// It is longer or shorter than allowed.
    Length,
    /// It does not look as it must.
    Pattern,
}

impl Fault {
    /// The rule it is a matter of, and what the rule advises.
    pub(super) fn advice(self, scalar: &Scalar, shape: &str, text: &str) -> (&'static Rule, String) {
        match self {
            Self::Word => (&argument_enum::RULE, argument_enum::hint(scalar, text)),
            Self::Length => (&argument_length::RULE, argument_length::hint(scalar.size, "character")),
            Self::Pattern => (&argument_pattern::RULE, argument_pattern::hint(scalar, shape)),
        }
    }
}

/// Judges a value in the place of a scalar.
pub(super) fn check(
    walk: &mut Walk<'_, '_>,
    scalar: &'static Scalar,
    shape: &'static str,
    node: &Node,
    path: &Path<'_>,
) {
    match (&node.value, scalar.kind) {
        (Value::String(text), ScalarKind::String) => string(walk, scalar, shape, text, path),
        (Value::Number(spelling), ScalarKind::Integer) if !is_whole(spelling) => {
            argument_type::fraction(walk, path);
        }
        (Value::Number(spelling), ScalarKind::Integer | ScalarKind::Float) => {
            if !spelling.parse().is_ok_and(|value| scalar.size.holds(value)) {
                walk.add(argument_range::diagnose(spelling, scalar.size, path));
            }
        }
        (Value::Bool(_), ScalarKind::Boolean)
        | (Value::String(_) | Value::Number(_), ScalarKind::Timestamp) => {}
        (Value::String(text), _) if let Some(part) = placeholder::find(text) => {
            walk.add(placeholder::diagnose(part, path));
        }
        _ => argument_type::scalar(walk, scalar, node, path),
    }
}

fn string(
    walk: &mut Walk<'_, '_>,
    scalar: &'static Scalar,
    shape: &'static str,
    text: &str,
    path: &Path<'_>,
) {
    let Some(fault) = fault(scalar, shape, text) else {
        if is_address(scalar, shape)
            && let Some(part) = placeholder::find(text)
        {
            walk.add(placeholder::diagnose(part, path));
        }
        return;
    };
    let masked = || (fault == Fault::Pattern).then(|| placeholder::masked(text)).flatten();
    if let Some(part) = placeholder::find(text).or_else(masked) {
        return walk.add(placeholder::diagnose(part, path));
    }
    let mut diagnostic = match fault {
        Fault::Word => argument_enum::diagnose(scalar, text, path),
        Fault::Length => argument_length::text(text, scalar.size, path),
        Fault::Pattern => argument_pattern::diagnose(scalar, shape, text, path),
    };
    if scalar.grows || is_tolerated(fault, shape, text) {
        diagnostic.severity = Severity::Warning;
    }
    walk.add(diagnostic);
}

/// Definitions that people run hold these: an address that is left empty, and container arguments that are longer than
/// the model says.
fn is_tolerated(fault: Fault, shape: &str, text: &str) -> bool {
    match fault {
        Fault::Pattern => text.is_empty(),
        Fault::Length => matches!(shape, "ContainerArgument" | "TrainingContainerArgument"),
        Fault::Word => false,
    }
}

/// Judges a name in the place of a map's key.
pub(super) fn key(walk: &mut Walk<'_, '_>, id: ShapeId, name: &str, path: &Path<'_>) {
    let shape = &walk.catalog[id];
    let ShapeKind::Scalar(scalar) = &shape.kind else { return };
    match fault(scalar, shape.name, name) {
        Some(Fault::Word) => walk.add(argument_enum::key(scalar, name, path)),
        Some(Fault::Length) => walk.add(argument_length::key(name, scalar.size, path)),
        Some(Fault::Pattern) => walk.add(argument_pattern::key(scalar, name, path)),
        None => {}
    }
}

/// What is wrong with a text.
pub(super) fn fault(scalar: &Scalar, shape: &str, text: &str) -> Option<Fault> {
    if !scalar.words.is_empty() {
        // New instance types appear each month: the rule `unknown-instance-type` warns of them.
        let judged = !(scalar.grows && shape.ends_with("InstanceType"));
        return (judged && !scalar.words.contains(&text)).then_some(Fault::Word);
    }
    if !fits(scalar, text) {
        return Some(Fault::Length);
    }
    let pattern = scalar.pattern.as_ref()?;
    (!pattern.matches(text) && !stands_for_s3(pattern, text)).then_some(Fault::Pattern)
}

/// Lengths are in characters, of which there are at most as many as bytes and at least a quarter of them.
fn fits(scalar: &Scalar, text: &str) -> bool {
    let bytes = text.len() as f64;
    let surely = scalar.size.min.is_none_or(|min| bytes >= min * 4.0)
        && scalar.size.max.is_none_or(|max| bytes <= max);
    surely || scalar.size.holds(text.chars().count() as f64)
}

/// A file of the project becomes an S3 object before SageMaker sees it.
fn stands_for_s3(pattern: &Pattern, text: &str) -> bool {
    text.starts_with("file://") && pattern.text().contains("s3)://")
}

/// Where a placeholder is one although it looks as it must: in prose and in shell commands a `$WORD` is none.
fn is_address(scalar: &Scalar, shape: &str) -> bool {
    matches!(shape, "AlgorithmImage" | "ContainerImage" | "ImageUri")
        || scalar.pattern.as_ref().is_some_and(Pattern::is_address)
}

/// `3`, and `3.0` too: what counts is the value.
fn is_whole(spelling: &str) -> bool {
    spelling.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        || spelling.parse::<f64>().is_ok_and(|value| value.fract() == 0.0)
}
