//! An execution ends once, after its steps; an interruption ends them together.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_store::{NewExecution, Store, StoreError};

use crate::fixture::{at, end, events, executing, home, message, new_execution, run, start, training};

fn status(store: &Store, execution: &ExecutionArn) -> ExecutionStatus {
    store.execution(execution).unwrap().unwrap().status
}

#[test]
fn a_name_is_used_once() {
    let (home, execution) = executing();
    let before = events(&home.store);
    let again = new_execution(&home.store, "churn", "abc", at(9));
    let error = home.store.begin_execution(&again).unwrap_err();
    assert!(matches!(&error, StoreError::ExecutionExists(arn) if *arn == execution), "{error:?}");
    assert_eq!(events(&home.store), before);
}

#[test]
fn a_version_has_to_be_recorded_first() {
    let home = home();
    let new = NewExecution { version: 2, ..new_execution(&home.store, "churn", "abc", at(1)) };
    assert_eq!(message(home.store.begin_execution(&new)), "pipeline `churn` has no version 2");
    assert_eq!(home.store.execution(&new.arn).unwrap(), None);
}

#[test]
fn an_execution_ends_once() {
    let (home, execution) = executing();
    let finish = |status, reason| home.store.finish_execution(&execution, status, reason, at(5)).unwrap();
    assert!(finish(ExecutionStatus::Failed, Some("a step failed")));
    let ended = home.store.execution(&execution).unwrap().unwrap();
    assert_eq!(ended.failure_reason.as_deref(), Some("a step failed"));
    assert_eq!(ended.ended_at, Some(at(5)));
    let before = events(&home.store);

    assert!(!finish(ExecutionStatus::Succeeded, None));
    assert!(!home.store.mark_execution(&execution, ExecutionStatus::Stopping, at(6)).unwrap());
    assert!(!home.store.interrupt(&execution, "killed", at(6)).unwrap());
    let error = home.store.begin_step(&execution, &start("Late", 0)).unwrap_err();
    assert!(matches!(error, StoreError::ExecutionEnded { .. }), "{error:?}");
    assert_eq!(home.store.execution(&execution).unwrap(), Some(ended));
    assert_eq!(events(&home.store), before);
}

#[test]
fn an_execution_ends_after_its_steps() {
    let (home, execution) = training();
    let finish = || home.store.finish_execution(&execution, ExecutionStatus::Stopped, None, at(30));
    assert_eq!(message(finish()), format!("execution `{execution}` cannot end: its step `Train` has not"));
    home.store.finish_step(&execution, &end("Train", StepStatus::Stopped)).unwrap();
    assert!(finish().unwrap());
}

#[test]
fn stopping_is_the_only_mark() {
    let (home, execution) = executing();
    let mark = |to| home.store.mark_execution(&execution, to, at(2));
    assert!(!mark(ExecutionStatus::Executing).unwrap());
    assert!(mark(ExecutionStatus::Stopping).unwrap());
    assert!(!mark(ExecutionStatus::Stopping).unwrap());
    assert!(!mark(ExecutionStatus::Executing).unwrap());
    assert_eq!(status(&home.store, &execution), ExecutionStatus::Stopping);
    assert!(matches!(mark(ExecutionStatus::Failed), Err(StoreError::WrongStatus { .. })));
    let running = home.store.finish_execution(&execution, ExecutionStatus::Executing, None, at(3));
    assert!(matches!(running, Err(StoreError::WrongStatus { .. })));
    assert_eq!(events(&home.store), 2);
}

#[test]
fn an_interruption_fails_what_had_not_ended() {
    let (home, execution) = executing();
    let store = &home.store;
    run(store, &execution, ("Done", 0), |_| ());
    store.begin_step(&execution, &start("Running", 1)).unwrap();
    store.mark_step(&execution, "Running", StepStatus::Executing, at(11)).unwrap();
    store.begin_step(&execution, &start("Starting", 2)).unwrap();
    let before = events(store);

    assert!(store.interrupt(&execution, "Pipewright was killed", at(99)).unwrap());
    let steps: Vec<_> = store
        .steps(&execution)
        .unwrap()
        .into_iter()
        .map(|step| (step.name, step.status, step.failure_reason, step.ended_at))
        .collect();
    let killed = || Some("Pipewright was killed".to_owned());
    assert_eq!(
        steps,
        [
            ("Done".to_owned(), StepStatus::Succeeded, None, Some(at(20))),
            ("Running".to_owned(), StepStatus::Failed, killed(), Some(at(99))),
            ("Starting".to_owned(), StepStatus::Failed, killed(), Some(at(99))),
        ]
    );
    let ended = store.execution(&execution).unwrap().unwrap();
    assert_eq!((ended.status, ended.failure_reason), (ExecutionStatus::Failed, killed()));
    assert_eq!(store.unfinished().unwrap(), []);
    assert_eq!(events(store), before + 3);
}

#[test]
fn an_unknown_execution_is_named() {
    let home = home();
    let nobody = ExecutionArn::local("churn", "nobody");
    let expect = format!("there is no execution `{nobody}`");
    let store = &home.store;
    assert_eq!(message(store.steps(&nobody)), expect);
    assert_eq!(message(store.last_metrics(&nobody)), expect);
    assert_eq!(message(store.interrupt(&nobody, "", at(1))), expect);
    assert_eq!(message(store.begin_step(&nobody, &start("Train", 0))), expect);
    assert_eq!(message(store.finish_execution(&nobody, ExecutionStatus::Failed, None, at(1))), expect);
}
