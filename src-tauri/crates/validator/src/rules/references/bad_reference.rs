//! # `bad-reference`
//!
//! The text behind `Get` is not a reference.
//!
//! ## Why
//!
//! A reference begins with `Parameters.`, `Steps.`, `Execution.`, `PipelineExperimentConfig.`, `ForEach.` or
//! `IterationOutput.`, and goes on with names, `[0]` or `['key']`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameter.Reason"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": "No."}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};

pub(crate) const RULE: Rule = Rule {
    code: "bad-reference",
    family: Family::References,
    severity: Severity::Error,
    summary: "The text behind `Get` is not a reference.",
    check: Check::StepAndPipeline(check, check_configuration),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for found in step.references() {
        // What stands among the dependencies is no reference at all: `bad-dependency` says so.
        if found.pointer.starts_with("/DependsOn") {
            continue;
        }
        if let Err(bad) = &found.reference {
            report.add(RULE.at(step.pointer(&found.pointer), format!("{bad}.")).step(step.name()));
        }
    }
}

fn check_configuration(subject: &Subject<'_>, report: &mut Report<'_>) {
    for found in subject.configuration {
        if let Err(bad) = &found.reference {
            report.add(RULE.at(found.pointer.clone(), format!("{bad}.")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_variable_among_the_dependencies_is_one_mistake() {
        testing::check(
            &RULE,
            r#"{"Name": "L", "Type": "Lambda", "DependsOn": [{"Get": "Steps.A"}], "Arguments": {"a": {"Get": "Steps.A"}}}"#,
            &[(
                "/Steps/0/Arguments/a",
                "`Steps.A` is not a reference: `Steps.` must be followed by a step's name and a property.",
            )],
        );
    }
}
