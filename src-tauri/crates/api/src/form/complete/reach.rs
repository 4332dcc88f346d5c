//! Which steps a step may read.

use std::collections::HashSet;

use pipewright_pipeline::definition::{Branch, Definition, Parent, Step};
use pipewright_pipeline::graph::StepGraph;

/// The steps whose values a step may read: never itself, what waits for it, or what another branch holds. Those it
/// reads already come first, then those that stand before it.
pub(super) fn readable<'d>(definition: &'d Definition, step: &Step) -> Vec<&'d Step> {
    let Some(own) = index_of(definition, step) else { return Vec::new() };
    let steps = definition.steps();
    let graph = StepGraph::of(definition);
    let waiting = waiting(definition, &graph, own);
    let direct = graph.upstream(own);
    let allowed = |index: &usize| {
        *index != own
            && !waiting.contains(index)
            // No reference can spell such a name.
            && !steps[*index].name.is_empty()
            && !steps[*index].name.contains(['.', '['])
            // References mean the first bearer of a name.
            && definition.step_index(&steps[*index].name) == Some(*index)
            && around(steps, *index).all(|parent| around(steps, own).any(|other| other == parent))
    };
    let mut readable: Vec<_> = (0..steps.len()).filter(allowed).collect();
    readable.sort_by_key(|index| (!direct.contains(index), *index > own, own.abs_diff(*index)));
    readable.into_iter().map(|index| &steps[index]).collect()
}

/// The ForEach whose body a step stands in.
pub(super) fn for_each_around<'d>(definition: &'d Definition, step: &Step) -> Option<&'d Step> {
    let own = index_of(definition, step)?;
    let body = around(definition.steps(), own).find(|parent| parent.branch == Branch::Body)?;
    definition.steps().get(body.step)
}

fn index_of(definition: &Definition, step: &Step) -> Option<usize> {
    definition.steps().iter().position(|one| one.pointer == step.pointer)
}

/// What a step stands in, from the innermost.
fn around(steps: &[Step], step: usize) -> impl Iterator<Item = Parent> {
    std::iter::successors(steps[step].parent, |parent| steps[parent.step].parent)
}

/// Everything that waits for a step, and whatever holds such a step: reading one of these would be a circle.
fn waiting(definition: &Definition, graph: &StepGraph, own: usize) -> HashSet<usize> {
    let steps = definition.steps();
    // A ForEach ends when its body has.
    let loops = |step: usize| {
        around(steps, step).filter(|parent| parent.branch == Branch::Body).map(|parent| parent.step)
    };
    let mut waiting: HashSet<usize> = HashSet::new();
    let mut next: Vec<usize> = loops(own).chain([own]).collect();
    while let Some(step) = next.pop() {
        for after in graph.downstream(step) {
            if waiting.insert(after) {
                next.push(after);
                next.extend(loops(after));
            }
        }
        waiting.extend(loops(step));
    }
    waiting.remove(&own);
    waiting
}
