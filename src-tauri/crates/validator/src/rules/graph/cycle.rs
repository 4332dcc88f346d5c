//! # `cycle`
//!
//! Steps wait for each other in a circle, through references, `DependsOn`, or a condition that reads an
//! output of its own branch. None of them could ever start.

use std::collections::VecDeque;

use crate::{Diagnostic, Severity, Subject};

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for group in subject.graph.cycles() {
        let steps = subject.definition.steps();
        let path = shortest_circle(subject, &group);
        let names: Vec<_> = path.iter().map(|&step| format!("`{}`", steps[step].name)).collect();
        let Some(&start) = path.first() else { continue };
        let pointer = subject
            .graph
            .edges()
            .find(|(from, to, _)| *to == start && group.contains(from))
            .map_or_else(|| steps[start].pointer.clone(), |(_, _, edge)| edge.pointer.clone());
        found.push(Diagnostic {
            code: "cycle".into(),
            severity: Severity::Error,
            message: match names.as_slice() {
                [one] => format!("The step {one} waits for itself."),
                several => {
                    format!("The steps wait for each other: {} → {}.", several.join(" → "), several[0])
                }
            },
            step: Some(steps[start].name.clone()),
            pointer,
            help: Some("Remove one of the references or dependencies on this circle.".into()),
        });
    }
}

/// The shortest way from the group's first step back to itself, against the direction of waiting.
fn shortest_circle(subject: &Subject<'_>, group: &[usize]) -> Vec<usize> {
    let Some(&start) = group.first() else { return Vec::new() };
    let mut queue = VecDeque::from([vec![start]]);
    let mut seen = vec![];
    while let Some(path) = queue.pop_front() {
        let Some(&last) = path.last() else { continue };
        for next in subject.graph.downstream(last) {
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
