//! # `bad-condition`
//!
//! `Conditions` is no list, a condition is no object, or has a member that its type does not have.
//!
//! ## Why
//!
//! A comparison has `Type`, `LeftValue` and `RightValue`; `In` has `QueryValue` and `Values`; `Not` has `Condition`; `Or` has
//! `Conditions`. The conditions of a step are a list, and hold when all of them hold.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": {"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"},
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```

use pipewright_pipeline::json::{Node, Path, Value};

use super::{Form, each, list};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-condition",
    family: Family::Conditions,
    severity: Severity::Error,
    summary: "A condition is not written as it must be.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(conditions) = list(step) else { return };
    let path = step.path();
    let path = path.member("Arguments");
    is_list(conditions, &path.member("Conditions"), step, report);
    each(step, &mut |condition, form, path| {
        let Value::Object(members) = &condition.value else {
            let message = format!("A condition is {}, not an object.", Kind::of(condition).words());
            report.add(
                RULE.at(path.pointer(), message)
                    .step(step.name())
                    .hint("Write it as `{\"Type\": \"Equals\", \"LeftValue\": …, \"RightValue\": …}`."),
            );
            return;
        };
        let known: &[&str] = match form {
            Form::Compare(_) => &["Type", "LeftValue", "RightValue"],
            Form::In => &["Type", "QueryValue", "Values", "Value", "In"],
            Form::Not => &["Type", "Condition"],
            Form::Or => &["Type", "Conditions"],
            Form::Unknown(_) => return,
        };
        for diagnostic in unknown_members(&RULE, members, known, "this condition", path) {
            report.add(diagnostic.step(step.name()));
        }
        if let (Form::Or, Some(conditions)) = (form, condition.get("Conditions")) {
            is_list(conditions, &path.member("Conditions"), step, report);
        }
    });
}

fn is_list(node: &Node, path: &Path<'_>, step: &StepSubject<'_>, report: &mut Report<'_>) {
    let kind = Kind::of(node);
    if kind == Kind::List {
        return;
    }
    let fix = (kind == Kind::Object).then(|| {
        let list = Node { value: Value::Array(vec![node.clone()]), span: 0..0 };
        Fix::set("Make it a list", path.pointer(), &list)
    });
    report.add(
        RULE.at(path.pointer(), format!("`Conditions` is {}, not a list.", kind.words()))
            .step(step.name())
            .hint("List the conditions: `\"Conditions\": [{\"Type\": …}]`.")
            .fix(fix),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn conditions_are_lists_of_objects() {
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [
                {"Type": "Equals", "LeftValue": 1, "RightValue": 2, "Else": 3},
                {"Type": "In", "Value": 1, "In": [2]},
                {"Type": "Or", "Conditions": {"Type": "Equals"}}, 3,
                {"Type": "Not", "Condition": {"Type": "Equals", "LeftValue": 1, "RigthValue": 2}}]}}"#,
            &[
                ("/Steps/0/Arguments/Conditions/2/Conditions", "`Conditions` is an object, not a list."),
                ("/Steps/0/Arguments/Conditions/3", "A condition is a number, not an object."),
                ("/Steps/0/Arguments/Conditions/0/Else", "`Else` is no member of this condition."),
                (
                    "/Steps/0/Arguments/Conditions/4/Condition/RigthValue",
                    "`RigthValue` is no member of this condition.",
                ),
            ],
        );
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": {"Type": "Equals"}}}"#,
            &[("/Steps/0/Arguments/Conditions", "`Conditions` is an object, not a list.")],
        );
    }
}
