//! # `local-file`
//!
//! A `file://` URI leads where a reader of the definition cannot follow: out of the project, or, when the definition is
//! meant for SageMaker as it stands, to this machine at all.
//!
//! ## Why
//!
//! Pipewright packages `file://` URIs when it starts or exports a pipeline: they count from the project's folder, and become
//! S3 URIs. SageMaker itself knows none of this. An absolute path, or one with `..`, holds on one machine only. Paths below
//! `/opt/ml` are paths in a job's container and are left alone, and so is `SAGEMAKER_SUBMIT_DIRECTORY`, in which older SDKs
//! left the folder of a model's code for its container.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Watch", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
//!  "Arguments": {"rules": "file:///srv/project/rules.json"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Watch", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
//!  "Arguments": {"rules": "file://rules.json"}}
//! ```

use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;
use crate::{Report, Severity, Target};

pub(crate) const RULE: Rule = Rule {
    code: "local-file",
    family: Family::References,
    severity: Severity::Warning,
    summary: "A `file://` URI leads where others cannot follow.",
    check: Check::Text(check),
};

/// The path behind `file://`, when it is one of this machine rather than of a job's container.
pub(super) fn path(text: &str) -> Option<&str> {
    text.strip_prefix("file://").filter(|path| !path.starts_with("/opt/ml"))
}

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let Some(path) = path(text) else { return };
    if site.path.name() == Some("SAGEMAKER_SUBMIT_DIRECTORY") {
        return;
    }
    let absolute = path.starts_with('/');
    let (severity, message, hint) = if site.pipeline.settings.target == Target::SageMaker && !absolute {
        (
            Severity::Error,
            format!("`{text}` is a file of this project, which SageMaker cannot read."),
            "Start or export the pipeline with Pipewright, which packages it, or give an S3 URI.",
        )
    } else if absolute {
        (
            Severity::Warning,
            format!("`{text}` is an absolute path."),
            "Put the file into the project and name it from the project's folder: `file://data/input.csv`.",
        )
    } else if path.split('/').any(|part| part == "..") {
        (
            Severity::Warning,
            format!("`{text}` leads out of the project's folder."),
            "Put the file into the project and name it from the project's folder: `file://data/input.csv`.",
        )
    } else {
        return;
    };
    let mut diagnostic = site.mistake(&RULE, message).hint(hint);
    diagnostic.severity = severity;
    report.add(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    const STEP: &str = r#"{"Name": "L", "Type": "Lambda", "Arguments": {"a": "file://src/a.py", "b": "file:///srv/b", "c": ["file://../c"],
        "d": "file:///opt/ml/processing/d", "e": "a file://src", "f": "file://..d/f", "SAGEMAKER_SUBMIT_DIRECTORY": "file://code"}}"#;

    #[test]
    fn files_stay_in_the_project() {
        testing::check(
            &RULE,
            STEP,
            &[
                ("/Steps/0/Arguments/b", "`file:///srv/b` is an absolute path."),
                ("/Steps/0/Arguments/c/0", "`file://../c` leads out of the project's folder."),
            ],
        );
    }

    #[test]
    fn sagemaker_reads_no_files() {
        let settings = Settings { target: Target::SageMaker, ..Settings::default() };
        let found = testing::of_rule(&RULE, STEP, &settings);
        let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
        let pointers: Vec<_> = errors.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            ["/Steps/0/Arguments/a", "/Steps/0/Arguments/c/0", "/Steps/0/Arguments/f"],
            "{found:#?}"
        );
    }
}
