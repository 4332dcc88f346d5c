//! `pipewright export`: the shipped project as others take it.

use pipewright_backend_tests::{Pipewright, Project};
use serde_json::Value;

#[test]
fn a_project_goes_with_its_files() {
    let project = Project::shipped();
    let path = project.to_str().expect("a path in UTF-8");
    let pipewright = Pipewright::new();
    let refused = pipewright.answer(["export", path]).refusal();
    refused.names(&["file://code/process.py at /Steps/0/", "--s3 s3://BUCKET/PREFIX"]);

    let exported = pipewright.answer(["export", path, "--s3", "s3://bucket/churn"]).expect_exit(0);
    let definition: Value = exported.json();
    let input = definition["Parameters"][0]["DefaultValue"].as_str().expect("a default");
    assert!(input.starts_with("s3://bucket/churn/") && input.ends_with("/telco_churn.csv"), "{input}");
    let commands: Vec<_> = exported.stderr.lines().filter(|line| line.starts_with("aws s3 cp ")).collect();
    assert_eq!(commands.len(), 3, "{exported}");
    assert!(commands.iter().any(|command| command.ends_with(input)), "{exported}");
}

#[test]
fn templates_are_written_to_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("pipeline.yaml");
    let project = Project::shipped();
    let role = "arn:aws:iam::111122223333:role/Pipelines";
    let arguments = [
        "export",
        project.to_str().expect("UTF-8"),
        "--format",
        "cloudformation",
        "--s3",
        "s3://bucket/churn",
        "--role-arn",
        role,
        "--output",
        output.to_str().expect("UTF-8"),
    ];
    assert_eq!(Pipewright::new().answer(arguments).expect_exit(0).stdout, "");
    let template = std::fs::read_to_string(output).expect("the template");
    assert!(template.contains("Type: AWS::SageMaker::Pipeline\n") && template.contains(role), "{template}");
}

#[test]
fn a_definition_with_errors_stays() {
    let project = Project::churn().edited("pipeline.json", "Steps.TrainModel.", "Steps.TrainModle.");
    let path = project.path().to_str().expect("a path in UTF-8");
    let arguments = ["export", path, "--format", "terraform", "--s3", "s3://bucket/churn"];
    Pipewright::new().answer(arguments).refusal().names(&["unknown-step", "TrainModle"]);
}
