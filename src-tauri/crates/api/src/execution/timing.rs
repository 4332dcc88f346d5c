//! When steps could have started, what the end waited for, and when it was settled that a branch is not taken.

use pipewright_pipeline::definition::{Branch, Definition};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::timestamp::Timestamp;

use crate::dto::execution::StepRun;

/// The steps of an execution beside their graph; both in the definition's order.
pub(super) struct Timing<'a> {
    definition: &'a Definition,
    graph: StepGraph,
    runs: &'a [StepRun],
}

impl<'a> Timing<'a> {
    pub(super) fn new(definition: &'a Definition, runs: &'a [StepRun]) -> Self {
        Self { definition, graph: StepGraph::of(definition), runs }
    }

    /// For each step when everything it waits for had ended: the time from there to its start was spent
    /// waiting for a free place. Nothing for a step that has not started.
    pub(super) fn ready(&self, started_at: Timestamp) -> Vec<Option<Timestamp>> {
        let ready = |index: usize, run: &StepRun| {
            let start = run.started_at?;
            let ends = self.graph.upstream(index).into_iter().filter_map(|one| self.runs[one].ended_at);
            Some(ends.fold(started_at, Timestamp::max).min(start))
        };
        self.runs.iter().enumerate().map(|(index, run)| ready(index, run)).collect()
    }

    /// The steps that the end waited for, first to last: from the step that ended last, each time the step
    /// it waited for longest.
    pub(super) fn critical_path(&self) -> Vec<String> {
        let ended = |index: &usize| self.runs[*index].ended_at;
        let last =
            |indices: Vec<usize>| indices.into_iter().filter(|one| ended(one).is_some()).max_by_key(ended);
        let mut at = last((0..self.runs.len()).collect());
        let mut path = Vec::new();
        // A graph with a cycle never ran; the bound is for a record that was tampered with.
        while let Some(index) = at.filter(|_| path.len() < self.runs.len()) {
            path.push(self.runs[index].name.clone());
            at = last(self.graph.upstream(index));
        }
        path.reverse();
        path
    }

    /// For each step that was skipped when that was settled: the branch it is in, or that of something before it, was
    /// not taken. A step that never ran for another reason was not skipped: something failed, or the end came first.
    pub(super) fn skipped_at(&self) -> Vec<Option<Timestamp>> {
        let mut settled = vec![None; self.runs.len()];
        // Each pass settles at least the next link of every chain.
        for _ in 0..self.runs.len() {
            let before = settled.clone();
            let never_ran = |index: &usize| self.runs[*index].status.is_none();
            for index in (0..self.runs.len()).filter(never_ran) {
                let causes = self.graph.upstream(index);
                settled[index] =
                    causes.into_iter().filter_map(|one| self.skips(one, index, settled[one])).min();
            }
            if settled == before {
                break;
            }
        }
        settled
    }

    /// When a step, by its outcome or by being skipped itself, made another one skipped that waits for it.
    fn skips(&self, upstream: usize, step: usize, skipped_at: Option<Timestamp>) -> Option<Timestamp> {
        let run = &self.runs[upstream];
        if run.status.is_none() {
            return skipped_at;
        }
        let parent = self.definition.steps()[step].parent.filter(|parent| parent.step == upstream)?;
        run.ended_at.filter(|_| run.outcome.is_some_and(|taken| (parent.branch == Branch::True) != taken))
    }
}

#[cfg(test)]
mod tests {
    use pipewright_pipeline::status::StepStatus;

    use super::*;

    /// `name: start-end`, or `name` for a step that never ran; a Condition's outcome is True.
    fn runs(definition: &Definition, times: &[(&str, i64, i64)]) -> Vec<StepRun> {
        let run = |name: &str, step_type: &str| {
            let time = times.iter().find(|(step, _, _)| *step == name);
            StepRun {
                name: name.to_owned(),
                step_type: step_type.to_owned(),
                status: time.map(|_| StepStatus::Succeeded),
                skipped: time.is_none(),
                failure_reason: None,
                attempts: 1,
                started_at: time.map(|time| Timestamp(time.1)),
                ended_at: time.map(|time| Timestamp(time.2)),
                outcome: (step_type == "Condition").then_some(true),
                has_log: false,
                ready_at: None,
                expected_ms: None,
            }
        };
        definition.steps().iter().map(|step| run(&step.name, &step.step_type)).collect()
    }

    const FLOW: &str = r#"{"Steps": [
      {"Name": "A", "Type": "Processing"},
      {"Name": "B", "Type": "Processing", "DependsOn": ["A"]},
      {"Name": "Slow", "Type": "Processing", "DependsOn": ["A"]},
      {"Name": "Gate", "Type": "Condition", "DependsOn": ["B", "Slow"], "Arguments": {"Conditions": [],
        "IfSteps": [{"Name": "Then", "Type": "Model"}],
        "ElseSteps": [{"Name": "Else", "Type": "Model"}]}},
      {"Name": "AfterElse", "Type": "Model", "DependsOn": ["Else"]}]}"#;

    #[test]
    fn times_of_a_run() {
        let definition = Definition::parse(FLOW).unwrap();
        let times = [("A", 10, 20), ("B", 20, 30), ("Slow", 35, 90), ("Gate", 90, 91), ("Then", 91, 95)];
        let runs = runs(&definition, &times);
        let timing = Timing::new(&definition, &runs);
        assert_eq!(timing.critical_path(), ["A", "Slow", "Gate", "Then"]);
        let ready: Vec<_> = timing.ready(Timestamp(5)).into_iter().map(|at| at.map(|at| at.0)).collect();
        assert_eq!(ready, [Some(5), Some(20), Some(20), Some(90), Some(91), None, None]);
        let skipped: Vec<_> = timing.skipped_at().into_iter().map(|at| at.map(|at| at.0)).collect();
        assert_eq!(skipped, [None, None, None, None, None, Some(91), Some(91)]);
    }

    #[test]
    fn what_the_end_came_before_was_not_skipped() {
        let definition = Definition::parse(FLOW).unwrap();
        let mut runs = runs(&definition, &[("A", 10, 20)]);
        assert_eq!(Timing::new(&definition, &runs).skipped_at(), [None; 7]);
        runs[0].status = Some(StepStatus::Failed);
        assert_eq!(Timing::new(&definition, &runs).skipped_at(), [None; 7]);
    }
}
