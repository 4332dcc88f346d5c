//! # `hard-coded-path`
//!
//! A step spells out the S3 path that another step of the pipeline writes to, in place of a reference to its output.
//!
//! ## Why
//!
//! SageMaker orders steps by their references. Without one the reader may start before the writer has finished, and
//! read what an earlier execution left there. And the two paths drift apart when one of them is changed.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!     "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!     "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!     "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!     "ProcessingOutputConfig": {"Outputs": [{"OutputName": "clean", "S3Output": {
//!       "S3Uri": "s3://bucket/clean", "LocalPath": "/opt/ml/processing/clean", "S3UploadMode": "EndOfJob"}}]}}},
//!   {"Name": "Evaluate", "Type": "Processing", "Arguments": {
//!     "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!     "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!     "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!     "ProcessingInputs": [{"InputName": "clean", "S3Input": {
//!       "S3Uri": "s3://bucket/clean", "LocalPath": "/opt/ml/processing/clean", "S3DataType": "S3Prefix", "S3InputMode": "File"}}]}}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!     "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!     "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!     "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!     "ProcessingOutputConfig": {"Outputs": [{"OutputName": "clean", "S3Output": {
//!       "S3Uri": "s3://bucket/clean", "LocalPath": "/opt/ml/processing/clean", "S3UploadMode": "EndOfJob"}}]}}},
//!   {"Name": "Evaluate", "Type": "Processing", "Arguments": {
//!     "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/evaluate:1"},
//!     "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!     "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!     "ProcessingInputs": [{"InputName": "clean", "S3Input": {
//!       "S3Uri": {"Get": "Steps.Prepare.ProcessingOutputConfig.Outputs['clean'].S3Output.S3Uri"},
//!       "LocalPath": "/opt/ml/processing/clean", "S3DataType": "S3Prefix", "S3InputMode": "File"}}]}}
//! ]}
//! ```
//!
//! A training job's `S3OutputPath` is no such path: the job writes below it, in a folder that bears its own name.

use std::borrow::Cow;
use std::collections::HashMap;

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::{Node, Path};
use serde_json::json;

use super::s3_text::{has_variables, s3_text};
use super::{Way, visit_at, waits_for, within_reach};
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "hard-coded-path",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A step spells out the path that another step writes to.",
    check: Check::Pipeline(check),
};

/// Where the types of steps read S3.
const READS: &[(&str, &[Way])] = &[
    ("AutoML", &[&["InputDataConfig", "*", "DataSource", "S3DataSource", "S3Uri"]]),
    ("ClarifyCheck", PROCESSING_READS),
    ("Model", &[&["PrimaryContainer", "ModelDataUrl"], &["Containers", "*", "ModelDataUrl"]]),
    ("Processing", PROCESSING_READS),
    ("QualityCheck", PROCESSING_READS),
    (
        "RegisterModel",
        &[
            &["InferenceSpecification", "Containers", "*", "ModelDataUrl"],
            &["ModelMetrics", "Bias", "Report", "S3Uri"],
            &["ModelMetrics", "Explainability", "Report", "S3Uri"],
            &["ModelMetrics", "ModelDataQuality", "Constraints", "S3Uri"],
            &["ModelMetrics", "ModelDataQuality", "Statistics", "S3Uri"],
            &["ModelMetrics", "ModelQuality", "Constraints", "S3Uri"],
            &["ModelMetrics", "ModelQuality", "Statistics", "S3Uri"],
        ],
    ),
    ("Training", &[&["InputDataConfig", "*", "DataSource", "S3DataSource", "S3Uri"]]),
    ("Transform", &[&["TransformInput", "DataSource", "S3DataSource", "S3Uri"]]),
    (
        "Tuning",
        &[
            &["TrainingJobDefinition", "InputDataConfig", "*", "DataSource", "S3DataSource", "S3Uri"],
            &["TrainingJobDefinitions", "*", "InputDataConfig", "*", "DataSource", "S3DataSource", "S3Uri"],
        ],
    ),
];
const PROCESSING_READS: &[Way] = &[&["ProcessingInputs", "*", "S3Input", "S3Uri"]];

