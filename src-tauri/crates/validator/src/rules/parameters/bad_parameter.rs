//! # `bad-parameter`
//!
//! A parameter is not written as it must be: it is no object, has a member that parameters do not have, or a text that is
//! too long.
//!
//! ## Why
//!
//! `Parameters` is a list of objects with `Name`, `Type`, and if wanted `DefaultValue`, `EnumValues` and `Description`. A
//! default and a description have at most 4096 characters.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": ["Depth"],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Source
//!
//! The public JSON Schema.

use pipewright_pipeline::json::{Path, Value};

use super::declared;
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::Subject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-parameter",
    family: Family::Parameters,
    severity: Severity::Error,
    summary: "A parameter is not written as it must be.",
    check: Check::Pipeline(check),
};

const MEMBERS: &[&str] = &["Name", "Type", "DefaultValue", "EnumValues", "Description"];
const LONGEST: usize = 4096;

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    match subject.definition.root().get("Parameters").map(|node| (node, &node.value)) {
        None | Some((_, Value::Null)) => {}
        Some((_, Value::Array(entries))) => {
            for (index, entry) in entries.iter().enumerate() {
                let kind = Kind::of(entry);
                if kind != Kind::Object {
                    report.add(
                        RULE.at(
                            format!("/Parameters/{index}"),
                            format!("A parameter is {}, not an object.", kind.words()),
                        )
                        .hint("Declare it: `{\"Name\": …, \"Type\": \"String\"}`."),
                    );
                }
            }
        }
        Some((node, _)) => report.add(
            RULE.at("/Parameters", format!("`Parameters` is {}, not a list.", Kind::of(node).words()))
                .hint("List the parameters: `\"Parameters\": [{\"Name\": …, \"Type\": \"String\"}]`."),
        ),
    }
    for parameter in declared(subject) {
        let path = Path::at(parameter.pointer);
        for diagnostic in unknown_members(&RULE, parameter.node.members(), MEMBERS, "a parameter", &path) {
            report.add(diagnostic);
        }
        for name in ["DefaultValue", "Description"] {
            let Some(node) = parameter.node.get(name) else { continue };
            let Some(text) = node.as_str() else {
                if name == "Description" && Kind::of(node) != Kind::Null {
                    let message = format!(
                        "The description of the parameter {} is {}, not a text.",
                        parameter.title,
                        Kind::of(node).words()
                    );
                    report.add(RULE.at(parameter.member(name), message).hint("Put it into quotes."));
                }
                continue;
            };
            // Bytes are never fewer than characters, and quickly counted.
            let length = if text.len() > LONGEST { text.chars().count() } else { 0 };
            if length > LONGEST {
                let message = format!(
                    "`{name}` of the parameter {} has {length} characters, {LONGEST} at most are allowed.",
                    parameter.title
                );
                report.add(RULE.at(parameter.member(name), message).hint("Pass long texts as files."));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn parameters_are_objects_with_known_members() {
        let long = "x".repeat(4097);
        testing::check(
            &RULE,
            &format!(
                r#"{{"Parameters": [{{"Name": "A", "Type": "String", "Default": "x", "Description": "d"}}, "B",
                    {{"Name": "C", "Type": "String", "DefaultValue": "{long}"}}, {{"Name": "D", "Type": "String", "Description": 3}}], "Steps": []}}"#
            ),
            &[
                ("/Parameters/1", "A parameter is a text, not an object."),
                (
                    "/Parameters/2/DefaultValue",
                    "`DefaultValue` of the parameter `C` has 4097 characters, 4096 at most are allowed.",
                ),
                (
                    "/Parameters/3/Description",
                    "The description of the parameter `D` is a number, not a text.",
                ),
                ("/Parameters/0/Default", "`Default` is no member of a parameter."),
            ],
        );
        testing::check(
            &RULE,
            r#"{"Parameters": {"A": "String"}, "Steps": []}"#,
            &[("/Parameters", "`Parameters` is an object, not a list.")],
        );
        testing::check(&RULE, r#"{"Parameters": null, "Steps": []}"#, &[]);
    }
}
