//! # `duplicate-parameter`
//!
//! Two parameters have the same name.
//!
//! ## Why
//!
//! A reference to it, and a value given at the start, could mean either. The SDK does not check it.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}, {"Name": "Depth", "Type": "Integer", "DefaultValue": 6}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```

use std::collections::HashMap;

use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-parameter",
    family: Family::Parameters,
    severity: Severity::Error,
    summary: "Two parameters have the same name.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for parameter in subject.definition.parameters().iter().filter(|parameter| !parameter.name.is_empty()) {
        if let Some(earlier) = first.get(parameter.name.as_str()) {
            let message = format!("Two parameters are named `{}`.", parameter.name);
            report.add(
                RULE.at(format!("{}/Name", parameter.pointer), message)
                    .related(format!("{earlier}/Name"), "the first is here")
                    .hint("Remove one of them, or give it a name of its own."),
            );
        } else {
            first.insert(&parameter.name, &parameter.pointer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn names_are_given_once() {
        testing::check(
            &RULE,
            r#"{"Parameters": [{"Name": "A"}, {"Name": "B"}, {"Name": "A"}, {"Name": "a"}, {}, {}], "Steps": []}"#,
            &[("/Parameters/2/Name", "Two parameters are named `A`.")],
        );
    }
}
