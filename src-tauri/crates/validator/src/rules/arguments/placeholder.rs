//! # `placeholder`
//!
//! A text still holds a placeholder that something was to fill in: `$ROLE`, `${BUCKET}`, `<account>`, `{{ image }}`,
//! `xxxxxxxxxxxx`.
//!
//! ## Why
//!
//! SageMaker fills in nothing. Templates that a tool expands before it creates the pipeline hold such words by
//! right; in a definition that is to run they are a mistake. Looked for where an address belongs (a role, a URI, an
//! image) or where the text is otherwise wrong: in a shell command a `$WORD` is none.
//!
//! ## Example
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"ExecutionRoleArn": "$SAGEMAKER_ROLE",
//!   "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Role", "Type": "String", "DefaultValue": "arn:aws:iam::111122223333:role/Pipeline"}],
//!  "Steps": [{"Name": "M", "Type": "Model", "Arguments": {"ExecutionRoleArn": {"Get": "Parameters.Role"},
//!    "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"}}}]}
//! ```

use pipewright_pipeline::json::Path;

use super::{brief, named};
use crate::rule::{Check, Family, Rule};
use crate::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "placeholder",
    family: Family::Arguments,
    severity: Severity::Warning,
    summary: "A text still holds a placeholder.",
    check: Check::Within,
};

/// `part` is the placeholder.
pub(super) fn diagnose(part: &str, path: &Path<'_>) -> Diagnostic {
    let name = named(path).unwrap_or_default();
    RULE.at(path.pointer(), format!("`{name}` still holds the placeholder `{}`.", brief(part)))
        .hint("Fill it in, or use a parameter: SageMaker does not expand it.")
}

/// The first placeholder in a text.
pub(super) fn find(text: &str) -> Option<&str> {
    // Almost every text has none of the signs: looking at all bytes is quicker than looking for the first.
    if !text.bytes().fold(false, |found, byte| found | matches!(byte, b'$' | b'<' | b'{')) {
        return None;
    }
    text.match_indices(['$', '<', '{']).find_map(|(at, sign)| {
        let rest = &text[at..];
        let end = match sign {
            "$" if rest.starts_with("${") => rest.find('}')? + 1,
            "$" => 1 + word(&rest[1..])?,
            "<" => bracketed(rest)?,
            _ if rest.starts_with("{{") => rest.find("}}")? + 2,
            _ => return None,
        };
        rest.get(..end)
    })
}

/// What a person wrote over something private: `xxxxxxxxxxxx`, `YOUR_ACCOUNT`. Looked for in texts that are wrong.
pub(super) fn masked(text: &str) -> Option<&str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "_*".contains(letter))).find(|part| {
        let all = |signs: &str| part.len() >= 6 && part.chars().all(|letter| signs.contains(letter));
        let is_shouted = |letter: char| letter.is_ascii_uppercase() || letter == '_';
        all("xX") || all("*") || part.len() > 3 && part.contains('_') && part.chars().all(is_shouted)
    })
}

/// The length of a variable's name.
fn word(text: &str) -> Option<usize> {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let length = text.find(|character| !letter(character)).unwrap_or(text.len());
    (length > 1 && !text.starts_with(|first: char| first.is_ascii_digit())).then_some(length)
}

/// The length of `<words of a person>`.
fn bracketed(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inside = &text[1..end];
    let plain = |letter: char| letter.is_alphanumeric() || " _-.'".contains(letter);
    (inside.starts_with(char::is_alphabetic) && inside.chars().all(plain)).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn placeholders_are_told_from_text() {
        for (text, expect) in [
            ("$SAGEMAKER_ROLE", Some("$SAGEMAKER_ROLE")),
            ("s3://${BUCKET}/a", Some("${BUCKET}")),
            ("s3://<your bucket>/a", Some("<your bucket>")),
            ("{{ image }}", Some("{{ image }}")),
            ("a < b > c", None),
            ("5 $", None),
            ("$1", None),
            ("{a}", None),
            ("arn:aws:iam::111122223333:role/R", None),
        ] {
            assert_eq!(find(text), expect, "{text}");
        }
    }

    #[test]
    fn masks_are_told_from_names() {
        for (text, expect) in [
            ("arn:aws:iam::xxxxxxxxxxxx:role/R", Some("xxxxxxxxxxxx")),
            ("arn:aws:iam::************:role/R", Some("************")),
            ("arn:aws:iam::YOUR_ACCOUNT:role/R", Some("YOUR_ACCOUNT")),
            ("arn:aws:iam::123:role/R", None),
            ("S3_PREFIX_1", None),
            ("BERT", None),
        ] {
            assert_eq!(masked(text), expect, "{text}");
        }
    }

    #[test]
    fn where_addresses_belong() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {"RoleArn": "$ROLE_ARN",
                "AlgorithmSpecification": {"TrainingImage": "<image>", "TrainingInputMode": "${MODE}",
                  "ContainerArguments": ["--home", "$HOME"]},
                "OutputDataConfig": {"S3OutputPath": "s3://$BUCKET/out"}, "Environment": {"A": "${B}"},
                "HyperParameters": {"prompt": "<question>"}, "ResourceConfig": {"InstanceCount": "{{count}}"}}}"#,
            &[
                ("/Steps/0/Arguments/RoleArn", "`RoleArn` still holds the placeholder `$ROLE_ARN`."),
                (
                    "/Steps/0/Arguments/AlgorithmSpecification/TrainingImage",
                    "`TrainingImage` still holds the placeholder `<image>`.",
                ),
                (
                    "/Steps/0/Arguments/AlgorithmSpecification/TrainingInputMode",
                    "`TrainingInputMode` still holds the placeholder `${MODE}`.",
                ),
                (
                    "/Steps/0/Arguments/OutputDataConfig/S3OutputPath",
                    "`S3OutputPath` still holds the placeholder `$BUCKET`.",
                ),
                (
                    "/Steps/0/Arguments/ResourceConfig/InstanceCount",
                    "`InstanceCount` still holds the placeholder `{{count}}`.",
                ),
            ],
        );
    }
}
