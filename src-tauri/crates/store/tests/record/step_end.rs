//! The end of a step is one transaction.

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{
    ApprovalStatus, EventKind, MetricOrigin, MetricPoint, NewModel, NewPackage, Output, StoreError,
};
use serde_json::json;

use crate::fixture::{at, end, events, run, training};

#[test]
fn when_one_part_cannot_be_recorded_nothing_is() {
    let (home, execution) = training();
    let store = &home.store;
    let before = (store.step(&execution, "Train").unwrap(), events(store));

    let mut twice = end("Train", StepStatus::Succeeded);
    let output = Output { name: "model".to_owned(), uri: "s3://bucket/model".to_owned() };
    twice.outputs = vec![output.clone(), output];
    twice.metrics =
        vec![MetricPoint { name: "auc".to_owned(), value: 0.8, at: at(1), origin: MetricOrigin::Log }];
    twice.model = Some(NewModel { name: "churn".to_owned(), describe: json!({}) });
    let error = store.finish_step(&execution, &twice).unwrap_err();
    assert!(matches!(error, StoreError::Database { .. }), "{error:?}");
    assert!(error.to_string().starts_with("cannot record the end of a step (`"), "{error}");

    assert_eq!((store.step(&execution, "Train").unwrap(), events(store)), before);
    assert_eq!(store.outputs(&execution).unwrap(), []);
    assert_eq!(store.metrics(&execution).unwrap(), []);
    assert_eq!(store.models().unwrap(), []);
}

#[test]
fn the_describe_document_given_comes_first() {
    let (home, execution) = training();
    let package = || NewPackage {
        group: "churn".to_owned(),
        approval_status: ApprovalStatus::Approved,
        describe: json!({}),
    };
    let own = run(&home.store, &execution, ("Own", 1), |end| {
        end.describe = Some(json!({"Own": true}));
        end.package = Some(package());
    });
    assert_eq!(own.describe, Some(json!({"Own": true})));
    let both = run(&home.store, &execution, ("Both", 2), |end| {
        end.model = Some(NewModel { name: "churn".to_owned(), describe: json!({}) });
        end.package = Some(package());
    });
    assert_eq!(both.describe, both.package.map(|package| package.describe));
    let neither = run(&home.store, &execution, ("Neither", 3), |_| ());
    assert_eq!(neither.describe, None);
}

#[test]
fn what_was_made_is_logged_before_the_end() {
    let (home, execution) = training();
    let before = home.store.last_event_sequence().unwrap();
    let mut last = end("Train", StepStatus::Succeeded);
    last.model = Some(NewModel { name: "churn".to_owned(), describe: json!({}) });
    home.store.finish_step(&execution, &last).unwrap();
    let kinds: Vec<_> =
        home.store.events_after(before, 9).unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::ModelCreated, EventKind::StepStatusChanged]);
}
