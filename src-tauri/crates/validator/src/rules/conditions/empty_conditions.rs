//! # `empty-conditions`
//!
//! A Condition step, or an `Or`, has no conditions.
//!
//! ## Why
//!
//! A list of conditions holds when all of them hold, so an empty one always does: `ElseSteps` never run. An `Or` of nothing
//! never holds.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {"Conditions": [],
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
//!
//! ## Source
//!
//! The SDK accepts it; its local mode takes the branch `IfSteps`.

use pipewright_pipeline::json::{Node, Value};

use super::{Form, each, list};
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "empty-conditions",
    family: Family::Conditions,
    severity: Severity::Warning,
    summary: "There are no conditions to hold.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(conditions) = list(step) else { return };
    if is_empty(conditions) {
        let path = step.path();
        let path = path.member("Arguments");
        let message = format!("The step `{}` has no conditions, so it always takes `IfSteps`.", step.name());
        report.add(
            RULE.at(path.member("Conditions").pointer(), message)
                .step(step.name())
                .hint("Add a condition, or take the steps out of the Condition step."),
        );
    }
    each(step, &mut |condition, form, path| {
        if form == Form::Or && condition.get("Conditions").is_some_and(is_empty) {
            report.add(
                RULE.at(path.member("Conditions").pointer(), "An `Or` of no conditions never holds.")
                    .step(step.name())
                    .hint("Add a condition, or remove the `Or`."),
            );
        }
    });
}

fn is_empty(list: &Node) -> bool {
    matches!(&list.value, Value::Array(elements) if elements.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn there_are_conditions() {
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [{"Type": "Not", "Condition": {"Type": "Or", "Conditions": []}}]}}"#,
            &[(
                "/Steps/0/Arguments/Conditions/0/Condition/Conditions",
                "An `Or` of no conditions never holds.",
            )],
        );
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": []}}"#,
            &[(
                "/Steps/0/Arguments/Conditions",
                "The step `C` has no conditions, so it always takes `IfSteps`.",
            )],
        );
    }
}
