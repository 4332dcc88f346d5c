//! The log tells an execution's story, in pages.

use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_store::EventKind;
use serde_json::json;

use crate::fixture::{at, begin, end, home, start};

#[test]
fn every_change_appends_one_event() {
    let home = home();
    let store = &home.store;
    let execution = begin(store, "abc", at(1));
    store.begin_step(&execution, &start("Train", 0)).unwrap();
    store.set_step_arguments(&execution, "Train", &json!({}), at(11)).unwrap();
    store.mark_step(&execution, "Train", StepStatus::Executing, at(12)).unwrap();
    let mut failed = end("Train", StepStatus::Failed);
    failed.failure_reason = Some("AlgorithmError".to_owned());
    store.finish_step(&execution, &failed).unwrap();
    store.finish_execution(&execution, ExecutionStatus::Failed, None, at(30)).unwrap();

    assert_eq!(store.events_of(&execution).unwrap(), store.events_after(0, 100).unwrap());
    let story: Vec<_> = store
        .events_after(0, 100)
        .unwrap()
        .into_iter()
        .map(|event| {
            assert_eq!(event.execution, execution);
            (event.step, event.kind, event.at, event.detail)
        })
        .collect();
    let train = || Some("Train".to_owned());
    assert_eq!(
        story,
        [
            (None, EventKind::ExecutionStarted, at(1), Some(json!({"Pipeline": "churn", "Version": 1}))),
            (train(), EventKind::StepStarted, at(10), Some(json!({"Type": "Training", "Attempt": 1}))),
            (train(), EventKind::StepArgumentsSet, at(11), None),
            (train(), EventKind::StepStatusChanged, at(12), Some(json!({"Status": "Executing"}))),
            (
                train(),
                EventKind::StepStatusChanged,
                at(20),
                Some(json!({"Status": "Failed", "FailureReason": "AlgorithmError"}))
            ),
            (None, EventKind::ExecutionStatusChanged, at(30), Some(json!({"Status": "Failed"}))),
        ]
    );
}

#[test]
fn the_log_is_read_in_pages() {
    let home = home();
    assert_eq!(home.store.last_event_sequence().unwrap(), 0);
    for id in ["a", "b", "c"] {
        begin(&home.store, id, at(1));
    }
    let first = home.store.events_after(0, 2).unwrap();
    assert_eq!(first.len(), 2);
    let rest = home.store.events_after(first[1].sequence, 2).unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].execution.id(), "c");
    assert_eq!(home.store.last_event_sequence().unwrap(), rest[0].sequence);
    assert_eq!(home.store.events_after(rest[0].sequence, 2).unwrap(), []);
}
