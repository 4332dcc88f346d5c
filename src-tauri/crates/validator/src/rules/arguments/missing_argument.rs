//! # `missing-argument`
//!
//! A step lacks a member that SageMaker's request requires, or has `null` there.
//!
//! ## Why
//!
//! A step's `Arguments` are the request that Pipelines makes. The service refuses a request that is not
//! complete, and the SDK does not look. Members that Pipelines fills in itself, such as `TrainingJobName`, may be
//! left out. Of some members one must be there, whichever: `TrainingImage` or `AlgorithmName`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Copy", "Type": "Processing", "Arguments": {
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/copy:1"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Copy", "Type": "Processing", "Arguments": {
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/copy:1"}}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore, and the API reference for members that replace each other.

use pipewright_pipeline::json::{Node, Path};

use super::walk::Walk;
use super::{alternatives, owner};
use crate::Severity;
use crate::rule::{Check, Family, Rule};
use crate::shapes::{GroupKind, Structure};

pub(crate) const RULE: Rule = Rule {
    code: "missing-argument",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A member that the request requires is absent.",
    check: Check::Within,
};

/// The required members that `structure` lacks: those that are null each where it stands, the others as one mistake.
pub(super) fn report<'a>(
    walk: &mut Walk<'_, '_>,
    names: impl Iterator<Item = &'a str>,
    structure: &Node,
    path: &Path<'_>,
) {
    let (null, absent): (Vec<_>, Vec<_>) = names.partition(|name| structure.get(name).is_some());
    let place = owner(path);
    for name in null {
        walk.add(
            RULE.at(path.member(name).pointer(), format!("`{name}` is null, and {place} must have it."))
                .hint(format!("Give `{name}` a value: SageMaker requires it.")),
        );
    }
    if absent.is_empty() {
        return;
    }
    let (step, it) = (walk.step.name(), if absent.len() == 1 { "it" } else { "them" });
    let names = alternatives(absent, "and");
    walk.add(
        RULE.at(path.pointer(), format!("The step `{step}` lacks {names} in {place}."))
            .hint(format!("Add {names} to {place}: SageMaker requires {it}.")),
    );
}

/// None of several members, of which one must be there.
pub(super) fn none_of<'a>(
    walk: &mut Walk<'_, '_>,
    names: impl IntoIterator<Item = &'a str>,
    path: &Path<'_>,
) {
    let step = walk.step.name();
    let (place, names) = (owner(path), alternatives(names, "or"));
    walk.add(
        RULE.at(path.pointer(), format!("The step `{step}` lacks {names} in {place}."))
            .hint(format!("Add {names} to {place}: SageMaker requires one.")),
    );
}

/// A step without `Arguments`: one mistake, unless nothing would have to be in them.
pub(super) fn without_arguments(walk: &mut Walk<'_, '_>, structure: &Structure) {
    let required = structure.required().map(|member| format!("`{}`", member.name));
    let groups = structure.groups.iter().filter(|group| group.kind != GroupKind::MostOne);
    let groups = groups.map(|group| alternatives(group.members(structure).map(|member| member.name), "or"));
    let missing: Vec<_> = required.chain(groups).collect();
    if missing.is_empty() {
        return;
    }
    let (step, missing) = (walk.step.name(), missing.join(", "));
    walk.add(
        RULE.at(walk.step.pointer(""), format!("The step `{step}` has no `Arguments`."))
            .hint(format!("Add `Arguments` with {missing}: SageMaker requires them.")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn required_members() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {
                "AlgorithmSpecification": {"TrainingInputMode": "File"}, "OutputDataConfig": {"S3OutputPath": null},
                "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
                "InputDataConfig": [{"ChannelName": "a"}]}}"#,
            &[
                ("/Steps/0/Arguments", "The step `T` lacks `RoleArn` in its arguments."),
                (
                    "/Steps/0/Arguments",
                    "The step `T` lacks `StoppingCondition` or `ServerlessJobConfig` in its arguments.",
                ),
                (
                    "/Steps/0/Arguments/AlgorithmSpecification",
                    "The step `T` lacks `TrainingImage` or `AlgorithmName` in `AlgorithmSpecification`.",
                ),
                (
                    "/Steps/0/Arguments/OutputDataConfig/S3OutputPath",
                    "`S3OutputPath` is null, and `OutputDataConfig` must have it.",
                ),
                (
                    "/Steps/0/Arguments/InputDataConfig/0",
                    "The step `T` lacks `DataSource` in `InputDataConfig`.",
                ),
            ],
        );
    }

    #[test]
    fn members_that_pipelines_fills_in() {
        check(
            &RULE,
            r#"{"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "a"}}}"#,
            &[],
        );
        check(
            &RULE,
            r#"{"Name": "E", "Type": "EMR", "Arguments": {"ClusterId": "j-1", "StepConfig": {"HadoopJarStep": {}}}}"#,
            &[(
                "/Steps/0/Arguments/StepConfig/HadoopJarStep",
                "The step `E` lacks `Jar` in `HadoopJarStep`.",
            )],
        );
    }

    #[test]
    fn several_members_of_one_structure_are_one_mistake() {
        check(
            &RULE,
            r#"{"Name": "J", "Type": "Job", "Arguments": {"JobCategory": "AgentRFT"}}"#,
            &[(
                "/Steps/0/Arguments",
                "The step `J` lacks `RoleArn`, `JobConfigSchemaVersion` and `JobConfigDocument` in its arguments.",
            )],
        );
    }

    #[test]
    fn no_arguments_at_all() {
        check(&RULE, r#"{"Name": "F", "Type": "Fail"}"#, &[("/Steps/0", "The step `F` has no `Arguments`.")]);
        check(&RULE, r#"{"Name": "R", "Type": "RegisterModel"}"#, &[]);
        check(&RULE, r#"{"Name": "L", "Type": "Lambda", "FunctionArn": "x"}"#, &[]);
        check(&RULE, r#"{"Name": "A", "Type": "Athena"}"#, &[]);
    }
}
