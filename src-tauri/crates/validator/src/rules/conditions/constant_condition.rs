//! # `constant-condition`
//!
//! A condition compares written values only, so its outcome is the same in every run.
//!
//! ## Why
//!
//! One of the two branches never runs. Most often a placeholder was never replaced by the metric it stands for.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "LessThan", "LeftValue": 3, "RightValue": 6}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Check", "Type": "Condition", "Arguments": {
//!    "Conditions": [{"Type": "LessThan", "LeftValue": {"Get": "Parameters.Depth"}, "RightValue": 6}],
//!    "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}]}
//! ```

use pipewright_pipeline::condition::Condition;
use pipewright_pipeline::json::Node;

use super::{Form, QUERY, VALUES, each, either_of};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "constant-condition",
    family: Family::Conditions,
    severity: Severity::Warning,
    summary: "A condition has the same outcome in every run.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    each(step, &mut |condition, form, path| {
        let constant = match form {
            Form::Compare(_) => {
                [condition.get("LeftValue"), condition.get("RightValue")].into_iter().all(is_written)
            }
            // Without values there is another warning.
            Form::In => either_of(condition, VALUES).is_some_and(|(_, values)| {
                !values.elements().is_empty()
                    && is_written(either_of(condition, QUERY).map(|(_, query)| query))
                    && values.elements().iter().all(|value| is_written(Some(value)))
            }),
            Form::Not | Form::Or | Form::Unknown(_) => false,
        };
        if constant {
            let sentence = Condition::read(condition).sentence();
            report.add(
                RULE.at(
                    path.pointer(),
                    format!("The condition `{sentence}` has the same outcome in every run."),
                )
                .step(step.name())
                .hint("Compare with a parameter, a property or a value of a property file."),
            );
        }
    });
}

fn is_written(operand: Option<&Node>) -> bool {
    operand.is_some_and(|node| {
        matches!(Kind::of(node), Kind::Boolean | Kind::Integer | Kind::Float | Kind::Text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn something_varies() {
        testing::check(
            &RULE,
            r#"{"Parameters": [{"Name": "A", "Type": "Integer"}], "Steps": [{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [
                {"Type": "LessThan", "LeftValue": 3.0, "RightValue": 6},
                {"Type": "Not", "Condition": {"Type": "In", "QueryValue": "a", "Values": ["a", "b"]}},
                {"Type": "LessThan", "LeftValue": {"Get": "Parameters.A"}, "RightValue": 6},
                {"Type": "In", "QueryValue": 1, "Values": [1, {"Get": "Parameters.A"}]}, {"Type": "In", "QueryValue": 1, "Values": []}]}}]}"#,
            &[
                (
                    "/Steps/0/Arguments/Conditions/0",
                    "The condition `3.0 < 6` has the same outcome in every run.",
                ),
                (
                    "/Steps/0/Arguments/Conditions/1/Condition",
                    "The condition `a in a, b` has the same outcome in every run.",
                ),
            ],
        );
    }
}
