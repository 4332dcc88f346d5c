//! A store in a temporary home, and the shortest way to an execution in it.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{FinishedStep, NewExecution, StepEnd, StepStart, Store};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub(crate) const DEFINITION: &str = r#"{"Version":"2020-12-01","Steps":[]}"#;

/// A store whose home goes away with it.
pub(crate) struct Home {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
}

pub(crate) fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    Home { store: Store::open(folder.path()).unwrap(), folder }
}

/// A home and an execution under way in it.
pub(crate) fn executing() -> (Home, ExecutionArn) {
    let home = home();
    let execution = begin(&home.store, "abc", at(1));
    (home, execution)
}

/// A home and an execution in which the step `Train` has started.
pub(crate) fn training() -> (Home, ExecutionArn) {
    let (home, execution) = executing();
    home.store.begin_step(&execution, &start("Train", 0)).unwrap();
    (home, execution)
}

pub(crate) fn at(milliseconds: i64) -> Timestamp {
    Timestamp(milliseconds)
}

pub(crate) fn new_execution(store: &Store, pipeline: &str, id: &str, started_at: Timestamp) -> NewExecution {
    let version = store.record_version(pipeline, DEFINITION, started_at).unwrap().version;
    NewExecution::new(ExecutionArn::local(pipeline, id), pipeline, version, started_at)
}

/// Begins an execution of the pipeline `churn`.
pub(crate) fn begin(store: &Store, id: &str, started_at: Timestamp) -> ExecutionArn {
    let new = new_execution(store, "churn", id, started_at);
    store.begin_execution(&new).unwrap();
    new.arn
}

/// The first attempt at a training step.
pub(crate) fn start(name: &str, position: u32) -> StepStart {
    StepStart {
        name: name.to_owned(),
        step_type: "Training".to_owned(),
        position,
        attempt: 1,
        at: at(10),
        log: None,
    }
}

/// The end of a step that leaves nothing behind.
pub(crate) fn end(name: &str, status: StepStatus) -> StepEnd {
    StepEnd::new(name, status, at(20))
}

/// Starts a step and ends it as Succeeded, with what `fill` adds.
pub(crate) fn run(
    store: &Store,
    execution: &ExecutionArn,
    (name, position): (&str, u32),
    fill: impl FnOnce(&mut StepEnd),
) -> FinishedStep {
    store.begin_step(execution, &start(name, position)).unwrap();
    let mut end = end(name, StepStatus::Succeeded);
    fill(&mut end);
    store.finish_step(execution, &end).unwrap()
}

/// Ends the step `Train`, which has started, as Succeeded, with what `fill` adds.
pub(crate) fn finish(store: &Store, execution: &ExecutionArn, fill: impl FnOnce(&mut StepEnd)) {
    let mut end = end("Train", StepStatus::Succeeded);
    fill(&mut end);
    store.finish_step(execution, &end).unwrap();
}

/// The number of events so far: what was refused must not have added any.
pub(crate) fn events(store: &Store) -> usize {
    store.events_after(0, u32::MAX).unwrap().len()
}

/// The message of an error that was expected.
pub(crate) fn message<T: std::fmt::Debug>(result: Result<T, pipewright_store::StoreError>) -> String {
    result.unwrap_err().to_string()
}

/// SHA-256 as 64 hex digits, by other code than the store's.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
