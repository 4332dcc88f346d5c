//! # `duplicate-input`
//!
//! Two inputs, outputs or channels of a job have one name, or two inputs one `LocalPath`.
//!
//! ## Why
//!
//! The inputs and outputs of a processing job share one set of names, and SageMaker refuses the job when it starts:
//! `Input and Output names must be globally unique: [code]`. The SDK makes such a definition when the arguments of a
//! step with code are read twice. A channel is a folder of the container, and so is a `LocalPath`: there is room for
//! one of two. That these are refused is nowhere in the API's documentation, so that they are warnings.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "ProcessingInputs": [{"InputName": "data", "S3Input": {
//!     "S3Uri": "s3://bucket/raw", "LocalPath": "/opt/ml/processing/raw", "S3DataType": "S3Prefix", "S3InputMode": "File"}}],
//!   "ProcessingOutputConfig": {"Outputs": [{"OutputName": "data", "S3Output": {
//!     "S3Uri": "s3://bucket/clean", "LocalPath": "/opt/ml/processing/clean", "S3UploadMode": "EndOfJob"}}]}}}
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
//!     "S3Uri": "s3://bucket/raw", "LocalPath": "/opt/ml/processing/raw", "S3DataType": "S3Prefix", "S3InputMode": "File"}}],
//!   "ProcessingOutputConfig": {"Outputs": [{"OutputName": "clean", "S3Output": {
//!     "S3Uri": "s3://bucket/clean", "LocalPath": "/opt/ml/processing/clean", "S3UploadMode": "EndOfJob"}}]}}}
//! ```
//!
//! ## Source
//!
//! aws/sagemaker-python-sdk, issues 3484 (the service's words on names) and 4939 (AWS support on `LocalPath`).

use pipewright_pipeline::json::Node;

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-input",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "Two inputs or outputs of a job have one name.",
    check: Check::Step(check),
};

/// Lists whose elements share one set of names: where each is, and which member of an element is the name.
type Shared = &'static [(&'static str, &'static str)];

/// A list, an element of it, and the member that names it.
type Place = (&'static str, usize, &'static str);

const NAMES: Shared =
    &[("/ProcessingInputs", "/InputName"), ("/ProcessingOutputConfig/Outputs", "/OutputName")];
const FOLDERS: Shared = &[("/ProcessingInputs", "/S3Input/LocalPath")];
const CHANNELS: Shared = &[("/InputDataConfig", "/ChannelName")];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(arguments) = step.arguments() else { return };
    match step.step_type() {
        "Processing" | "ClarifyCheck" | "QualityCheck" => {
            unique(step, arguments, "", NAMES, report);
            unique(step, arguments, "", FOLDERS, report);
        }
        "Training" => unique(step, arguments, "", CHANNELS, report),
        "Tuning" => {
            if let Some(job) = arguments.get("TrainingJobDefinition") {
                unique(step, job, "/TrainingJobDefinition", CHANNELS, report);
            }
            let jobs = arguments.get("TrainingJobDefinitions").map(Node::elements).unwrap_or_default();
            for (index, job) in jobs.iter().enumerate() {
                unique(step, job, &format!("/TrainingJobDefinitions/{index}"), CHANNELS, report);
            }
        }
        _ => {}
    }
}

/// `job` stands at `below` in the arguments.
fn unique(step: &StepSubject<'_>, job: &Node, below: &str, shared: Shared, report: &mut Report<'_>) {
    let named: Vec<(&str, Place)> = shared
        .iter()
        .flat_map(|(list, member)| {
            let elements = job.pointer(list).map(Node::elements).unwrap_or_default().iter().enumerate();
            elements.filter_map(move |(index, element)| {
                Some((element.pointer(member)?.as_str()?, (*list, index, *member)))
            })
        })
        .collect();
    let pointer =
        |(list, index, member): Place| step.pointer(&format!("/Arguments{below}{list}/{index}{member}"));
    for (at, (name, place)) in named.iter().enumerate() {
        let mut earlier = named[..at].iter().filter(|(earlier, _)| earlier == name);
        // A name that eleven inputs share is told once.
        let (Some((_, first)), None) = (earlier.next(), earlier.next()) else { continue };
        let (what, severity) = match place.2 {
            "/ChannelName" => ("channels are named", Severity::Warning),
            "/InputName" | "/OutputName" => ("inputs or outputs are named", Severity::Error),
            _ => ("inputs have the path", Severity::Warning),
        };
        let mut diagnostic = RULE
            .at(pointer(*place), format!("Two {what} `{name}`."))
            .step(step.name())
            .related(pointer(*first), "the first is here")
            .hint("Give one of them another.");
        diagnostic.severity = severity;
        report.add(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[track_caller]
    fn step(step_type: &str, arguments: &str, expect: &[(&str, &str)]) {
        check(&RULE, &format!(r#"{{"Name": "S", "Type": "{step_type}", "Arguments": {arguments}}}"#), expect);
    }

    #[test]
    fn inputs_and_outputs_share_their_names() {
        let job = |inputs: &str, outputs: &str| {
            format!(
                r#"{{"ProcessingInputs": [{inputs}], "ProcessingOutputConfig": {{"Outputs": [{outputs}]}}}}"#
            )
        };
        let (a, b) = (r#"{"InputName": "a"}"#, r#"{"InputName": "b"}"#);
        step("Processing", &job(&format!("{a}, {b}"), r#"{"OutputName": "c"}"#), &[]);
        step(
            "Processing",
            &job(&format!("{a}, {b}, {a}"), r#"{"OutputName": "b"}"#),
            &[
                ("/Steps/0/Arguments/ProcessingInputs/2/InputName", "Two inputs or outputs are named `a`."),
                (
                    "/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/OutputName",
                    "Two inputs or outputs are named `b`.",
                ),
            ],
        );
        let at = |path: &str| format!(r#"{{"S3Input": {{"LocalPath": "{path}"}}}}"#);
        step("QualityCheck", &job(&format!("{}, {}", at("/x"), at("/y")), ""), &[]);
        step(
            "QualityCheck",
            &job(&format!("{}, {}", at("/x"), at("/x")), ""),
            &[("/Steps/0/Arguments/ProcessingInputs/1/S3Input/LocalPath", "Two inputs have the path `/x`.")],
        );
    }

    #[test]
    fn channels_of_one_job() {
        let job = r#"{"InputDataConfig": [{"ChannelName": "train"}, {"ChannelName": {"Get": "Parameters.P"}}, {"ChannelName": "train"}]}"#;
        let twice = "Two channels are named `train`.";
        step("Training", job, &[("/Steps/0/Arguments/InputDataConfig/2/ChannelName", twice)]);
        step(
            "Tuning",
            &format!(
                r#"{{"TrainingJobDefinitions": [{job}, {{"InputDataConfig": [{{"ChannelName": "train"}}]}}]}}"#
            ),
            &[("/Steps/0/Arguments/TrainingJobDefinitions/0/InputDataConfig/2/ChannelName", twice)],
        );
        step("Lambda", job, &[]);
    }
}
