//! # `trigger`
//!
//! The outcome that a step waits for is unknown, contradicts another entry, or leaves it without what it reads.
//!
//! ## Why
//!
//! An entry of `DependsOn` can say which outcome lets the step run: `Completed` (as the plain name does), `Failed`, `Stopped` or
//! `Any`. A step cannot wait for two different outcomes of one step. A step that runs when another failed finds no output of it;
//! what describes the failure (`FailureReason`, a status, a name) is there.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!    "DependsOn": [{"Step": "Ask", "Trigger": "Fail"}]}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!    "DependsOn": [{"Step": "Ask", "Trigger": "Failed"}]}
//! ]}
//! ```
//!
//! ## Source
//!
//! `StepDependency` and `TriggerCondition` of SDK 3, which refuses two triggers for one step.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_pipeline::spelling::nearest;

use super::bad_dependency::named;
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, either};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "trigger",
    family: Family::Graph,
    severity: Severity::Error,
    summary: "The outcome a step waits for cannot be.",
    check: Check::Step(check),
};

const TRIGGERS: &[&str] = &["Completed", "Failed", "Stopped", "Any"];

/// The outcome that an entry of `DependsOn` waits for.
pub(super) fn of(entry: &Node) -> &str {
    entry.get("Trigger").and_then(Node::as_str).unwrap_or("Completed")
}

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let entries = step.node.get("DependsOn").map(Node::elements).unwrap_or_default();
    if entries.iter().all(|entry| entry.as_str().is_some()) {
        return;
    }
    words(step, entries, report);
    contradictions(step, entries, report);
    for (index, entry) in entries.iter().enumerate() {
        let Some(on) = named(entry).filter(|_| matches!(of(entry), "Failed" | "Stopped" | "Any")) else {
            continue;
        };
        let read: Vec<_> = step
            .references()
            .iter()
            .filter(|found| matches!(&found.reference, Ok(reference) if is_output(reference, on, step.definition())))
            .collect();
        let Some(first) = read.first() else { continue };
        let (severity, when) = match of(entry) {
            "Any" => (Severity::Warning, "also when"),
            _ => (Severity::Error, "only when"),
        };
        let outcome = if of(entry) == "Stopped" { "was stopped" } else { "failed" };
        let message = format!(
            "The step `{}` runs {when} `{on}` {outcome}, and reads an output that is not there then.",
            step.name()
        );
        let mut diagnostic = RULE
            .at(step.pointer(""), message)
            .step(step.name())
            .related(step.pointer(&first.pointer), "it is read here")
            .related(step.pointer(&format!("/DependsOn/{index}")), "it waits for it here")
            .hint(format!("Read what describes the failure, such as `FailureReason`, or wait until `{on}` has completed."));
        diagnostic.severity = severity;
        report.add(diagnostic);
    }
}

fn words(step: &StepSubject<'_>, entries: &[Node], report: &mut Report<'_>) {
    for (index, entry) in entries.iter().enumerate() {
        let Some(trigger) = entry.get("Trigger") else { continue };
        let message = match trigger.as_str() {
            Some(word) if TRIGGERS.contains(&word) => continue,
            Some(word) => format!("There is no trigger `{word}`."),
            None => format!("`Trigger` is {}, not a text.", Kind::of(trigger).words()),
        };
        let near = trigger.as_str().and_then(meant);
        let pointer = step.pointer(&format!("/DependsOn/{index}/Trigger"));
        let fix =
            near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), pointer.clone(), near));
        report.add(
            RULE.at(pointer, message)
                .step(step.name())
                .did_you_mean(near.as_deref(), || format!("The triggers are {}.", either(TRIGGERS)))
                .fix(fix),
        );
    }
}

/// Also by the beginning: `Fail`, `Succeeded`.
fn meant(word: &str) -> Option<String> {
    let other = match word.to_ascii_lowercase().as_str() {
        "succeeded" | "success" | "complete" => Some("Completed"),
        "fail" | "failure" | "error" => Some("Failed"),
        "stop" => Some("Stopped"),
        "all" | "always" => Some("Any"),
        _ => None,
    };
    other.map(str::to_owned).or_else(|| nearest(word, TRIGGERS.iter().copied()))
}

