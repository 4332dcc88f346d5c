//! `pipewright fmt`: one form for every definition, written only where something changes.

use std::fs;
use std::path::Path;

use pipewright_backend_tests::{Answer, Pipewright, Project};

/// Numbers keep their spelling, members their order, unknown ones their place.
const LOOSE: &str = "{\"Steps\":[ ],\"Own\":0.80,  \"Version\":\"2020-12-01\"}";
const CANONICAL: &str = "{\n  \"Steps\": [],\n  \"Own\": 0.80,\n  \"Version\": \"2020-12-01\"\n}\n";

fn fmt(arguments: &[&str]) -> Answer {
    Pipewright::new().answer(["fmt"].iter().chain(arguments))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_project_is_written_once() {
    let project = Project::churn().with("pipeline.json", LOOSE);
    let file = project.path().join("pipeline.json");
    let done = fmt(&[text(project.path())]).expect_exit(0);
    assert_eq!(done.stdout.trim(), text(&file));
    assert_eq!(fs::read_to_string(&file).expect("the definition"), CANONICAL);
    let written = fs::metadata(&file).expect("the definition").modified().expect("a time");
    assert_eq!(fmt(&[text(project.path())]).expect_exit(0).stdout, "");
    assert_eq!(fs::metadata(&file).expect("the definition").modified().expect("a time"), written);
}

#[test]
fn checking_writes_nothing() {
    let project = Project::churn().with("loose.json", LOOSE);
    let loose = project.path().join("loose.json");
    let checked = fmt(&["--check", text(project.path()), text(&loose)]).expect_exit(1);
    assert_eq!(checked.stdout, format!("{}\n", text(&loose)), "the shipped definition is canonical");
    checked.last_paragraph().names(&["1 file"]);
    assert_eq!(fs::read_to_string(&loose).expect("the definition"), LOOSE);
}

#[test]
fn the_others_are_done_when_one_is_no_json() {
    let project = Project::churn().with("broken.json", "{\"Steps\": [\n  1 2]}").with("loose.json", LOOSE);
    let (broken, loose) = (project.path().join("broken.json"), project.path().join("loose.json"));
    let done = fmt(&[text(&broken), "no/such.json", text(&loose)]).expect_exit(2);
    assert_eq!(done.stdout.trim(), text(&loose));
    assert_eq!(fs::read_to_string(&loose).expect("the definition"), CANONICAL);
    done.last_paragraph().names(&[text(&broken), "line 2, column 5", "no/such.json"]);
}

#[test]
fn standard_input_to_standard_output() {
    let pipewright = Pipewright::new();
    let formatted = pipewright.answer_to(LOOSE, ["fmt", "-"]).expect_exit(0);
    assert_eq!(formatted.stdout, CANONICAL);
    assert_eq!(pipewright.answer_to(CANONICAL, ["fmt", "--check", "-"]).expect_exit(0).stdout, "");
    assert_eq!(pipewright.answer_to(LOOSE, ["fmt", "--check", "-"]).expect_exit(1).stdout, "");
    pipewright.answer_to("{", ["fmt", "-"]).refusal().names(&["standard input", "line 1, column 2"]);
    pipewright.answer_to(LOOSE, ["fmt", "-", "other.json"]).refusal().names(&["one"]);
}

#[test]
fn standard_output_leaves_the_file_alone() {
    let project = Project::churn().with("loose.json", LOOSE);
    let loose = project.path().join("loose.json");
    assert_eq!(fmt(&["--stdout", text(&loose)]).expect_exit(0).stdout, CANONICAL);
    assert_eq!(fs::read_to_string(&loose).expect("the definition"), LOOSE);
}
