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

use pipewright_pipeline::json::Path;

use super::cache_never_hit::{in_arguments, is_key};
use super::cache_no_expiry::is_enabled;
use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;

pub(crate) const RULE: Rule = Rule {
    code: "timestamped-path",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A literal path holds the moment at which the definition was made.",
    check: Check::Text(check),
};

/// `-2026-11-21-02-17-56-429`: the SDK's `name_from_base`.
const TIME: &[u8] = b"-0000-00-00-00-00-00-000";
/// The members that say where a job writes.
const OUTPUTS: &[&str] = &["S3Output", "S3OutputPath"];

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    if !text.starts_with("s3://") || !has_time(text) {
        return;
    }
    let Some(step) = site.step else { return };
    let names = || std::iter::successors(Some(site.path), |path| path.parent()).filter_map(Path::name);
    let (message, hint) = if names().any(|name| OUTPUTS.contains(&name)) {
        let message = format!("All executions of this version overwrite what `{}` writes here.", step.name());
        (message, "Put `Execution.PipelineExecutionId` in place of the time, with `Std:Join`.")
    } else if is_enabled(step) && names().any(|name| is_key(step.step_type(), &in_arguments(name))) {
        let message = format!("The cache of `{}` is lost when the definition is made anew.", step.name());
        (message, "Use a path that stays the same while the data does.")
    } else {
        return;
    };
    report.add(site.mistake(&RULE, message).hint(hint));
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
    use crate::testing::check;

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
