//! # `unused-property-file`
//!
//! A step declares a property file that no `Std:JsonGet` reads.
//!
//! ## Why
//!
//! A property file has no other use: without a reader the declaration only costs the execution a download, and
//! fails the step when the file is not there.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing",
//!  "Arguments": {
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "report", "S3Output": {
//!      "S3Uri": "s3://bucket/report", "LocalPath": "/opt/ml/processing/report", "S3UploadMode": "EndOfJob"}}]}},
//!  "PropertyFiles": [{"PropertyFileName": "Report", "OutputName": "report", "FilePath": "report.json"}]}
//! ```
//!
//! ## Instead
//!
//! Read it in a condition, or leave it out.

use std::collections::{HashMap, HashSet};

use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unused-property-file",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "Nothing reads a property file.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    if steps.iter().all(|step| step.property_files.is_empty()) {
        return;
    }
    let mut read: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut is_read = |step, file| read.entry(step).or_default().insert(file);
    for found in subject.references().flatten() {
        match &found.reference {
            Ok(Reference::PropertyFile { step, file }) if subject.definition.step(step).is_some() => {
                is_read(step, file);
            }
            // Readers that cannot be told apart: a slip in the step's name is another rule's.
            Ok(reference) if reference.step().is_some_and(|name| subject.definition.step(name).is_none()) => {
                return;
            }
            Err(_) => return,
            Ok(_) => {}
        }
    }
    for step in steps {
        let read = read.get(&*step.name).cloned().unwrap_or_default();
        let declared = || step.property_files.iter().map(|file| &*file.name);
        let slips: Vec<_> = read.iter().filter(|name| !declared().any(|file| file == **name)).collect();
        for file in &step.property_files {
            let meant = || slips.iter().any(|slip| nearest(slip, declared()).as_deref() == Some(&*file.name));
            if file.name.is_empty() || read.contains(&*file.name) || meant() {
                continue;
            }
            report.add(
                RULE.at(&file.pointer, format!("Nothing reads the property file `{}`.", file.name))
                    .step(&step.name)
                    .hint("Read it with `Std:JsonGet`, or remove it.")
                    .fix(Fix::clear(format!("Remove `{}`", file.name), &file.pointer)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[track_caller]
    fn read_by(reference: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Steps": [{{"Name": "E", "Type": "Processing", "PropertyFiles": [
                  {{"PropertyFileName": "Report", "OutputName": "o", "FilePath": "f"}}]}},
                {{"Name": "F", "Type": "Fail", "Arguments": {{"ErrorMessage": {{"Std:JsonGet": {{"PropertyFile": {{"Get": "{reference}"}}, "Path": "a"}}}}}}}}]}}"#
        );
        check(&RULE, &text, expect);
    }

    #[test]
    fn readers_are_jsongets() {
        let unread = ("/Steps/0/PropertyFiles/0", "Nothing reads the property file `Report`.");
        read_by("Steps.E.PropertyFiles.Report", &[]);
        read_by("Steps.E.ExitMessage", &[unread]);
        read_by("Steps.E.PropertyFiles.Weather", &[unread]);
    }

    #[test]
    fn one_slip_is_one_mistake() {
        read_by("Steps.E.PropertyFiles.Reprot", &[]);
        read_by("Steps.Eh.PropertyFiles.Report", &[]);
        read_by("Step.E.PropertyFiles.Report", &[]);
    }
}
