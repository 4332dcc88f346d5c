//! What goes with an execution, and what stays.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_store::{
    ApprovalStatus, Artifact, Change, ContentFile, EventKind, ExecutionFilter, ExecutionParameter,
    MetricOrigin, MetricPoint, NewExecution, NewInput, NewPackage, ParameterOrigin, Store, StoreError,
};
use serde_json::json;

use crate::fixture::{at, begin, home, message, run};

/// An execution that wrote the bytes to the URI.
fn wrote(store: &Store, id: &str, uri: &str, bytes: &[u8]) -> (ExecutionArn, String) {
    let execution = begin(store, id, at(1));
    let object = store.put_bytes(&S3Uri::parse(uri).unwrap(), bytes, at(2)).unwrap();
    run(store, &execution, ("Train", 0), |end| {
        let (uri, sha256) = (uri.to_owned(), object.sha256.clone());
        end.artifacts.push(Artifact { name: "model".to_owned(), uri, sha256, bytes: object.bytes });
        end.metrics.push(MetricPoint {
            name: id.to_owned(),
            value: 1.0,
            at: at(1),
            origin: MetricOrigin::Log,
        });
    });
    store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(9)).unwrap();
    (execution, object.sha256)
}

#[test]
fn its_own_goes() {
    let home = home();
    let store = &home.store;
    let (execution, sha256) = wrote(store, "abc", "s3://b/abc/model", b"model");
    store.organise(std::slice::from_ref(&execution), &Change::Tag("x".to_owned()), at(3)).unwrap();
    let log = home.folder.path().join("executions/abc/Train");
    std::fs::create_dir_all(&log).unwrap();
    let plan = store.plan_deletion(std::slice::from_ref(&execution)).unwrap();
    assert_eq!((plan.executions, plan.files, plan.running, plan.packages), (1, 1, vec![], vec![]));
    let deleted = store.delete_executions(std::slice::from_ref(&execution), at(10)).unwrap();
    assert_eq!((deleted.executions, deleted.bytes), (1, 5));
    assert_eq!(store.execution(&execution).unwrap(), None);
    assert_eq!(store.deleted_at(&execution).unwrap(), Some(at(10)));
    assert!(message(store.steps(&execution)).starts_with("there is no execution"));
    assert_eq!(store.blob(&sha256), None);
    assert_eq!(store.get(&S3Uri::parse("s3://b/abc/model").unwrap()).unwrap(), None);
    assert!(!log.exists());
    assert_eq!(store.known_facts().unwrap(), []);
    assert_eq!(store.tags().unwrap(), []);
    let told = store.events_after(0, 9).unwrap();
    assert_eq!(told.iter().map(|event| event.kind).collect::<Vec<_>>(), [EventKind::ExecutionDeleted]);
    // Its number is not given again.
    let next = begin(store, "def", at(11));
    assert_eq!(store.execution(&next).unwrap().unwrap().number, 2);
    let filter = ExecutionFilter { pipeline: None, before: None, limit: 9 };
    assert_eq!(store.executions(&filter).unwrap().len(), 1);
}

#[test]
fn a_name_goes_with_the_last_that_has_it_whether_or_not_it_stands_for_numbers() {
    let home = home();
    let store = &home.store;
    begin(store, "first", at(0));
    let ended = |id: &str, names: &[&str]| {
        let execution = ExecutionArn::local("churn", id);
        let mut new = NewExecution::new(execution.clone(), "churn", 1, at(1));
        let parameter = |name: &&str| ExecutionParameter {
            name: (*name).to_owned(),
            value: if name.starts_with('n') { json!(4) } else { json!("exact") },
            origin: ParameterOrigin::Given,
        };
        new.parameters = names.iter().map(parameter).collect();
        store.begin_execution(&new).unwrap();
        store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(9)).unwrap();
        execution
    };
    let known = || store.known_facts().unwrap().into_iter().map(|fact| fact.name).collect::<Vec<_>>();
    let one = ended("one", &["number", "text", "none", "word"]);
    let other = ended("other", &["number", "text"]);
    store.delete_executions(&[one], at(10)).unwrap();
    assert_eq!(known(), ["number", "text"]);
    store.delete_executions(&[other], at(10)).unwrap();
    assert_eq!(known(), [""; 0]);
}

