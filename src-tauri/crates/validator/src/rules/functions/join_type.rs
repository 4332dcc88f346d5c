//! # `join-type`
//!
//! A value of a `Std:Join` is a structure, a list or `null`.
//!
//! ## Why
//!
//! `Std:Join` makes one text of single values: texts, numbers, booleans, and variables that lead to one of these.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ", "Values": ["Too", ["low."]]}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ", "Values": ["Too", "low."]}}}}
//! ```
//!
//! ## Source
//!
//! `sagemaker.workflow.functions.Join` of the SDK: "primitive type values, parameters, step properties, expressions".

use pipewright_pipeline::json::{Node, Path};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::rules::walk::Site;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "join-type",
    family: Family::Functions,
    severity: Severity::Error,
    summary: "A value of a `Std:Join` is no single value.",
    check: Check::Within,
};

/// Judges what stands written in `Values`; where a reference leads is for the rules on properties.
pub(super) fn check(site: &Site<'_>, values: &[Node], path: &Path<'_>, report: &mut Report<'_>) {
    for (index, value) in values.iter().enumerate() {
        let kind = Kind::of(value);
        // An object that is nearly a function is reported as one.
        if matches!(kind, Kind::List | Kind::Null) || kind == Kind::Object && !is_nearly_a_function(value) {
            report.add(
                site.mistake_at(
                    &RULE,
                    &path.element(index),
                    format!("`Std:Join` cannot join {}.", kind.words()),
                )
                .hint("Join single values: texts, numbers, booleans, or variables that lead to one."),
            );
        }
    }
}

fn is_nearly_a_function(value: &Node) -> bool {
    value.members().iter().any(|member| member.name.eq_ignore_ascii_case("Get") || member.name.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn only_single_values_are_joined() {
        testing::check(
            &RULE,
            r#"{"Name": "F", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": "", "Values": [
                "a", 1, 2.5, false, {"Get": "Execution.PipelineName"}, {"a": 1}, [], null, {"Std:Jon": {}}]}}}}"#,
            &[
                ("/Steps/0/Arguments/ErrorMessage/Std:Join/Values/5", "`Std:Join` cannot join an object."),
                ("/Steps/0/Arguments/ErrorMessage/Std:Join/Values/6", "`Std:Join` cannot join a list."),
                ("/Steps/0/Arguments/ErrorMessage/Std:Join/Values/7", "`Std:Join` cannot join `null`."),
            ],
        );
    }
}
