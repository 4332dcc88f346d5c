//! # `processing-path`
//!
//! An input of a processing job has a `LocalPath` that is not below `/opt/ml/processing`, or an output one that is not
//! absolute.
//!
//! ## Why
//!
//! The API wants it so, and refuses the job when it starts. That is after the pipeline was created, so that this is a
//! warning.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "ProcessingInputs": [{"InputName": "raw", "S3Input": {
//!     "S3Uri": "s3://bucket/raw", "LocalPath": "/opt/ml/input/raw", "S3DataType": "S3Prefix", "S3InputMode": "File"}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "ProcessingInputs": [{"InputName": "raw", "S3Input": {
//!     "S3Uri": "s3://bucket/raw", "LocalPath": "/opt/ml/processing/raw", "S3DataType": "S3Prefix", "S3InputMode": "File"}}]}}
//! ```
//!
//! ## Source
//!
//! The API's own words on `LocalPath` of `ProcessingS3Input`, `ProcessingS3Output` and `DatasetDefinition`.

use pipewright_pipeline::json::Node;

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "processing-path",
    family: Family::Arguments,
    severity: Severity::Warning,
    summary: "A path of a processing job is not where such paths must be.",
    check: Check::Step(check),
};

/// Lists of a processing job, where in an element the path is, and the folder it must be in.
const PATHS: &[(&str, &str, &str)] = &[
    ("/ProcessingInputs", "/S3Input/LocalPath", "/opt/ml/processing"),
    ("/ProcessingInputs", "/DatasetDefinition/LocalPath", ""),
    ("/ProcessingOutputConfig/Outputs", "/S3Output/LocalPath", ""),
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if !matches!(step.step_type(), "Processing" | "ClarifyCheck" | "QualityCheck") {
        return;
    }
    let Some(arguments) = step.arguments() else { return };
    for (list, member, folder) in PATHS {
        let elements = arguments.pointer(list).map(Node::elements).unwrap_or_default();
        for (index, element) in elements.iter().enumerate() {
            let Some(path) = element.pointer(member).and_then(Node::as_str) else { continue };
            let below = path.strip_prefix(folder);
            if below.is_some_and(|rest| rest.starts_with('/') || (rest.is_empty() && !folder.is_empty())) {
                continue;
            }
            let (message, hint) = if folder.is_empty() {
                (
                    format!("`{path}` is not an absolute path."),
                    "Begin with `/opt/ml/processing/`, as jobs do.",
                )
            } else {
                (
                    format!("`{path}` is not below `{folder}`."),
                    "SageMaker takes only paths that begin with `/opt/ml/processing/`.",
                )
            };
            let pointer = step.pointer(&format!("/Arguments{list}/{index}{member}"));
            report.add(RULE.at(pointer, message).step(step.name()).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn paths_are_below_the_folder_of_processing() {
        testing::check(
            &RULE,
            r#"{"Name": "P", "Type": "Processing", "Arguments": {
                "ProcessingInputs": [{"S3Input": {"LocalPath": "/opt/ml/processing/a"}}, {"S3Input": {"LocalPath": "/opt/ml/processing"}},
                  {"S3Input": {"LocalPath": {"Get": "Parameters.Path"}}}, {"S3Input": {"LocalPath": "/op/ml/processing/b"}},
                  {"S3Input": {"LocalPath": "/opt/ml/processing-c"}}, {"DatasetDefinition": {"LocalPath": "/data"}}],
                "ProcessingOutputConfig": {"Outputs": [{"S3Output": {"LocalPath": "out"}}, {"FeatureStoreOutput": {}}]}}}"#,
            &[
                (
                    "/Steps/0/Arguments/ProcessingInputs/3/S3Input/LocalPath",
                    "`/op/ml/processing/b` is not below `/opt/ml/processing`.",
                ),
                (
                    "/Steps/0/Arguments/ProcessingInputs/4/S3Input/LocalPath",
                    "`/opt/ml/processing-c` is not below `/opt/ml/processing`.",
                ),
                (
                    "/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/S3Output/LocalPath",
                    "`out` is not an absolute path.",
                ),
            ],
        );
        // Other jobs have folders of their own.
        testing::check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {"CheckpointConfig": {"LocalPath": "/opt/ml/checkpoints"}}}"#,
            &[],
        );
    }
}
