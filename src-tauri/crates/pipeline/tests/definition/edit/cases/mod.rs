//! One readable case for everything an edit does. What differs is shown value by value.

mod declarations;
mod fragment;
mod steps;
mod values;

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::{JsonText, Node, child_pointer};

use super::laws::apply;

pub(crate) const PIPELINE: &str = r#"{
  "Version": "2020-12-01",
  "Parameters": [
    {"Name": "Data", "Type": "String"},
    {"Name": "Depth", "Type": "Integer", "DefaultValue": 3, "Odd": 0.80}
  ],
  "PipelineExperimentConfig": {"ExperimentName": {"Get": "Parameters.Data"}},
  "Steps": [
    {"Name": "A", "Type": "Processing", "Arguments": {"X": {"Get": "Parameters.Data"}},
     "PropertyFiles": [{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]},
    {"Name": "B", "Type": "Training", "Arguments": {"Y": {"Std:Join": {"On": "/", "Values": ["A", {"Get": "Steps.A.X"}]}},
      "Z": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}}, "DependsOn": ["A"], "DisplayName": "A"},
    {"Name": "C", "Type": "Condition", "Arguments": {
      "Conditions": [{"Type": "Equals", "LeftValue": {"Std:JsonGet": {"PropertyFile": {"Get": "Steps.A.PropertyFiles.P"}, "Path": "x"}}, "RightValue": 1.0}],
      "IfSteps": [{"Name": "D", "Type": "Model", "Arguments": {"W": {"Get": "Steps.B.ModelArtifacts.S3ModelArtifacts"}}}]}},
    {"Name": "F", "Type": "ForEach", "Arguments": {"IterableItems": [1], "Selector": {"Pick": "MaxBy", "Field": {"Get": "IterationOutput.G.X"}},
      "ForEachBody": [{"Name": "G", "Type": "Lambda", "Arguments": {"Item": {"Get": "ForEach.CurrentItem"}}}]}},
    {"Name": "K", "Type": "Cleanup", "Arguments": {"Resources": {"S3": [{"StepName": "B"}]},
      "R": {"Get": "Steps.F.IterationOutputs[0].G.X"}}, "DependsOn": [{"Step": "B", "Trigger": "Any"}]}
  ]
}"#;

/// The lines that differ after the edits (in JSON): `-` before, `+` after; or why an edit is refused.
#[track_caller]
fn check(edits: &str, expect: &[&str]) {
    let mut definition = Definition::parse(PIPELINE).unwrap();
    let original = definition.clone();
    let edits: Vec<Edit> = serde_json::from_str(&format!("[{edits}]")).unwrap();
    let mut shown = Vec::new();
    for edit in &edits {
        if let Err(error) = apply(&mut definition, edit) {
            let hint = error.hint().map(|hint| format!(" {hint}")).unwrap_or_default();
            shown.push(format!("{}: {error}{hint}", error.code()));
        }
    }
    let places = |definition: &Definition| -> Vec<_> {
        definition.steps().iter().map(|step| step.pointer.clone()).collect()
    };
    let by_name = places(&original) != places(&definition);
    let (before, after) = (lines(&original, by_name), lines(&definition, by_name));
    shown.extend(before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}")));
    shown.extend(after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}")));
    assert_eq!(shown, expect, "\n{}\n", shown.join("\n"));
}

/// Which steps stand where, and then each scalar with its pointer; by name, pointers into steps begin at its name.
fn lines(definition: &Definition, by_name: bool) -> Vec<String> {
    let mut lines = vec![format!("steps {}", outline(definition, None))];
    leaves(definition.root(), "", definition, by_name, &mut lines);
    lines
}

fn leaves(node: &Node, pointer: &str, definition: &Definition, by_name: bool, lines: &mut Vec<String>) {
    for (index, element) in node.elements().iter().enumerate() {
        leaves(element, &format!("{pointer}/{index}"), definition, by_name, lines);
    }
    for member in node.members() {
        leaves(&member.node, &child_pointer(pointer, &member.name), definition, by_name, lines);
    }
    if node.child(0).is_none() {
        let inside = |step: &&Step| by_name && pointer.starts_with(&format!("{}/", step.pointer));
        let place = match definition.steps().iter().rfind(inside) {
            Some(step) => format!("{}{}", step.name, &pointer[step.pointer.len()..]),
            None => pointer.to_owned(),
        };
        lines.push(format!("{place} {}", JsonText(node.clone())));
    }
}

/// `A C(IfSteps:B)`
fn outline(definition: &Definition, holder: Option<usize>) -> String {
    let steps = definition.steps();
    let inside = |index: &usize| steps[*index].parent.map(|parent| parent.step) == holder;
    let shown = (0..steps.len()).filter(inside).map(|index| {
        let list = steps[index].parent.map(|parent| format!("{}:", parent.branch.member()));
        let nested = outline(definition, Some(index));
        let nested = if nested.is_empty() { nested } else { format!("({nested})") };
        format!("{}{}{nested}", list.unwrap_or_default(), steps[index].name)
    });
    shown.collect::<Vec<_>>().join(" ")
}