fn contradictions(step: &StepSubject<'_>, entries: &[Node], report: &mut Report<'_>) {
    for (index, entry) in entries.iter().enumerate() {
        let Some(on) = named(entry) else { continue };
        let other = |earlier: &Node| named(earlier) == Some(on) && of(earlier) != of(entry);
        if let Some(first) = entries[..index].iter().position(other) {
            let message = format!(
                "The step `{}` waits for `{on}` with two triggers, `{}` and `{}`.",
                step.name(),
                of(&entries[first]),
                of(entry)
            );
            report.add(
                RULE.at(step.pointer("/DependsOn"), message)
                    .step(step.name())
                    .related(step.pointer(&format!("/DependsOn/{first}")), "one is here")
                    .related(step.pointer(&format!("/DependsOn/{index}")), "the other is here")
                    .hint("Keep one of the two, or wait for `Any`."),
            );
        }
    }
}

/// Steps that make something at once: where they fail there is nothing to describe.
const MAKERS: &[&str] = &["Model", "RegisterModel", "EndpointConfig", "Endpoint", "InferenceComponent"];

/// Whether a reference reads what only a completed step has: not what describes the job and its end.
fn is_output(reference: &Reference, of: &str, definition: &Definition) -> bool {
    const DESCRIBES: &[&str] =
        &["Reason", "Status", "Arn", "Name", "Time", "Message", "Transitions", "Count"];
    match reference {
        Reference::PropertyFile { step, .. } => &**step == of,
        Reference::Property { step, path } => {
            let describes = |name: &str| DESCRIBES.iter().any(|end| name.ends_with(end));
            let is_maker = || definition.step(of).is_some_and(|step| MAKERS.contains(&&*step.step_type));
            &**step == of
                && match path.first() {
                    Some(Segment::Member(name)) if *name == "FailureReason" => false,
                    Some(Segment::Member(name)) if describes(name) => is_maker(),
                    _ => true,
                }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[track_caller]
    fn check(depends_on: &str, reads: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Steps": [{{"Name": "A", "Type": "Training"}}, {{"Name": "B", "Type": "Lambda", "DependsOn": {depends_on},
                "Arguments": {{"x": {{"Get": "{reads}"}}}}}}]}}"#
        );
        testing::check(&RULE, &text, expect);
    }

    #[test]
    fn triggers_are_known() {
        for trigger in TRIGGERS {
            check(&format!(r#"[{{"Step": "A", "Trigger": "{trigger}"}}]"#), "Execution.PipelineName", &[]);
        }
        check(
            r#"[{"Step": "A", "Trigger": "Failure"}]"#,
            "Execution.PipelineName",
            &[("/Steps/1/DependsOn/0/Trigger", "There is no trigger `Failure`.")],
        );
        assert_eq!(meant("Failure").as_deref(), Some("Failed"));
        assert_eq!(meant("Complted").as_deref(), Some("Completed"));
        assert_eq!(meant("Sometimes"), None);
    }

    #[test]
    fn a_step_has_one_trigger() {
        check(
            r#"["A", {"Step": "A", "Trigger": "Failed"}]"#,
            "Execution.PipelineName",
            &[(
                "/Steps/1/DependsOn",
                "The step `B` waits for `A` with two triggers, `Completed` and `Failed`.",
            )],
        );
    }

    #[test]
    fn a_failed_step_has_no_outputs() {
        let failed = r#"[{"Step": "A", "Trigger": "Failed"}]"#;
        check(
            failed,
            "Steps.A.ModelArtifacts.S3ModelArtifacts",
            &[(
                "/Steps/1",
                "The step `B` runs only when `A` failed, and reads an output that is not there then.",
            )],
        );
        check(
            r#"[{"Step": "A", "Trigger": "Any"}]"#,
            "Steps.A.ModelArtifacts.S3ModelArtifacts",
            &[(
                "/Steps/1",
                "The step `B` runs also when `A` failed, and reads an output that is not there then.",
            )],
        );
        check(failed, "Steps.A.FailureReason", &[]);
        check(failed, "Steps.A.TrainingJobName", &[]);
        check(r#"["A"]"#, "Steps.A.ModelArtifacts.S3ModelArtifacts", &[]);
    }
}
