//! # `argument-pattern`
//!
//! A text does not look as SageMaker's request demands at its place: an ARN, an S3 URI, a name.
//!
//! ## Why
//!
//! The service refuses the request when the step begins: "Member must satisfy regular expression pattern …". A
//! `file://` URI may stand for an S3 URI in a project, and what an unexpanded placeholder will be is not known: both
//! have rules of their own. An empty text is a warning, as is one whose form grows with the service's offers.
//!
//! ## Example
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"ExecutionRoleArn": "PipelineRoleOfTheTeam",
//!   "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"ExecutionRoleArn": "arn:aws:iam::111122223333:role/PipelineRoleOfTheTeam",
//!   "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"}}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore.

use pipewright_pipeline::json::Path;

use super::{brief, named};
use crate::rule::{Check, Family, Rule};
use crate::shapes::Scalar;
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-pattern",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A text does not look as the request demands.",
    check: Check::Within,
};

/// What people recognise sooner than a regular expression.
const FORMS: &[(&str, &str)] = &[
    ("RoleArn", "arn:aws:iam::111122223333:role/NAME"),
    ("emr-serverless:IAMRoleArn", "arn:aws:iam::111122223333:role/NAME"),
    ("S3Uri", "s3://bucket/key"),
    ("S3ModelUri", "s3://bucket/key"),
    ("DestinationS3Uri", "s3://bucket/key"),
    ("Url", "s3://bucket/key"),
    ("ModelPackageArn", "arn:aws:sagemaker:REGION:111122223333:model-package/GROUP/VERSION"),
    ("FileSystemId", "fs-0123456789abcdef0"),
    ("ServerlessJobBaseModelArn", "arn:aws:sagemaker:REGION:aws:hub-content/HUB/Model/NAME/1.0.0"),
    ("HubDataSetArn", "arn:aws:sagemaker:REGION:111122223333:hub-content/HUB/DataSet/NAME/1.0.0"),
];

/// A text that does not look as it must.
pub(super) fn diagnose(scalar: &Scalar, shape: &str, text: &str, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    let says = match text {
        "" => format!("`{name}` is empty."),
        text => format!("`{name}` cannot be `{}`.", brief(text)),
    };
    RULE.at(path.pointer(), says).hint(hint(scalar, shape))
}

/// A map's key that does not.
pub(super) fn key(scalar: &Scalar, text: &str, path: &Path<'_>) -> Diagnostic {
    let name = path.parent().and_then(named).unwrap_or_default();
    RULE.at(path.pointer(), format!("`{name}` takes no name `{}`.", brief(text)))
        .on_name()
        .hint(hint(scalar, ""))
}

/// What it must look like.
pub(super) fn hint(scalar: &Scalar, shape: &str) -> String {
    if let Some((_, form)) = FORMS.iter().find(|(name, _)| *name == shape) {
        return format!("It has the form `{form}`.");
    }
    scalar.pattern.as_ref().map_or_else(String::new, |pattern| format!("It must match `{}`.", pattern.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::shapes::arguments;
    use crate::testing::{check, of_rule};

    #[test]
    fn texts_and_names() {
        let text = r#"{"Name": "P", "Type": "Processing", "Arguments": {"RoleArn": "arn:aws:iam::1:role/Pipeline",
            "Environment": {"A B": "x", "GOOD_1": "any $thing"}, "ProcessingJobName": "a_b",
            "ProcessingInputs": [
              {"InputName": "a", "S3Input": {"S3Uri": "bucket/key", "S3DataType": "S3Prefix"}},
              {"InputName": "b", "S3Input": {"S3Uri": "file://data/x.csv", "S3DataType": "S3Prefix"}}]}}"#;
        check(
            &RULE,
            text,
            &[
                ("/Steps/0/Arguments/RoleArn", "`RoleArn` cannot be `arn:aws:iam::1:role/Pipeline`."),
                ("/Steps/0/Arguments/Environment/A B", "`Environment` takes no name `A B`."),
                ("/Steps/0/Arguments/ProcessingJobName", "`ProcessingJobName` cannot be `a_b`."),
                ("/Steps/0/Arguments/ProcessingInputs/0/S3Input/S3Uri", "`S3Uri` cannot be `bucket/key`."),
            ],
        );
        let hints: Vec<_> =
            of_rule(&RULE, text, &Settings::default()).into_iter().filter_map(|one| one.hint).collect();
        assert_eq!(hints[0], "It has the form `arn:aws:iam::111122223333:role/NAME`.");
        assert_eq!(hints[1], "It must match `[a-zA-Z_][a-zA-Z0-9_]*`.");
    }

    #[test]
    fn every_form_is_of_a_pattern() {
        for (shape, form) in FORMS {
            let shape = arguments().named(shape).unwrap();
            let crate::shapes::ShapeKind::Scalar(scalar) = &shape.kind else { panic!("{}", shape.name) };
            let form = form.replace("REGION", "eu-west-1");
            assert!(scalar.pattern.as_ref().unwrap().matches(&form), "{}", shape.name);
        }
    }

    #[test]
    fn defaults_of_parameters() {
        let text = |default: &str| {
            format!(
                r#"{{"Parameters": [{{"Name": "Role", "Type": "String", "DefaultValue": "{default}"}}],
                "Steps": [{{"Name": "M", "Type": "Model", "Arguments": {{"ExecutionRoleArn": {{"Get": "Parameters.Role"}}}}}}]}}"#
            )
        };
        check(&RULE, &text("<the role of the team>"), &[]);
        check(&RULE, &text("arn:aws:iam::111122223333:role/Pipeline"), &[]);
        check(
            &RULE,
            &text("a role of the team's own"),
            &[(
                "/Steps/0/Arguments/ExecutionRoleArn",
                "`ExecutionRoleArn` cannot be \"a role of the team's own\", the default of the parameter `Role`.",
            )],
        );
    }
}
