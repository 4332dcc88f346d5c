//! A database of before is brought up to date; what nobody wrote down then reads as unknown.

use std::fs;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::{Approval, ApprovalStatus, MetricOrigin, Store};
use rusqlite::Connection;

use crate::fixture::at;

/// A home as the first version to record executions left it.
const OLD: &str = include_str!("old.sql");

#[test]
fn what_was_recorded_before_stays_and_lacks_what_was_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path()).unwrap();
    Connection::open(folder.path().join("pipewright.db")).unwrap().execute_batch(OLD).unwrap();

    let store = Store::open(folder.path()).unwrap();
    let arn = ExecutionArn::local("churn", "abc");
    let execution = store.execution(&arn).unwrap().unwrap();
    assert_eq!((execution.git, execution.started_by, execution.number), (None, None, 1));
    assert_eq!(store.execution_files(&arn).unwrap(), []);
    assert_eq!(store.step_inputs(&arn).unwrap(), []);
    assert_eq!(store.step_jobs(&arn).unwrap(), []);
    let outputs = store.outputs(&arn).unwrap();
    assert_eq!((outputs[0].output.name.as_str(), &outputs[0].content), ("model", &None));
    let metrics = store.metrics(&arn).unwrap();
    assert_eq!((metrics[0].point.value, &metrics[0].point.origin), (0.5, &MetricOrigin::Unknown));
    assert_eq!(store.steps(&arn).unwrap()[0].cache_source, None);
    let package = &store.model_packages("churn").unwrap()[0];
    let registered = Approval { status: ApprovalStatus::Approved, by: None, at: at(20), comment: None };
    assert_eq!(store.approvals(&package.arn).unwrap(), [registered]);
}
