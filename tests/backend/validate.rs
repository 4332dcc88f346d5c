//! `pipewright validate`: what is wrong with a file, as data and as an exit code.

use std::path::Path;

use pipewright_backend_tests::{Checked, Pipewright, Project};

fn validate(project: &Path, exit: i32) -> Vec<Checked> {
    let path = project.to_str().expect("a path in UTF-8");
    Pipewright::new().answer(["validate", path, "--format", "json"]).expect_exit(exit).json()
}

#[test]
fn the_shipped_project_is_clean() {
    let checked = validate(&Project::shipped(), 0);
    assert_eq!(checked.len(), 1);
    assert!(checked[0].file.ends_with("pipeline.json"), "{checked:?}");
    assert!(checked[0].diagnostics.is_empty(), "{checked:?}");
}

#[test]
fn a_mistake_is_located() {
    let project = Project::churn().edited("pipeline.json", "Steps.TrainModel.", "Steps.TrainModle.");
    let checked = validate(project.path(), 1);
    let mistake = checked[0]
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.step.as_deref() == Some("EvaluateModel"))
        .unwrap_or_else(|| panic!("nothing on EvaluateModel: {checked:?}"));
    assert_eq!(mistake.severity, "error");
    assert!(mistake.message.contains("TrainModle") && !mistake.code.is_empty(), "{mistake:?}");
    assert!(
        mistake.pointer.starts_with("/Steps/2/Arguments/ProcessingInputs/0/S3Input/S3Uri"),
        "{mistake:?}"
    );
}

#[test]
fn what_cannot_be_read_is_refused() {
    Pipewright::new().answer(["validate", "no/such/file.json"]).refusal().names(&["no/such/file.json"]);
}

#[test]
fn half_a_definition_is_a_mistake_like_any_other() {
    let project = Project::churn().with("pipeline.json", "{ \"Steps\": [");
    let checked = validate(project.path(), 1);
    let [mistake] = checked[0].diagnostics.as_slice() else { panic!("one mistake: {checked:?}") };
    assert_eq!((mistake.severity.as_str(), mistake.step.as_deref()), ("error", None));
    assert!(mistake.message.contains("line 1, column 13"), "{mistake:?}");
}
