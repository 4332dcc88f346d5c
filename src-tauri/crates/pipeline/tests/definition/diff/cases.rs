//! One readable case for everything that can differ.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::diff;
use pipewright_pipeline::edit::Edit;

use crate::edit::cases::PIPELINE;

/// What differs after the edits (in JSON).
#[track_caller]
fn check(edits: &str, expect: &[&str]) {
    let old = Definition::parse(PIPELINE).unwrap();
    let mut new = old.clone();
    for edit in serde_json::from_str::<Vec<Edit>>(&format!("[{edits}]")).unwrap() {
        new.apply(&edit).unwrap();
    }
    let text = diff(&old, &new).text();
    assert_eq!(text.lines().collect::<Vec<_>>(), expect, "\n{text}");
}

/// What differs between two steps (in JSON).
#[track_caller]
fn steps(old: &str, new: &str, expect: &[&str]) {
    let definition = |step: &str| Definition::parse(&format!(r#"{{"Steps": [{step}]}}"#)).unwrap();
    let text = diff(&definition(old), &definition(new)).text();
    assert_eq!(text.lines().collect::<Vec<_>>(), expect, "\n{text}");
}

#[test]
fn fields() {
    check(
        r#"{"edit": "set", "pointer": "/Steps/2/Arguments/Conditions/0/RightValue", "value": "1.50"},
           {"edit": "set", "pointer": "/Steps/1/Description", "value": "\"why\""},
           {"edit": "clear", "pointer": "/Steps/1/DisplayName"},
           {"edit": "set", "pointer": "/Steps/0/Arguments/X", "value": "{\"Get\": \"Parameters.Depth\"}"}"#,
        &[
            r#"~ A  Arguments.X: {"Get": "Parameters.Data"} → {"Get": "Parameters.Depth"}"#,
            r#"- B  DisplayName: "A""#,
            r#"+ B  Description: "why""#,
            "~ C  Arguments.Conditions[0].RightValue: 1.0 → 1.50",
        ],
    );
    check(
        r#"{"edit": "set", "pointer": "/Version", "value": "\"2\""},
           {"edit": "set", "pointer": "/PipelineExperimentConfig/TrialName", "value": "null"}"#,
        &[r#"~ Version: "2020-12-01" → "2""#, "+ PipelineExperimentConfig.TrialName: null"],
    );
}

#[test]
fn lists() {
    steps(
        r#"{"Name": "A", "Arguments": {"Inputs": [{"InputName": "a", "S3": 1}, {"InputName": "b", "S3": 2}, {"InputName": "c c", "S3": 3}]}}"#,
        r#"{"Name": "A", "Arguments": {"Inputs": [{"InputName": "c c", "S3": 4}, {"S3": 1, "InputName": "a"}, {"InputName": "d", "S3": 2}]}}"#,
        &[
            r#"- A  Arguments.Inputs[b]: {"InputName": "b", "S3": 2}"#,
            r#"~ A  Arguments.Inputs["c c"].S3: 3 → 4"#,
            r#"+ A  Arguments.Inputs[d]: {"InputName": "d", "S3": 2}"#,
        ],
    );
    steps(
        r#"{"Name": "A", "Arguments": {"ContainerArguments": ["--x", "1", "--y", "2", "--z"]}}"#,
        r#"{"Name": "A", "Arguments": {"ContainerArguments": ["--x", "3", "--z", "--w"]}}"#,
        &[
            r#"~ A  Arguments.ContainerArguments[1]: "1" → "3""#,
            r#"- A  Arguments.ContainerArguments[2]: "--y""#,
            r#"- A  Arguments.ContainerArguments[3]: "2""#,
            r#"+ A  Arguments.ContainerArguments[3]: "--w""#,
        ],
    );
    steps(
        r#"{"Name": "A", "DependsOn": ["B", {"Step": "C", "Trigger": "Any"}]}"#,
        r#"{"Name": "A", "DependsOn": [{"Step": "C", "Trigger": "Failed"}, "B", "D"]}"#,
        &[r#"~ A  DependsOn[C].Trigger: "Any" → "Failed""#, r#"+ A  DependsOn[D]: "D""#],
    );
    steps(
        r#"{"Name": "A", "Arguments": {"a.b": {"": [[1, 2], [3]]}}}"#,
        r#"{"Name": "A", "Arguments": {"a.b": {"": [[1, 4], [3]]}}}"#,
        &[r#"~ A  Arguments["a.b"][""][0][1]: 2 → 4"#],
    );
}

#[test]
fn names() {
    check(
        r#"{"edit": "rename_step", "step": "A", "name": "Prepare"}, {"edit": "rename_parameter", "parameter": "Data", "name": "Input"}"#,
        &["→ parameter Data is now Input", "→ step A is now Prepare"],
    );
    check(
        r#"{"edit": "rename_step", "step": "B", "name": "Fit"},
           {"edit": "set", "pointer": "/Steps/1/Arguments/Y/Std:Join/On", "value": "\"-\""},
           {"edit": "rename_step", "step": "F", "name": "Each"}, {"edit": "rename_step", "step": "G", "name": "One"}"#,
        &[
            "→ step B is now Fit",
            r#"~ Fit  Arguments.Y.Std:Join.On: "/" → "-""#,
            "→ step F is now Each",
            "→ step G is now One",
        ],
    );
    steps(
        r#"{"Name": "A", "Type": "Training", "Arguments": {"X": 1}}"#,
        r#"{"Name": "B", "Type": "Model", "Arguments": {"X": 1}}"#,
        &["- step A (Training) in the pipeline", "+ step B (Model) in the pipeline"],
    );
    steps(
        r#"{"Name": "A", "Type": "Model", "Arguments": {"X": 1, "Y": 2}}"#,
        r#"{"Name": "B", "Type": "Model", "Arguments": {"X": 3, "Y": 4}}"#,
        &["- step A (Model) in the pipeline", "+ step B (Model) in the pipeline"],
    );
}

#[test]
fn steps_and_parameters() {
    check(
        r#"{"edit": "remove_step", "step": "C"}, {"edit": "duplicate_step", "step": "F"}, {"edit": "retype_step", "step": "A", "step_type": "Training"}"#,
        &[
            "- step C (Condition) in the pipeline",
            "- step D (Model) in IfSteps of C",
            "~ A  Type: Processing → Training",
            "+ step F-2 (ForEach) in the pipeline",
            "+ step G-2 (Lambda) in ForEachBody of F-2",
        ],
    );
    check(
        r#"{"edit": "move_step", "step": "A", "into": {"list": "ElseSteps", "step": "C"}}, {"edit": "move_step", "step": "K", "into": {"list": "Steps"}, "position": 0}"#,
        &[
            "→ step K moved from position 4 in the pipeline to position 0 in the pipeline",
            "→ step A moved from position 0 in the pipeline to position 0 in ElseSteps of C",
        ],
    );
    check(
        r#"{"edit": "add_parameter", "parameter": "{\"Name\": \"N\", \"Type\": \"Float\", \"DefaultValue\": 0.50}", "position": 0},
           {"edit": "remove_parameter", "parameter": "Data"},
           {"edit": "change_parameter", "parameter": "Depth", "field": "Type", "value": "\"Float\""}"#,
        &[
            "- parameter Data: String",
            "+ parameter N: Float = 0.50",
            r#"~ parameter Depth  Type: "Integer" → "Float""#,
        ],
    );
}

#[test]
fn what_makes_no_difference() {
    check(r#"{"edit": "move_parameter", "parameter": "Depth", "position": 0}"#, &[]);
    steps(r#"{"Name": "A", "Type": "Model"}"#, r#"{"Type": "Model", "Name": "A"}"#, &[]);
}

#[test]
fn nonsense_does_not_go_unseen() {
    steps(r#"{"Name": "A"}, 7"#, r#"{"Name": "A"}, 8"#, &["~ Steps: [7] → [8]"]);
    steps(r#"{"Name": "A", "Name": 1}"#, r#"{"Name": "A", "Name": 2}"#, &["~ A  Name: 1 → 2"]);
    steps(r#"{"Type": "A"}"#, r#"{"Type": 1}"#, &[r#"~ (unnamed)  Type: "A" → 1"#]);
    steps(
        r#"{"Name": "A", "Arguments": {"IfSteps": []}}"#,
        r#"{"Name": "A", "Arguments": {"ElseSteps": ["x"]}}"#,
        &["- A  Arguments.IfSteps: []", r#"+ A  Arguments.ElseSteps: ["x"]"#],
    );
    steps(
        r#"{"Name": "A", "Arguments": {"IfSteps": [{"Name": "B"}]}}"#,
        r#"{"Name": "A"}"#,
        &["- step B () in IfSteps of A"],
    );
}
