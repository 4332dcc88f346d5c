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

use std::collections::HashMap;

use pipewright_pipeline::json::{Node, Path};
use serde_json::json;

use super::s3_text::{has_variables, s3_text, visit_paths};
use super::{Way, visit_at, waits_for, within_reach};
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Diagnostic, Fix, Severity};

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

/// What is written where: the fingerprint of the path, and the output. `None` for a path that several write to.
type Written = HashMap<u64, Option<Output>>;

/// An output, by its place.
#[derive(Clone, Copy)]
struct Output {
    step: usize,
    /// Among the outputs of a Processing step; a Transform step has one.
    index: usize,
}

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let written = written(subject);
    if written.is_empty() {
        return;
    }
    for (index, facts) in subject.facts().enumerate() {
        if !facts.reads.iter().any(|path| written.contains_key(path)) {
            continue;
        }
        let Some(step) = subject.step(index) else { continue };
        let Some(arguments) = step.arguments() else { continue };
        let root = step.path();
        let path = root.member("Arguments");
        for way in ways(step.step_type()) {
            visit_at(arguments, &path, way, &mut |uri, path| {
                let mut nearest = None;
                visit_paths(uri, &mut |path| nearest = written.get(&path).copied().or(nearest));
                if let Some(diagnostic) = nearest.flatten().and_then(|output| judge(&step, output, uri, path))
                {
                    report.add(diagnostic);
                }
            });
        }
    }
}

fn ways(step_type: &str) -> &'static [Way] {
    READS.iter().find(|(known, _)| *known == step_type).map_or(&[], |(_, ways)| *ways)
}

/// Fingerprints of the paths that a step spells out and reads, and of all paths that these stand below.
pub(crate) fn reads(step_type: &str, arguments: &Node) -> Vec<u64> {
    let mut paths = Vec::new();
    for way in ways(step_type) {
        visit_at(arguments, &Path::at(""), way, &mut |uri, _| visit_paths(uri, &mut |path| paths.push(path)));
    }
    paths
}

/// Fingerprints of the paths that a step writes to, each with the index of the output.
pub(crate) fn writes(step_type: &str, arguments: &Node) -> Vec<(u64, usize)> {
    let path = |(index, uri): (usize, Option<&Node>)| {
        let mut path = None;
        visit_paths(uri?, &mut |at| path = Some(at));
        Some((path?, index))
    };
    outputs(step_type, arguments).enumerate().filter_map(path).collect()
}

fn written(subject: &Subject<'_>) -> Written {
    let mut written = Written::new();
    for (step, facts) in subject.facts().enumerate() {
        for &(path, index) in &facts.writes {
            let output = Output { step, index };
            written.entry(path).and_modify(|known| *known = None).or_insert(Some(output));
        }
    }
    written
}

/// The URIs that a step writes to, by the index of the output.
fn outputs<'a>(step_type: &str, arguments: &'a Node) -> impl Iterator<Item = Option<&'a Node>> + use<'a> {
    let (processed, transformed) = match step_type {
        "Processing" => (arguments.get("ProcessingOutputConfig").and_then(|node| node.get("Outputs")), None),
        "Transform" => (None, arguments.get("TransformOutput").and_then(|node| node.get("S3OutputPath"))),
        _ => (None, None),
    };
    let uri = |output: &'a Node| output.get("S3Output").and_then(|s3| s3.get("S3Uri"));
    let processed = processed.map(Node::elements).unwrap_or_default().iter().map(uri);
    processed.chain(transformed.map(Some))
}

/// `uri` stands at `path` in the reader, and is or begins with the output's own.
fn judge(reader: &StepSubject<'_>, output: Output, uri: &Node, path: &Path<'_>) -> Option<Diagnostic> {
    let subject = reader.pipeline;
    let steps = subject.definition.steps();
    let writer = subject.step(output.step)?;
    if output.step == reader.index
        || !within_reach(steps, writer.step, reader.step)
        || waits_for(subject, output.step, reader.index)
    {
        return None;
    }
    let text = s3_text(uri)?;
    let rest =
        text.strip_prefix(&s3_text(outputs(writer.step_type(), writer.arguments()?).nth(output.index)??)?)?;
    let (pointer, property) = if writer.step_type() == "Transform" {
        ("/TransformOutput/S3OutputPath".to_owned(), "TransformOutput.S3OutputPath".to_owned())
    } else {
        let below = format!("/ProcessingOutputConfig/Outputs/{}", output.index);
        let name = writer.arguments()?.pointer(&below)?.get("OutputName")?.as_str()?;
        let property = format!("ProcessingOutputConfig.Outputs['{name}'].S3Output.S3Uri");
        (format!("{below}/S3Output/S3Uri"), property)
    };
    let message = if waits_for(subject, reader.index, output.step) {
        format!("`{}` spells out a path that `{}` writes to.", reader.name(), writer.name())
    } else {
        format!("`{}` reads what `{}` writes, and does not wait for it.", reader.name(), writer.name())
    };
    let reference = format!("Steps.{}.{property}", writer.name());
    let fix = value(&reference, rest).map(|value| {
        Fix::set(format!("Refer to `{}`", writer.name()), path.pointer(), &Node::from_serde(&value))
    });
    Some(
        RULE.at(path.pointer(), message)
            .step(reader.name())
            .related(writer.pointer(&format!("/Arguments{pointer}")), "written here")
            .hint(format!("Refer to the output of `{}`.", writer.name()))
            .fix(fix),
    )
}

/// The reference, and what follows it in the path.
fn value(reference: &str, rest: &str) -> Option<serde_json::Value> {
    let get = json!({ "Get": reference });
    match rest.trim_start_matches('/') {
        "" => Some(get),
        rest if has_variables(rest) => None,
        rest => Some(json!({ "Std:Join": { "On": "/", "Values": [get, rest] } })),
    }
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
