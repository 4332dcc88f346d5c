//! # `empty-default`
//!
//! The default of a parameter is the empty text.
//!
//! ## Why
//!
//! It works as a default, but nobody can give it: a start refuses an empty text (`string "" is too short (length: 0,
//! required minimum: 1)`). Who copies the shown default into the start of an execution is refused.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": ""}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": "none"}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```
//!
//! ## Source
//!
//! aws/sagemaker-python-sdk, issue 4016.

use pipewright_pipeline::json::child_pointer;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;

pub(crate) const RULE: Rule = Rule {
    code: "empty-default",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "The default of a parameter is an empty text, which no start can give.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for parameter in subject.definition.parameters() {
        if parameter.default.as_ref().and_then(|default| default.as_str()) == Some("") {
            let message =
                format!("The default of `{}` is empty: no start can give an empty text.", parameter.name);
            report.add(
                RULE.at(child_pointer(&parameter.pointer, "DefaultValue"), message)
                    .hint("Let a word such as `none` mean that there is nothing."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn only_the_empty_text() {
        check(
            &RULE,
            r#"{"Parameters": [{"Name": "A", "Type": "String", "DefaultValue": " "}, {"Name": "B", "Type": "String", "DefaultValue": ""},
                {"Name": "C", "Type": "String"}], "Steps": []}"#,
            &[(
                "/Parameters/1/DefaultValue",
                "The default of `B` is empty: no start can give an empty text.",
            )],
        );
    }
}
