//! # `output-parameter`
//!
//! An output of a Lambda or Callback step is not declared as it must be, or is declared twice.
//!
//! ## Why
//!
//! `OutputParameters` lists what the function or the callback gives back: each has an `OutputName`, by which it is read, and an
//! `OutputType` of `String`, `Integer`, `Float` or `Boolean`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "OutputParameters": [{"OutputName": "score", "OutputType": "Number"}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "OutputParameters": [{"OutputName": "score", "OutputType": "Float"}]}
//! ```
//!
//! ## Source
//!
//! `LambdaOutput` and `CallbackOutput` of the SDK.

use pipewright_pipeline::json::{Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::parameters::parameter_type;
use crate::rules::value::{Kind, either, unknown_members};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "output-parameter",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "An output parameter is not declared as it must be.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if !matches!(step.step_type(), "Lambda" | "Callback") {
        return;
    }
    let Some(list) = step.node.get("OutputParameters") else { return };
    let path = step.path();
    let path = path.member("OutputParameters");
    let outputs = match &list.value {
        Value::Array(outputs) => outputs,
        Value::Null => return,
        _ => {
            let message = format!("`OutputParameters` is {}, not a list.", Kind::of(list).words());
            let hint = "List the outputs: `[{\"OutputName\": \"score\", \"OutputType\": \"Float\"}]`.";
            report.add(RULE.at(path.pointer(), message).step(step.name()).hint(hint));
            return;
        }
    };
    for (index, output) in outputs.iter().enumerate() {
        let path = path.element(index);
        report.add_all(declaration(output, &path).into_iter().map(|one| one.step(step.name())));
        let name = name_of(output);
        if let Some((name, first)) =
            name.zip(outputs[..index].iter().position(|earlier| name_of(earlier) == name))
        {
            report.add(
                RULE.at(
                    path.member("OutputName").pointer(),
                    format!("The step `{}` declares two outputs `{name}`.", step.name()),
                )
                .step(step.name())
                .related(step.pointer(&format!("/OutputParameters/{first}/OutputName")), "the first is here")
                .hint("Give each a name of its own."),
            );
        }
    }
}

fn name_of(output: &Node) -> Option<&str> {
    output.get("OutputName").and_then(Node::as_str)
}

fn declaration(output: &Node, path: &Path<'_>) -> Vec<Diagnostic> {
    let Value::Object(members) = &output.value else {
        let message = format!("An output parameter is {}, not an object.", Kind::of(output).words());
        return vec![RULE.at(path.pointer(), message).hint("Declare it with `OutputName` and `OutputType`.")];
    };
    let mut found: Vec<_> =
        unknown_members(&RULE, members, &["OutputName", "OutputType"], "an output parameter", path).collect();
    for name in ["OutputName", "OutputType"] {
        let (place, message) = match output.get(name) {
            None => (path.pointer(), format!("An output parameter has no `{name}`.")),
            Some(node) => match node.as_str() {
                Some("") => {
                    (path.member(name).pointer(), format!("`{name}` of an output parameter is empty."))
                }
                Some(_) => continue,
                None => {
                    let kind = Kind::of(node).words();
                    (
                        path.member(name).pointer(),
                        format!("`{name}` of an output parameter is {kind}, not a text."),
                    )
                }
            },
        };
        found.push(RULE.at(place, message).hint("Declare it with `OutputName` and `OutputType`."));
    }
    if let Some(word) = output.get("OutputType").and_then(Node::as_str).filter(|word| !word.is_empty())
        && !parameter_type::TYPES.contains(&word)
    {
        let path = path.member("OutputType");
        let meant = parameter_type::meant(word);
        let fix = meant
            .as_deref()
            .map(|meant| Fix::set_text(format!("Change to `{meant}`"), path.pointer(), meant));
        found.push(
            RULE.at(path.pointer(), format!("An output parameter has the type `{word}`."))
                .did_you_mean(meant.as_deref(), || {
                    format!("The types are {}.", either(parameter_type::TYPES))
                })
                .fix(fix),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(outputs: &str, expect: &[(&str, &str)]) {
        let step = format!(r#"{{"Name": "L", "Type": "Lambda", "OutputParameters": {outputs}}}"#);
        let found = testing::of_rule(&RULE, &step, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/0/OutputParameters").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{outputs}");
    }

    #[test]
    fn outputs_have_name_and_type() {
        for word in parameter_type::TYPES {
            check(&format!(r#"[{{"OutputName": "a", "OutputType": "{word}"}}]"#), &[]);
        }
        check("null", &[]);
        check("{}", &[("", "`OutputParameters` is an object, not a list.")]);
        check(
            r#"["a", {"OutputName": ""}, {"OutputName": "a", "OutputType": "Int"}, {"OutputName": "a", "OutputType": "String", "Type": 1}]"#,
            &[
                ("/0", "An output parameter is a text, not an object."),
                ("/1", "An output parameter has no `OutputType`."),
                ("/1/OutputName", "`OutputName` of an output parameter is empty."),
                ("/2/OutputType", "An output parameter has the type `Int`."),
                ("/3/OutputName", "The step `L` declares two outputs `a`."),
                ("/3/Type", "`Type` is no member of an output parameter."),
            ],
        );
    }
}
