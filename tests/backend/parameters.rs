//! Where parameter values come from, and the log as data.

use pipewright_backend_tests::{Pipewright, Project, Report};
use serde_json::{Value, json};

/// Echoes its parameters into a log.
const ECHO: &str = r#"{"Version": "2020-12-01",
  "Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 1}, {"Name": "Word", "Type": "String", "DefaultValue": "none"},
    {"Name": "Deep", "Type": "Boolean", "DefaultValue": false}],
  "Steps": [{"Name": "Echo", "Type": "Processing", "Arguments": {
    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.t3.medium", "InstanceCount": 1, "VolumeSizeInGB": 1}},
    "AppSpecification": {"ImageUri": "python:3.11", "ContainerEntrypoint": ["python3", "-c", "import sys; print(*sys.argv[1:])"],
      "ContainerArguments": [{"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}, {"Get": "Parameters.Word"},
        {"Std:Join": {"On": "/", "Values": [{"Get": "Parameters.Deep"}, {"Get": "Execution.PipelineName"}]}}]},
    "RoleArn": "arn:aws:iam::123456789012:role/Role"}}]}"#;

#[test]
fn a_file_gives_values_and_the_command_line_goes_before_it() {
    let pipewright = Pipewright::new();
    let check = |values: &str, given: &[&str], expect: [Value; 3]| {
        let project = Project::churn().with("pipeline.json", ECHO).with("values.json", values);
        let file = project.path().join("values.json");
        let (folder, file) = (project.path().to_str().expect("UTF-8"), file.to_str().expect("UTF-8"));
        let mut arguments = vec!["run", folder, "--params", file, "--format", "json"];
        arguments.extend(given.iter().flat_map(|one| ["--param", *one]));
        let report: Report = pipewright.answer(&arguments).expect_exit(0).json();
        assert_eq!(["Depth", "Word", "Deep"].map(|name| report.parameters[name].clone()), expect);
        report
    };
    check(r#"{"Depth": 3, "Deep": true}"#, &[], [json!(3), json!("none"), json!(true)]);
    let report = check(
        r#"[{"Name": "Depth", "Value": "4"}, {"Name": "Word", "Value": "file"}]"#,
        &["Word=line"],
        [json!(4), json!("line"), json!(false)],
    );

    let arn = &report.execution.arn;
    let printed = |line: &&str| line.starts_with("4 line false/");
    assert!(pipewright.log(arn, "Echo").lines().any(|line| printed(&line)));
    let log: Vec<Value> =
        pipewright.answer(["executions", "logs", arn, "Echo", "--format", "json"]).expect_exit(0).json();
    let line = log.iter().find(|line| line["text"].as_str().as_ref().is_some_and(printed)).expect("the line");
    assert!(line["at"].as_i64().is_some_and(|millis| millis > 1_700_000_000_000), "{line}");
}

#[test]
fn a_file_that_gives_no_values_is_refused() {
    let pipewright = Pipewright::new();
    for (values, names) in [
        ("[1", "not JSON"),
        ("3", "neither"),
        (r#"{"Depth": [1]}"#, "Depth"),
        (r#"[{"Name": "Depth"}]"#, "Value"),
        (r#"{"Depth": "deep"}"#, "Integer"),
    ] {
        let project = Project::churn().with("pipeline.json", ECHO).with("values.json", values);
        let file = project.path().join("values.json");
        let (folder, file) = (project.path().to_str().expect("UTF-8"), file.to_str().expect("UTF-8"));
        pipewright.answer(["run", folder, "--params", file]).refusal().names(&[names]);
    }
}
