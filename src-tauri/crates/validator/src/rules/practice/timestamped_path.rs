//! # `timestamped-path`
//!
//! A literal S3 path holds the moment at which the definition was made.
//!
//! ## Why
//!
//! The SDK writes such a path when a step's arguments are read while the pipeline is put together. All executions of
//! this version then share it, and overwrite each other's outputs; the next version has another one, so that the
//! results of cached steps are not found again.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "ProcessingOutputConfig": {"Outputs": [{"OutputName": "report", "S3Output": {
//!     "S3Uri": "s3://bucket/evaluate-2026-11-21-02-17-56-429/output/report",
//!     "LocalPath": "/opt/ml/processing/report", "S3UploadMode": "EndOfJob"}}]}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "ProcessingOutputConfig": {"Outputs": [{"OutputName": "report", "S3Output": {
//!     "S3Uri": {"Std:Join": {"On": "/", "Values": ["s3://bucket/evaluate", {"Get": "Execution.PipelineExecutionId"}, "report"]}},
//!     "LocalPath": "/opt/ml/processing/report", "S3UploadMode": "EndOfJob"}}]}}}
//! ```
//!
//! An input of a step that is not cached may well bear a time: the code that the SDK uploads does.

use pipewright_pipeline::json::{Node, Path, Value};

use super::cache_never_hit::key_members;
use super::cache_no_expiry::is_enabled;
use super::{Way, visit_at};
use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;

pub(crate) const RULE: Rule = Rule {
    code: "timestamped-path",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A literal path holds the moment at which the definition was made.",
    check: Check::Step(check),
};

/// `-2026-11-21-02-17-56-429`: the SDK's `name_from_base`.
const TIME: &[u8] = b"-0000-00-00-00-00-00-000";

/// Where jobs write.
const OUTPUTS: &[Way] = &[
    &["ProcessingOutputConfig", "Outputs", "*", "S3Output", "S3Uri"],
    &["OutputDataConfig", "S3OutputPath"],
    &["TransformOutput", "S3OutputPath"],
    &["TrainingJobDefinition", "OutputDataConfig", "S3OutputPath"],
    &["TrainingJobDefinitions", "*", "OutputDataConfig", "S3OutputPath"],
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(arguments) = step.arguments() else { return };
    let root = step.path();
    let path = root.member("Arguments");
    let mut written = Vec::new();
    for way in OUTPUTS {
        visit_at(arguments, &path, way, &mut |uri, path| find(uri, path, &mut written));
    }
    tell(
        step,
        &written,
        || format!("All executions of this version overwrite what `{}` writes here.", step.name()),
        "Put `Execution.PipelineExecutionId` in place of the time, with `Std:Join`.",
        report,
    );
    if !is_enabled(step) {
        return;
    }
    let mut compared = Vec::new();
    for name in key_members(step.step_type()) {
        if let Some(key) = arguments.get(name) {
            find(key, &path.member(name), &mut compared);
        }
    }
    tell(
        step,
        &compared,
        || format!("The cache of `{}` is lost when the definition is made anew.", step.name()),
        "Use a path that stays the same while the data does.",
        report,
    );
}

/// One mistake, however many places it has: the SDK makes all of a step's paths at one moment.
fn tell(
    step: &StepSubject<'_>,
    places: &[String],
    message: impl FnOnce() -> String,
    hint: &str,
    report: &mut Report<'_>,
) {
    let Some((first, others)) = places.split_first() else { return };
    let diagnostic = RULE.at(first, message()).step(step.name()).hint(hint);
    report.add(others.iter().fold(diagnostic, |diagnostic, other| diagnostic.related(other, "and here")));
}

/// The literal S3 paths with a time in them.
fn find(node: &Node, path: &Path<'_>, found: &mut Vec<String>) {
    match &node.value {
        Value::String(text) if text.starts_with("s3://") && has_time(text) => found.push(path.pointer()),
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                find(element, &path.element(index), found);
            }
        }
        Value::Object(members) => {
            for member in members {
                find(&member.node, &path.member(&member.name), found);
            }
        }
        _ => {}
    }
}

fn has_time(text: &str) -> bool {
    // Most paths have fewer dashes than a time has.
    if text.bytes().filter(|byte| *byte == b'-').count() < 7 {
        return false;
    }
    let fits = |part: &[u8]| {
        part.iter()
            .zip(TIME)
            .all(|(byte, like)| if *like == b'0' { byte.is_ascii_digit() } else { byte == like })
    };
    text.as_bytes().windows(TIME.len()).any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    #[test]
    fn outputs_and_cached_inputs() {
        let step = |cache: &str, arguments: &str| {
            format!(
                r#"{{"Name": "T", "Type": "Training", "CacheConfig": {{"Enabled": {cache}, "ExpireAfter": "P1D"}}, "Arguments": {{{arguments}}}}}"#
            )
        };
        let input = r#""InputDataConfig": [{"S3Uri": "s3://b/in-2026-11-21-02-17-56-429/x"}]"#;
        let output = r#""OutputDataConfig": {"S3OutputPath": {"Std:Join": {"On": "/", "Values": ["s3://b/out-2026-11-21-02-17-56-429", "x"]}}}"#;
        check(
            &RULE,
            &step("true", input),
            &[(
                "/Steps/0/Arguments/InputDataConfig/0/S3Uri",
                "The cache of `T` is lost when the definition is made anew.",
            )],
        );
        check(&RULE, &step("false", input), &[]);
        let twice = input.replace("}]", r#"}, {"S3Uri": "s3://b/in-2026-11-21-02-17-56-429/y"}]"#);
        let found = of_rule(&RULE, &step("true", &twice), &Settings::default());
        assert_eq!((found.len(), found[0].related.len()), (1, 1));
        check(
            &RULE,
            &step("false", output),
            &[(
                "/Steps/0/Arguments/OutputDataConfig/S3OutputPath/Std:Join/Values/0",
                "All executions of this version overwrite what `T` writes here.",
            )],
        );
        check(&RULE, &step("true", r#""InputDataConfig": [{"S3Uri": "s3://b/in-2026-11-21/x"}]"#), &[]);
        check(&RULE, &step("true", r#""HyperParameters": {"a": "in-2026-11-21-02-17-56-429"}"#), &[]);
    }
}
