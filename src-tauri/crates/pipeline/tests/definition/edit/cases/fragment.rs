//! Steps that are copied, pasted and doubled.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, EditError, Inputs, Pasted, StepList};
use pipewright_pipeline::json::{JsonText, Node};

use super::PIPELINE;

fn pipeline() -> Definition {
    Definition::parse(PIPELINE).unwrap()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Carries out what is pasted; gives the new steps, each on a line.
fn made(definition: &mut Definition, pasted: &Result<Pasted, EditError>) -> Vec<String> {
    let pasted = match pasted {
        Ok(pasted) => pasted,
        Err(error) => return vec![error.to_string()],
    };
    let before = definition.clone();
    let applied = definition.apply(&Edit::All { label: None, edits: pasted.edits.clone() }).unwrap();
    let mut back = definition.clone();
    back.apply(&applied.inverse).unwrap();
    assert_eq!(back.print(), before.print());
    let step = |(_, name): &(String, String)| {
        let step = definition.step(name).unwrap();
        let holder = step.parent.map(|parent| format!("{}/", definition.steps()[parent.step].name));
        let node = definition.step_node(step).unwrap().clone();
        format!("{}{} {}", holder.unwrap_or_default(), step.number(), JsonText(node))
    };
    let mut lines: Vec<_> = pasted.names.iter().map(step).collect();
    lines.extend(pasted.parameters.iter().map(|name| format!("parameter {name}")));
    lines
}

#[track_caller]
fn check_copy(steps: &[&str], expect: &str) {
    let shown = pipeline().fragment(&names(steps)).map_or_else(
        |error| error.to_string(),
        |node| {
            let list = |member: &str| {
                let names = node.get(member).map(Node::elements).unwrap_or_default().iter();
                names.filter_map(|one| one.get("Name")?.as_str()).collect::<Vec<_>>().join(" ")
            };
            format!("{} | {}", list("Steps"), list("Parameters"))
        },
    );
    assert_eq!(shown, expect);
}

#[test]
fn a_fragment_holds_the_outermost_steps_and_the_parameters_they_read() {
    check_copy(&["B", "A"], "A B | Data Depth");
    check_copy(&["D", "C", "G"], "C G | ");
    check_copy(&["K", "Nobody"], "The pipeline has no step `Nobody`.");
}

#[track_caller]
fn check_paste(copied: &[&str], into: &str, list: &StepList, inputs: Inputs, expect: &[&str]) {
    let fragment = pipeline().fragment(&names(copied)).unwrap();
    let mut definition = Definition::parse(into).unwrap();
    let pasted = definition.paste(&fragment, list, inputs);
    assert_eq!(made(&mut definition, &pasted), expect);
}

#[test]
fn pasted_steps_get_new_names_and_keep_to_themselves() {
    check_paste(
        &["A", "B"],
        PIPELINE,
        &StepList::Steps,
        Inputs::Clear,
        &[
            r#"5 {"Name": "A-2", "Type": "Processing", "Arguments": {"X": {"Get": "Parameters.Data"}}, "PropertyFiles": [{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]}"#,
            r#"6 {"Name": "B-2", "Type": "Training", "Arguments": {"Y": {"Std:Join": {"On": "/", "Values": ["A", {"Get": "Steps.A-2.X"}]}}, "Z": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}}, "DependsOn": ["A-2"], "DisplayName": "A"}"#,
        ],
    );
    check_paste(
        &["B"],
        PIPELINE,
        &StepList::Steps,
        Inputs::Clear,
        &[
            r#"5 {"Name": "B-2", "Type": "Training", "Arguments": {"Y": {"Std:Join": {"On": "/", "Values": ["A"]}}, "Z": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}}, "DisplayName": "A"}"#,
        ],
    );
    check_paste(
        &["D"],
        PIPELINE,
        &StepList::ElseSteps { step: "C".into() },
        Inputs::Clear,
        &[r#"C/0 {"Name": "D-2", "Type": "Model", "Arguments": {}}"#],
    );
}

#[test]
fn inputs_are_kept_where_they_mean_something() {
    check_paste(
        &["D"],
        PIPELINE,
        &StepList::Steps,
        Inputs::Keep,
        &[
            r#"5 {"Name": "D-2", "Type": "Model", "Arguments": {"W": {"Get": "Steps.B.ModelArtifacts.S3ModelArtifacts"}}}"#,
        ],
    );
    check_paste(
        &["D"],
        r#"{"Steps": []}"#,
        &StepList::Steps,
        Inputs::Keep,
        &[r#"0 {"Name": "D", "Type": "Model", "Arguments": {}}"#],
    );
    check_paste(
        &["K"],
        r#"{"Steps": []}"#,
        &StepList::Steps,
        Inputs::Keep,
        &[r#"0 {"Name": "K", "Type": "Cleanup", "Arguments": {"Resources": {"S3": [{"StepName": "B"}]}}}"#],
    );
    check_paste(
        &["C"],
        r#"{"Steps": []}"#,
        &StepList::Steps,
        Inputs::Clear,
        &[
            r#"0 {"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [{"Type": "Equals", "RightValue": 1.0}], "IfSteps": [{"Name": "D", "Type": "Model", "Arguments": {}}]}}"#,
            r#"C/0 {"Name": "D", "Type": "Model", "Arguments": {}}"#,
        ],
    );
}

#[test]
fn parameters_come_along_where_they_are_missing() {
    let into = r#"{"Parameters": [{"Name": "Data", "Type": "Integer"}], "Steps": [{"Name": "A-2", "Type": "Fail"}]}"#;
    check_paste(
        &["A", "B"],
        into,
        &StepList::Steps,
        Inputs::Clear,
        &[
            r#"1 {"Name": "A", "Type": "Processing", "Arguments": {"X": {"Get": "Parameters.Data"}}, "PropertyFiles": [{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]}"#,
            r#"2 {"Name": "B", "Type": "Training", "Arguments": {"Y": {"Std:Join": {"On": "/", "Values": ["A", {"Get": "Steps.A.X"}]}}, "Z": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}}, "DependsOn": ["A"], "DisplayName": "A"}"#,
            "parameter Depth",
        ],
    );
}

#[test]
fn a_step_or_a_list_of_steps_can_be_pasted_too() {
    let lone = r#"{"Name": "X", "Type": "Fail"}"#;
    for (text, expect) in [(lone.to_owned(), 1), (format!("[{lone}]"), 1), ("{}".into(), 0), ("7".into(), 0)]
    {
        let pasted = pipeline().paste(&Node::parse(&text).unwrap(), &StepList::Steps, Inputs::Clear).unwrap();
        assert_eq!(pasted.names.len(), expect, "{text}");
    }
    let nameless = Node::parse(r#"[{"Type": "Fail"}]"#).unwrap();
    assert!(pipeline().paste(&nameless, &StepList::Steps, Inputs::Clear).is_err());
}

#[test]
fn doubles_stand_behind_their_originals_and_read_each_other() {
    let mut definition = pipeline();
    let copies = definition.copies(&names(&["A", "B", "G"]));
    assert_eq!(
        made(&mut definition, &copies),
        [
            r#"F/1 {"Name": "G-2", "Type": "Lambda", "Arguments": {"Item": {"Get": "ForEach.CurrentItem"}}}"#,
            r#"3 {"Name": "B-2", "Type": "Training", "Arguments": {"Y": {"Std:Join": {"On": "/", "Values": ["A", {"Get": "Steps.A-2.X"}]}}, "Z": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}}, "DependsOn": ["A-2"], "DisplayName": "A"}"#,
            r#"1 {"Name": "A-2", "Type": "Processing", "Arguments": {"X": {"Get": "Parameters.Data"}}, "PropertyFiles": [{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]}"#,
        ]
    );
}
