//! Resolved arguments without what differs in every execution: its own name in paths, the names of its jobs, the
//! places of what other steps made. What is behind those places is compared as inputs.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::{FieldDiff, diff};
use pipewright_pipeline::expression::references;
use pipewright_pipeline::json::{Member, Node, Value as Tree};
use pipewright_pipeline::reference::Reference;
use serde_json::Value;

use super::packaged::Packaged;
use super::read::Recorded;

/// What stands for the name of the execution.
const OWN: &str = "(execution)";
/// What stands for the place of something that another step made.
const MADE: &str = "(made by a step)";
/// Letters at the end of a job's name that are drawn by lot.
const LOT: usize = 10;

/// What differs between the resolved arguments of two steps, or `None` when those of one are not known.
pub(super) fn compare(base: (&Recorded, usize), other: (&Recorded, usize)) -> Option<Vec<FieldDiff>> {
    let (old, new) = (plain(base)?, plain(other)?);
    if old.same(&new) {
        return Some(Vec::new());
    }
    let step_type = &base.0.steps[base.1].run.step_type;
    let mut differences = diff(&alone(step_type, old), &alone(step_type, new)).steps;
    Some(differences.pop().map(|step| step.fields).unwrap_or_default())
}

/// A definition of one step.
fn alone(step_type: &str, arguments: Node) -> Definition {
    let text = |text: &str| Node { value: Tree::String(text.into()), span: 0..0 };
    let step = Node::object([("Name", text("Step")), ("Type", text(step_type)), ("Arguments", arguments)]);
    Definition::from_tree(Node::object([("Steps", Node { value: Tree::Array(vec![step]), span: 0..0 })]))
}

/// A step's resolved arguments as far as they mean the same in another execution.
fn plain((recorded, step): (&Recorded, usize)) -> Option<Node> {
    let step = &recorded.steps[step];
    let definition = &recorded.definition.definition;
    let written = definition.step(&step.run.name).and_then(|step| definition.arguments(step));
    Some(mask(written, step.arguments.as_ref()?, recorded.execution.arn.id()))
}

fn mask(written: Option<&Node>, value: &Value, id: &str) -> Node {
    let value = match value {
        Value::String(text) => return text_node(&masked(written, text, id)),
        Value::Array(elements) => {
            let at = |index: usize| written.and_then(|node| node.elements().get(index));
            Tree::Array(elements.iter().enumerate().map(|(index, one)| mask(at(index), one, id)).collect())
        }
        Value::Object(members) => Tree::Object(
            members
                .iter()
                .map(|(name, value)| Member {
                    name: name.as_str().into(),
                    name_span: 0..0,
                    node: mask(written.and_then(|node| node.get(name)), value, id),
                })
                .collect(),
        ),
        other => return Node::from_serde(other),
    };
    Node { value, span: 0..0 }
}

fn text_node(text: &str) -> Node {
    Node { value: Tree::String(text.into()), span: 0..0 }
}

fn masked(written: Option<&Node>, text: &str, id: &str) -> String {
    if let Some(packaged) = Packaged::read(text) {
        return packaged.uri();
    }
    let is_place = text.starts_with("s3://") || text.starts_with("arn:") || text.contains(id);
    if is_place && written.is_some_and(reads_a_step) {
        return MADE.to_owned();
    }
    without(text, id)
}

/// Whether a value is computed from what a step made.
fn reads_a_step(written: &Node) -> bool {
    references(written, "").iter().any(|found| {
        matches!(found.reference, Ok(Reference::Property { .. } | Reference::PropertyFile { .. }))
    })
}

/// A text without the execution's id, and without the lot behind the names of its jobs.
fn without(text: &str, id: &str) -> String {
    if id.is_empty() || !text.contains(id) {
        return text.to_owned();
    }
    let parts = text.split(id).collect::<Vec<_>>().join(OWN);
    // `pipelines-ID-Step-ljf05gcohv`
    let pieces = parts.split('/').map(|piece| match piece.rsplit_once('-') {
        Some((name, lot)) if name.contains(OWN) && is_lot(lot) => name.to_owned(),
        _ => piece.to_owned(),
    });
    pieces.collect::<Vec<_>>().join("/")
}

fn is_lot(text: &str) -> bool {
    text.len() == LOT && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_executions_do_not_count() {
        let hash = "0f".repeat(32);
        for (written, text, expect) in [
            ("null", "s3://b/churn/3ygi1oorcz3f/out", "s3://b/churn/(execution)/out"),
            (
                "null",
                "s3://b/pipelines-3ygi1oorcz3f-Train-ljf05gcohv/o",
                "s3://b/pipelines-(execution)-Train/o",
            ),
            ("null", "ml.m5.large", "ml.m5.large"),
            ("null", &format!("s3://sagemaker-local-1/p/files/{hash}/a.py"), "file://a.py"),
            (r#"{"Get": "Steps.A.X.S3Uri"}"#, "s3://elsewhere/x", MADE),
            (r#"{"Get": "Parameters.X"}"#, "s3://elsewhere/x", "s3://elsewhere/x"),
            (r#"{"Get": "Steps.A.X.Count"}"#, "12", "12"),
        ] {
            let written = Node::parse(written).unwrap();
            assert_eq!(masked(Some(&written), text, "3ygi1oorcz3f"), expect, "{text}");
        }
    }
}
