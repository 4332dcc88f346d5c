//! # `argument-range`
//!
//! A number is greater or less than SageMaker's request takes at its place.
//!
//! ## Why
//!
//! The service refuses the request when the step begins.
//!
//! ## Example
//!
//! ```json
//! {"Name": "T", "Type": "Transform", "Arguments": {"ModelName": "m", "MaxPayloadInMB": -1,
//!   "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/in"}}},
//!   "TransformOutput": {"S3OutputPath": "s3://bucket/out"},
//!   "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "T", "Type": "Transform", "Arguments": {"ModelName": "m", "MaxPayloadInMB": 6,
//!   "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/in"}}},
//!   "TransformOutput": {"S3OutputPath": "s3://bucket/out"},
//!   "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1}}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore.

use pipewright_pipeline::json::Path;

use super::named;
use crate::rule::{Check, Family, Rule};
use crate::shapes::Size;
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-range",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A number is greater or less than the request takes.",
    check: Check::Within,
};

pub(super) fn diagnose(spelling: &str, size: Size, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    RULE.at(path.pointer(), format!("`{name}` cannot be {spelling}.")).hint(hint(size))
}

/// What it may be.
pub(super) fn hint(size: Size) -> String {
    match (size.min, size.max) {
        (Some(min), Some(max)) => format!("It is between {min} and {max}."),
        (Some(min), None) => format!("It is {min} at least."),
        (None, Some(max)) => format!("It is {max} at most."),
        (None, None) => "It is a number.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    #[test]
    fn numbers() {
        let text = r#"{"Name": "T", "Type": "Training", "Arguments": {
            "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": -1, "VolumeSizeInGB": 0},
            "RetryStrategy": {"MaximumRetryAttempts": 31}, "StoppingCondition": {"MaxRuntimeInSeconds": 1}}}"#;
        check(
            &RULE,
            text,
            &[
                ("/Steps/0/Arguments/ResourceConfig/InstanceCount", "`InstanceCount` cannot be -1."),
                (
                    "/Steps/0/Arguments/RetryStrategy/MaximumRetryAttempts",
                    "`MaximumRetryAttempts` cannot be 31.",
                ),
            ],
        );
        let hints: Vec<_> =
            of_rule(&RULE, text, &Settings::default()).into_iter().filter_map(|one| one.hint).collect();
        assert_eq!(hints, ["It is 0 at least.", "It is between 1 and 30."]);
    }

    #[test]
    fn defaults_of_parameters() {
        let text = r#"{"Parameters": [{"Name": "Tries", "Type": "Integer", "DefaultValue": 99}],
            "Steps": [{"Name": "T", "Type": "Training", "Arguments": {"RetryStrategy": {"MaximumRetryAttempts": {"Get": "Parameters.Tries"}}}}]}"#;
        check(
            &RULE,
            text,
            &[(
                "/Steps/0/Arguments/RetryStrategy/MaximumRetryAttempts",
                "`MaximumRetryAttempts` cannot be 99, the default of the parameter `Tries`.",
            )],
        );
        assert_eq!(of_rule(&RULE, text, &Settings::default())[0].severity, Severity::Warning);
    }
}
