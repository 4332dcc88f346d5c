//! # `no-default`
//!
//! A parameter has no `DefaultValue`.
//!
//! ## Why
//!
//! Every start must give it, and nobody is there to give it when a schedule starts the pipeline: the SDK refuses to
//! make one.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String"}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Reason", "Type": "String", "DefaultValue": "Stopped."}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Parameters.Reason"}}}]}
//! ```
//!
//! ## Source
//!
//! SageMaker Python SDK, `Pipeline.put_triggers`: a scheduled pipeline needs a default for each parameter.

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;

pub(crate) const RULE: Rule = Rule {
    code: "no-default",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A parameter has no default, so that no schedule can start the pipeline.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for parameter in subject.definition.parameters() {
        if parameter.default.is_none() && !parameter.name.is_empty() {
            let message =
                format!("The parameter `{}` has no default: every start must give it.", parameter.name);
            report.add(
                RULE.at(&parameter.pointer, message)
                    .hint("Give it a `DefaultValue`; a schedule cannot start the pipeline without."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn a_default_of_any_kind_will_do() {
        check(
            &RULE,
            r#"{"Parameters": [{"Name": "A", "Type": "String"}, {"Name": "B", "Type": "Integer", "DefaultValue": 0},
                {"Name": "C", "Type": "String", "DefaultValue": ""}, {"Type": "String"}], "Steps": []}"#,
            &[("/Parameters/0", "The parameter `A` has no default: every start must give it.")],
        );
    }
}
