//! # `missing-operand`
//!
//! A condition lacks one of the values it compares.
//!
//! ## Why
//!
//! A comparison needs `LeftValue` and `RightValue`, `In` needs `QueryValue` and `Values`, `Not` needs `Condition`, `Or` needs
//! `Conditions`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}}],
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
//! `sagemaker.workflow.conditions` of the SDK; the public JSON Schema, which also spells `In` with `Value` and `In`.

use super::{Form, QUERY, VALUES, each, either_of};
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "missing-operand",
    family: Family::Conditions,
    severity: Severity::Error,
    summary: "A condition lacks a value to compare.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    each(step, &mut |condition, form, path| {
        let missing = |name: &'static str| condition.get(name).is_none().then_some(name);
        let missing_of = |names| either_of(condition, names).is_none().then_some(names[0]);
        let (word, lacks) = match form {
            Form::Compare(_) => ("A comparison", [missing("LeftValue"), missing("RightValue")]),
            Form::In => ("The condition `In`", [missing_of(QUERY), missing_of(VALUES)]),
            Form::Not => ("The condition `Not`", [missing("Condition"), None]),
            Form::Or => ("The condition `Or`", [missing("Conditions"), None]),
            Form::Unknown(_) => return,
        };
        let (message, hint) = match lacks {
            [None, None] => return,
            [Some(name), None] | [None, Some(name)] => {
                (format!("{word} has no `{name}`."), format!("Add `{name}`."))
            }
            [Some(one), Some(other)] => {
                (format!("{word} has neither `{one}` nor `{other}`."), format!("Add `{one}` and `{other}`."))
            }
        };
        report.add(RULE.at(path.pointer(), message).step(step.name()).hint(hint));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn conditions_have_their_values() {
        testing::check(
            &RULE,
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [
                {"Type": "LessThan", "LeftValue": 1, "RightValue": 2}, {"Type": "In", "Value": 1, "In": [1]}, {"Type": "Or", "Conditions": []},
                {"Type": "LessThan", "RightValue": 2}, {"Type": "In", "Values": []}, {"Type": "Not", "Condition": {"Type": "Or"}}, {"Type": "Not"},
                {"Type": "Equals"}]}}"#,
            &[
                ("/Steps/0/Arguments/Conditions/3", "A comparison has no `LeftValue`."),
                ("/Steps/0/Arguments/Conditions/4", "The condition `In` has no `QueryValue`."),
                ("/Steps/0/Arguments/Conditions/5/Condition", "The condition `Or` has no `Conditions`."),
                ("/Steps/0/Arguments/Conditions/6", "The condition `Not` has no `Condition`."),
                ("/Steps/0/Arguments/Conditions/7", "A comparison has neither `LeftValue` nor `RightValue`."),
            ],
        );
    }
}
