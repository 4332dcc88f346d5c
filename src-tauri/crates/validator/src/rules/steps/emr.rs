//! # `emr`
//!
//! An EMR step names no cluster, or two; or configures of its cluster what Pipelines decides.
//!
//! ## Why
//!
//! An EMR step runs on a cluster that is there (`ClusterId`) or on one made for it (`ClusterConfig`, which has `Instances` with
//! either `InstanceGroups` or `InstanceFleets`); an EMRServerless step likewise has `ApplicationId` or `ApplicationConfig`. Pipelines
//! names the cluster, gives it its step and ends it: `Name`, `Steps`, `AutoTerminationPolicy`, `KeepJobFlowAliveWhenNoSteps` and
//! `TerminationProtected` are refused. `ExecutionRoleArn` goes with `ClusterId`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Spark", "Type": "EMR", "Arguments": {"StepConfig": {"HadoopJarStep": {"Jar": "command-runner.jar"}},
//!   "ClusterId": "j-1YONHTCP3YZKC", "ClusterConfig": {"Instances": {"InstanceGroups": []}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Spark", "Type": "EMR", "Arguments": {"StepConfig": {"HadoopJarStep": {"Jar": "command-runner.jar"}},
//!   "ClusterId": "j-1YONHTCP3YZKC"}}
//! ```
//!
//! ## Source
//!
//! `EMRStep` and `EMRServerlessStep` of the SDK.

use pipewright_pipeline::json::{Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "emr",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "An EMR step is not given one cluster as it must be.",
    check: Check::Step(check),
};

const REFUSED: &[&str] = &["Name", "Steps", "AutoTerminationPolicy"];
const REFUSED_OF_INSTANCES: &[&str] = &["KeepJobFlowAliveWhenNoSteps", "TerminationProtected"];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let (one, other) = match step.step_type() {
        "EMR" => ("ClusterId", "ClusterConfig"),
        "EMRServerless" => ("ApplicationId", "ApplicationConfig"),
        _ => return,
    };
    let Some(arguments) = step.argument_object() else { return };
    let path = step.path();
    let path = path.member("Arguments");
    either(step, arguments, one, other, &path, report);
    if step.step_type() == "EMRServerless" {
        return;
    }
    if given(arguments, "ExecutionRoleArn").is_some() && given(arguments, "ClusterId").is_none() {
        report.add(
            RULE.at(
                path.member("ExecutionRoleArn").pointer(),
                "`ExecutionRoleArn` goes with `ClusterId`, which is not given.",
            )
            .step(step.name())
            .hint("A cluster that is made for the step has its roles in `ClusterConfig`."),
        );
    }
    if let Some(config) = given(arguments, "ClusterConfig") {
        cluster_config(step, config, &path.member("ClusterConfig"), report);
    }
}

/// The member of that name; `null` is none, as in the SDK.
fn given<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    node.get(name).filter(|node| node.value != Value::Null)
}

fn either(
    step: &StepSubject<'_>,
    node: &Node,
    one: &str,
    other: &str,
    path: &Path<'_>,
    report: &mut Report<'_>,
) {
    let (message, hint) = match (given(node, one), given(node, other)) {
        (Some(_), Some(_)) => {
            (format!("The step `{}` has both `{one}` and `{other}`.", step.name()), "Keep one of the two.")
        }
        (None, None) => {
            (format!("The step `{}` has neither `{one}` nor `{other}`.", step.name()), "Give one of the two.")
        }
        _ => return,
    };
    report.add(RULE.at(path.pointer(), message).step(step.name()).hint(hint));
}

fn cluster_config(step: &StepSubject<'_>, config: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    refused(step, config, REFUSED, path, report);
    if let Some(instances) = given(config, "Instances").filter(|one| matches!(one.value, Value::Object(_))) {
        let path = path.member("Instances");
        refused(step, instances, REFUSED_OF_INSTANCES, &path, report);
        either(step, instances, "InstanceGroups", "InstanceFleets", &path, report);
    }
}

fn refused(step: &StepSubject<'_>, node: &Node, names: &[&str], path: &Path<'_>, report: &mut Report<'_>) {
    for member in node.members().iter().filter(|member| names.contains(&&*member.name)) {
        let path = path.member(&member.name);
        report.add(
            RULE.at(path.pointer(), format!("Pipelines decides `{}` of the cluster itself.", &*member.name))
                .step(step.name())
                .on_name()
                .hint(format!("Remove `{}`.", &*member.name))
                .fix(Fix::clear(format!("Remove `{}`", &*member.name), path.pointer())),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(step_type: &str, arguments: &str, expect: &[(&str, &str)]) {
        let text = format!(r#"{{"Name": "E", "Type": "{step_type}", "Arguments": {arguments}}}"#);
        let found = testing::of_rule(&RULE, &text, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/0/Arguments").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{arguments}");
    }

    #[test]
    fn there_is_one_cluster() {
        check("EMR", r#"{"ClusterId": "j-1", "ExecutionRoleArn": "r"}"#, &[]);
        check("EMR", r#"{"ClusterId": null, "ClusterConfig": {"Instances": {"InstanceFleets": []}}}"#, &[]);
        check("EMRServerless", r#"{"ApplicationId": "a"}"#, &[]);
        check("EMR", "{}", &[("", "The step `E` has neither `ClusterId` nor `ClusterConfig`.")]);
        check(
            "EMRServerless",
            r#"{"ApplicationId": "a", "ApplicationConfig": {}}"#,
            &[("", "The step `E` has both `ApplicationId` and `ApplicationConfig`.")],
        );
        check("Lambda", "{}", &[]);
    }

    #[test]
    fn pipelines_decides_some_of_it() {
        check(
            "EMR",
            r#"{"ExecutionRoleArn": "r", "ClusterConfig": {"Name": "n", "Instances": {"TerminationProtected": true}}}"#,
            &[
                ("/ExecutionRoleArn", "`ExecutionRoleArn` goes with `ClusterId`, which is not given."),
                ("/ClusterConfig/Name", "Pipelines decides `Name` of the cluster itself."),
                (
                    "/ClusterConfig/Instances",
                    "The step `E` has neither `InstanceGroups` nor `InstanceFleets`.",
                ),
                (
                    "/ClusterConfig/Instances/TerminationProtected",
                    "Pipelines decides `TerminationProtected` of the cluster itself.",
                ),
            ],
        );
    }
}
