//! `pipewright diff`: what differs, told to people and programs, of files and of revisions.

use std::path::Path;

use pipewright_backend_tests::{Answer, Pipewright, Project, committed};
use serde_json::Value;

fn diff(arguments: &[&str]) -> Answer {
    Pipewright::new().answer(["diff"].iter().chain(arguments))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// A copy of the project in which one step has another name and one argument another value.
fn edited() -> Project {
    Project::churn().edited("pipeline.json", "TrainModel", "FitModel").edited(
        "pipeline.json",
        "\"binary:logistic\"",
        "\"binary:logitraw\"",
    )
}

#[test]
fn the_same_is_the_same() {
    let project = Project::churn();
    assert_eq!(diff(&[text(project.path()), text(&Project::shipped())]).expect_exit(0).stdout, "");
}

#[test]
fn a_renamed_step_is_told_once() {
    let new = edited();
    let told = diff(&[text(&Project::shipped()), text(new.path())]).expect_exit(1).stdout;
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(
        lines,
        [
            "→ step TrainModel is now FitModel",
            r#"~ FitModel  Arguments.HyperParameters.objective: "binary:logistic" → "binary:logitraw""#,
            r#"~ FitModel  Arguments.OutputDataConfig.S3OutputPath.Std:Join.Values[2]: "TrainModel" → "FitModel""#,
        ]
    );
}

#[test]
fn programs_get_pointers_and_both_values() {
    let new = edited();
    let told: Value =
        diff(&[text(&Project::shipped()), text(new.path()), "--format", "json"]).expect_exit(1).json();
    let step = &told["steps"][0];
    assert_eq!((&step["name"], &step["renamed_from"]), (&"FitModel".into(), &"TrainModel".into()), "{told}");
    let field = &step["fields"][0];
    assert_eq!(field["pointer"], "/Arguments/HyperParameters/objective", "{told}");
    assert_eq!(field["old"], "\"binary:logistic\"", "{told}");
}

#[test]
fn an_order_that_means_nothing_is_no_difference() {
    let project = Project::churn()
        .with("one.json", r#"{"Version": "2020-12-01", "Steps": []}"#)
        .with("two.json", r#"{"Steps": [], "Version": "2020-12-01"}"#);
    let (one, two) = (project.path().join("one.json"), project.path().join("two.json"));
    let same = diff(&[text(&one), text(&two)]).expect_exit(0);
    assert_eq!(same.stdout, "");
    same.last_paragraph().names(&["order"]);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let project = Project::churn().with("half.json", "{\n  \"Steps\": [");
    let (folder, half) = (text(project.path()).to_owned(), project.path().join("half.json"));
    diff(&[&folder, text(&half)]).refusal().names(&["half.json", "line 2, column 13"]);
    diff(&[&folder, "no/such.json"]).refusal().names(&["no/such.json"]);
}

#[test]
fn a_revision_against_the_working_tree() {
    let project = Project::churn();
    let folder = project.path().to_owned();
    committed(&folder);
    let project = project.edited("pipeline.json", "\"binary:logistic\"", "\"binary:logitraw\"");
    let pipewright = Pipewright::new();
    let diff = |old: &str| pipewright.answer_in(project.path(), ["diff", old, "."]);

    for old in ["HEAD:pipeline.json", "HEAD:./pipeline.json", "HEAD:", "HEAD:./"] {
        let told = diff(old).expect_exit(1).stdout;
        assert_eq!(told.lines().count(), 1, "{old}: {told}");
        assert!(told.starts_with("~ TrainModel  Arguments.HyperParameters.objective: "), "{old}: {told}");
    }
    diff("HEAD~1:pipeline.json").refusal().names(&["no revision `HEAD~1`"]);
    diff("HEAD:other.json").refusal().names(&["no `other.json` in HEAD", "./"]);
}
