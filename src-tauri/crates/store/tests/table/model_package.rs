//! Versions are allotted without gaps, and the documents say which.

use std::thread;

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{ApprovalStatus, ModelPackage, NewPackage, Store, StoreError};
use serde_json::{Value, json};

use crate::fixture::{at, begin, end, events, executing, home, run, start};

fn package(group: &str, describe: Value) -> NewPackage {
    NewPackage { group: group.to_owned(), approval_status: ApprovalStatus::PendingManualApproval, describe }
}

#[test]
fn the_describe_document_carries_what_was_allotted() {
    let (home, execution) = executing();
    let template = json!({ "ModelPackageArn": null, "InferenceSpecification": {} });
    run(&home.store, &execution, ("One", 0), |end| end.package = Some(package("churn", template.clone())));
    let finished =
        run(&home.store, &execution, ("Two", 1), |end| end.package = Some(package("churn", template)));

    let arn = "arn:aws:sagemaker:local:123456789012:model-package/churn/2";
    let expect = ModelPackage {
        arn: arn.to_owned(),
        group: "churn".to_owned(),
        version: 2,
        approval_status: ApprovalStatus::PendingManualApproval,
        execution: execution.clone(),
        step: "Two".to_owned(),
        created_at: at(20),
        describe: json!({
            "ModelPackageArn": arn,
            "InferenceSpecification": {},
            "ModelPackageGroupName": "churn",
            "ModelPackageVersion": 2,
            "ModelApprovalStatus": "PendingManualApproval",
        }),
    };
    assert_eq!(finished.package.as_ref(), Some(&expect));
    assert_eq!(home.store.model_package(arn).unwrap().as_ref(), Some(&expect));
    let step = home.store.step(&execution, "Two").unwrap().unwrap();
    assert_eq!(step.describe.as_ref(), Some(&expect.describe));
    // Members keep the places that the template gave them.
    assert!(expect.describe.to_string().starts_with(r#"{"ModelPackageArn""#));
    let versions: Vec<_> =
        home.store.model_packages("churn").unwrap().into_iter().map(|package| package.version).collect();
    assert_eq!(versions, [2, 1]);
}

#[test]
fn each_group_counts_for_itself() {
    let (home, execution) = executing();
    for (position, group) in (0..).zip(["b", "a", "b"]) {
        run(&home.store, &execution, (&format!("Step{position}"), position), |end| {
            end.package = Some(package(group, json!({})));
        });
    }
    assert_eq!(home.store.model_package_groups().unwrap(), ["a", "b"]);
    let count = |group| home.store.model_packages(group).unwrap().len();
    assert_eq!((count("a"), count("b"), count("c")), (1, 2, 0));
    let newest = home.store.newest_model_packages("b", 1).unwrap();
    assert_eq!(newest.iter().map(|one| one.version).collect::<Vec<_>>(), [2]);
    let named = |version| home.store.model_package_version("b", version).unwrap().map(|one| one.arn);
    assert_eq!((named(2), named(3)), (Some(newest[0].arn.clone()), None));
    home.store.approve(&named(1).unwrap(), ApprovalStatus::Approved, "me", None, at(9)).unwrap();
    let totals = home.store.model_package_totals().unwrap();
    let told: Vec<_> = totals
        .iter()
        .map(|of| (of.group.as_str(), of.versions, of.pending, of.newest, of.approved))
        .collect();
    assert_eq!(told, [("a", 1, 1, 1, None), ("b", 2, 1, 2, Some(1))]);
    assert_eq!(totals[1].newest_at, newest[0].created_at);
}

#[test]
fn a_document_that_is_no_object_is_refused_with_everything_else() {
    let (home, execution) = executing();
    home.store.begin_step(&execution, &start("Register", 0)).unwrap();
    let before = events(&home.store);
    let mut wrong = end("Register", StepStatus::Succeeded);
    wrong.package = Some(package("churn", json!([1])));
    let error = home.store.finish_step(&execution, &wrong).unwrap_err();
    assert!(matches!(&error, StoreError::DescribeNotAnObject(name) if name == "churn"), "{error:?}");
    assert_eq!(home.store.model_package_groups().unwrap(), [""; 0]);
    assert_eq!(events(&home.store), before);
}

#[test]
fn versions_registered_at_once_are_distinct() {
    const WRITERS: usize = 4;
    const EACH: u32 = 25;
    let home = home();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            // Each with connections of its own, like processes.
            let store = Store::open(home.folder.path()).unwrap();
            scope.spawn(move || {
                let execution = begin(&store, &format!("writer{writer}"), at(1));
                for position in 0..EACH {
                    run(&store, &execution, (&format!("Step{position}"), position), |end| {
                        end.package = Some(package("churn", json!({})));
                    });
                }
            });
        }
    });
    let total = u32::try_from(WRITERS).unwrap() * EACH;
    let versions: Vec<_> =
        home.store.model_packages("churn").unwrap().into_iter().map(|package| package.version).collect();
    assert_eq!(versions, (1..=total).rev().collect::<Vec<_>>());
}