/// A path that a step writes to.
struct Written<'a> {
    step: &'a Step,
    index: usize,
    output: Output<'a>,
}

/// What writes it.
#[derive(Clone, Copy)]
enum Output<'a> {
    /// An output of a Processing step: its place in the list, and its name.
    Processing(usize, &'a str),
    Transform,
}

impl Written<'_> {
    fn pointer(&self) -> String {
        let below = match self.output {
            Output::Processing(index, _) => {
                &format!("/Arguments/ProcessingOutputConfig/Outputs/{index}/S3Output/S3Uri")
            }
            Output::Transform => "/Arguments/TransformOutput/S3OutputPath",
        };
        format!("{}{below}", self.step.pointer)
    }

    /// What refers to it: `Steps.Prepare.…`.
    fn reference(&self) -> String {
        let property = match self.output {
            Output::Processing(_, name) => {
                &format!("ProcessingOutputConfig.Outputs['{name}'].S3Output.S3Uri")
            }
            Output::Transform => "TransformOutput.S3OutputPath",
        };
        format!("Steps.{}.{property}", self.step.name)
    }
}

/// By path; `None` for a path that several write to.
type WrittenPaths<'a> = HashMap<Cow<'a, str>, Option<Written<'a>>>;

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let written = written(subject);
    if written.is_empty() {
        return;
    }
    for step in subject.steps() {
        let Some((_, ways)) = READS.iter().find(|(step_type, _)| *step_type == step.step_type()) else {
            continue;
        };
        let Some(arguments) = step.arguments() else { continue };
        let root = step.path();
        let path = root.member("Arguments");
        for way in *ways {
            visit_at(arguments, &path, way, &mut |node, path| judge(&step, &written, node, path, report));
        }
    }
}

/// What is written where.
fn written<'a>(subject: &'a Subject<'a>) -> WrittenPaths<'a> {
    let mut written = WrittenPaths::new();
    for StepSubject { step, index, node, .. } in subject.steps() {
        let mut add = |uri: Option<&'a Node>, output| {
            let Some(text) = uri.and_then(s3_text).map(trimmed) else { return };
            // A whole bucket is no output of its own.
            if text.trim_start_matches("s3://").contains('/') {
                let one = Written { step, index, output };
                written.entry(text).and_modify(|known| *known = None).or_insert(Some(one));
            }
        };
        let argument = |name: &str| node.get("Arguments").and_then(|arguments| arguments.get(name));
        match step.step_type.as_str() {
            "Processing" => {
                let outputs = argument("ProcessingOutputConfig").and_then(|config| config.get("Outputs"));
                for (index, output) in outputs.map(Node::elements).unwrap_or_default().iter().enumerate() {
                    if let Some(name) = output.get("OutputName").and_then(Node::as_str) {
                        let uri = output.get("S3Output").and_then(|s3| s3.get("S3Uri"));
                        add(uri, Output::Processing(index, name));
                    }
                }
            }
            "Transform" => {
                let output = argument("TransformOutput").and_then(|output| output.get("S3OutputPath"));
                add(output, Output::Transform);
            }
            _ => {}
        }
    }
    written
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim_end_matches('/').into(),
        Cow::Owned(text) => text.trim_end_matches('/').to_owned().into(),
    }
}

fn judge(
    reader: &StepSubject<'_>,
    written: &WrittenPaths<'_>,
    node: &Node,
    path: &Path<'_>,
    report: &mut Report<'_>,
) {
    let Some(text) = s3_text(node).map(trimmed) else { return };
    let ends = std::iter::once(text.len()).chain(text.rmatch_indices('/').map(|(at, _)| at));
    let found = ends.into_iter().find_map(|end| Some((written.get(text.get(..end)?)?, text.get(end..)?)));
    let Some((Some(output), rest)) = found else { return };
    let (subject, steps) = (reader.pipeline, reader.definition().steps());
    let writer = output.step;
    if output.index == reader.index
        || !within_reach(steps, writer, reader.step)
        || waits_for(subject, output.index, reader.index)
    {
        return;
    }
    let message = if waits_for(subject, reader.index, output.index) {
        format!("`{}` spells out a path that `{}` writes to.", reader.name(), writer.name)
    } else {
        format!("`{}` reads what `{}` writes, and does not wait for it.", reader.name(), writer.name)
    };
    report.add(
        RULE.at(path.pointer(), message)
            .step(reader.name())
            .related(output.pointer(), "written here")
            .hint(format!("Refer to the output of `{}`.", writer.name))
            .fix(refer(output, rest, &writer.name, path)),
    );
}

