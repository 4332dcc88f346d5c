//! # `bad-dependency`
//!
//! `DependsOn` is not written as it must be, names a step that nothing can wait for, or one step twice.
//!
//! ## Why
//!
//! `DependsOn` is a list of step names; an entry can also be `{"Step": "Train", "Trigger": "Failed"}`. A Fail step ends the
//! execution, so nothing can wait for it. The same step twice is a warning.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!    "DependsOn": "Ask"}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Tell", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:b",
//!    "DependsOn": ["Ask"]}
//! ]}
//! ```
//!
//! ## Source
//!
//! `sagemaker.workflow.steps` of the SDK; `StepDependency` of SDK 3.

use pipewright_pipeline::json::{Node, Path, Value};

use super::trigger;
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-dependency",
    family: Family::Graph,
    severity: Severity::Error,
    summary: "`DependsOn` is not written as it must be.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(list) = step.node.get("DependsOn") else { return };
    let path = step.path();
    let path = path.member("DependsOn");
    let entries = match &list.value {
        Value::Array(entries) => entries,
        Value::Null => return,
        _ => {
            report.add(no_list(list, &path).step(step.name()));
            return;
        }
    };
    for (index, entry) in entries.iter().enumerate() {
        let path = path.element(index);
        let Some(name) = named(entry) else {
            report.add(nameless(entry, &path).step(step.name()));
            continue;
        };
        for diagnostic in unknown_members(&RULE, entry.members(), &["Step", "Trigger"], "a dependency", &path)
        {
            report.add(diagnostic.step(step.name()));
        }
        if step.definition().step(name).is_some_and(|on| on.step_type == "Fail") {
            report.add(
                RULE.at(
                    path.pointer(),
                    format!("Nothing can wait for the Fail step `{name}`: it ends the execution."),
                )
                .step(step.name())
                .hint("Remove the dependency.")
                .fix(Fix::clear("Remove the dependency", path.pointer())),
            );
        }
        // With another trigger it is a contradiction, of which `trigger` speaks.
        let same =
            |earlier: &Node| named(earlier) == Some(name) && trigger::of(earlier) == trigger::of(entry);
        if let Some(first) = entries[..index].iter().position(same) {
            let mut diagnostic = RULE
                .at(path.pointer(), format!("The step `{}` waits for `{name}` twice.", step.name()))
                .step(step.name())
                .related(step.pointer(&format!("/DependsOn/{first}")), "the first is here")
                .hint("Keep one of the two.")
                .fix(Fix::clear("Remove the second", path.pointer()).safe());
            diagnostic.severity = Severity::Warning;
            report.add(diagnostic);
        }
    }
}

/// The step that an entry names.
pub(super) fn named(entry: &Node) -> Option<&str> {
    entry.as_str().or_else(|| entry.get("Step")?.as_str())
}

fn no_list(list: &Node, path: &Path<'_>) -> Diagnostic {
    let fix = named(list).map(|_| {
        let one = Node { value: Value::Array(vec![list.clone()]), span: 0..0 };
        Fix::set("Make it a list", path.pointer(), &one)
    });
    RULE.at(path.pointer(), format!("`DependsOn` is {}, not a list.", Kind::of(list).words()))
        .hint("List the steps: `\"DependsOn\": [\"Train\"]`.")
        .fix(fix)
}

fn nameless(entry: &Node, path: &Path<'_>) -> Diagnostic {
    let message = match Kind::of(entry) {
        Kind::Object if entry.get("Step").is_none() => "A dependency does not name its `Step`.".to_owned(),
        Kind::Object => "`Step` of a dependency is not a text.".to_owned(),
        kind => format!("A dependency is {}, not a step's name.", kind.words()),
    };
    RULE.at(path.pointer(), message)
        .hint("Name the step: `\"Train\"`, or `{\"Step\": \"Train\", \"Trigger\": \"Failed\"}`.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn dependencies_name_steps() {
        testing::check(
            &RULE,
            r#"{"Steps": [{"Name": "A", "Type": "Lambda"}, {"Name": "F", "Type": "Fail"},
                {"Name": "B", "Type": "Lambda", "DependsOn": ["A", {"Step": "A", "Trigger": "Completed"}, {"Step": "A", "Trigger": "Failed"}]},
                {"Name": "C", "Type": "Lambda", "DependsOn": [3, {"Get": "Parameters.X"}, {"Trigger": "Any"}, {"Step": 1}, "F", {"Step": "A", "Tigger": "Any"}]},
                {"Name": "D", "Type": "Lambda", "DependsOn": "A"}, {"Name": "E", "Type": "Lambda", "DependsOn": null}]}"#,
            &[
                ("/Steps/3/DependsOn/0", "A dependency is a number, not a step's name."),
                ("/Steps/3/DependsOn/1", "A dependency is a variable, not a step's name."),
                ("/Steps/3/DependsOn/2", "A dependency does not name its `Step`."),
                ("/Steps/3/DependsOn/3", "`Step` of a dependency is not a text."),
                ("/Steps/3/DependsOn/4", "Nothing can wait for the Fail step `F`: it ends the execution."),
                ("/Steps/4/DependsOn", "`DependsOn` is a text, not a list."),
                ("/Steps/2/DependsOn/1", "The step `B` waits for `A` twice."),
                ("/Steps/3/DependsOn/5/Tigger", "`Tigger` is no member of a dependency."),
            ],
        );
    }
}
