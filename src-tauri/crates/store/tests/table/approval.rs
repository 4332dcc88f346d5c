//! Decisions about a model package follow each other, and its document follows them.

use pipewright_pipeline::status::ExecutionStatus;
use pipewright_store::{Approval, ApprovalStatus, EventKind, NewPackage, StoreError};
use serde_json::json;

use crate::fixture::{at, events, executing, run};

#[test]
fn who_decided_what_when_and_why() {
    let (home, execution) = executing();
    let store = &home.store;
    let registered = run(store, &execution, ("Register", 0), |end| {
        end.package = Some(NewPackage {
            group: "churn".to_owned(),
            approval_status: ApprovalStatus::PendingManualApproval,
            describe: json!({ "ApprovalDescription": "by the pipeline" }),
        });
    });
    let arn = registered.package.unwrap().arn;
    let rejected = store.approve(&arn, ApprovalStatus::Rejected, "Ada", Some("drifts"), at(30)).unwrap();
    assert_eq!(rejected.describe["ApprovalDescription"], "drifts");
    let last = store.events_of(&execution).unwrap().pop().unwrap();
    assert_eq!((last.kind, last.step.as_deref()), (EventKind::ModelPackageStatusChanged, Some("Register")));
    assert_eq!(last.detail.unwrap()["Status"], "Rejected");
    store.approve(&arn, ApprovalStatus::Approved, "Grace", None, at(41_500)).unwrap();

    let approval = |status, by: Option<&str>, ms, comment: Option<&str>| Approval {
        status,
        by: by.map(str::to_owned),
        at: at(ms),
        comment: comment.map(str::to_owned),
    };
    let expect = [
        approval(ApprovalStatus::PendingManualApproval, None, 20, Some("by the pipeline")),
        approval(ApprovalStatus::Rejected, Some("Ada"), 30, Some("drifts")),
        approval(ApprovalStatus::Approved, Some("Grace"), 41_500, None),
    ];
    assert_eq!(store.approvals(&arn).unwrap(), expect);
    let package = store.model_package(&arn).unwrap().unwrap();
    assert_eq!(package.approval_status, ApprovalStatus::Approved);
    let document = json!({
        "ModelPackageArn": arn,
        "ModelPackageGroupName": "churn",
        "ModelPackageVersion": 1,
        "ModelApprovalStatus": "Approved",
        "LastModifiedBy": { "UserProfileName": "Grace" },
        "LastModifiedTime": 41.5,
    });
    assert_eq!(package.describe, document);
    // What the step said when it ended is history.
    let step = store.step(&execution, "Register").unwrap().unwrap();
    assert_eq!(step.describe.unwrap()["ModelApprovalStatus"], "PendingManualApproval");
}

#[test]
fn a_package_outlives_its_execution() {
    let (home, execution) = executing();
    let store = &home.store;
    let registered = run(store, &execution, ("Register", 0), |end| {
        let approval_status = ApprovalStatus::PendingManualApproval;
        end.package = Some(NewPackage { group: "churn".to_owned(), approval_status, describe: json!({}) });
    });
    let arn = registered.package.unwrap().arn;
    store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(25)).unwrap();
    store.delete_executions(&[execution], at(26)).unwrap();
    store.approve(&arn, ApprovalStatus::Approved, "Ada", None, at(30)).unwrap();
    assert_eq!(store.approvals(&arn).unwrap().len(), 2);
}

#[test]
fn an_unknown_package_is_refused() {
    let (home, _) = executing();
    let before = events(&home.store);
    let error = home.store.approve("nothing", ApprovalStatus::Approved, "Ada", None, at(1)).unwrap_err();
    assert!(matches!(&error, StoreError::UnknownModelPackage(arn) if arn == "nothing"), "{error:?}");
    assert_eq!((events(&home.store), home.store.approvals("nothing").unwrap()), (before, Vec::new()));
}
