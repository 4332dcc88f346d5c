//! The walk over the graph, with steps that take no time; jobs are proved from outside.

use std::path::Path;
use std::sync::Mutex;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::parameters::resolve;
use pipewright_pipeline::s3::S3Uri;

use super::*;
use crate::environment::Environments;
use crate::port::{JobStart, Object, ObjectError, Objects, Registers};

/// Holds nothing.
struct NoObjects;

impl Objects for NoObjects {
    fn list(&self, _: &S3Uri) -> Result<Vec<Object>, ObjectError> {
        Ok(Vec::new())
    }

    fn take_file(&self, uri: &S3Uri, _: &Path) -> Result<Object, ObjectError> {
        Err(ObjectError { message: format!("{uri} is not taken"), source: None })
    }
}

/// Keeps what it is told as lines; fails from the `fails_at`th line on.
#[derive(Default)]
struct Lines {
    lines: Mutex<Vec<String>>,
    fails_at: Option<usize>,
}

impl Lines {
    fn add(&self, line: String) -> Result<(), RecordError> {
        let mut lines = self.lines.lock().unwrap();
        if self.fails_at.is_some_and(|limit| lines.len() >= limit) {
            return Err(RecordError { message: "the disk is full".into(), source: None });
        }
        lines.push(line);
        Ok(())
    }
}

impl Record for Lines {
    fn begin_step(
        &self,
        step: &str,
        _: &str,
        _: usize,
        _: Option<&Path>,
        _: Timestamp,
    ) -> Result<(), RecordError> {
        self.add(format!("{step} begins"))
    }

    fn set_arguments(&self, _: &str, _: &Value, _: Timestamp) -> Result<(), RecordError> {
        Ok(())
    }

    fn begin_job(&self, _: &str, _: &JobStart) -> Result<(), RecordError> {
        Ok(())
    }

    fn mark_step(&self, _: &str, _: StepStatus, _: Timestamp) -> Result<(), RecordError> {
        Ok(())
    }

    fn finish_step(&self, end: StepEnd) -> Result<Option<Value>, RecordError> {
        let reason = end.failure_reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        self.add(format!("{} {}{reason}", end.name, end.status))?;
        Ok(match end.registers {
            Some(Registers::ModelPackage { group, .. }) => {
                Some(serde_json::json!({ "ModelPackageArn": format!("arn:{group}/1") }))
            }
            _ => end.describe,
        })
    }

    fn mark_stopping(&self, _: Timestamp) -> Result<(), RecordError> {
        self.add("stopping".into())
    }

    fn finish(&self, status: ExecutionStatus, reason: Option<&str>, _: Timestamp) -> Result<(), RecordError> {
        self.add(format!(
            "execution {status}{}",
            reason.map(|reason| format!(": {reason}")).unwrap_or_default()
        ))
    }
}

async fn walk(steps: &str, record: Arc<Lines>, stop: Stop) -> Result<Ended, RecordError> {
    let text = format!(
        r#"{{"Parameters": [{{"Name": "Auc", "Type": "Float", "DefaultValue": 0.7}}], "Steps": [{steps}]}}"#
    );
    let definition = Definition::parse(&text).unwrap();
    let folder = std::env::temp_dir();
    let machine = Machine {
        objects: Arc::new(NoObjects),
        environments: Arc::new(Environments::new(folder.clone())),
        launcher: folder.clone(),
        now: || Timestamp(0),
    };
    let plan = Plan {
        arn: ExecutionArn::local("p", "abcdefghijkl"),
        pipeline: "p".into(),
        parameters: resolve(&definition, &std::collections::BTreeMap::new()).unwrap(),
        definition,
        started_at: Timestamp(0),
        parallelism: 2,
        directory: folder,
    };
    run(Arc::new(machine), Arc::new(plan), record, stop).await
}

#[track_caller]
fn check(steps: &str, expect: &[&str]) {
    let record = Arc::new(Lines::default());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(walk(steps, Arc::clone(&record), Stop::default())).unwrap();
    assert_eq!(*record.lines.lock().unwrap(), expect, "{steps}");
}

fn condition(name: &str, at_least: &str, then: &str, otherwise: &str) -> String {
    format!(
        r#"{{"Name": "{name}", "Type": "Condition", "Arguments": {{"Conditions": [
        {{"Type": "GreaterThanOrEqualTo", "LeftValue": {{"Get": "Parameters.Auc"}}, "RightValue": {at_least}}}],
        "IfSteps": [{then}], "ElseSteps": [{otherwise}]}}}}"#
    )
}

