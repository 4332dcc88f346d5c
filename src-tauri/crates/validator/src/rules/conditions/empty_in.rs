//! # `empty-in`
//!
//! An `In` looks for its value among none.
//!
//! ## Why
//!
//! It never holds, and `NotIn` always does.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "In", "QueryValue": {"Get": "Execution.PipelineName"}, "Values": []}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "In", "QueryValue": {"Get": "Execution.PipelineName"}, "Values": ["Nightly"]}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Source
//!
//! The SDK accepts it.

use pipewright_pipeline::json::{Node, Value};

use super::{Form, VALUES, each, either_of};
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "empty-in",
    family: Family::Conditions,
    severity: Severity::Warning,
    summary: "An `In` looks among no values.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    each(step, &mut |condition, form, path| {
        if form != Form::In {
            return;
        }
        let Some((name, values)) = either_of(condition, VALUES) else { return };
        if matches!(&values.value, Value::Array(elements) if elements.is_empty()) {
            let negated = condition.get("Type").and_then(Node::as_str) == Some("NotIn");
            let message = if negated {
                "A `NotIn` of no values always holds."
            } else {
                "An `In` of no values never holds."
            };
            report.add(
                RULE.at(path.member(name).pointer(), message)
                    .step(step.name())
                    .hint("List the values, or remove the condition."),
            );
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn there_are_values() {
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [{"Type": "In", "QueryValue": 1, "Values": [2]},
                {"Type": "In", "QueryValue": 1, "Values": []}, {"Type": "NotIn", "Value": 1, "In": []}]}}"#,
            &[
                ("/Steps/0/Arguments/Conditions/1/Values", "An `In` of no values never holds."),
                ("/Steps/0/Arguments/Conditions/2/In", "A `NotIn` of no values always holds."),
            ],
        );
    }
}
