//! # `argument-enum`
//!
//! A word is none of those that SageMaker's request takes at its place.
//!
//! ## Why
//!
//! The service refuses the request when the step begins, perhaps hours into the execution. Words are matched by
//! their case. Of a few members, such as `JobCategory`, new words appear often: there it is a warning.
//!
//! ## Example
//!
//! ```json
//! {"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelPackageGroupName": "churn", "ModelApprovalStatus": "Aproved"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelPackageGroupName": "churn", "ModelApprovalStatus": "Approved"}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore. Instance types have a rule of their own.

use pipewright_pipeline::json::Path;
use pipewright_pipeline::spelling::nearest;

use super::{alternatives, brief, named};
use crate::rule::{Check, Family, Rule};
use crate::shapes::Scalar;
use crate::{Diagnostic, Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-enum",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A word is none of those that the request takes.",
    check: Check::Within,
};

/// A text that is none of its words.
pub(super) fn diagnose(scalar: &Scalar, text: &str, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    let near = nearest(text, scalar.words.iter().copied());
    let pointer = path.pointer();
    let fix = near.as_ref().map(|near| Fix::set_text(format!("Change to `{near}`"), &*pointer, near));
    RULE.at(&*pointer, format!("`{name}` cannot be `{}`.", brief(text))).hint(hint(scalar, text)).fix(fix)
}

/// A map's key that is none of its words.
pub(super) fn key(scalar: &Scalar, text: &str, path: &Path<'_>) -> Diagnostic {
    let near = nearest(text, scalar.words.iter().copied());
    let pointer = path.pointer();
    let fix = near.as_ref().map(|near| Fix::rename_member(format!("Rename to `{near}`"), &*pointer, near));
    let name = path.parent().and_then(named).unwrap_or_default();
    RULE.at(&*pointer, format!("`{name}` takes no key `{}`.", brief(text)))
        .on_name()
        .hint(hint(scalar, text))
        .fix(fix)
}

/// What it may be.
pub(super) fn hint(scalar: &Scalar, text: &str) -> String {
    match (nearest(text, scalar.words.iter().copied()), scalar.words.len()) {
        (Some(near), _) => format!("Did you mean `{near}`?"),
        (None, 0..=12) => format!("It may be {}.", alternatives(scalar.words.iter().copied(), "or")),
        (None, count) => format!(
            "It may be one of {count} words, such as {}.",
            alternatives(scalar.words.iter().take(3).copied(), "or")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    #[test]
    fn words() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {
                "AlgorithmSpecification": {"TrainingInputMode": "file", "TrainingImage": "i"},
                "InputDataConfig": [{"ChannelName": "a", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://b"}},
                  "CompressionType": ""}],
                "ResourceConfig": {"InstanceType": "ml.new.large", "InstanceCount": 1, "VolumeSizeInGB": 1}}}"#,
            &[
                (
                    "/Steps/0/Arguments/AlgorithmSpecification/TrainingInputMode",
                    "`TrainingInputMode` cannot be `file`.",
                ),
                ("/Steps/0/Arguments/InputDataConfig/0/CompressionType", "`CompressionType` cannot be ``."),
            ],
        );
    }

    #[test]
    fn remedies_and_growing_words() {
        let find = |text: &str| of_rule(&RULE, text, &Settings::default()).swap_remove(0);
        let near = find(
            r#"{"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelApprovalStatus": "approved"}}"#,
        );
        assert_eq!(near.fix.map(|fix| fix.title).as_deref(), Some("Change to `Approved`"));
        assert_eq!(near.hint.as_deref(), Some("Did you mean `Approved`?"));
        let far =
            find(r#"{"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelApprovalStatus": "Yes"}}"#);
        assert_eq!(far.hint.as_deref(), Some("It may be `Approved`, `Rejected` or `PendingManualApproval`."));
        assert_eq!((far.fix, far.severity), (None, Severity::Error));
        let new = find(r#"{"Name": "J", "Type": "Job", "Arguments": {"JobCategory": "Dreaming"}}"#);
        assert_eq!(new.severity, Severity::Warning);
    }

    #[test]
    fn defaults_of_parameters() {
        let text = r#"{"Parameters": [{"Name": "Status", "Type": "String", "DefaultValue": "Aproved"}],
            "Steps": [{"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelApprovalStatus": {"Get": "Parameters.Status"}}}]}"#;
        check(
            &RULE,
            text,
            &[(
                "/Steps/0/Arguments/ModelApprovalStatus",
                "`ModelApprovalStatus` cannot be \"Aproved\", the default of the parameter `Status`.",
            )],
        );
        let one = of_rule(&RULE, text, &Settings::default()).swap_remove(0);
        assert_eq!(one.severity, Severity::Warning);
        assert_eq!(one.related[0].pointer, "/Parameters/0/DefaultValue");
    }
}
