//! # `default-type`
//!
//! The default of a parameter is not of the parameter's type.
//!
//! ## Why
//!
//! The service refuses it. The SDK checks the Python type only: it lets `True` pass as an Integer. A whole number is a good
//! Float.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": "3"}],
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
//! `sagemaker.workflow.parameters` of the SDK; the public JSON Schema.

use pipewright_pipeline::definition::ParameterType;
use pipewright_pipeline::json::{Node, Value};

use super::{Declared, declared};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, number};
use crate::subject::Subject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "default-type",
    family: Family::Parameters,
    severity: Severity::Error,
    summary: "A parameter's default is not of its type.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for parameter in declared(subject) {
        let Some(default) = parameter.node.get("DefaultValue") else { continue };
        let word = parameter.node.get("Type").and_then(Node::as_str);
        let kind = Kind::of(default);
        let message = match (kind, word.and_then(ParameterType::parse)) {
            (Kind::Null | Kind::List | Kind::Object | Kind::Variable, _) => {
                format!("The default of the parameter {} is {}.", parameter.title, kind.words())
            }
            // Of an unknown or absent type another rule speaks.
            (_, None) => continue,
            (_, Some(expected)) if fits(default, expected) => continue,
            (Kind::Float, Some(ParameterType::Integer)) => {
                let spelling = default.print();
                format!(
                    "The default of the Integer {} is `{}`, no whole number.",
                    parameter.title,
                    spelling.trim_end()
                )
            }
            (_, Some(expected)) => {
                format!("The default of the {expected} {} is {}.", parameter.title, kind.words())
            }
        };
        report.add(
            RULE.at(parameter.member("DefaultValue"), message)
                .hint(hint(word))
                .fix(fix(&parameter, default, word)),
        );
    }
}

fn fits(default: &Node, expected: ParameterType) -> bool {
    match expected {
        ParameterType::String => matches!(default.value, Value::String(_)),
        // The spelling does not make a number whole: `3.0` and `3e2` are.
        ParameterType::Integer => number(default).is_some_and(|number| number.fract() == 0.0),
        ParameterType::Float => matches!(default.value, Value::Number(_)),
        ParameterType::Boolean => matches!(default.value, Value::Bool(_)),
    }
}

fn hint(word: Option<&str>) -> &'static str {
    match word.and_then(ParameterType::parse) {
        Some(ParameterType::String) => "Put it into quotes, or change the type.",
        Some(ParameterType::Integer) => "Give a whole number without quotes, or change the type.",
        Some(ParameterType::Float) => "Give a number without quotes, or change the type.",
        Some(ParameterType::Boolean) => "Give `true` or `false` without quotes, or change the type.",
        None => {
            "A default is a text, a number, `true` or `false`; without one the value must be given at the start."
        }
    }
}

/// The same value, as the type wants it.
fn fix(parameter: &Declared<'_>, default: &Node, word: Option<&str>) -> Option<Fix> {
    let expected = ParameterType::parse(word?)?;
    let text = match &default.value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(spelling) => spelling.to_string(),
        Value::Bool(bool) => bool.to_string(),
        Value::Null => return Some(Fix::clear("Remove the default", parameter.member("DefaultValue"))),
        Value::Array(_) | Value::Object(_) => return None,
    };
    let value = if expected == ParameterType::String {
        Node::from_serde(&text.into())
    } else {
        Node::parse(&text.to_lowercase()).ok().filter(|value| fits(value, expected))?
    };
    let title = format!("Change to `{}`", value.print().trim_end());
    Some(Fix::set(title, parameter.member("DefaultValue"), &value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(parameter_type: &str, default: &str, expect: Option<(&str, Option<&str>)>) {
        let text = format!(
            r#"{{"Parameters": [{{"Name": "P", "Type": "{parameter_type}", "DefaultValue": {default}}}], "Steps": []}}"#
        );
        let found = testing::of_rule(&RULE, &text, &Settings::default());
        let found =
            found.first().map(|one| (one.message.as_str(), one.fix.as_ref().map(|fix| fix.title.as_str())));
        assert_eq!(found, expect, "{parameter_type} {default}");
    }

    #[test]
    fn defaults_have_their_type() {
        for (parameter_type, default) in [
            ("String", r#""a""#),
            ("String", r#""""#),
            ("Integer", "3"),
            ("Integer", "-3.0"),
            ("Float", "3"),
            ("Float", "0.80"),
            ("Float", "1e-3"),
            ("Boolean", "false"),
            ("Date", "3"),
        ] {
            check(parameter_type, default, None);
        }
        check(
            "Integer",
            r#""3""#,
            Some(("The default of the Integer `P` is a text.", Some("Change to `3`"))),
        );
        check("Integer", "3.5", Some(("The default of the Integer `P` is `3.5`, no whole number.", None)));
        check("Integer", "true", Some(("The default of the Integer `P` is a boolean.", None)));
        check(
            "Float",
            r#""0.80""#,
            Some(("The default of the Float `P` is a text.", Some("Change to `0.80`"))),
        );
        check(
            "Boolean",
            r#""True""#,
            Some(("The default of the Boolean `P` is a text.", Some("Change to `true`"))),
        );
        check("Boolean", "1", Some(("The default of the Boolean `P` is a number.", None)));
        check("String", "3", Some(("The default of the String `P` is a number.", Some("Change to `\"3\"`"))));
        check(
            "String",
            "null",
            Some(("The default of the parameter `P` is `null`.", Some("Remove the default"))),
        );
        check("String", r#"["a"]"#, Some(("The default of the parameter `P` is a list.", None)));
        check(
            "String",
            r#"{"Get": "Execution.PipelineName"}"#,
            Some(("The default of the parameter `P` is a variable.", None)),
        );
    }
}
