//! What is refused before anything starts: exit code 2, one paragraph that names the thing, and no execution.

use std::path::Path;

use pipewright_backend_tests::{Pipewright, Project};

fn check(project: &Path, parameters: &[&str], expect: &[&str]) {
    let pipewright = Pipewright::new();
    pipewright.run(project, parameters).refusal().names(expect);
    let listed = pipewright.executions();
    assert!(listed.is_empty(), "nothing has started: {listed:?}");
}

#[test]
fn parameters() {
    let churn = Project::shipped();
    check(&churn, &["MaxDepth=deep"], &["MaxDepth", "Integer", "deep"]);
    check(&churn, &["Eta=fast"], &["Eta", "Float", "fast"]);
    check(&churn, &["ModelApprovalStatus=Maybe"], &["ModelApprovalStatus", "Maybe", "PendingManualApproval"]);
    check(&churn, &["MaxDepht=3"], &["MaxDepht", "MaxDepth"]);
    check(&churn, &["InputData="], &["InputData"]);
    check(&churn, &["MaxDepth"], &["MaxDepth", "NAME=VALUE"]);
}

#[test]
fn files_of_the_project() {
    check(&Project::shipped(), &["InputData=file://data/absent.csv"], &["ProcessData", "data/absent.csv"]);
    let project = Project::churn().without("code/evaluate.py");
    check(project.path(), &[], &["EvaluateModel", "code/evaluate.py"]);
    let outside = ["InputData=file://../churn.csv"];
    check(&Project::shipped(), &outside, &["ProcessData", "../churn.csv"]);
}

#[test]
fn an_image_without_an_environment() {
    let project =
        Project::churn().edited("pipeline.json", "sagemaker-xgboost:1.7-1", "sagemaker-nonsense:9-9");
    check(project.path(), &[], &["TrainModel", "sagemaker-nonsense:9-9"]);
}

#[test]
fn a_definition_with_errors() {
    let project = Project::churn().edited("pipeline.json", "Steps.TrainModel.", "Steps.TrainModle.");
    check(project.path(), &[], &["EvaluateModel", "TrainModle"]);
    check(Path::new("no/such/folder"), &[], &["no/such/folder"]);
}
