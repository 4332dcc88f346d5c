//! # `step-list`
//!
//! A list of steps is no list, or holds something that is no step.
//!
//! ## Why
//!
//! `Steps`, a Condition's `IfSteps` and `ElseSteps` and a ForEach's `ForEachBody` are lists of objects. What is none is not
//! drawn and not run, and the service refuses it: `Expecting start of Json Array`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```

use pipewright_pipeline::definition::Branch;
use pipewright_pipeline::json::{Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::subject::{StepSubject, Subject};
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "step-list",
    family: Family::Document,
    severity: Severity::Error,
    summary: "A list of steps holds something that is no step.",
    check: Check::StepAndPipeline(check, check_root),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let branches = match step.step_type() {
        "Condition" => [Branch::True, Branch::False].as_slice(),
        "ForEach" => &[Branch::Body],
        _ => return,
    };
    let path = step.path();
    let path = path.member("Arguments");
    for branch in branches {
        let name = branch.member();
        let Some(list) = step.arguments().and_then(|arguments| arguments.get(name)) else { continue };
        judge(list, &path.member(name), name, step.name(), report);
    }
}

/// That `Steps` itself is a list is for `no-steps`.
fn check_root(subject: &Subject<'_>, report: &mut Report<'_>) {
    if let Some(list) = subject.definition.root().get("Steps").filter(|list| Kind::of(list) == Kind::List) {
        judge(list, &Path::at("/Steps"), "Steps", "", report);
    }
}

fn judge(list: &Node, path: &Path<'_>, name: &str, step: &str, report: &mut Report<'_>) {
    let entries = match &list.value {
        Value::Array(entries) => entries,
        Value::Null => return,
        value => {
            let fix = matches!(value, Value::Object(_)).then(|| {
                let one = Node { value: Value::Array(vec![list.clone()]), span: 0..0 };
                Fix::set("Make it a list", path.pointer(), &one)
            });
            report.add(
                RULE.at(path.pointer(), format!("`{name}` is {}, not a list.", Kind::of(list).words()))
                    .step(step)
                    .hint(format!("List the steps: `\"{name}\": [{{\"Name\": …}}]`."))
                    .fix(fix),
            );
            return;
        }
    };
    for (index, entry) in entries.iter().enumerate() {
        if !matches!(entry.value, Value::Object(_)) {
            let message = format!("An entry of `{name}` is {}, not a step.", Kind::of(entry).words());
            report.add(
                RULE.at(path.element(index).pointer(), message)
                    .step(step)
                    .hint("Write the step here, or remove the entry."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn lists_hold_steps() {
        testing::check(
            &RULE,
            r#"{"Steps": ["A", {"Name": "C", "Type": "Condition", "Arguments": {"IfSteps": {"Name": "F"}, "ElseSteps": [3]}},
                {"Name": "F", "Type": "ForEach", "Arguments": {"ForEachBody": "G"}},
                {"Name": "L", "Type": "Lambda", "Arguments": {"IfSteps": "free"}}]}"#,
            &[
                ("/Steps/0", "An entry of `Steps` is a text, not a step."),
                ("/Steps/1/Arguments/IfSteps", "`IfSteps` is an object, not a list."),
                ("/Steps/1/Arguments/ElseSteps/0", "An entry of `ElseSteps` is a number, not a step."),
                ("/Steps/2/Arguments/ForEachBody", "`ForEachBody` is a text, not a list."),
            ],
        );
    }
}
