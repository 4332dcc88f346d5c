//! # `branch-crossing`
//!
//! A step waits for a step of a branch that it does not stand in itself.
//!
//! ## Why
//!
//! Of a Condition only one branch runs. A step outside that reads an output of a step in a branch is not run when the other
//! branch is taken; the SDK accepts it, so it is a warning. A step of the other branch can never run, which is an error.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Check", "Type": "Condition", "Arguments": {
//!     "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!     "IfSteps": [{"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"}],
//!     "ElseSteps": []}},
//!   {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!    "DependsOn": ["Ask"]}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Check", "Type": "Condition", "Arguments": {
//!     "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!     "IfSteps": [
//!       {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!       {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!        "DependsOn": ["Ask"]}],
//!     "ElseSteps": []}}
//! ]}
//! ```
//!
//! ## Source
//!
//! Follows from how Conditions run; the SDK's local mode blocks every step behind the branch that is not taken.

use std::collections::BTreeMap;

use pipewright_pipeline::definition::{Branch, Parent, Step};
use pipewright_pipeline::graph::{Edge, EdgeKind};

use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Diagnostic, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "branch-crossing",
    family: Family::Graph,
    severity: Severity::Warning,
    summary: "A step waits for a step of a branch it does not stand in.",
    check: Check::Pipeline(check),
};

/// How a step and the one it waits for stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crossing {
    /// Into a branch of this Condition, from outside.
    Into(usize),
    /// From the one branch of this Condition to the other.
    Between(usize),
}

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    if steps.iter().all(|step| step.parent.is_none()) {
        return;
    }
    // By the step that waits and the one it waits for: a step that reads twice has made one mistake.
    let mut crossings: BTreeMap<(usize, usize), (Crossing, Vec<&Edge>)> = BTreeMap::new();
    for (from, to, edge) in subject.graph().edges() {
        if steps[from].parent.is_none() || matches!(edge.kind, EdgeKind::Branch(_)) {
            continue;
        }
        if let Some(crossing) = crossing(steps, from, to) {
            crossings.entry((to, from)).or_insert((crossing, Vec::new())).1.push(edge);
        }
    }
    for ((to, from), (crossing, edges)) in crossings {
        report.add(diagnose(steps, from, to, crossing, &edges));
    }
}

/// The branches that hold a step, from the innermost.
fn branches(steps: &[Step], step: usize) -> impl Iterator<Item = Parent> {
    std::iter::successors(steps[step].parent, |parent| steps[parent.step].parent)
        .filter(|parent| matches!(parent.branch, Branch::True | Branch::False))
}

fn crossing(steps: &[Step], from: usize, to: usize) -> Option<Crossing> {
    branches(steps, from).find_map(|above| {
        // A Condition that reads its own branch is a circle.
        if above.step == to
            || branches(steps, to).any(|other| other.step == above.step && other.branch == above.branch)
        {
            return None;
        }
        let inside = branches(steps, to).any(|other| other.step == above.step);
        Some(if inside { Crossing::Between(above.step) } else { Crossing::Into(above.step) })
    })
}

fn diagnose(steps: &[Step], from: usize, to: usize, crossing: Crossing, edges: &[&Edge]) -> Diagnostic {
    let (waits, on) = (&steps[to].name, &steps[from].name);
    let (severity, message, hint) = match crossing {
        Crossing::Into(condition) => (
            Severity::Warning,
            format!(
                "The step `{waits}` waits for `{on}`, which runs only when `{}` takes its branch.",
                steps[condition].name
            ),
            format!("Move `{waits}` into the branch of `{on}`, or let it wait for a step that always runs."),
        ),
        Crossing::Between(condition) => (
            Severity::Error,
            format!(
                "The step `{waits}` can never run: it waits for `{on}` in the other branch of `{}`.",
                steps[condition].name
            ),
            "Move both into one branch, or let it wait for a step outside.".to_owned(),
        ),
    };
    let mut diagnostic = RULE.at(steps[to].pointer.clone(), message).step(waits).hint(hint);
    diagnostic.severity = severity;
    for edge in edges {
        let part = match edge.kind {
            EdgeKind::Data(_) => "it reads it here",
            EdgeKind::Order | EdgeKind::Branch(_) => "it waits for it here",
        };
        diagnostic = diagnostic.related(edge.pointer.clone(), part);
    }
    diagnostic.related(steps[from].pointer.clone(), format!("`{on}` stands here"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(steps: &str, expect: &[(&str, Severity, &str)]) {
        let found = testing::of_rule(&RULE, &format!(r#"{{"Steps": [{steps}]}}"#), &Settings::default());
        let found: Vec<_> =
            found.iter().map(|one| (one.pointer.as_str(), one.severity, one.message.as_str())).collect();
        assert_eq!(found, expect, "{steps}");
    }

    #[test]
    fn within_a_branch_nothing_crosses() {
        check(
            r#"{"Name": "O", "Type": "Lambda"}, {"Name": "C", "Type": "Condition", "DependsOn": ["O"], "Arguments": {
                "IfSteps": [{"Name": "A", "Type": "Lambda", "DependsOn": ["O", "C"]}, {"Name": "B", "Type": "Lambda", "DependsOn": ["A"]},
                  {"Name": "D", "Type": "Condition", "DependsOn": ["A"], "Arguments": {"IfSteps": [{"Name": "E", "Type": "Lambda", "DependsOn": ["B"]}]}}]}},
               {"Name": "Z", "Type": "Lambda", "DependsOn": ["C"]},
               {"Name": "F", "Type": "ForEach", "Arguments": {"ForEachBody": [{"Name": "G", "Type": "Lambda", "DependsOn": ["O"]}]}}"#,
            &[],
        );
    }

    #[test]
    fn from_outside_it_is_a_warning() {
        check(
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"ElseSteps": [{"Name": "A", "Type": "Lambda"}]}},
               {"Name": "B", "Type": "Lambda", "DependsOn": ["A"], "Arguments": {"x": {"Get": "Steps.A.OutputParameters['x']"}}}"#,
            &[(
                "/Steps/1",
                Severity::Warning,
                "The step `B` waits for `A`, which runs only when `C` takes its branch.",
            )],
        );
        // From an outer branch into an inner one.
        check(
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"IfSteps": [{"Name": "B", "Type": "Lambda", "DependsOn": ["A"]},
                {"Name": "D", "Type": "Condition", "Arguments": {"IfSteps": [{"Name": "A", "Type": "Lambda"}]}}]}}"#,
            &[(
                "/Steps/0/Arguments/IfSteps/0",
                Severity::Warning,
                "The step `B` waits for `A`, which runs only when `D` takes its branch.",
            )],
        );
    }

    #[test]
    fn between_branches_it_never_runs() {
        check(
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"IfSteps": [{"Name": "A", "Type": "Lambda"}], "ElseSteps": [
                {"Name": "D", "Type": "Condition", "Arguments": {"IfSteps": [{"Name": "B", "Type": "Lambda", "DependsOn": ["A"]}]}}]}}"#,
            &[(
                "/Steps/0/Arguments/ElseSteps/0/Arguments/IfSteps/0",
                Severity::Error,
                "The step `B` can never run: it waits for `A` in the other branch of `C`.",
            )],
        );
    }
}
