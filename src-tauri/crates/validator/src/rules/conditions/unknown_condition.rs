//! # `unknown-condition`
//!
//! The `Type` of a condition is not one that SageMaker knows.
//!
//! ## Why
//!
//! The types are `Equals`, `GreaterThan`, `GreaterThanOrEqualTo`, `LessThan`, `LessThanOrEqualTo`, `In`, `Not` and `Or`.
//! `NotEquals` and `NotIn` stand in the public JSON Schema but not in the SDK, whose local mode refuses them: they are a
//! warning. `Not` around the positive condition says the same.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equal", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "Condition", "Arguments": {
//!   "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "Nightly"}],
//!   "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}
//! ```
//!
//! ## Source
//!
//! `sagemaker.workflow.conditions` of the SDK; the public JSON Schema.

use pipewright_pipeline::json::{Member, Node, Path, Value};
use pipewright_pipeline::spelling::nearest;

use super::{Form, each};
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-condition",
    family: Family::Conditions,
    severity: Severity::Error,
    summary: "A condition's `Type` is not one that SageMaker knows.",
    check: Check::Step(check),
};

const TYPES: &[&str] =
    &["Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "Not", "Or"];

/// What other languages and the SDK's class names call them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Eq", "Equals"),
    ("==", "Equals"),
    ("Gt", "GreaterThan"),
    (">", "GreaterThan"),
    ("Gte", "GreaterThanOrEqualTo"),
    (">=", "GreaterThanOrEqualTo"),
    ("GreaterThanOrEquals", "GreaterThanOrEqualTo"),
    ("Lt", "LessThan"),
    ("<", "LessThan"),
    ("Lte", "LessThanOrEqualTo"),
    ("<=", "LessThanOrEqualTo"),
    ("LessThanOrEquals", "LessThanOrEqualTo"),
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    each(step, &mut |condition, form, path| {
        let word = condition.get("Type").and_then(Node::as_str);
        let diagnostic = match (form, word) {
            (_, Some("NotEquals")) => negated(condition, path, "NotEquals", "Equals"),
            (_, Some("NotIn")) => negated(condition, path, "NotIn", "In"),
            (Form::Unknown(Some(word)), _) => unknown(path, word),
            // What is no object at all is reported as that.
            (Form::Unknown(None), _) if matches!(condition.value, Value::Object(_)) => RULE
                .at(path.pointer(), "A condition has no `Type`.")
                .hint("Say how it compares: `\"Type\": \"Equals\"`."),
            _ => return,
        };
        report.add(diagnostic.step(step.name()));
    });
}

fn unknown(path: &Path<'_>, word: &str) -> Diagnostic {
    let path = path.member("Type");
    let diagnostic = RULE.at(path.pointer(), format!("There is no condition `{word}`."));
    if word.eq_ignore_ascii_case("And") {
        return diagnostic
            .hint("Put its conditions into the list itself: a list holds when all of it holds.");
    }
    let elsewhere = ELSEWHERE.iter().find(|(other, _)| word.eq_ignore_ascii_case(other));
    let near = elsewhere.map(|(_, ours)| (*ours).to_owned()).or_else(|| nearest(word, TYPES.iter().copied()));
    let fix = near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), path.pointer(), near));
    diagnostic
        .did_you_mean(near.as_deref(), || format!("The conditions are `{}`.", TYPES.join("`, `")))
        .fix(fix)
}

fn negated(condition: &Node, path: &Path<'_>, word: &str, positive: &str) -> Diagnostic {
    let mut diagnostic = RULE
        .at(path.member("Type").pointer(), format!("The SDK does not know the condition `{word}`."))
        .hint(format!("Say the same with `Not` around `{positive}`."))
        .fix(Fix::set(
            format!("Write it as `Not` around `{positive}`"),
            path.pointer(),
            &negation(condition, positive),
        ));
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// `{"Type": "Not", "Condition": {…}}` around the positive condition.
fn negation(condition: &Node, positive: &str) -> Node {
    let text = |text: &str| Node { value: Value::String(text.into()), span: 0..0 };
    let member = |name: &str, node: Node| Member { name: name.into(), name_span: 0..0, node };
    let mut inner = condition.clone();
    if let Value::Object(members) = &mut inner.value
        && let Some(kind) = members.iter_mut().find(|member| member.name == "Type")
    {
        kind.node = text(positive);
    }
    let members = vec![member("Type", text("Not")), member("Condition", inner)];
    Node { value: Value::Object(members), span: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(condition: &str, expect: Option<(&str, Severity, &str)>) {
        let step = format!(
            r#"{{"Name": "C", "Type": "Condition", "Arguments": {{"Conditions": [{condition}], "IfSteps": []}}}}"#
        );
        let found = testing::of_rule(&RULE, &step, &Settings::default());
        let found = found
            .first()
            .map(|one| (one.message.as_str(), one.severity, one.hint.as_deref().unwrap_or_default()));
        assert_eq!(found, expect, "{condition}");
    }

    #[test]
    fn types_are_known() {
        for word in TYPES {
            check(&format!(r#"{{"Type": "{word}"}}"#), None);
        }
        for (word, hint) in [
            ("GreaterThen", "Did you mean `GreaterThan`?"),
            ("gte", "Did you mean `GreaterThanOrEqualTo`?"),
            ("GreaterThanOrEquals", "Did you mean `GreaterThanOrEqualTo`?"),
            ("And", "Put its conditions into the list itself: a list holds when all of it holds."),
        ] {
            let message = format!("There is no condition `{word}`.");
            check(&format!(r#"{{"Type": "{word}"}}"#), Some((&message, Severity::Error, hint)));
        }
        check(
            "{}",
            Some((
                "A condition has no `Type`.",
                Severity::Error,
                "Say how it compares: `\"Type\": \"Equals\"`.",
            )),
        );
        check(
            r#"{"Type": "Not", "Condition": {"Type": "NotIn", "QueryValue": 1, "Values": [2]}}"#,
            Some((
                "The SDK does not know the condition `NotIn`.",
                Severity::Warning,
                "Say the same with `Not` around `In`.",
            )),
        );
    }

    #[test]
    fn a_negation_keeps_the_rest() {
        let node = Node::parse(r#"{"Type": "NotEquals", "LeftValue": 1, "RightValue": 2.50}"#).unwrap();
        let expect = Node::parse(
            r#"{"Type": "Not", "Condition": {"Type": "Equals", "LeftValue": 1, "RightValue": 2.50}}"#,
        );
        assert_eq!(negation(&node, "Equals").print(), expect.unwrap().print());
    }
}
