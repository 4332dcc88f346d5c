//! A database of before is brought up to date; what nobody wrote down then reads as unknown.

use std::fs;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::{Approval, ApprovalStatus, MetricOrigin, ParameterOrigin, Store};
use rusqlite::Connection;
use serde_json::json;

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
    let parameters = store.parameters(&arn).unwrap();
    let parameters: Vec<_> =
        parameters.iter().map(|one| (one.name.as_str(), &one.value, one.origin)).collect();
    let given = [
        ("MaxDepth", &json!(5), ParameterOrigin::Given),
        ("InputDataUrl", &json!("s3://bucket/data"), ParameterOrigin::Default),
    ];
    assert_eq!(parameters, given);
    let metrics = store.metrics(&arn).unwrap();
    let points: Vec<_> = metrics
        .iter()
        .map(|one| (one.point.name.as_str(), one.position, one.point.value.to_string(), one.point.at.0))
        .collect();
    let recorded = [("MaxDepth", 0, "4", 17), ("auc", 0, "0.5", 15), ("auc", 1, "NaN", 16)];
    assert_eq!(points, recorded.map(|(name, position, value, at)| (name, position, value.to_owned(), at)));
    assert!(metrics.iter().all(|one| one.point.origin == MetricOrigin::Unknown));
    assert_eq!(store.last_metrics(&arn).unwrap().len(), 2);
    assert_eq!(store.steps(&arn).unwrap()[0].cache_source, None);
    let package = &store.model_packages("churn").unwrap()[0];
    let registered = Approval { status: ApprovalStatus::Approved, by: None, at: at(20), comment: None };
    assert_eq!(store.approvals(&package.arn).unwrap(), [registered]);
}
