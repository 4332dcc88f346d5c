//! # `argument-length`
//!
//! A text, a list or a map is longer or shorter than SageMaker's request takes at its place.
//!
//! ## Why
//!
//! The service refuses the request when the step begins: "Member must have length less than or equal to …". An
//! empty text is often one that was to be filled in. A container argument that is too long is a warning: the pipeline
//! is accepted, and only the job may refuse it. Limits that an account can have raised are not judged here but by
//! `limit`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"},
//!   "VpcConfig": {"SecurityGroupIds": [], "Subnets": ["subnet-1"]}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"},
//!   "VpcConfig": {"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"]}}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore.

use pipewright_pipeline::json::Path;

use super::{brief, named};
use crate::rule::{Check, Family, Rule};
use crate::shapes::Size;
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-length",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A text or list is longer or shorter than the request takes.",
    check: Check::Within,
};

pub(super) fn text(text: &str, size: Size, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    let says = match text.chars().count() {
        0 => format!("`{name}` is empty."),
        count => format!("`{name}` has {}.", number(count as f64, "character")),
    };
    RULE.at(path.pointer(), says).hint(hint(size, "character"))
}

pub(super) fn key(text: &str, size: Size, path: &Path<'_>) -> Diagnostic {
    let says = match text.chars().count() {
        0 => "A name is empty.".to_owned(),
        count => format!("The name `{}` has {}.", brief(text), number(count as f64, "character")),
    };
    RULE.at(path.pointer(), says).on_name().hint(hint(size, "character"))
}

/// A list or map; `noun` is what it has too many or too few of.
pub(super) fn list(count: usize, noun: &str, size: Size, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    let says = match count {
        0 => format!("`{name}` is empty."),
        count => format!("`{name}` has {}.", number(count as f64, noun)),
    };
    RULE.at(path.pointer(), says).hint(hint(size, noun))
}

/// How long it may be.
pub(super) fn hint(size: Size, noun: &str) -> String {
    match (size.min, size.max) {
        (Some(min), Some(max)) => format!("It has {min} to {}.", number(max, noun)),
        (Some(min), None) => format!("It has {} at least.", number(min, noun)),
        (None, Some(max)) => format!("It has {} at most.", number(max, noun)),
        (None, None) => String::new(),
    }
}

fn number(count: f64, noun: &str) -> String {
    format!("{count} {noun}{}", if count > 1.0 { "s" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    fn training(arguments: &str) -> String {
        format!(r#"{{"Name": "T", "Type": "Training", "Arguments": {{{arguments}}}}}"#)
    }

    #[test]
    fn texts() {
        let long = "ü".repeat(2500);
        check(&RULE, &training(&format!(r#""HyperParameters": {{"a": "{long}"}}"#)), &[]);
        check(
            &RULE,
            &training(&format!(r#""HyperParameters": {{"a": "{long}ü"}}, "RoleArn": "arn""#)),
            &[
                ("/Steps/0/Arguments/HyperParameters/a", "`a` has 2501 characters."),
                ("/Steps/0/Arguments/RoleArn", "`RoleArn` has 3 characters."),
            ],
        );
        check(
            &RULE,
            &training(r#""TrainingJobName": """#),
            &[("/Steps/0/Arguments/TrainingJobName", "`TrainingJobName` is empty.")],
        );
    }

    #[test]
    fn names_lists_and_maps() {
        let name = "n".repeat(257);
        check(
            &RULE,
            &training(&format!(r#""HyperParameters": {{"{name}": "1"}}"#)),
            &[(
                &format!("/Steps/0/Arguments/HyperParameters/{name}"),
                &format!("The name `{}…` has 257 characters.", "n".repeat(60)),
            )],
        );
        let tags = [r#"{"Key": "k", "Value": "v"}"#; 51].join(", ");
        check(
            &RULE,
            &training(&format!(r#""Tags": [{tags}]"#)),
            &[("/Steps/0/Arguments/Tags", "`Tags` has 51 elements.")],
        );
        let many: Vec<_> = (0..101).map(|index| format!(r#""p{index}": "1""#)).collect();
        check(
            &RULE,
            &training(&format!(r#""HyperParameters": {{{}}}"#, many.join(", "))),
            &[("/Steps/0/Arguments/HyperParameters", "`HyperParameters` has 101 members.")],
        );
    }

    #[test]
    fn hints_say_how_long() {
        let hint = |arguments: &str| {
            of_rule(&RULE, &training(arguments), &Settings::default()).swap_remove(0).hint.unwrap()
        };
        assert_eq!(hint(r#""RoleArn": """#), "It has 20 to 2048 characters.");
        assert_eq!(
            hint(r#""VpcConfig": {"SecurityGroupIds": [], "Subnets": ["s"]}"#),
            "It has 1 to 5 elements."
        );
    }

    #[test]
    fn what_an_account_can_have_raised_is_not_judged_here() {
        let inputs = [r#"{"InputName": "a"}"#; 11].join(", ");
        let text = format!(
            r#"{{"Name": "P", "Type": "Processing", "Arguments": {{"ProcessingInputs": [{inputs}]}}}}"#
        );
        check(&RULE, &text, &[]);
    }
}
