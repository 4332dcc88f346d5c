//! Cutting wires.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::expression::brief;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Node, Value, child_pointer, unescape};

use crate::document::gesture::{branch_name, some};
use crate::dto::connect::WireValue;

/// The edits that clear the values a wire stands for. What comes last in the document goes first, so that the
/// places of the rest stay true. Into a branch, what goes is that its steps stand there: they go one level up.
pub(super) fn cut(definition: &Definition, origins: &[String]) -> Vec<Edit> {
    let leaving = leaving(definition, origins);
    if !leaving.is_empty() {
        let into = |holder: usize| {
            let around = definition.steps()[holder].parent;
            around.map_or(StepList::Steps, |around| {
                StepList::of(&definition.steps()[around.step].name, around.branch)
            })
        };
        let moved = |(step, holder): (&Step, usize)| Edit::MoveStep {
            step: step.name.clone(),
            into: into(holder),
            position: None,
        };
        return leaving.into_iter().map(moved).collect();
    }
    let mut origins: Vec<_> = origins.to_vec();
    origins.sort_by_cached_key(|pointer| std::cmp::Reverse(definition.root().position(pointer)));
    origins.dedup();
    origins.into_iter().map(|pointer| Edit::Disconnect { pointer, literal: None }).collect()
}

/// The steps that a branch's wire stands for, each with the step that holds it.
fn leaving<'d>(definition: &'d Definition, origins: &[String]) -> Vec<(&'d Step, usize)> {
    let held = definition.steps().iter().filter_map(|step| Some((step, step.parent?.step)));
    held.filter(|(step, _)| origins.contains(&step.pointer)).collect()
}

/// What cutting is called: `Disconnect Train from Evaluate`.
pub(super) fn cut_label(definition: &Definition, origins: &[String]) -> String {
    let leaving = leaving(definition, origins);
    if let Some((first, holder)) = leaving.first() {
        let names: Vec<_> = leaving.iter().map(|(step, _)| step.name.clone()).collect();
        let branch = first.parent.map_or("", |parent| branch_name(parent.branch));
        return format!("Take {} out of {branch} of {}", some(&names), definition.steps()[*holder].name);
    }
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

/// Which end of a step a dependency waits for, in words.
fn ended(trigger: Option<&str>) -> &'static str {
    match trigger {
        Some("Failed") => "once it failed",
        Some("Stopped") => "once it was stopped",
        Some("Any") => "once it ended in any way",
        _ => "once it succeeded",
    }
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
        if node.get("Get").is_none() && whole.contains("/DependsOn/") {
            let trigger = node.get("Trigger").and_then(Node::as_str);
            let field = ended(trigger).to_owned();
            return Some(WireValue { pointer: pointer.clone(), field, reads, part_of: None });
        }
        let field = whole.rsplit('/').find(named).map(|part| unescape(part).into_owned()).unwrap_or_default();
        let part_of = (whole != pointer).then(|| root.pointer(whole).map(brief)).flatten();
        Some(WireValue { pointer: pointer.clone(), field, reads, part_of })
    };
    origins.iter().filter_map(value).collect()
}
