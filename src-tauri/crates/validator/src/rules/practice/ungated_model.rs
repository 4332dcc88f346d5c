//! # `ungated-model`
//!
//! A model is registered as `Approved`, and nothing before it looked at its quality.
//!
//! ## Why
//!
//! Approved models are deployed by whatever listens to the registry. A condition, a quality or bias check, a Lambda
//! or a callback somewhere before the step can keep a bad model out; registering it as `PendingManualApproval`
//! leaves that to a person.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Register", "Type": "RegisterModel", "Arguments": {
//!   "ModelPackageGroupName": "churn",
//!   "ModelApprovalStatus": "Approved",
//!   "InferenceSpecification": {"Containers": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/serve:1"}],
//!     "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Register", "Type": "RegisterModel", "Arguments": {
//!   "ModelPackageGroupName": "churn",
//!   "ModelApprovalStatus": "PendingManualApproval",
//!   "InferenceSpecification": {"Containers": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/serve:1"}],
//!     "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]}}}
//! ```

use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::Value;
use pipewright_pipeline::reference::Reference;

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "ungated-model",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A model is registered as approved with no check before it.",
    check: Check::Pipeline(check),
};

/// The types of steps that can keep a model out.
const GATES: &[&str] = &["Condition", "QualityCheck", "ClarifyCheck", "Lambda", "Callback"];
/// Where the status stands in a step.
const STATUS: &str = "/Arguments/ModelApprovalStatus";

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    let registering = steps.iter().enumerate().filter(|(_, step)| step.step_type == "RegisterModel");
    let approved: Vec<_> =
        registering.filter_map(|(index, _)| subject.step(index)).filter(is_approved).collect();
    if approved.is_empty() {
        return;
    }
    let behind_a_gate = behind_gates(subject);
    for step in approved.iter().filter(|step| !behind_a_gate[step.index]) {
        let pointer = step.pointer(STATUS);
        let fix = Fix::set_text("Leave the approval to a person", &pointer, "PendingManualApproval");
        let message = format!("`{}` registers the model as `Approved` with no check before it.", step.name());
        report.add(
            RULE.at(pointer, message)
                .step(step.name())
                .hint("Put it behind a condition on the model's quality, or register it as `PendingManualApproval`.")
                .fix(fix),
        );
    }
}

/// A status that is, or is unless the start says otherwise, `Approved`.
fn is_approved(step: &StepSubject<'_>) -> bool {
    let Some(status) = step.arguments().and_then(|arguments| arguments.get("ModelApprovalStatus")) else {
        return false;
    };
    match Expression::read(status) {
        Expression::Literal(literal) => matches!(&literal.value, Value::String(word) if *word == *"Approved"),
        Expression::Get(Ok(Reference::Parameter(name))) => step
            .definition()
            .parameter(&name)
            .and_then(|parameter| parameter.default.as_ref())
            .is_some_and(|default| default == "Approved"),
        _ => false,
    }
}

/// Which steps come after a step that can keep a model out.
fn behind_gates(subject: &Subject<'_>) -> Vec<bool> {
    let steps = subject.definition.steps();
    let mut behind = vec![false; steps.len()];
    let mut open: Vec<usize> =
        (0..steps.len()).filter(|index| GATES.contains(&&*steps[*index].step_type)).collect();
    while let Some(step) = open.pop() {
        for next in subject.graph().downstream(step) {
            if !std::mem::replace(&mut behind[next], true) {
                open.push(next);
            }
        }
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    const MESSAGE: &str = "`R` registers the model as `Approved` with no check before it.";
    const AT: &str = "/Steps/0/Arguments/ModelApprovalStatus";

    #[track_caller]
    fn status(status: &str, others: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Parameters": [{{"Name": "Status", "Type": "String", "DefaultValue": "Approved"}}],
                "Steps": [{{"Name": "R", "Type": "RegisterModel", "DependsOn": ["T"], "Arguments": {{"ModelApprovalStatus": {status}}}}}{others}]}}"#
        );
        check(&RULE, &text, expect);
    }

    #[test]
    fn approved_without_a_look() {
        let train = r#", {"Name": "T", "Type": "Training"}"#;
        status(r#""Approved""#, train, &[(AT, MESSAGE)]);
        status(r#"{"Get": "Parameters.Status"}"#, train, &[(AT, MESSAGE)]);
        status(r#""PendingManualApproval""#, train, &[]);
        status(r#"{"Get": "Parameters.Ghost"}"#, train, &[]);
        status(r#"{"Get": "Steps.T.X"}"#, train, &[]);
    }

    #[test]
    fn gates_may_stand_anywhere_before() {
        let after = |gate: &str| {
            format!(
                r#", {{"Name": "T", "Type": "Model", "DependsOn": ["G"]}}, {{"Name": "G", "Type": "{gate}"}}"#
            )
        };
        status(r#""Approved""#, &after("QualityCheck"), &[]);
        status(r#""Approved""#, &after("Lambda"), &[]);
        status(r#""Approved""#, &after("Processing"), &[(AT, MESSAGE)]);
    }

    #[test]
    fn a_branch_is_a_gate() {
        check(
            &RULE,
            r#"{"Steps": [{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [], "IfSteps": [
                {"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelApprovalStatus": "Approved"}}]}}]}"#,
            &[],
        );
    }
}
