//! `pipewright new`: a project that is sound and runs before anything was changed in it.

use pipewright_backend_tests::{Pipewright, Report};
use serde_json::Value;

#[test]
fn a_new_project_validates_and_runs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("my-first");
    let path = project.to_str().expect("a path in UTF-8");
    let pipewright = Pipewright::new();
    let made = pipewright.answer(["new", path]).expect_exit(0);
    assert!(made.stdout.contains(&format!("pipewright run {path}\n")), "{made}");
    let judged = pipewright.answer(["validate", "--deny-warnings", path]).expect_exit(0);
    assert_eq!(judged.stdout, "1 definition checked: 0 errors, 0 warnings\n");
    let report: Report = pipewright.run(&project, &["Greeting=Ahoy"]).expect_exit(0).json();
    assert_eq!(report.execution.pipeline, "my-first");
    let file = report.artifacts.first().expect("an output");
    assert_eq!(pipewright.text(&file.sha256), "Ahoy\n");
    pipewright.answer(["new", path]).refusal().names(&[path, "not empty"]);
}

#[test]
fn the_model_of_a_new_project_is_registered() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("failures");
    let path = project.to_str().expect("a path in UTF-8");
    let pipewright = Pipewright::new();
    let made = pipewright.answer(["new", path, "--template", "train-evaluate-register"]).expect_exit(0);
    assert!(made.stdout.starts_with("Made "), "{made}");
    let report: Report = pipewright.run(&project, &[]).expect_exit(0).json();
    let registered = report.steps.iter().find(|step| step.name == "Register").expect("the step");
    assert_eq!(registered.status, "Succeeded", "{report:?}");
}

#[test]
fn templates_are_listed() {
    let pipewright = Pipewright::new();
    let list: Vec<Value> = pipewright.answer(["new", "--list", "--format", "json"]).expect_exit(0).json();
    let text = pipewright.answer(["new", "--list"]).expect_exit(0).stdout;
    assert!(list.iter().all(|one| text.contains(one["name"].as_str().expect("a name"))), "{text}");
    pipewright.answer(["new", "x", "--template", "blink"]).refusal().names(&["blink", "`blank`"]);
}
