//! # `spot-wait`
//!
//! A training on spot instances may not wait as long as it may run.
//!
//! ## Why
//!
//! `MaxWaitTimeInSeconds` counts from the start of the job, waiting and running together, so it is at least
//! `MaxRuntimeInSeconds`: SageMaker refuses the job when it starts.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Train", "Type": "Training", "Arguments": {
//!   "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/train:1", "TrainingInputMode": "File"},
//!   "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!   "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"}, "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "EnableManagedSpotTraining": true,
//!   "StoppingCondition": {"MaxRuntimeInSeconds": 7200, "MaxWaitTimeInSeconds": 3600}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Train", "Type": "Training", "Arguments": {
//!   "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/train:1", "TrainingInputMode": "File"},
//!   "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!   "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"}, "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "EnableManagedSpotTraining": true,
//!   "StoppingCondition": {"MaxRuntimeInSeconds": 7200, "MaxWaitTimeInSeconds": 10800}}}
//! ```
//!
//! ## Source
//!
//! The API's own words on `MaxWaitTimeInSeconds`.

use pipewright_pipeline::json::Node;

use crate::rule::{Check, Family, Rule};
use crate::rules::value::number;
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "spot-wait",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A spot training may not wait as long as it may run.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(arguments) = step.arguments() else { return };
    match step.step_type() {
        "Training" => job(step, arguments, "", report),
        "Tuning" => {
            if let Some(definition) = arguments.get("TrainingJobDefinition") {
                job(step, definition, "/TrainingJobDefinition", report);
            }
            let definitions = arguments.get("TrainingJobDefinitions").map(Node::elements).unwrap_or_default();
            for (index, definition) in definitions.iter().enumerate() {
                job(step, definition, &format!("/TrainingJobDefinitions/{index}"), report);
            }
        }
        _ => {}
    }
}

/// `job` stands at `below` in the arguments. What a parameter says is known only at the start.
fn job(step: &StepSubject<'_>, job: &Node, below: &str, report: &mut Report<'_>) {
    let seconds = |member: &str| number(job.get("StoppingCondition")?.get(member)?);
    let (Some(wait), Some(runtime)) = (seconds("MaxWaitTimeInSeconds"), seconds("MaxRuntimeInSeconds"))
    else {
        return;
    };
    if wait < runtime {
        report.add(
            RULE.at(
                step.pointer(&format!("/Arguments{below}/StoppingCondition/MaxWaitTimeInSeconds")),
                format!("The training of `{}` may wait {wait} seconds and run {runtime}.", step.name()),
            )
            .step(step.name())
            .hint("`MaxWaitTimeInSeconds` counts waiting and running: make it the longer one."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[track_caller]
    fn check(job: &str, expect: &[(&str, &str)]) {
        let step = format!(r#"{{"Name": "T", "Type": "Training", "Arguments": {{{job}}}}}"#);
        testing::check(&RULE, &step, expect);
    }

    #[test]
    fn waiting_holds_running() {
        let spot = r#""EnableManagedSpotTraining": true, "StoppingCondition":"#;
        check(&format!(r#"{spot} {{"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": 60}}"#), &[]);
        check(
            &format!(
                r#"{spot} {{"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": {{"Get": "Parameters.W"}}}}"#
            ),
            &[],
        );
        check(r#""StoppingCondition": {"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": null}"#, &[]);
        check(
            &format!(r#"{spot} {{"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": 30}}"#),
            &[(
                "/Steps/0/Arguments/StoppingCondition/MaxWaitTimeInSeconds",
                "The training of `T` may wait 30 seconds and run 60.",
            )],
        );
        check(&format!(r#"{spot} {{"MaxRuntimeInSeconds": 60}}"#), &[]);
    }

    #[test]
    fn tunings_train_too() {
        testing::check(
            &RULE,
            r#"{"Name": "U", "Type": "Tuning", "Arguments": {"TrainingJobDefinitions": [{},
                {"StoppingCondition": {"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": 30}}]}}"#,
            &[(
                "/Steps/0/Arguments/TrainingJobDefinitions/1/StoppingCondition/MaxWaitTimeInSeconds",
                "The training of `U` may wait 30 seconds and run 60.",
            )],
        );
    }
}
