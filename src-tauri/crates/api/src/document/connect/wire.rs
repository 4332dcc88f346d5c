//! Cutting wires.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Node, Value, child_pointer, unescape};

/// The edits that clear the values a wire stands for. What comes last in the document goes first, so that the
/// places of the rest stay true.
pub(super) fn cut(definition: &Definition, origins: &[String]) -> Vec<Edit> {
    let mut origins: Vec<_> = origins.to_vec();
    origins.sort_by_cached_key(|pointer| std::cmp::Reverse(definition.root().position(pointer)));
    origins.dedup();
    origins.into_iter().map(|pointer| Edit::Disconnect { pointer, literal: None }).collect()
}

/// What cutting is called: `Disconnect Train from Evaluate`.
pub(super) fn cut_label(definition: &Definition, origins: &[String]) -> String {
    let graph = StepGraph::of(definition);
    let edge = graph.edges().find(|(_, _, edge)| origins.contains(&edge.pointer));
    edge.map_or_else(
        || "Cut a wire".to_owned(),
        |(from, to, _)| {
            let steps = definition.steps();
            format!("Disconnect {} from {}", steps[from].name, steps[to].name)
        },
    )
}

/// Sets a value, with the objects and lists around it that are not there yet.
pub(super) fn set_deep(root: &Node, pointer: &str, value: Node) -> Edit {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let holds = |depth: usize| {
        let above = parts[..depth].iter().fold(String::new(), |pointer, part| format!("{pointer}/{part}"));
        root.pointer(&above).is_some_and(|node| matches!(node.value, Value::Object(_) | Value::Array(_)))
    };
    let depth = (0..parts.len()).rev().find(|depth| holds(*depth)).unwrap_or(0);
    let value = parts[depth + 1..].iter().rev().fold(value, |value, part| {
        if part.parse::<usize>().is_ok() {
            Node::of(Value::Array(vec![value]))
        } else {
            Node::object([(&*unescape(part), value)])
        }
    });
    let at =
        parts[..=depth].iter().fold(String::new(), |pointer, part| child_pointer(&pointer, &unescape(part)));
    Edit::Set { pointer: at, value: value.into() }
}
