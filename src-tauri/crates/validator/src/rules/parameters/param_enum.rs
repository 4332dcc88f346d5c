//! # `param-enum`
//!
//! The default of a parameter is not among its `EnumValues`, or these are no list of texts.
//!
//! ## Why
//!
//! `EnumValues` are the only values a String may have, its default included. Neither the SDK nor its local mode checks it.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Stage", "Type": "String", "DefaultValue": "qa", "EnumValues": ["dev", "prod"]}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Stage", "Type": "String", "DefaultValue": "dev", "EnumValues": ["dev", "prod"]}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Source
//!
//! `ParameterString` of the SDK, the one parameter class with `enum_values`.

use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::spelling::nearest;

use super::{Declared, declared};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, either};
use crate::subject::Subject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "param-enum",
    family: Family::Parameters,
    severity: Severity::Error,
    summary: "A parameter's default is not among its values.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for parameter in declared(subject) {
        let Some(node) = parameter.node.get("EnumValues") else { continue };
        let Value::Array(values) = &node.value else {
            report.add(no_list(&parameter, node));
            continue;
        };
        if values.is_empty() {
            report.add(
                RULE.at(
                    parameter.member("EnumValues"),
                    format!("`EnumValues` of the parameter {} is empty.", parameter.title),
                )
                .hint("List the values it may have, or remove `EnumValues`."),
            );
            continue;
        }
        if let Some(other) =
            parameter.node.get("Type").and_then(Node::as_str).filter(|word| *word != "String")
        {
            let mut diagnostic = RULE
                .at(
                    parameter.member("EnumValues"),
                    format!(
                        "The {other} {} has `EnumValues`, which only a String can have.",
                        parameter.title
                    ),
                )
                .hint("Make it a String, or remove `EnumValues`.");
            diagnostic.severity = Severity::Warning;
            report.add(diagnostic);
            continue;
        }
        for (index, value) in values.iter().enumerate().filter(|(_, value)| value.as_str().is_none()) {
            let pointer = format!("{}/{index}", parameter.member("EnumValues"));
            let message = format!(
                "A value of the parameter {} is {}, not a text.",
                parameter.title,
                Kind::of(value).words()
            );
            report.add(RULE.at(pointer, message).hint("`EnumValues` holds texts: put it into quotes."));
        }
        if let Some(diagnostic) = default_among(&parameter, values) {
            report.add(diagnostic);
        }
    }
}

fn no_list(parameter: &Declared<'_>, node: &Node) -> Diagnostic {
    let message = format!(
        "`EnumValues` of the parameter {} is {}, not a list.",
        parameter.title,
        Kind::of(node).words()
    );
    RULE.at(parameter.member("EnumValues"), message)
        .hint("List the values it may have: `\"EnumValues\": [\"dev\", \"prod\"]`.")
}

fn default_among(parameter: &Declared<'_>, values: &[Node]) -> Option<Diagnostic> {
    // A default of another type is reported as one.
    let default = parameter.node.get("DefaultValue")?.as_str()?;
    let words: Vec<_> = values.iter().filter_map(Node::as_str).collect();
    if words.contains(&default) {
        return None;
    }
    let near = nearest(default, words.iter().copied());
    let fix = near
        .as_deref()
        .map(|near| Fix::set_text(format!("Change to `{near}`"), parameter.member("DefaultValue"), near));
    let message =
        format!("The default `{default}` of the parameter {} is not among its values.", parameter.title);
    Some(
        RULE.at(parameter.pointer, message)
            .did_you_mean(near.as_deref(), || {
                format!("Give {}, or add `{default}` to `EnumValues`.", either(&words))
            })
            .fix(fix),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_default_is_among_the_values() {
        testing::check(
            &RULE,
            r#"{"Parameters": [
                {"Name": "A", "Type": "String", "DefaultValue": "dev", "EnumValues": ["dev", "prod"]},
                {"Name": "B", "Type": "String", "EnumValues": ["dev"]},
                {"Name": "C", "Type": "String", "DefaultValue": "prd", "EnumValues": ["dev", "prod"]},
                {"Name": "D", "Type": "String", "EnumValues": []},
                {"Name": "E", "Type": "String", "EnumValues": "dev"},
                {"Name": "F", "Type": "String", "EnumValues": ["1", 2]},
                {"Name": "G", "Type": "Integer", "DefaultValue": 3, "EnumValues": [1, 2]}], "Steps": []}"#,
            &[
                ("/Parameters/2", "The default `prd` of the parameter `C` is not among its values."),
                ("/Parameters/3/EnumValues", "`EnumValues` of the parameter `D` is empty."),
                ("/Parameters/4/EnumValues", "`EnumValues` of the parameter `E` is a text, not a list."),
                ("/Parameters/5/EnumValues/1", "A value of the parameter `F` is a number, not a text."),
                (
                    "/Parameters/6/EnumValues",
                    "The Integer `G` has `EnumValues`, which only a String can have.",
                ),
            ],
        );
    }
}
