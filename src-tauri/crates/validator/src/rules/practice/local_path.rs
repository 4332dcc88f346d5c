//! # `local-path`
//!
//! A hyperparameter or an environment variable names a path of the machine that the definition was made on.
//!
//! ## Why
//!
//! The container has no such folder. The SDK writes the author's `source_dir` into the hyperparameters of a step
//! that packs a model anew.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Repack", "Type": "Training", "Arguments": {
//!   "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/repack:1", "TrainingInputMode": "File"},
//!   "HyperParameters": {"source_dir": "\"/home/you/project/src\""},
//!   "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"},
//!   "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!   "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Repack", "Type": "Training", "Arguments": {
//!   "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/repack:1", "TrainingInputMode": "File"},
//!   "HyperParameters": {"sagemaker_submit_directory": "\"s3://bucket/code/sourcedir.tar.gz\""},
//!   "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"},
//!   "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!   "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines"}}
//! ```

use pipewright_pipeline::json::Path;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;

pub(crate) const RULE: Rule = Rule {
    code: "local-path",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A value names a path of the author's machine.",
    check: Check::Text(check),
};

/// The members whose values the container's program reads.
const FREE: &[&str] = &["HyperParameters", "StaticHyperParameters", "Environment"];
/// What the SDK calls the folders and files of the author.
const SOURCES: &[&str] = &[
    "source_dir",
    "dependencies",
    "entry_point",
    "inference_script",
    "sagemaker_submit_directory",
    "sagemaker_program",
];

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let value = text.trim_start_matches(['"', '[', ' ']);
    if !value.starts_with(['/', '~', '\\']) && value.as_bytes().get(1) != Some(&b':') {
        return;
    }
    let parent = site.path.parent().and_then(Path::name);
    let (Some(name), Some(true)) = (site.path.name(), parent.map(|parent| FREE.contains(&parent))) else {
        return;
    };
    let source = SOURCES.iter().any(|known| known.eq_ignore_ascii_case(name));
    if is_of_a_person(value) || (source && is_outside_the_container(value)) {
        let message = format!("`{name}` names a path of the machine that made the definition.");
        report.add(
            site.mistake(&RULE, message)
                .hint("Upload it to S3, or use a path of the container below `/opt/ml`."),
        );
    }
}

/// A path that only a person's machine has.
fn is_of_a_person(path: &str) -> bool {
    let drive = matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let notebook = path.strip_prefix("/home/").is_some_and(|rest| {
        ["ec2-user/", "sagemaker-user/", "studio-lab-user/"].iter().any(|user| rest.starts_with(user))
    });
    drive || notebook || path.starts_with("/Users/") || path.starts_with("~/")
}

/// A path where no image keeps the code it is given.
fn is_outside_the_container(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("/opt/") && !path.starts_with("/usr/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[track_caller]
    fn hyperparameter(name: &str, value: &str, found: bool) {
        let text = format!(
            r#"{{"Name": "T", "Type": "Training", "Arguments": {{"HyperParameters": {{"{name}": {value}}}}}}}"#
        );
        let pointer = format!("/Steps/0/Arguments/HyperParameters/{name}");
        let message = format!("`{name}` names a path of the machine that made the definition.");
        let expect: &[_] = if found { &[(pointer.as_str(), message.as_str())] } else { &[] };
        check(&RULE, &text, expect);
    }

    #[test]
    fn paths_of_people() {
        hyperparameter("source_dir", r#""\"/home/you/src\"""#, true);
        hyperparameter("dependencies", r#""[\"/tmp/lib\"]""#, true);
        hyperparameter("data", r#""/Users/you/data""#, true);
        hyperparameter("data", r#""C:\\data""#, true);
    }

    #[test]
    fn paths_of_containers() {
        hyperparameter("source_dir", r#""/opt/ml/code""#, false);
        hyperparameter("cache", r#""/tmp/cache""#, false);
        hyperparameter("home", r#""/var/lib/hadoop""#, false);
        hyperparameter("ratio", r#""1:2""#, false);
        hyperparameter("sagemaker_submit_directory", r#""\"s3://b/x.tar.gz\"""#, false);
    }
}
