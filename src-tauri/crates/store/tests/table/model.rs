//! Models carry their own name and the step that made them.

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{Model, NewModel, StoreError};
use serde_json::json;

use crate::fixture::{at, begin, end, events, home, run, start};

fn new_model(name: &str) -> NewModel {
    NewModel { name: name.to_owned(), describe: json!({ "ExecutionRoleArn": "role" }) }
}

#[test]
fn a_model_is_found_by_its_arn() {
    let home = home();
    let execution = begin(&home.store, "abc", at(1));
    let finished = run(&home.store, &execution, ("Create", 0), |end| end.model = Some(new_model("churn-1")));
    let arn = "arn:aws:sagemaker:local:123456789012:model/churn-1";
    let expect = Model {
        arn: arn.to_owned(),
        name: "churn-1".to_owned(),
        execution: execution.clone(),
        step: "Create".to_owned(),
        created_at: at(20),
        describe: json!({ "ExecutionRoleArn": "role", "ModelArn": arn, "ModelName": "churn-1" }),
    };
    assert_eq!(finished.model.as_ref(), Some(&expect));
    assert_eq!(finished.describe.as_ref(), Some(&expect.describe));
    assert_eq!(home.store.model(arn).unwrap().as_ref(), Some(&expect));
    assert_eq!(home.store.models().unwrap(), [expect]);
    assert_eq!(home.store.model("arn:none").unwrap(), None);
}

#[test]
fn models_are_listed_newest_first() {
    let home = home();
    let execution = begin(&home.store, "abc", at(1));
    for (position, name) in ["b", "c", "a"].into_iter().enumerate() {
        run(&home.store, &execution, (name, u32::try_from(position).unwrap()), |end| {
            end.model = Some(new_model(name));
        });
    }
    let names: Vec<_> = home.store.models().unwrap().into_iter().map(|model| model.name).collect();
    assert_eq!(names, ["a", "c", "b"]);
}

#[test]
fn a_name_in_use_is_refused_and_the_step_can_still_fail() {
    let home = home();
    let execution = begin(&home.store, "abc", at(1));
    run(&home.store, &execution, ("First", 0), |end| end.model = Some(new_model("churn-1")));
    home.store.begin_step(&execution, &start("Second", 1)).unwrap();
    let before = events(&home.store);

    let mut again = end("Second", StepStatus::Succeeded);
    again.model = Some(new_model("churn-1"));
    let error = home.store.finish_step(&execution, &again).unwrap_err();
    assert!(matches!(&error, StoreError::ModelExists(name) if name == "churn-1"), "{error:?}");
    assert_eq!(events(&home.store), before);

    home.store.finish_step(&execution, &end("Second", StepStatus::Failed)).unwrap();
    assert_eq!(home.store.models().unwrap().len(), 1);
}
