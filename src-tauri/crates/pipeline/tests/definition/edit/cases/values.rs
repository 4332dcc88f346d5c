//! Values by pointer, connections and dependencies.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::JsonText;

use super::check;

#[test]
fn values_by_pointer() {
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Arguments/X", "value": "0.50"}"#,
        &[r#"- /Steps/0/Arguments/X/Get "Parameters.Data""#, "+ /Steps/0/Arguments/X 0.50"],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Arguments/New~1", "value": "{\"a\": [1.0]}"}"#,
        &["+ /Steps/0/Arguments/New~1/a/0 1.0"],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/3/Arguments/IterableItems/1", "value": "2"}"#,
        &["+ /Steps/3/Arguments/IterableItems/1 2"],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/3/Arguments/IterableItems/-", "value": "2"}"#,
        &["+ /Steps/3/Arguments/IterableItems/1 2"],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/3/Arguments/IterableItems/2", "value": "2"}"#,
        &[
            "bad-position: `/Steps/3/Arguments/IterableItems` has 1 element, so nothing can stand at position 2.",
        ],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Arguments/No/X", "value": "2"}"#,
        &[
            "nothing-there: There is nothing at `/Steps/0/Arguments/No`. Set the value that is to hold it first.",
        ],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Name/X", "value": "2"}"#,
        &["wrong-shape: `/Steps/0/Name` is no list or object."],
    );
    check(
        r#"{"edit": "insert", "pointer": "/Steps/3/Arguments/IterableItems/0", "value": "0"}"#,
        &[
            "- /Steps/3/Arguments/IterableItems/0 1",
            "+ /Steps/3/Arguments/IterableItems/0 0",
            "+ /Steps/3/Arguments/IterableItems/1 1",
        ],
    );
    check(
        r#"{"edit": "insert", "pointer": "/Steps/3/Arguments/X", "value": "0"}"#,
        &["wrong-shape: `/Steps/3/Arguments` is no list."],
    );
    check(r#"{"edit": "clear", "pointer": "/Steps/1/DisplayName"}"#, &[r#"- /Steps/1/DisplayName "A""#]);
    check(
        r#"{"edit": "clear", "pointer": "/Steps/1/Display"}"#,
        &["nothing-there: There is nothing at `/Steps/1/Display`. Set the value that is to hold it first."],
    );
    check(
        r#"{"edit": "clear", "pointer": "/Steps/1/Name"}"#,
        &["needs-name: The step `B` cannot go without a name. Set another name, or remove the whole."],
    );
    check(r#"{"edit": "clear", "pointer": ""}"#, &["wrong-shape: the document is no member or element."]);
    check(
        r#"{"edit": "rename_member", "pointer": "/Parameters/1/Odd", "name": "Even"}"#,
        &["- /Parameters/1/Odd 0.80", "+ /Parameters/1/Even 0.80"],
    );
    check(
        r#"{"edit": "rename_member", "pointer": "/Parameters/1/Odd", "name": "Type"}"#,
        &["name-taken: There is a member `Type` already. Choose another name."],
    );
    check(
        r#"{"edit": "rename_member", "pointer": "/Steps/1/DependsOn/0", "name": "Type"}"#,
        &["wrong-shape: `/Steps/1/DependsOn` is no object."],
    );
    check(
        r#"{"edit": "move_element", "pointer": "/Steps/1/Arguments/Y/Std:Join/Values/0", "position": 1}"#,
        &[
            r#"- /Steps/1/Arguments/Y/Std:Join/Values/0 "A""#,
            r#"- /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#,
            r#"+ /Steps/1/Arguments/Y/Std:Join/Values/0/Get "Steps.A.X""#,
            r#"+ /Steps/1/Arguments/Y/Std:Join/Values/1 "A""#,
        ],
    );
    check(
        r#"{"edit": "move_element", "pointer": "/Steps/1/Arguments/Y/Std:Join/Values/0", "position": 2}"#,
        &[
            "bad-position: `/Steps/1/Arguments/Y/Std:Join/Values` has 2 elements, so nothing can stand at position 2.",
        ],
    );
    check(
        r#"{"edit": "move_element", "pointer": "/Steps/1/Arguments/Y", "position": 9}"#,
        &["bad-position: `/Steps/1/Arguments` has 2 elements, so nothing can stand at position 9."],
    );
    check(
        r#"{"edit": "set", "pointer": "/PipelineExperimentConfig", "value": "null"}"#,
        &[
            r#"- /PipelineExperimentConfig/ExperimentName/Get "Parameters.Data""#,
            "+ /PipelineExperimentConfig null",
        ],
    );
}

#[test]
fn inputs_connect_and_disconnect() {
    check(
        r#"{"edit": "connect", "from": "A", "path": "ExitMessage", "step": "D", "pointer": "/Arguments/V"}"#,
        &[r#"+ /Steps/2/Arguments/IfSteps/0/Arguments/V/Get "Steps.A.ExitMessage""#],
    );
    check(
        r#"{"edit": "connect", "from": "A", "path": "PropertyFiles.Q", "step": "D", "pointer": "/Arguments/V"}"#,
        &[
            "would-dangle: `Steps.A.PropertyFiles.Q` at `/Steps/2/Arguments/IfSteps/0/Arguments/V` would point at nothing. Change or remove that reference first.",
        ],
    );
    check(
        r#"{"edit": "connect", "from": "F", "path": "IterationOutputs[0].G.X", "step": "D", "pointer": "/Arguments/V"}"#,
        &[r#"+ /Steps/2/Arguments/IfSteps/0/Arguments/V/Get "Steps.F.IterationOutputs[0].G.X""#],
    );
    check(
        r#"{"edit": "connect", "from": "F", "path": "IterationOutputs[0].A.X", "step": "D", "pointer": "/Arguments/V"}"#,
        &[
            "would-dangle: `Steps.F.IterationOutputs[0].A.X` at `/Steps/2/Arguments/IfSteps/0/Arguments/V` would point at nothing. Change or remove that reference first.",
        ],
    );
    check(
        r#"{"edit": "connect", "from": "A", "path": "X[", "step": "D", "pointer": "/Arguments/V"}"#,
        &["bad-path: `X[` is no property path: `]` is missing."],
    );
    check(
        r#"{"edit": "connect", "from": "AA", "path": "X", "step": "D", "pointer": "/Arguments/V"}"#,
        &["unknown-step: The pipeline has no step `AA`. Did you mean `A`?"],
    );
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/1/Arguments/Y/Std:Join/Values/1"}"#,
        &[r#"- /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#],
    );
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/1/Arguments/Y/Std:Join/Values/1", "literal": "\"x\""}"#,
        &[
            r#"- /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#,
            r#"+ /Steps/1/Arguments/Y/Std:Join/Values/1 "x""#,
        ],
    );
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/1/Arguments/Z/Std:Join/Values/0", "literal": "3"}"#,
        &[
            r#"- /Steps/1/Arguments/Z/Std:Join/On """#,
            r#"- /Steps/1/Arguments/Z/Std:Join/Values/0/Get "Parameters.Depth""#,
            "+ /Steps/1/Arguments/Z 3",
        ],
    );
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile"}"#,
        &[
            r#"- /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            r#"- /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/Path "x""#,
        ],
    );
    check(r#"{"edit": "disconnect", "pointer": "/Steps/1/DependsOn/0"}"#, &[r#"- /Steps/1/DependsOn/0 "A""#]);
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/4/DependsOn/0"}"#,
        &[r#"- /Steps/4/DependsOn/0/Step "B""#, r#"- /Steps/4/DependsOn/0/Trigger "Any""#],
    );
    check(
        r#"{"edit": "disconnect", "pointer": "/Steps/2/Arguments/IfSteps/0"}"#,
        &["wrong-shape: `/Steps/2/Arguments/IfSteps/0` is no reference or dependency."],
    );
}

#[test]
fn dependencies() {
    check(r#"{"edit": "add_dependency", "step": "A", "on": "B"}"#, &[r#"+ /Steps/0/DependsOn/0 "B""#]);
    check(
        r#"{"edit": "add_dependency", "step": "B", "on": "C", "trigger": "Failed"}"#,
        &[r#"+ /Steps/1/DependsOn/1/Step "C""#, r#"+ /Steps/1/DependsOn/1/Trigger "Failed""#],
    );
    check(
        r#"{"edit": "add_dependency", "step": "B", "on": "A", "trigger": "Any"}"#,
        &[
            r#"- /Steps/1/DependsOn/0 "A""#,
            r#"+ /Steps/1/DependsOn/0/Step "A""#,
            r#"+ /Steps/1/DependsOn/0/Trigger "Any""#,
        ],
    );
    check(
        r#"{"edit": "add_dependency", "step": "K", "on": "B", "trigger": "Stopped"}"#,
        &[r#"- /Steps/4/DependsOn/0/Trigger "Any""#, r#"+ /Steps/4/DependsOn/0/Trigger "Stopped""#],
    );
    check(
        r#"{"edit": "add_dependency", "step": "K", "on": "B"}"#,
        &[
            r#"- /Steps/4/DependsOn/0/Step "B""#,
            r#"- /Steps/4/DependsOn/0/Trigger "Any""#,
            r#"+ /Steps/4/DependsOn/0 "B""#,
        ],
    );
    check(r#"{"edit": "add_dependency", "step": "B", "on": "A"}"#, &[]);
    check(
        r#"{"edit": "add_dependency", "step": "B", "on": "Q"}"#,
        &["unknown-step: The pipeline has no step `Q`. Did you mean `A`?"],
    );
    check(r#"{"edit": "remove_dependency", "step": "B", "on": "A"}"#, &[r#"- /Steps/1/DependsOn/0 "A""#]);
    check(
        r#"{"edit": "remove_dependency", "step": "B", "on": "C"}"#,
        &["unknown-dependency: Step `B` does not depend on `C`."],
    );
}

#[test]
fn members_change_places() {
    #[track_caller]
    fn check(pointer: &str, position: u32, expect: &str) {
        let text =
            r#"{"Steps": [{"Name": "A", "Type": "Training", "Arguments": {"a": 1.0, "b": {}, "c": 3}}]}"#;
        let mut definition = Definition::parse(text).unwrap();
        let before = definition.print();
        let edit = Edit::MoveElement { pointer: pointer.into(), position };
        let applied = definition.apply(&edit).unwrap();
        let shown = JsonText(definition.root().pointer("/Steps/0").unwrap().clone()).to_string();
        assert_eq!(shown, expect);
        assert_eq!(definition.step("A").unwrap().step_type, "Training");
        definition.apply(&applied.inverse).unwrap();
        assert_eq!(definition.print(), before);
    }
    let step = |arguments: &str| format!(r#"{{"Name": "A", "Type": "Training", "Arguments": {arguments}}}"#);
    check("/Steps/0/Arguments/a", 2, &step(r#"{"b": {}, "c": 3, "a": 1.0}"#));
    check("/Steps/0/Arguments/c", 0, &step(r#"{"c": 3, "a": 1.0, "b": {}}"#));
    check("/Steps/0/Arguments/b", 1, &step(r#"{"a": 1.0, "b": {}, "c": 3}"#));
    check(
        "/Steps/0/Name",
        1,
        r#"{"Type": "Training", "Name": "A", "Arguments": {"a": 1.0, "b": {}, "c": 3}}"#,
    );
}
