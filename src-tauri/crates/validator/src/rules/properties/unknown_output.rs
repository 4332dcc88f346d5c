//! # `unknown-output`
//!
//! A reference or a property file names an input or output that its Processing step does not have.
//!
//! ## Why
//!
//! The inputs and outputs of a Processing step are picked by their names: `Outputs['train']` is the one whose
//! `OutputName` is `train`, and a property file lies in the output of its `OutputName`. The service refuses a name that
//! is not there.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing",
//!  "PropertyFiles": [{"PropertyFileName": "Report", "OutputName": "evalution", "FilePath": "evaluation.json"}],
//!  "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/e:1"},
//!    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "evaluation",
//!      "S3Output": {"S3Uri": "s3://bucket/evaluation", "LocalPath": "/opt/ml/processing/evaluation", "S3UploadMode": "EndOfJob"}}]}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Evaluate", "Type": "Processing",
//!  "PropertyFiles": [{"PropertyFileName": "Report", "OutputName": "evaluation", "FilePath": "evaluation.json"}],
//!  "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/e:1"},
//!    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "evaluation",
//!      "S3Output": {"S3Uri": "s3://bucket/evaluation", "LocalPath": "/opt/ml/processing/evaluation", "S3UploadMode": "EndOfJob"}}]}}}
//! ```
//!
//! ## Source
//!
//! The SDK: "Processing output name … defined in property file … not found in processing step …".

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_pipeline::spelling::nearest;

use super::bad_property::{known, mended, with_path, written};
use crate::rule::{Check, Family, Rule};
use crate::shapes::{PropertyError, output_names};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-output",
    family: Family::Properties,
    severity: Severity::Error,
    summary: "An input or output is named that its step does not have.",
    check: Check::Step(check),
};

/// Property files; references are found by the walk of `bad-property`.
fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if step.step.property_files.is_empty() || step.step_type() != "Processing" {
        return;
    }
    let Some(names) = output_names(step.definition(), step.step) else { return };
    for file in &step.step.property_files {
        let wanted = &*file.output_name;
        // One that is missing altogether is for the rule on property files.
        if wanted.is_empty() || names.contains(&wanted) {
            continue;
        }
        let near = nearest(wanted, names.iter().copied());
        let pointer = format!("{}/OutputName", file.pointer);
        let fix = near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), &*pointer, near));
        report.add(
            RULE.at(pointer, format!("The step `{}` has no output `{wanted}`.", step.name()))
                .step(step.name())
                .did_you_mean(near.as_deref(), || has(known(step, step.step, &OUTPUTS.map(member))))
                .fix(fix),
        );
    }
}

const OUTPUTS: [&str; 2] = ["ProcessingOutputConfig", "Outputs"];

fn member(name: &str) -> Segment {
    Segment::Member(name.into())
}

fn has(names: Option<String>) -> String {
    names.map_or_else(|| "It has none.".to_owned(), |names| format!("It has {names}."))
}

/// A reference by a name that is not there.
pub(super) fn report(
    step: &StepSubject<'_>,
    target: &Step,
    reference: &Reference,
    path: &[Segment],
    error: &PropertyError,
    below: &str,
    report: &mut Report<'_>,
) {
    let what = if matches!(path.first(), Some(Segment::Member(name)) if *name == "ProcessingInputs") {
        "input"
    } else {
        "output"
    };
    let name = written(path.get(error.at));
    let pointer = step.pointer(below);
    let fix = mended(path, error).map(|path| {
        let near = with_path(reference, &path);
        Fix::reference(format!("Refer to `{near}`"), &*pointer, &near)
    });
    report.add(
        RULE.at(pointer, format!("The step `{}` has no {what} `{name}`.", target.name))
            .step(step.name())
            .did_you_mean(error.near.as_deref(), || has(known(step, target, &path[..error.at])))
            .fix(fix),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    fn pipeline(files: &str, outputs: &str, reference: &str) -> String {
        format!(
            r#"{{"Parameters": [{{"Name": "N", "Type": "String"}}], "Steps": [
              {{"Name": "P", "Type": "Processing", "PropertyFiles": [{files}], "Arguments": {{
                "ProcessingInputs": [{{"InputName": "raw"}}], "ProcessingOutputConfig": {{"Outputs": [{outputs}]}}}}}},
              {{"Name": "M", "Type": "Model", "Arguments": {{"ExecutionRoleArn": {{"Get": "{reference}"}}}}}}]}}"#
        )
    }

    const OUTPUTS: &str = r#"{"OutputName": "train"}, {"OutputName": "test"}"#;

    #[test]
    fn references() {
        let uri = |name: &str| format!("Steps.P.ProcessingOutputConfig.Outputs['{name}'].S3Output.S3Uri");
        check(&RULE, &pipeline("", OUTPUTS, &uri("test")), &[]);
        check(&RULE, &pipeline("", OUTPUTS, "Steps.P.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri"), &[]);
        let place = "/Steps/1/Arguments/ExecutionRoleArn";
        check(&RULE, &pipeline("", OUTPUTS, &uri("tset")), &[(place, "The step `P` has no output `tset`.")]);
        check(
            &RULE,
            &pipeline("", OUTPUTS, "Steps.P.ProcessingInputs['row'].S3Input.S3Uri"),
            &[(place, "The step `P` has no input `row`.")],
        );
        // A name that only the execution knows may be any.
        let variable = format!(r#"{OUTPUTS}, {{"OutputName": {{"Get": "Parameters.N"}}}}"#);
        check(&RULE, &pipeline("", &variable, &uri("other")), &[]);
        let one = of_rule(&RULE, &pipeline("", OUTPUTS, &uri("tset")), &Settings::default()).swap_remove(0);
        assert_eq!(one.fix.unwrap().title, format!("Refer to `{}`", uri("test")));
    }

    #[test]
    fn property_files() {
        let file = |output: &str| {
            format!(r#"{{"PropertyFileName": "R", "OutputName": "{output}", "FilePath": "r.json"}}"#)
        };
        check(&RULE, &pipeline(&file("train"), OUTPUTS, "Steps.P.RoleArn"), &[]);
        let wrong = pipeline(&file("report"), OUTPUTS, "Steps.P.RoleArn");
        check(
            &RULE,
            &wrong,
            &[("/Steps/0/PropertyFiles/0/OutputName", "The step `P` has no output `report`.")],
        );
        let one = of_rule(&RULE, &wrong, &Settings::default()).swap_remove(0);
        assert_eq!(one.hint.as_deref(), Some("It has `train` and `test`."));
        check(
            &RULE,
            &pipeline(&file("train"), "", "Steps.P.RoleArn"),
            &[("/Steps/0/PropertyFiles/0/OutputName", "The step `P` has no output `train`.")],
        );
    }
}
