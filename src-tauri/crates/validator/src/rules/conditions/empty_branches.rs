//! # `empty-branches`
//!
//! A Condition step holds no steps, and no other step waits for it.
//!
//! ## Why
//!
//! Whatever it decides changes nothing.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [], "ElseSteps": []}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}], "ElseSteps": []}}
//! ```

use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "empty-branches",
    family: Family::Conditions,
    severity: Severity::Warning,
    summary: "A Condition step decides nothing.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    for (index, step) in steps.iter().enumerate().filter(|(_, step)| step.step_type == "Condition") {
        // Steps of its branches wait for it as well.
        if subject.graph().downstream(index).is_empty() {
            let message =
                format!("The step `{}` has no steps in its branches, so it decides nothing.", step.name);
            report.add(
                RULE.at(step.pointer.clone(), message)
                    .step(&step.name)
                    .hint("Put the steps it decides on into `IfSteps` or `ElseSteps`, or remove it."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_condition_decides_something() {
        testing::check(
            &RULE,
            r#"{"Steps": [{"Name": "A", "Type": "Condition", "Arguments": {"Conditions": [], "IfSteps": [], "ElseSteps": []}},
                {"Name": "B", "Type": "Condition", "Arguments": {"Conditions": [], "ElseSteps": [{"Name": "F", "Type": "Fail"}]}},
                {"Name": "C", "Type": "Condition", "Arguments": {"Conditions": []}}, {"Name": "D", "Type": "Lambda", "DependsOn": ["C"]}]}"#,
            &[("/Steps/0", "The step `A` has no steps in its branches, so it decides nothing.")],
        );
    }
}
