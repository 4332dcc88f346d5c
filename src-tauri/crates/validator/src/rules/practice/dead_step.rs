//! # `dead-step`
//!
//! A Processing step without network writes no output, and nothing waits for it.
//!
//! ## Why
//!
//! It takes a machine and leaves nothing behind: with `EnableNetworkIsolation` its container reaches no other
//! service, and without an output none of its files is kept. Steps of other types always leave something (an
//! object in S3, a model, a message), and so does a container with a network, for all anyone can tell.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing",
//!  "Arguments": {
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!    "NetworkConfig": {"EnableNetworkIsolation": true}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing",
//!  "Arguments": {
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!    "NetworkConfig": {"EnableNetworkIsolation": true},
//!    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "report", "S3Output": {
//!      "S3Uri": "s3://bucket/report", "LocalPath": "/opt/ml/processing/report", "S3UploadMode": "EndOfJob"}}]}}}
//! ```

use pipewright_pipeline::json::Value;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};

pub(crate) const RULE: Rule = Rule {
    code: "dead-step",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A step leaves nothing behind, and nothing waits for it.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for step in subject.steps_of(|step_type| step_type == "Processing") {
        // Nearly every step is waited for, which is known without a look at it.
        if !subject.graph().is_awaited(step.index) && leaves_nothing(&step) {
            let name = step.name();
            let message = format!("`{name}` has neither an output nor a network, and nothing waits for it.");
            report
                .add(RULE.at(step.pointer(""), message).step(name).hint("Give it an output, or remove it."));
        }
    }
}

fn leaves_nothing(step: &StepSubject<'_>) -> bool {
    let Some(arguments) = step.arguments() else { return false };
    let isolated = arguments.get("NetworkConfig").and_then(|network| network.get("EnableNetworkIsolation"));
    isolated.is_some_and(|isolated| isolated.value == Value::Bool(true))
        && match arguments.get("ProcessingOutputConfig") {
            None => true,
            Some(config) => matches!(config.get("Outputs"), Some(outputs) if outputs.elements().is_empty()
                && matches!(outputs.value, Value::Array(_))),
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn silent_in_doubt() {
        let step = |name: &str, arguments: &str| {
            format!(r#"{{"Name": "{name}", "Type": "Processing", "Arguments": {{{arguments}}}}}"#)
        };
        let isolated = r#""NetworkConfig": {"EnableNetworkIsolation": true}"#;
        let message = "`A` has neither an output nor a network, and nothing waits for it.";
        check(&RULE, &step("A", isolated), &[("/Steps/0", message)]);
        check(
            &RULE,
            &step("A", &format!(r#"{isolated}, "ProcessingOutputConfig": {{"Outputs": []}}"#)),
            &[("/Steps/0", message)],
        );
        check(&RULE, &step("A", ""), &[]);
        check(
            &RULE,
            &step("A", r#""NetworkConfig": {"EnableNetworkIsolation": {"Get": "Parameters.X"}}"#),
            &[],
        );
        let waited_for = format!(
            r#"{{"Steps": [{}, {{"Name": "L", "Type": "Lambda", "DependsOn": ["A"]}}]}}"#,
            step("A", isolated)
        );
        check(&RULE, &waited_for, &[]);
    }
}
