//! # `missing-member`
//!
//! A step lacks its `Type`, or a member that its type must have beside its arguments: the function of a Lambda step, the
//! queue of a Callback step, the kind of a check.
//!
//! ## Why
//!
//! The service refuses the pipeline.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "Arguments": {"text": "done"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:notify", "Arguments": {"text": "done"}}
//! ```
//!
//! ## Source
//!
//! The step classes of the SDK.

use pipewright_pipeline::json::Node;

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Diagnostic, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "missing-member",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "A step lacks its type, or a member that its type must have.",
    check: Check::Step(check),
};

/// The other members are found by the walk over what the step's type says.
fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if !step.step_type().is_empty() {
        return;
    }
    let message = match step.name() {
        "" => "A step has no `Type`.".to_owned(),
        name => format!("The step `{name}` has no `Type`."),
    };
    report.add(
        RULE.at(step.pointer(""), message)
            .step(step.name())
            .hint("Say what it is: `\"Type\": \"Processing\"`."),
    );
}

/// The member of that name, which the step lacks.
pub(crate) fn diagnose(step: &StepSubject<'_>, name: &str) -> Diagnostic {
    let is_null = step.node.get(name).is_some_and(is_null);
    let below = if is_null { format!("/{name}") } else { String::new() };
    let lacks = if is_null { "has no value for" } else { "lacks" };
    let (step_name, step_type) = (step.name(), step.step_type());
    RULE.at(step.pointer(&below), format!("The step `{step_name}` {lacks} `{name}`."))
        .step(step_name)
        .hint(format!("Add `{name}`: a {step_type} step must have it."))
}

fn is_null(node: &Node) -> bool {
    node.value == pipewright_pipeline::json::Value::Null
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn members_that_types_must_have() {
        check(
            &RULE,
            r#"{"Name": "L", "Type": "Lambda"}"#,
            &[("/Steps/0", "The step `L` lacks `FunctionArn`.")],
        );
        check(
            &RULE,
            r#"{"Name": "C", "Type": "Callback", "SqsQueueUrl": null}"#,
            &[("/Steps/0/SqsQueueUrl", "The step `C` has no value for `SqsQueueUrl`.")],
        );
        check(&RULE, r#"{"Name": "Q", "Type": "QualityCheck", "CheckType": {"Get": "Parameters.P"}}"#, &[]);
        check(&RULE, r#"{"Name": "A", "Type": "Athena"}"#, &[]);
    }
}
