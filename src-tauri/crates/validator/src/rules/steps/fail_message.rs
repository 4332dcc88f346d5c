//! # `fail-message`
//!
//! The `ErrorMessage` of a Fail step is no single value.
//!
//! ## Why
//!
//! The message becomes the reason why the execution failed: a text, or a variable that gives one.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": ["The model is not good enough:", 0.61]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ", "Values": ["The model is not good enough:", 0.61]}}}}
//! ```
//!
//! ## Source
//!
//! `FailStep` of the SDK: a text, a parameter, a property or a `Join`.

use pipewright_pipeline::json::{Member, Node, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "fail-message",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "The message of a Fail step is no single value.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if step.step_type() != "Fail" {
        return;
    }
    let Some(message) = step.arguments().and_then(|arguments| arguments.get("ErrorMessage")) else { return };
    let kind = Kind::of(message);
    // An object that is nearly a function is reported as one; `null` is a missing argument.
    let is_wrong = match kind {
        Kind::List => true,
        Kind::Object => message.members().iter().all(|member| !member.name.contains([':', 'G'])),
        _ => false,
    };
    if is_wrong {
        let pointer = step.pointer("/Arguments/ErrorMessage");
        report.add(
            RULE.at(
                &*pointer,
                format!("The message of the Fail step `{}` is {}.", step.name(), kind.words()),
            )
            .step(step.name())
            .hint("Give a text, or join the parts with `Std:Join`.")
            .fix(joined(message).map(|join| Fix::set("Join the parts", pointer, &join))),
        );
    }
}

/// A list of single values as a `Std:Join` of them.
fn joined(message: &Node) -> Option<Node> {
    let single = |node: &Node| !matches!(Kind::of(node), Kind::List | Kind::Object | Kind::Null);
    let Value::Array(parts) = &message.value else { return None };
    if parts.is_empty() || !parts.iter().all(single) {
        return None;
    }
    let node = |value: Value| Node { value, span: 0..0 };
    let member = |name: &str, node: Node| Member { name: name.into(), name_span: 0..0, node };
    let body = vec![member("On", node(Value::String(" ".into()))), member("Values", message.clone())];
    Some(node(Value::Object(vec![member("Std:Join", node(Value::Object(body)))])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn messages_are_single_values() {
        for message in [r#""no""#, "3", r#"{"Get": "Execution.PipelineName"}"#, r#"{"Std:Jion": {}}"#] {
            testing::check(
                &RULE,
                &format!(r#"{{"Name": "F", "Type": "Fail", "Arguments": {{"ErrorMessage": {message}}}}}"#),
                &[],
            );
        }
        testing::check(
            &RULE,
            r#"{"Name": "F", "Type": "Fail", "Arguments": {"ErrorMessage": {"text": "no"}}}"#,
            &[("/Steps/0/Arguments/ErrorMessage", "The message of the Fail step `F` is an object.")],
        );
    }

    #[test]
    fn parts_are_joined() {
        let parts = Node::parse(r#"["a", 1]"#).unwrap();
        let join = Node::parse(r#"{"Std:Join": {"On": " ", "Values": ["a", 1]}}"#).unwrap();
        assert_eq!(joined(&parts).unwrap().print(), join.print());
        assert_eq!(joined(&Node::parse("[[1]]").unwrap()), None);
    }
}
