//! Measures edits and differences: `cargo run --release -p pipewright-pipeline --example definition`. Times are medians;
//! those of edits include bringing the index up to date.

use std::time::{Duration, Instant};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::diff;
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::json::{JsonText, Node};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    edits()?;
    differences()
}

#[expect(clippy::print_stdout, reason = "printing is what this example does")]
fn edits() -> Result<(), Box<dyn std::error::Error>> {
    let text = pipeline(1_000);
    let mut definition = Definition::parse(&text)?;
    println!("{} steps, {} KB", definition.steps().len(), text.len() / 1_000);
    let step = |step: &str| step.to_owned();
    let first = || StepList::IfSteps { step: step("Check0") };
    let new = || Node::parse(&training("New", 0)).map(JsonText);
    let edits = [
        Edit::Set {
            pointer: "/Steps/500/Arguments/ResourceConfig/InstanceCount".into(),
            value: JsonText::string("2"),
        },
        Edit::Clear { pointer: "/Steps/500/Arguments/StoppingCondition".into() },
        Edit::AddDependency { step: step("Train500"), on: step("Train9"), trigger: None },
        Edit::AddStep { step: new()?, into: StepList::Steps, position: Some(0) },
        Edit::AddStep { step: new()?, into: StepList::Steps, position: None },
        Edit::RemoveStep { step: step("Train1") },
        Edit::RemoveStep { step: step("Train998") },
        Edit::MoveStep { step: step("Train500"), into: StepList::Steps, position: Some(0) },
        Edit::MoveStep { step: step("Train500"), into: first(), position: None },
        Edit::DuplicateStep { step: step("Train1") },
        Edit::RenameStep { step: step("Train0"), name: step("Fit") },
        Edit::RenameParameter { parameter: step("Data"), name: step("Input") },
    ];
    for edit in edits {
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..101 {
            let start = Instant::now();
            let applied = definition.apply(&edit)?;
            times[0].push(start.elapsed());
            let start = Instant::now();
            definition.apply(&applied.inverse)?;
            times[1].push(start.elapsed());
        }
        let [there, back] = times.map(median);
        println!("{:>9.1?} there, {back:>9.1?} back: {}", there, edit.label());
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "printing is what this example does")]
fn differences() -> Result<(), Box<dyn std::error::Error>> {
    let text = pipeline(10_000);
    let old = Definition::parse(&text)?;
    println!("{} steps, {} KB", old.steps().len(), text.len() / 1_000);
    let mut reversed: serde_json::Value = serde_json::from_str(&text)?;
    if let Some(steps) = reversed["Steps"].as_array_mut() {
        steps.reverse();
    }
    let renamed = text.replace("\"Name\": \"Train", "\"Name\": \"Fit").replace("Steps.Train", "Steps.Fit");
    let variants = [
        ("the same", text.clone()),
        ("a field of each step", text.replace("ml.m5.xlarge", "ml.m5.2xlarge")),
        ("every step renamed", renamed.clone()),
        ("every step renamed and changed", renamed.replace("ml.m5.xlarge", "ml.m5.2xlarge")),
        ("every parameter renamed", text.replace("\"Data\"", "\"Input\"").replace("s.Data", "s.Input")),
        ("all in another order", reversed.to_string()),
        (
            "nothing in common",
            text.replace(": \"", ": \"x")
                .replace("\"xTrain", "\"Other")
                .replace("\"xTraining\"", "\"Lambda\""),
        ),
    ];
    for (name, variant) in variants {
        let new = Definition::parse(&variant)?;
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..9 {
            let start = Instant::now();
            let diff = diff(&old, &new);
            times.push(start.elapsed());
            found = diff.parameters.len() + diff.steps.len() + diff.fields.len();
        }
        println!("{:>9.1?}, {found:>6} differ: {name}", median(times));
    }
    Ok(())
}

/// A chain of Training steps; every hundredth step is a Condition with one more in its branch.
fn pipeline(steps: usize) -> String {
    let steps: Vec<_> = (0..steps)
        .map(|index| match index % 100 {
            99 => format!(
                r#"{{"Name": "Check{}", "Type": "Condition", "Arguments": {{"Conditions": [{{"Type": "Equals",
                    "LeftValue": {{"Get": "Steps.Train0.TrainingJobStatus"}}, "RightValue": "Completed"}}],
                    "IfSteps": [{}], "ElseSteps": []}}}}"#,
                index / 100,
                training(&format!("Nested{index}"), index),
            ),
            _ => training(&format!("Train{index}"), index),
        })
        .collect();
    format!(
        r#"{{"Version": "2020-12-01", "Metadata": {{}}, "Parameters": [{{"Name": "Data", "Type": "String"}},
            {{"Name": "Rounds", "Type": "Integer", "DefaultValue": 50}}], "Steps": [{}]}}"#,
        steps.join(", ")
    )
}

fn training(name: &str, index: usize) -> String {
    let model = match index.checked_sub(1) {
        Some(before) if before % 100 != 99 => {
            format!(r#"{{"Get": "Steps.Train{before}.ModelArtifacts.S3ModelArtifacts"}}"#)
        }
        _ => r#"{"Get": "Parameters.Data"}"#.to_owned(),
    };
    format!(
        r#"{{"Name": "{name}", "Type": "Training", "Arguments": {{
            "AlgorithmSpecification": {{"TrainingInputMode": "File", "TrainingImage": "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
              "MetricDefinitions": [{{"Name": "train:rmse", "Regex": ".*train-rmse:([0-9\\.]+).*"}}]}},
            "OutputDataConfig": {{"S3OutputPath": {{"Std:Join": {{"On": "/", "Values": [{{"Get": "Parameters.Data"}}, "{name}", {{"Get": "Execution.PipelineExecutionId"}}]}}}}}},
            "StoppingCondition": {{"MaxRuntimeInSeconds": 86400}},
            "ResourceConfig": {{"VolumeSizeInGB": 30, "InstanceCount": 1, "InstanceType": "ml.m5.xlarge"}},
            "RoleArn": "arn:aws:iam::123456789012:role/SageMakerPipelineRole",
            "InputDataConfig": [{{"DataSource": {{"S3DataSource": {{"S3DataType": "S3Prefix", "S3Uri": {{"Get": "Parameters.Data"}},
              "S3DataDistributionType": "FullyReplicated"}}}}, "ContentType": "text/csv", "ChannelName": "train"}},
              {{"DataSource": {{"S3DataSource": {{"S3DataType": "S3Prefix", "S3Uri": {model}}}}}, "ChannelName": "model"}}],
            "HyperParameters": {{"objective": "reg:squarederror", "num_round": {{"Std:Join": {{"On": "", "Values": [{{"Get": "Parameters.Rounds"}}]}}}},
              "max_depth": "5", "eta": "0.20", "gamma": "4", "min_child_weight": "6", "subsample": "0.7"}}}},
            "CacheConfig": {{"Enabled": true, "ExpireAfter": "P30D"}}}}"#
    )
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
