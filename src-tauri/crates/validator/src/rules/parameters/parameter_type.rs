//! # `parameter-type`
//!
//! The `Type` of a parameter is not `String`, `Integer`, `Float` or `Boolean`.
//!
//! ## Why
//!
//! The type says which values a start may give, and which arguments the parameter may stand for. A parameter without a type
//! is taken for a String, which is a warning: say it.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Int", "DefaultValue": 3}],
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
//! `sagemaker.workflow.parameters` of the SDK; the public JSON Schema, in which `Type` may be absent for a String only.

use pipewright_pipeline::json::Node;
use pipewright_pipeline::spelling::nearest;

use super::{Declared, declared};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, either};
use crate::subject::Subject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "parameter-type",
    family: Family::Parameters,
    severity: Severity::Error,
    summary: "A parameter's `Type` is none of the four.",
    check: Check::Pipeline(check),
};

pub(crate) const TYPES: &[&str] = &["String", "Integer", "Float", "Boolean"];

/// What other languages call them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("str", "String"),
    ("text", "String"),
    ("int", "Integer"),
    ("long", "Integer"),
    ("double", "Float"),
    ("number", "Float"),
    ("decimal", "Float"),
    ("bool", "Boolean"),
];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for parameter in declared(subject) {
        let title = &parameter.title;
        let Some(node) = parameter.node.get("Type") else {
            missing(&parameter, report);
            continue;
        };
        let message = match node.as_str() {
            Some(word) if TYPES.contains(&word) => continue,
            Some(word) => format!("The parameter {title} has the type `{word}`."),
            None => format!("The type of the parameter {title} is {}.", Kind::of(node).words()),
        };
        let meant = node.as_str().and_then(meant);
        let fix = meant
            .as_deref()
            .map(|meant| Fix::set_text(format!("Change to `{meant}`"), parameter.member("Type"), meant));
        report.add(
            RULE.at(parameter.member("Type"), message)
                .did_you_mean(meant.as_deref(), || format!("The types are {}.", either(TYPES)))
                .fix(fix),
        );
    }
}

/// The type that a word means.
pub(crate) fn meant(word: &str) -> Option<String> {
    let elsewhere = ELSEWHERE.iter().find(|(other, _)| word.eq_ignore_ascii_case(other));
    elsewhere.map(|(_, ours)| (*ours).to_owned()).or_else(|| nearest(word, TYPES.iter().copied()))
}

fn missing(parameter: &Declared<'_>, report: &mut Report<'_>) {
    let by_default = parameter.node.get("DefaultValue").and_then(type_of);
    let meant = by_default.unwrap_or("String");
    let mut diagnostic = RULE
        .at(parameter.pointer, format!("The parameter {} has no `Type`.", parameter.title))
        .hint(format!("Add `\"Type\": \"{meant}\"`."))
        .fix(Fix::set_text(format!("Add the type `{meant}`"), parameter.member("Type"), meant));
    if meant == "String" {
        diagnostic.severity = Severity::Warning;
    }
    report.add(diagnostic);
}

/// The type that a default has by itself.
fn type_of(default: &Node) -> Option<&'static str> {
    match Kind::of(default) {
        Kind::Text => Some("String"),
        Kind::Integer => Some("Integer"),
        Kind::Float => Some("Float"),
        Kind::Boolean => Some("Boolean"),
        Kind::Null | Kind::List | Kind::Object | Kind::Variable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[test]
    fn there_are_four_types() {
        let text = r#"{"Parameters": [{"Name": "A", "Type": "String"}, {"Name": "B", "Type": "bool"}, {"Name": "C", "Type": "Flaot"},
            {"Name": "D", "Type": "Date"}, {"Name": "E", "Type": 3}, {"Name": "F"}, {"Name": "G", "DefaultValue": 2}], "Steps": []}"#;
        let found = testing::of_rule(&RULE, text, &Settings::default());
        let found: Vec<_> =
            found.iter().map(|one| (one.message.as_str(), one.hint.as_deref().unwrap_or_default())).collect();
        assert_eq!(
            found,
            [
                ("The parameter `B` has the type `bool`.", "Did you mean `Boolean`?"),
                ("The parameter `C` has the type `Flaot`.", "Did you mean `Float`?"),
                (
                    "The parameter `D` has the type `Date`.",
                    "The types are `String`, `Integer`, `Float` or `Boolean`."
                ),
                (
                    "The type of the parameter `E` is a number.",
                    "The types are `String`, `Integer`, `Float` or `Boolean`."
                ),
                ("The parameter `G` has no `Type`.", "Add `\"Type\": \"Integer\"`."),
                ("The parameter `F` has no `Type`.", "Add `\"Type\": \"String\"`."),
            ]
        );
    }
}