/// The reference, and what follows it in the path.
fn refer(output: &Written<'_>, rest: &str, writer: &str, path: &Path<'_>) -> Option<Fix> {
    let get = json!({ "Get": output.reference() });
    let value = match rest.trim_start_matches('/') {
        "" => get,
        rest if has_variables(rest) => return None,
        rest => json!({ "Std:Join": { "On": "/", "Values": [get, rest] } }),
    };
    Some(Fix::set(format!("Refer to `{writer}`"), path.pointer(), &Node::from_serde(&value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    /// A writer `A` of `uri`, other members of it, and a reader `B` of `input`.
    fn pipeline(uri: &str, more: &str, input: &str, reader: &str) -> String {
        format!(
            r#"{{"Steps": [
            {{"Name": "A", "Type": "Processing"{more}, "Arguments": {{"ProcessingOutputConfig": {{"Outputs": [{{"OutputName": "o", "S3Output": {{"S3Uri": {uri}}}}}]}}}}}},
            {{"Name": "B", "Type": "Training"{reader}, "Arguments": {{"InputDataConfig": [{{"DataSource": {{"S3DataSource": {{"S3Uri": {input}}}}}}}]}}}}]}}"#
        )
    }

    const AT: &str = "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri";
    const UNORDERED: &str = "`B` reads what `A` writes, and does not wait for it.";

    #[test]
    fn the_same_path_and_paths_below_it() {
        let found = &[(AT, UNORDERED)];
        check(&RULE, &pipeline(r#""s3://b/x""#, "", r#""s3://b/x/""#, ""), found);
        check(&RULE, &pipeline(r#""s3://b/x/""#, "", r#""s3://b/x/y.csv""#, ""), found);
        let joined =
            r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "b", {"Get": "Execution.PipelineExecutionId"}]}}"#;
        check(&RULE, &pipeline(joined, "", joined, ""), found);
        for other in [r#""s3://b/xy""#, r#""s3://b""#, r#""s3://c/x""#, r#"{"Get": "Parameters.X"}"#] {
            check(&RULE, &pipeline(r#""s3://b/x""#, "", other, ""), &[]);
        }
        check(&RULE, &pipeline(r#""s3://b/""#, "", r#""s3://b/x""#, ""), &[]);
    }

    #[test]
    fn order_changes_the_message() {
        let after = r#", "DependsOn": ["A"]"#;
        let ordered = (AT, "`B` spells out a path that `A` writes to.");
        check(&RULE, &pipeline(r#""s3://b/x""#, "", r#""s3://b/x""#, after), &[ordered]);
        // It reads what an earlier execution left, and says so.
        check(&RULE, &pipeline(r#""s3://b/x""#, r#", "DependsOn": ["B"]"#, r#""s3://b/x""#, ""), &[]);
    }

    #[test]
    fn the_remedy_is_the_reference() {
        let text = pipeline(r#""s3://b/x""#, "", r#""s3://b/x/y.csv""#, "");
        let found = of_rule(&RULE, &text, &Settings::default());
        let fix = format!("{:?}", found[0].fix);
        for part in ["Std:Join", "Steps.A.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri", "y.csv"] {
            assert!(fix.contains(part), "{fix}");
        }
    }

    #[test]
    fn no_reference_into_a_branch() {
        check(
            &RULE,
            r#"{"Steps": [{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [], "IfSteps": [
                {"Name": "A", "Type": "Transform", "Arguments": {"TransformOutput": {"S3OutputPath": "s3://b/x"}}}]}},
                {"Name": "B", "Type": "Model", "Arguments": {"PrimaryContainer": {"ModelDataUrl": "s3://b/x/m.tar.gz"}}}]}"#,
            &[],
        );
    }
}