#[test]
fn what_others_made_too_stays() {
    let home = home();
    let (one, sha256) = wrote(&home.store, "abc", "s3://b/abc/model", b"model");
    let (other, _) = wrote(&home.store, "def", "s3://b/def/model", b"model");
    let deleted = home.store.delete_executions(&[one], at(10)).unwrap();
    assert_eq!(deleted.bytes, 0);
    assert!(home.store.blob(&sha256).is_some());
    home.store.delete_executions(&[other], at(10)).unwrap();
    assert!(home.store.blob(&sha256).is_none());
}

#[test]
fn what_lies_outside_its_own_folder_stays_until_it_is_overwritten() {
    let home = home();
    let (one, first) = wrote(&home.store, "abc", "s3://b/latest", b"one");
    let (other, second) = wrote(&home.store, "def", "s3://b/latest", b"other");
    home.store.delete_executions(&[one, other], at(10)).unwrap();
    assert!(home.store.blob(&first).is_none());
    assert!(home.store.blob(&second).is_some());
}

#[test]
fn what_a_package_names_stays() {
    let home = home();
    let store = &home.store;
    let execution = begin(store, "abc", at(1));
    let uri = "s3://b/abc/model";
    let object = store.put_bytes(&S3Uri::parse(uri).unwrap(), b"model", at(2)).unwrap();
    run(store, &execution, ("Register", 0), |end| {
        let (uri, sha256) = (uri.to_owned(), object.sha256.clone());
        let describe = json!({"InferenceSpecification": {"Containers": [{"ModelDataUrl": uri}]}});
        end.artifacts.push(Artifact { name: "model".to_owned(), uri, sha256, bytes: 5 });
        let approval_status = ApprovalStatus::Approved;
        end.package = Some(NewPackage { group: "churn".to_owned(), approval_status, describe });
    });
    store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(9)).unwrap();
    let plan = store.plan_deletion(std::slice::from_ref(&execution)).unwrap();
    assert_eq!(plan.packages.len(), 1);
    store.delete_executions(std::slice::from_ref(&execution), at(10)).unwrap();
    let package = store.model_package(&plan.packages[0]).unwrap().unwrap();
    assert_eq!(store.deleted_at(&package.execution).unwrap(), Some(at(10)));
    assert!(store.blob(&object.sha256).is_some());
}

#[test]
fn what_runs_is_refused_and_nothing_goes() {
    let home = home();
    let (ended, _) = wrote(&home.store, "abc", "s3://b/abc/model", b"model");
    let running = begin(&home.store, "def", at(1));
    let error = home.store.delete_executions(&[ended.clone(), running], at(10)).unwrap_err();
    assert!(matches!(error, StoreError::ExecutionNotEnded { .. }), "{error:?}");
    assert!(home.store.execution(&ended).unwrap().is_some());
}

#[test]
fn what_others_were_given_stays() {
    let home = home();
    let store = &home.store;
    let input = |files: &[(&str, &str)]| NewInput {
        name: "train".to_owned(),
        uri: "s3://b/abc".to_owned(),
        files: files
            .iter()
            .map(|(path, sha256)| ContentFile {
                path: (*path).to_owned(),
                sha256: (*sha256).to_owned(),
                bytes: 1,
            })
            .collect(),
    };
    let (one, first) = wrote(store, "abc", "s3://b/abc/one", b"one");
    let (two, second) = wrote(store, "def", "s3://b/def/two", b"two");
    let reader = begin(store, "reader", at(3));
    run(store, &reader, ("Folder", 0), |end| end.inputs = vec![input(&[("x", &first), ("y", &second)])]);
    run(store, &reader, ("File", 1), |end| end.inputs = vec![input(&[("x", &first)])]);
    store.finish_execution(&reader, ExecutionStatus::Succeeded, None, at(9)).unwrap();
    let list = store.step_inputs(&reader).unwrap()[0].content.sha256.clone();

    store.delete_executions(&[one, two], at(10)).unwrap();
    let kept = [&first, &second, &list].map(|sha256| store.blob(sha256).is_some());
    assert_eq!(kept, [true; 3]);
    store.delete_executions(&[reader], at(11)).unwrap();
    let kept = [&first, &second, &list].map(|sha256| store.blob(sha256).is_some());
    assert_eq!(kept, [false; 3]);
}
