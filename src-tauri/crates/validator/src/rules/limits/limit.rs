//! # `limit`
//!
//! There are more of something than the service allows.
//!
//! ## Why
//!
//! A Processing step has at most 10 inputs and 10 outputs, a ForEach 100 written items, a Lambda or Callback step 50 output
//! parameters. A pipeline has at most 50 steps and 200 parameters unless the account's quotas were raised, so more is a warning.
//! `--limits FILE` sets each limit.
//!
//! ## Instead
//!
//! Split the pipeline, or pass several things as one: a folder instead of its files, a JSON text instead of its values.
//!
//! ## Source
//!
//! The API model; the service's own words on inputs: "Member must have length less than or equal to 10"; the quotas of
//! SageMaker Pipelines.

use pipewright_pipeline::json::{Node, Path};

use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "limit",
    family: Family::Limits,
    severity: Severity::Error,
    summary: "There are more of something than the service allows.",
    check: Check::StepAndPipeline(check, check_pipeline),
};

fn check_pipeline(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (definition, limits) = (subject.definition, &subject.settings.limits);
    let (steps, parameters) = (definition.steps().len(), definition.parameters().len());
    for (count, quota, what, pointer) in [
        (steps, limits.steps, "steps", "/Steps"),
        (parameters, limits.parameters, "parameters", "/Parameters"),
    ] {
        if count > quota as usize {
            let message = format!(
                "The pipeline has {count} {what}; an account is allowed {quota} unless its quota was raised."
            );
            let mut diagnostic =
                RULE.at(pointer, message).hint("Split the pipeline, or set the quota with `--limits`.");
            diagnostic.severity = Severity::Warning;
            report.add(diagnostic);
        }
    }
}

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let limits = &step.settings().limits;
    let path = step.path();
    let count = |list: Option<&Node>| list.map_or(0, |list| list.elements().len());
    let policies = count(step.node.get("RetryPolicies"));
    over(step, policies, limits.retry_policies, "retry policies", &path.member("RetryPolicies"), report);
    let arguments = path.member("Arguments");
    match step.step_type() {
        "Processing" | "ClarifyCheck" | "QualityCheck" => {
            let Some(node) = step.arguments() else { return };
            let at = arguments.member("ProcessingInputs");
            over(step, count(node.get("ProcessingInputs")), limits.processing_inputs, "inputs", &at, report);
            let config = arguments.member("ProcessingOutputConfig");
            let outputs = count(node.get("ProcessingOutputConfig").and_then(|config| config.get("Outputs")));
            over(step, outputs, limits.processing_outputs, "outputs", &config.member("Outputs"), report);
        }
        "Lambda" | "Callback" => {
            let at = path.member("OutputParameters");
            over(
                step,
                count(step.node.get("OutputParameters")),
                limits.output_parameters,
                "output parameters",
                &at,
                report,
            );
        }
        _ => {}
    }
}

/// Reports a list of a step that has more than `most` elements.
pub(crate) fn over(
    step: &StepSubject<'_>,
    count: usize,
    most: u32,
    what: &str,
    path: &Path<'_>,
    report: &mut Report<'_>,
) {
    if count > most as usize {
        let message = format!("The step `{}` has {count} {what}, {most} at most are allowed.", step.name());
        report.add(
            RULE.at(path.pointer(), message)
                .step(step.name())
                .hint("Have fewer, or set the limit of your account with `--limits`."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, Settings, testing};

    #[test]
    fn lists_have_limits() {
        let limits = Limits {
            steps: 1,
            parameters: 1,
            processing_inputs: 1,
            output_parameters: 1,
            ..Limits::default()
        };
        let settings = Settings { limits, ..Settings::default() };
        testing::check_with(
            &RULE,
            r#"{"Parameters": [{"Name": "A"}, {"Name": "B"}], "Steps": [
                {"Name": "P", "Type": "Processing", "Arguments": {"ProcessingInputs": [{}, {}], "ProcessingOutputConfig": {"Outputs": [{}]}}},
                {"Name": "L", "Type": "Lambda", "OutputParameters": [{}, {}], "RetryPolicies": [{}]}]}"#,
            &settings,
            &[
                ("/Steps/0/Arguments/ProcessingInputs", "The step `P` has 2 inputs, 1 at most are allowed."),
                ("/Steps/1/OutputParameters", "The step `L` has 2 output parameters, 1 at most are allowed."),
                // An account may have more of these.
                (
                    "/Parameters",
                    "The pipeline has 2 parameters; an account is allowed 1 unless its quota was raised.",
                ),
                ("/Steps", "The pipeline has 2 steps; an account is allowed 1 unless its quota was raised."),
            ],
        );
    }

    #[test]
    fn items_of_a_foreach_have_a_limit() {
        let items = vec!["1"; 101].join(",");
        testing::check(
            &RULE,
            &format!(r#"{{"Name": "E", "Type": "ForEach", "Arguments": {{"IterableItems": [{items}]}}}}"#),
            &[(
                "/Steps/0/Arguments/IterableItems",
                "The step `E` has 101 items in `IterableItems`, 100 at most are allowed.",
            )],
        );
    }
}
