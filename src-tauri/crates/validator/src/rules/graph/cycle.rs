//! # `cycle`
//!
//! Steps wait for each other in a circle, through references, `DependsOn`, or a condition that reads an
//! output of its own branch.
//!
//! ## Why
//!
//! None of them could ever start. The SDK sees it only in local mode; the service refuses the pipeline.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "A", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "DependsOn": ["B"]},
//!   {"Name": "B", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b", "DependsOn": ["A"]}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "A", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "B", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b", "DependsOn": ["A"]}
//! ]}
//! ```

use std::collections::VecDeque;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;

pub(crate) const RULE: Rule = Rule {
    code: "cycle",
    family: Family::Graph,
    severity: Severity::Error,
    summary: "Steps wait for each other in a circle.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    for group in subject.graph().cycles() {
        let path = shortest_circle(subject, &group);
        let names: Vec<_> = path.iter().map(|&step| format!("`{}`", steps[step].name)).collect();
        let Some(&start) = path.first() else { continue };
        let pointer = subject
            .graph()
            .edges()
            .find(|(from, to, _)| *to == start && group.contains(from))
            .map_or_else(|| steps[start].pointer.clone(), |(_, _, edge)| edge.pointer.clone());
        // A selector that reads a step of the body in another way than by `IterationOutput` is for the rule `foreach`.
        if pointer.ends_with("/Arguments/Selector/Field") {
            continue;
        }
        let message = match names.as_slice() {
            [one] => format!("The step {one} waits for itself."),
            several => format!("The steps wait for each other: {} → {}.", several.join(" → "), several[0]),
        };
        report.add(
            RULE.at(pointer, message)
                .step(&steps[start].name)
                .hint("Remove one of the references or dependencies on this circle."),
        );
    }
}

/// The shortest way from the group's first step back to itself, against the direction of waiting.
fn shortest_circle(subject: &Subject<'_>, group: &[usize]) -> Vec<usize> {
    let Some(&start) = group.first() else { return Vec::new() };
    let mut queue = VecDeque::from([vec![start]]);
    let mut seen = vec![];
    while let Some(path) = queue.pop_front() {
        let Some(&last) = path.last() else { continue };
        for next in subject.graph().downstream(last) {
            if next == start {
                return path;
            }
            if group.contains(&next) && !seen.contains(&next) {
                seen.push(next);
                queue.push_back(path.iter().copied().chain([next]).collect());
            }
        }
    }
    group.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn circles_through_a_foreach() {
        let pipeline = |field: &str, depends_on: &str| {
            format!(
                r#"{{"Steps": [{{"Name": "E", "Type": "ForEach", "Arguments": {{"Selector": {{"Pick": "MaxBy", "Field": {{"Get": "{field}"}}}},
                    "ForEachBody": [{{"Name": "B", "Type": "Lambda", "DependsOn": [{depends_on}]}}]}}}},
                  {{"Name": "A", "Type": "Lambda", "Arguments": {{"status": {{"Get": "Steps.E.Status"}}}}}}]}}"#
            )
        };
        check(&pipeline("IterationOutput.B.OutputParameters['x']", ""), &[]);
        check(
            &pipeline("IterationOutput.B.OutputParameters['x']", r#""A""#),
            &[(
                "/Steps/0/Arguments/ForEachBody/0/DependsOn/0",
                "The steps wait for each other: `B` → `A` → `B`.",
            )],
        );
        check(&pipeline("Steps.B.OutputParameters['x']", ""), &[]);
    }

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        testing::check(&RULE, text, expect);
    }
}
