//! Cutting wires.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::expression::brief;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Node, Value, child_pointer, unescape};

use crate::dto::connect::WireValue;

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

/// The values that a wire stands for, in the document's order.
pub(super) fn values(definition: &Definition, origins: &[String]) -> Vec<WireValue> {
    let root = definition.root();
    let value = |pointer: &String| {
        let node = root.pointer(pointer)?;
        let reads = node.get("Get").or_else(|| node.get("Step")).unwrap_or(node).as_str()?.to_owned();
        // The member that a function stands in is what people call the value.
        let whole = pointer.find("/Std:").map_or(pointer.as_str(), |at| &pointer[..at]);
        let named = |part: &&str| part.parse::<usize>().is_err();
        let field = whole.rsplit('/').find(named).map(|part| unescape(part).into_owned()).unwrap_or_default();
        let part_of = (whole != pointer).then(|| root.pointer(whole).map(brief)).flatten();
        Some(WireValue { pointer: pointer.clone(), field, reads, part_of })
    };
    origins.iter().filter_map(value).collect()
}
