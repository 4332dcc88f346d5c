//! # `cache-never-hit`
//!
//! A cached step has a value in its cache key that differs in every execution.
//!
//! ## Why
//!
//! A result is reused when the arguments that SageMaker compares are the same as in an earlier execution. The id of
//! the execution or the time of its start never is, so that caching is switched on and does nothing. The same
//! happens when the value comes from the output path of a Processing step that is not cached itself.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing",
//!  "CacheConfig": {"Enabled": true, "ExpireAfter": "P30D"},
//!  "Arguments": {
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!    "Environment": {"RUN": {"Get": "Execution.PipelineExecutionId"}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing",
//!  "CacheConfig": {"Enabled": true, "ExpireAfter": "P30D"},
//!  "Arguments": {
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!    "Environment": {"PIPELINE": {"Get": "Execution.PipelineName"}}}}
//! ```
//!
//! ## Source
//!
//! SageMaker developer guide, "Caching pipeline steps", the table of cache keys by step type. Output paths, instance
//! types and roles are no keys.

use pipewright_pipeline::expression::references;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};

use super::cache_no_expiry::is_enabled;
use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;

pub(crate) const RULE: Rule = Rule {
    code: "cache-never-hit",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A cached step's key differs in every execution.",
    check: Check::Step(check),
};

/// The variables that differ in every execution.
const UNIQUE: &[&str] = &[
    "PipelineExecutionId",
    "PipelineExecutionArn",
    "StartDateTime",
    "CurrentDateTime",
    "TrainingJobName",
    "ProcessingJobName",
];

/// The members of `Arguments` that are cache keys, by step type; only types whose keys are whole members.
const KEYS: &[(&str, &[&str])] = &[
    ("Processing", &["AppSpecification", "Environment", "ProcessingInputs"]),
    (
        "Training",
        &[
            "AlgorithmSpecification",
            "CheckpointConfig",
            "DebugHookConfig",
            "DebugRuleConfigurations",
            "Environment",
            "HyperParameters",
            "InputDataConfig",
        ],
    ),
    ("Transform", &["DataProcessing", "Environment", "ModelName", "TransformInput"]),
    ("EMR", &["ClusterId", "StepConfig"]),
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if !is_enabled(step) {
        return;
    }
    for found in step.references().iter().filter(|found| is_key(step.step_type(), &found.pointer)) {
        let Ok(reference) = &found.reference else { continue };
        let Some((what, hint)) = unique(step, reference) else { continue };
        let message =
            format!("The cache of `{}` is never hit: {what} differs in every execution.", step.name());
        report.add(RULE.at(step.pointer(&found.pointer), message).step(step.name()).hint(hint));
        return;
    }
}

/// The members of `Arguments` that belong to the cache key of a step of that type.
pub(super) fn key_members(step_type: &str) -> &'static [&'static str] {
    KEYS.iter().find(|(known, _)| *known == step_type).map_or(&[], |(_, members)| members)
}

/// Whether the place, a pointer from the step on, belongs to the cache key of a step of that type.
fn is_key(step_type: &str, pointer: &str) -> bool {
    let member = pointer.strip_prefix("/Arguments/").and_then(|rest| rest.split('/').next());
    member.is_some_and(|member| key_members(step_type).contains(&member))
}

/// What makes the value a new one in every execution, and what to do.
fn unique(step: &StepSubject<'_>, reference: &Reference) -> Option<(String, String)> {
    match reference {
        Reference::Execution(name) if UNIQUE.contains(&&**name) => Some((
            format!("`Execution.{name}`"),
            "Leave it out of what the job is given, or do not cache the step.".into(),
        )),
        Reference::Property { step: name, path } => {
            let source = step.definition().step(name)?;
            let node = step.definition().step_node(source)?;
            let uri = output_uri(&source.step_type, node, path)?;
            (!has_cache(node) && is_unique(uri)).then(|| {
                (
                    format!("the output path of `{name}`"),
                    format!("Cache `{name}` too, or give its output a steady path."),
                )
            })
        }
        _ => None,
    }
}

/// The URI that a reference to an output of a Processing step reads.
fn output_uri<'n>(step_type: &str, node: &'n Node, path: &[Segment]) -> Option<&'n Node> {
    let [
        Segment::Member(config),
        Segment::Member(outputs),
        Segment::Key(output),
        Segment::Member(s3),
        Segment::Member(uri),
    ] = path
    else {
        return None;
    };
    if step_type != "Processing" || &**config != "ProcessingOutputConfig" || &**outputs != "Outputs" {
        return None;
    }
    let declared = node.pointer("/Arguments/ProcessingOutputConfig/Outputs")?;
    let named = |one: &&Node| one.get("OutputName").and_then(Node::as_str) == Some(&**output);
    declared.elements().iter().find(named)?.get(s3)?.get(uri)
}

fn has_cache(step: &Node) -> bool {
    step.get("CacheConfig").is_some()
}

fn is_unique(value: &Node) -> bool {
    let variables = references(value, "");
    variables
        .iter()
        .any(|found| matches!(&found.reference, Ok(Reference::Execution(name)) if UNIQUE.contains(&&**name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    const RUN: &str = r#"{"Get": "Execution.PipelineExecutionId"}"#;
    const MESSAGE: &str =
        "The cache of `T` is never hit: `Execution.PipelineExecutionId` differs in every execution.";

    #[track_caller]
    fn training(enabled: bool, arguments: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Name": "T", "Type": "Training", "CacheConfig": {{"Enabled": {enabled}, "ExpireAfter": "P1D"}}, "Arguments": {{{arguments}}}}}"#
        );
        check(&RULE, &text, expect);
    }

    #[test]
    fn only_keys_count() {
        let at = "/Steps/0/Arguments/HyperParameters/run";
        training(true, &format!(r#""HyperParameters": {{"run": {RUN}}}"#), &[(at, MESSAGE)]);
        training(false, &format!(r#""HyperParameters": {{"run": {RUN}}}"#), &[]);
        training(true, &format!(r#""OutputDataConfig": {{"S3OutputPath": {RUN}}}"#), &[]);
        training(true, r#""HyperParameters": {"name": {"Get": "Execution.PipelineName"}}"#, &[]);
    }

    #[track_caller]
    fn reading(cache: &str, uri: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Steps": [{{"Name": "P", "Type": "Processing"{cache}, "Arguments": {{"ProcessingOutputConfig": {{"Outputs": [
                {{"OutputName": "o", "S3Output": {{"S3Uri": {uri}}}}}]}}}}}},
              {{"Name": "T", "Type": "Training", "CacheConfig": {{"Enabled": true, "ExpireAfter": "P1D"}}, "Arguments": {{"InputDataConfig": [
                {{"Get": "Steps.P.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri"}}]}}}}]}}"#
        );
        check(&RULE, &text, expect);
    }

    #[test]
    fn a_path_of_a_step_that_always_runs() {
        let joined =
            r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "b", {"Get": "Execution.PipelineExecutionId"}]}}"#;
        let message = "The cache of `T` is never hit: the output path of `P` differs in every execution.";
        reading("", joined, &[("/Steps/1/Arguments/InputDataConfig/0", message)]);
        reading(r#", "CacheConfig": {"Enabled": true}"#, joined, &[]);
        reading("", r#""s3://b/steady""#, &[]);
    }
}
