//! Steps that do not wait for each other run at once; Ctrl+C ends them, and the execution says Stopped.

use std::process::Command;

use pipewright_backend_tests::{Patience, Pipewright, Project, Report, until};

/// Two jobs side by side, and a third that waits for both.
fn project(seconds: u32) -> Project {
    let step = |name: &str, depends_on: &str| {
        format!(
            r#"{{"Name": "{name}", "Type": "Processing", "DependsOn": [{depends_on}], "Arguments": {{
              "ProcessingResources": {{"ClusterConfig": {{"InstanceType": "ml.t3.medium", "InstanceCount": 1, "VolumeSizeInGB": 1}}}},
              "AppSpecification": {{"ImageUri": "python:3.11", "ContainerEntrypoint": ["python3", "-c",
                "import time; print('begin', flush=True); time.sleep({seconds}); print('end')"]}},
              "RoleArn": "arn:aws:iam::123456789012:role/Role"}}}}"#
        )
    };
    let steps = [step("Left", ""), step("Right", ""), step("Both", r#""Left", "Right""#)].join(",");
    Project::churn().with("pipeline.json", &format!(r#"{{"Version": "2020-12-01", "Steps": [{steps}]}}"#))
}

#[test]
fn independent_steps_run_at_once() {
    let project = project(1);
    let report: Report = Pipewright::new().run(project.path(), &[]).expect_exit(0).json();
    let times = |step: &str| {
        let step = report.step(step);
        (step.started_at.expect("started"), step.ended_at.expect("ended"))
    };
    let (left, right, both) = (times("Left"), times("Right"), times("Both"));
    assert!(left.0 < right.1 && right.0 < left.1, "they overlap: {left:?} {right:?}");
    assert!(both.0 >= left.1 && both.0 >= right.1, "it waits for both: {both:?}");
}

#[test]
fn an_interrupt_stops_the_execution() {
    let pipewright = Pipewright::new();
    let project = project(600);
    let mut run = pipewright.start_run(project.path(), &[]);
    let arn = until("both steps say that they began", Patience::Execution, || {
        assert_eq!(run.ended(), None, "it ended by itself");
        let arn = pipewright.executions().into_iter().next()?.arn;
        let began = |step: &str| {
            let log = pipewright.answer(["executions", "logs", &arn, step]).stdout;
            log.lines().any(|line| line == "begin")
        };
        (began("Left") && began("Right")).then_some(arn)
    });
    let interrupt = Command::new("kill").args(["-INT", &run.id().to_string()]).status().expect("kill");
    assert!(interrupt.success());
    let ended = until("the command ends", Patience::Execution, || run.ended());
    assert_eq!(ended.code(), Some(1));
    let report = pipewright.show(&arn);
    assert_eq!(report.execution.status, "Stopped");
    assert_eq!(report.step("Left").status, "Stopped");
    assert_eq!(report.step("Both").status, "NotRun");
    assert!(!pipewright.log(&arn, "Left").lines().any(|line| line == "end"));
}
