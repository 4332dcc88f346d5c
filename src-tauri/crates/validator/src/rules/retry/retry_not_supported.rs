//! # `retry-not-supported`
//!
//! A step has retry policies that steps of its type cannot have.
//!
//! ## Why
//!
//! Retry policies are for steps that start jobs or create models. `Condition`, `Fail`, `Lambda`, `Callback`, `ClarifyCheck`,
//! `QualityCheck`, `Endpoint`, `InferenceComponent`, `Lineage`, `Cleanup` and `ForEach` have none. The exceptions that begin with
//! `SageMaker.` are of SageMaker's jobs: Model, RegisterModel and EMR steps take `Step.` exceptions. Tuning and AutoML jobs retry
//! internal errors by themselves, so a policy for these is never used (a warning).
//!
//! ## Example
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "RetryPolicies": [{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 5}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {}}
//! ```
//!
//! ## Source
//!
//! The developer guide, "Retry Policy for Pipeline Steps"; the step classes of the SDK, which refuses job exceptions for models.

use super::{exceptions, policies};
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "retry-not-supported",
    family: Family::Retry,
    severity: Severity::Error,
    summary: "A step of this type cannot have this retry policy.",
    check: Check::Step(check),
};

const NEVER_RETRIED: &[&str] = &[
    "Condition",
    "Fail",
    "Lambda",
    "Callback",
    "ClarifyCheck",
    "QualityCheck",
    "Endpoint",
    "InferenceComponent",
    "Lineage",
    "Cleanup",
    "ForEach",
];

/// Types that are no jobs of SageMaker.
const NO_JOBS: &[&str] = &["Model", "RegisterModel", "EMR"];

/// Whether steps of a type may have retry policies.
pub fn can_be_retried(step_type: &str) -> bool {
    !NEVER_RETRIED.contains(&step_type)
}

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let policies = policies(step);
    if policies.is_empty() {
        return;
    }
    let (name, step_type) = (step.name(), step.step_type());
    if NEVER_RETRIED.contains(&step_type) {
        let pointer = step.pointer("/RetryPolicies");
        report.add(
            RULE.at(
                pointer.clone(),
                format!("The step `{name}` is a {step_type} step, which takes no retry policies."),
            )
            .step(name)
            .on_name()
            .hint("Remove `RetryPolicies`.")
            .fix(Fix::clear("Remove `RetryPolicies`", pointer)),
        );
        return;
    }
    for (index, policy) in policies.iter().enumerate() {
        for (place, word) in exceptions(policy) {
            let (severity, message, hint) = match word.split_once('.') {
                Some(("SageMaker", _)) if NO_JOBS.contains(&step_type) => (
                    Severity::Error,
                    format!("`{word}` is an exception of jobs, and the step `{name}` is a {step_type} step."),
                    "Retry `Step.SERVICE_FAULT` or `Step.THROTTLING`.",
                ),
                Some(("SageMaker", "JOB_INTERNAL_ERROR")) if matches!(step_type, "Tuning" | "AutoML") => (
                    Severity::Warning,
                    format!(
                        "{step_type} jobs retry internal errors by themselves; the policy for `{word}` is never used."
                    ),
                    "Remove the exception; a Tuning job has a `RetryStrategy` of its own.",
                ),
                _ => continue,
            };
            let below = match place {
                Some(place) => format!("/RetryPolicies/{index}/ExceptionType/{place}"),
                None => format!("/RetryPolicies/{index}/ExceptionType"),
            };
            let mut diagnostic = RULE.at(step.pointer(&below), message).step(name).hint(hint);
            diagnostic.severity = severity;
            report.add(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn policies_fit_the_type() {
        let step = |name: &str, step_type: &str, exception: &str| {
            format!(
                r#"{{"Name": "{name}", "Type": "{step_type}", "RetryPolicies": [{{"ExceptionType": ["{exception}"], "MaxAttempts": 2}}]}}"#
            )
        };
        let steps = [
            step("T", "Training", "SageMaker.CAPACITY_ERROR"),
            step("A", "Athena", "SageMaker.CAPACITY_ERROR"),
            step("R", "RegisterModel", "Step.THROTTLING"),
            step("M", "Model", "SageMaker.CAPACITY_ERROR"),
            step("E", "EMR", "Emr.RESOURCE_LIMIT"),
            step("L", "Lambda", "Step.THROTTLING"),
            step("H", "Tuning", "SageMaker.JOB_INTERNAL_ERROR"),
        ];
        testing::check(
            &RULE,
            &format!(r#"{{"Steps": [{}]}}"#, steps.join(", ")),
            &[
                (
                    "/Steps/3/RetryPolicies/0/ExceptionType/0",
                    "`SageMaker.CAPACITY_ERROR` is an exception of jobs, and the step `M` is a Model step.",
                ),
                ("/Steps/5/RetryPolicies", "The step `L` is a Lambda step, which takes no retry policies."),
                (
                    "/Steps/6/RetryPolicies/0/ExceptionType/0",
                    "Tuning jobs retry internal errors by themselves; the policy for `SageMaker.JOB_INTERNAL_ERROR` is never used.",
                ),
            ],
        );
    }
}