fn model(name: &str, more: &str) -> String {
    format!(r#"{{"Name": "{name}", "Type": "Model", "Arguments": {{"PrimaryContainer": {{}}}}{more}}}"#)
}

fn fail(name: &str, message: &str) -> String {
    format!(r#"{{"Name": "{name}", "Type": "Fail", "Arguments": {{"ErrorMessage": {message}}}}}"#)
}

#[test]
fn one_branch_is_taken_and_the_other_is_not() {
    let branches = |at_least: &str| {
        condition("C", at_least, &model("Then", ""), &model("Else", ""))
            + ","
            + &model("After", r#", "DependsOn": ["C"]"#)
            + ","
            + &model("AfterElse", r#", "DependsOn": ["Else"]"#)
    };
    check(
        &branches("0.5"),
        &[
            "C begins",
            "C Succeeded",
            "Then begins",
            "Then Succeeded",
            "After begins",
            "After Succeeded",
            "execution Succeeded",
        ],
    );
    check(
        &branches("0.9"),
        &[
            "C begins",
            "C Succeeded",
            "Else begins",
            "Else Succeeded",
            "After begins",
            "After Succeeded",
            "AfterElse begins",
            "AfterElse Succeeded",
            "execution Succeeded",
        ],
    );
}

#[test]
fn a_branch_that_is_not_taken_takes_its_nested_conditions_with_it() {
    let nested = condition("Inner", "0.5", &model("Deep", ""), "");
    check(
        &condition("Outer", "0.9", &nested, ""),
        &["Outer begins", "Outer Succeeded", "execution Succeeded"],
    );
}

#[test]
fn what_does_not_depend_on_a_failure_goes_on() {
    let broken = r#"{"Name": "Broken", "Type": "Model", "Arguments": {"PrimaryContainer": {"ModelDataUrl": "s3://b/gone"}}}"#;
    check(
        &[broken, &model("Next", r#", "DependsOn": ["Broken"]"#), &model("Free", "")].join(","),
        &[
            "Broken begins",
            "Broken Failed: `PrimaryContainer.ModelDataUrl`: there is no object at s3://b/gone.",
            "Free begins",
            "Free Succeeded",
            "execution Failed: Broken: `PrimaryContainer.ModelDataUrl`: there is no object at s3://b/gone.",
        ],
    );
}

#[test]
fn a_fail_step_ends_everything() {
    let message = r#"{"Std:Join": {"On": " ", "Values": ["AUC", {"Get": "Parameters.Auc"}]}}"#;
    check(
        &[&fail("Stop", message), &model("Never", "")].map(String::as_str).join(","),
        &["Stop begins", "Stop Failed: AUC 0.7", "execution Failed: Stop: AUC 0.7"],
    );
}

#[test]
fn arguments_that_cannot_be_resolved_fail_their_step() {
    let register = r#"{"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelPackageGroupName": "g"}}"#;
    check(
        &[register, &fail("F", r#"{"Get": "Steps.R.ModelPackageArn"}"#)].join(","),
        &["R begins", "R Succeeded", "F begins", "F Failed: arn:g/1", "execution Failed: F: arn:g/1"],
    );
    check(
        &[register, &fail("F", r#"{"Get": "Steps.R.Nope"}"#)].join(","),
        &[
            "R begins",
            "R Succeeded",
            "F begins",
            "F Failed: Its arguments cannot be resolved: `Steps.R.Nope` has no value: the job's description has no `Nope`.",
            "execution Failed: F: Its arguments cannot be resolved: `Steps.R.Nope` has no value: the job's description has no `Nope`.",
        ],
    );
}

#[tokio::test]
async fn a_stop_before_the_start_runs_nothing() {
    let record = Arc::new(Lines::default());
    let stop = Stop::default();
    stop.ask();
    let ended = walk(&model("M", ""), Arc::clone(&record), stop).await.unwrap();
    assert_eq!(ended.status, ExecutionStatus::Stopped);
    assert_eq!(*record.lines.lock().unwrap(), ["execution Stopped"]);
}

#[tokio::test]
async fn what_cannot_be_recorded_is_an_error() {
    let record = Arc::new(Lines { fails_at: Some(1), ..Lines::default() });
    let error = walk(&model("M", ""), record, Stop::default()).await.unwrap_err();
    assert_eq!(error.message, "the disk is full");
}
