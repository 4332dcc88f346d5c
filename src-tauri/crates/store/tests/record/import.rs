//! An execution that is over is recorded whole, or not at all.

use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_store::{
    ApprovalStatus, Durability, ExecutionFilter, ImportedExecution, ImportedStep, JobEnd, MetricOrigin,
    MetricPoint, NewJob, NewPackage, Output, StepEnd, Store, StoreError,
};
use serde_json::json;

use crate::fixture::{at, end, events, home, message, new_execution, start};

fn imported(store: &Store, id: &str) -> ImportedExecution {
    let point = |value| MetricPoint { name: "auc".to_owned(), value, at: at(15), origin: MetricOrigin::Log };
    let job = NewJob {
        attempt: 1,
        image: "image".to_owned(),
        environment: None,
        stand_in: None,
        instance_type: Some("ml.m5.large".to_owned()),
        instance_count: Some(1),
        cores: None,
        memory_limit_bytes: None,
        started_at: at(11),
        inputs: Vec::new(),
    };
    let used = JobEnd { ended_at: at(19), exit_code: Some(0), cpu_ms: Some(7), peak_memory_bytes: None };
    let train = StepEnd {
        outputs: vec![Output { name: "model".to_owned(), uri: "s3://bucket/model".to_owned() }],
        metrics: vec![point(0.5), point(f64::NAN)],
        job: Some(used),
        ..end("Train", StepStatus::Succeeded)
    };
    let package = NewPackage {
        group: "churn".to_owned(),
        approval_status: ApprovalStatus::Approved,
        describe: json!({}),
    };
    let register = StepEnd { package: Some(package), ..end("Register", StepStatus::Succeeded) };
    ImportedExecution {
        start: new_execution(store, "churn", id, at(1)),
        steps: vec![
            ImportedStep {
                start: start("Train", 0),
                arguments: Some(json!({"A": 1})),
                job: Some(job),
                end: train,
            },
            ImportedStep { start: start("Register", 1), arguments: None, job: None, end: register },
        ],
        status: ExecutionStatus::Failed,
        failure_reason: Some("elsewhere".to_owned()),
        ended_at: at(40),
    }
}

#[test]
fn it_reads_as_if_it_had_run_here() {
    let home = home();
    let store = &home.store;
    let one = imported(store, "abc");
    store.import_execution(&one, Durability::PowerLoss).unwrap();
    let execution = store.execution(&one.start.arn).unwrap().unwrap();
    assert_eq!((execution.status, execution.ended_at), (ExecutionStatus::Failed, Some(at(40))));
    assert_eq!(execution.failure_reason.as_deref(), Some("elsewhere"));
    let steps = store.steps(&one.start.arn).unwrap();
    let seen: Vec<_> = steps.iter().map(|step| (step.name.as_str(), step.status, step.ended_at)).collect();
    assert_eq!(
        seen,
        [("Train", StepStatus::Succeeded, Some(at(20))), ("Register", StepStatus::Succeeded, Some(at(20)))]
    );
    assert_eq!(steps[0].arguments, Some(json!({"A": 1})));
    assert_eq!(store.step_jobs(&one.start.arn).unwrap()[0].end, one.steps[0].end.job);
    let metrics = store.metrics(&one.start.arn).unwrap();
    assert!(metrics.len() == 2 && metrics[1].point.value.is_nan());
    assert_eq!(store.model_packages("churn").unwrap()[0].execution, one.start.arn);
    assert_eq!(store.unfinished().unwrap(), []);
}

#[test]
fn several_are_recorded_together_or_not_at_all() {
    let home = home();
    let store = &home.store;
    let [one, two] = ["one", "two"].map(|id| imported(store, id));
    let before = events(store);
    let error = store.import_executions(&[one.clone(), one.clone()], Durability::Process).unwrap_err();
    assert!(matches!(error, StoreError::ExecutionExists(_)), "{error:?}");
    assert_eq!(events(store), before);
    let running = ImportedExecution { status: ExecutionStatus::Executing, ..two.clone() };
    let said = message(store.import_executions(&[one.clone(), running], Durability::Process));
    assert!(said.ends_with("cannot be imported with status Executing"), "{said}");
    store.import_executions(&[one, two], Durability::PowerLoss).unwrap();
    let all = ExecutionFilter { pipeline: None, before: None, limit: 9 };
    assert_eq!(store.executions(&all).unwrap().len(), 2);
}
