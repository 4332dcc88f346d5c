//! Of any text that is JSON: what the language knows of it as a definition stands in it.

use pipewright_pipeline::condition::Condition;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{brief, references};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;

use crate::text::repeats_a_name;

/// Reads the text as a definition, and every value in it as whatever it might be.
pub fn definition(text: &str) {
    let Ok(definition) = Definition::parse(text) else { return };
    let root = definition.root();
    let ambiguous = repeats_a_name(root);
    let there = |pointer: &str| assert!(ambiguous || root.pointer(pointer).is_some(), "nothing at {pointer}");
    for (index, step) in definition.steps().iter().enumerate() {
        there(&step.pointer);
        step.depends_on.iter().for_each(|dependency| there(&dependency.pointer));
        step.property_files.iter().for_each(|file| there(&file.pointer));
        if let Some(parent) = step.parent {
            assert!(parent.step < index, "a step stands before what holds it");
        }
        if !step.name.is_empty() {
            let first = definition.step_index(&step.name).expect("a named step is found by its name");
            assert!(first <= index, "the first bearer of a name is meant");
        }
    }
    definition.parameters().iter().for_each(|parameter| there(&parameter.pointer));
    for found in references(root, "") {
        there(&found.pointer);
    }
    graph(&definition, &there);
    values(root);
}

fn graph(definition: &Definition, there: &impl Fn(&str)) {
    let graph = StepGraph::of(definition);
    for (from, to, edge) in graph.edges() {
        there(&edge.pointer);
        assert!(graph.upstream(to).contains(&from) && graph.downstream(from).contains(&to));
    }
    for cycle in graph.cycles() {
        for step in &cycle {
            let around = graph.upstream(*step);
            assert!(around.iter().any(|before| cycle.contains(before)), "a circle with a loose end");
        }
    }
}

/// What is said of a value in few words is said of any value.
fn values(node: &Node) {
    // Longer than the tree would be a loop.
    let longest = node.print().len() * 4 + 64;
    assert!(brief(node).len() <= longest);
    assert!(Condition::read(node).sentence().len() <= longest);
    let children = node.elements().iter().chain(node.members().iter().map(|member| &member.node));
    if node.elements().len() + node.members().len() <= 64 {
        children.for_each(values);
    }
}
