//! Which steps may wait for which.

use pipewright_pipeline::definition::{Branch, Definition, Parent, Step};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;

/// The steps before each other.
pub(super) struct Reach<'d> {
    definition: &'d Definition,
    graph: StepGraph,
}

impl<'d> Reach<'d> {
    pub(super) fn of(definition: &'d Definition) -> Self {
        Self { definition, graph: StepGraph::of(definition) }
    }

    /// Everything that a step waits for, directly or not. Whoever waits for a ForEach waits for its body.
    pub(super) fn before(&self, step: usize) -> Vec<bool> {
        let steps = self.definition.steps();
        let mut seen = vec![false; steps.len()];
        let mut waiting = vec![step];
        while let Some(one) = waiting.pop() {
            let bodies = (0..steps.len()).filter(|body| {
                one != step
                    && steps[*body]
                        .parent
                        .is_some_and(|parent| parent.step == one && parent.branch == Branch::Body)
            });
            for above in self.graph.upstream(one).into_iter().chain(bodies) {
                if !std::mem::replace(&mut seen[above], true) {
                    waiting.push(above);
                }
            }
        }
        seen
    }

    /// Why `to` cannot wait for `from`; `before` is what `from` waits for.
    pub(super) fn refusal(&self, from: usize, to: usize, before: &[bool]) -> Option<String> {
        let steps = self.definition.steps();
        let (source, target) = (&steps[from].name, &steps[to].name);
        if from == to {
            return Some(format!("`{target}` cannot wait for itself."));
        }
        if steps[from].step_type == "Fail" {
            return Some(format!("`{source}` ends the execution: nothing can wait for it."));
        }
        if before[to] {
            return Some(format!("`{source}` waits for `{target}` already: they would wait for each other."));
        }
        let above = |step| above(steps, step);
        for around in above(from) {
            let same = above(to).find(|other| other.step == around.step);
            match (around.branch, same) {
                (_, Some(other)) if other.branch == around.branch => {}
                (Branch::Body, _) => {
                    let name = &steps[around.step].name;
                    return Some(format!(
                        "`{source}` runs once for each item of `{name}`: outside of it there is no one value to read."
                    ));
                }
                (_, Some(_)) => {
                    let name = &steps[around.step].name;
                    return Some(format!(
                        "`{target}` could never run: `{source}` is in the other branch of `{name}`."
                    ));
                }
                _ => {}
            }
        }
        None
    }

    /// Why `to`, which waits for `from` to go wrong, has nothing to read of it.
    pub(super) fn no_value(&self, from: usize, to: usize) -> Option<String> {
        let steps = self.definition.steps();
        let waits = steps[to].depends_on.iter().filter(|one| one.step == steps[from].name);
        let trigger = waits.filter_map(|one| {
            self.definition.root().pointer(&one.pointer)?.get("Trigger").and_then(Node::as_str)
        });
        let word = trigger.into_iter().find(|word| matches!(*word, "Failed" | "Stopped"))?;
        let (source, target) = (&steps[from].name, &steps[to].name);
        Some(format!(
            "`{target}` runs when `{source}` has {}: it has given nothing then.",
            word.to_lowercase()
        ))
    }

    /// A step of the other branch of a Condition that `step`, or one inside it, waits for or is waited for by.
    pub(super) fn partner_in_other_branch(
        &self,
        condition: usize,
        branch: Branch,
        step: usize,
    ) -> Option<&'d str> {
        let steps = self.definition.steps();
        let moves = |one: usize| one == step || above(steps, one).any(|around| around.step == step);
        let opposite =
            |one: usize| above(steps, one).any(|around| around.step == condition && around.branch != branch);
        self.graph
            .edges()
            .filter_map(|(from, to, _)| match (moves(from), moves(to)) {
                (true, false) => Some(to),
                (false, true) => Some(from),
                _ => None,
            })
            .find(|one| opposite(*one))
            .map(|one| steps[one].name.as_str())
    }

    /// What is to be known of `to` waiting for `from`.
    pub(super) fn caution(&self, from: usize, to: usize) -> Option<String> {
        let steps = self.definition.steps();
        let outside = above(steps, from).find(|around| {
            around.branch != Branch::Body
                && around.step != to
                && !above(steps, to).any(|other| other.step == around.step)
        })?;
        let word = if outside.branch == Branch::True { "holds" } else { "does not hold" };
        Some(format!("{} then runs only when {} {word}.", steps[to].name, steps[outside.step].name))
    }
}

/// What a step stands in, from the innermost.
fn above(steps: &[Step], step: usize) -> impl Iterator<Item = Parent> {
    std::iter::successors(steps[step].parent, |parent| steps[parent.step].parent)
}
