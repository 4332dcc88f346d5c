//! Parameters, property files, and several edits at once.

use super::check;

#[test]
fn parameters() {
    check(
        r#"{"edit": "add_parameter", "parameter": "{\"Name\": \"N\", \"Type\": \"Float\"}", "position": 0}"#,
        &[
            r#"- /Parameters/0/Name "Data""#,
            r#"- /Parameters/0/Type "String""#,
            r#"- /Parameters/1/Name "Depth""#,
            r#"- /Parameters/1/Type "Integer""#,
            "- /Parameters/1/DefaultValue 3",
            "- /Parameters/1/Odd 0.80",
            r#"+ /Parameters/0/Name "N""#,
            r#"+ /Parameters/0/Type "Float""#,
            r#"+ /Parameters/1/Name "Data""#,
            r#"+ /Parameters/1/Type "String""#,
            r#"+ /Parameters/2/Name "Depth""#,
            r#"+ /Parameters/2/Type "Integer""#,
            "+ /Parameters/2/DefaultValue 3",
            "+ /Parameters/2/Odd 0.80",
        ],
    );
    check(
        r#"{"edit": "add_parameter", "parameter": "{\"Name\": \"Data\"}"}"#,
        &["name-taken: There is a parameter `Data` already. Choose another name."],
    );
    check(
        r#"{"edit": "clear", "pointer": "/Parameters"},
            {"edit": "add_parameter", "parameter": "{\"Name\": \"N\"}"}"#,
        &[
            r#"- /Parameters/0/Name "Data""#,
            r#"- /Parameters/0/Type "String""#,
            r#"- /Parameters/1/Name "Depth""#,
            r#"- /Parameters/1/Type "Integer""#,
            "- /Parameters/1/DefaultValue 3",
            "- /Parameters/1/Odd 0.80",
            r#"+ /Parameters/0/Name "N""#,
        ],
    );
    check(
        r#"{"edit": "remove_parameter", "parameter": "Depth"}"#,
        &[
            r#"- /Parameters/1/Name "Depth""#,
            r#"- /Parameters/1/Type "Integer""#,
            "- /Parameters/1/DefaultValue 3",
            "- /Parameters/1/Odd 0.80",
        ],
    );
    check(
        r#"{"edit": "remove_parameter", "parameter": "Dept"}"#,
        &["unknown-parameter: The pipeline has no parameter `Dept`. Did you mean `Depth`?"],
    );
    check(
        r#"{"edit": "rename_parameter", "parameter": "Data", "name": "Input"}"#,
        &[
            r#"- /Parameters/0/Name "Data""#,
            r#"- /PipelineExperimentConfig/ExperimentName/Get "Parameters.Data""#,
            r#"- /Steps/0/Arguments/X/Get "Parameters.Data""#,
            r#"+ /Parameters/0/Name "Input""#,
            r#"+ /PipelineExperimentConfig/ExperimentName/Get "Parameters.Input""#,
            r#"+ /Steps/0/Arguments/X/Get "Parameters.Input""#,
        ],
    );
    check(
        r#"{"edit": "rename_parameter", "parameter": "Data", "name": "Depth"}"#,
        &["name-taken: There is a parameter `Depth` already. Choose another name."],
    );
    check(
        r#"{"edit": "change_parameter", "parameter": "Data", "field": "DefaultValue", "value": "\"s3://b\""}"#,
        &[r#"+ /Parameters/0/DefaultValue "s3://b""#],
    );
    check(
        r#"{"edit": "change_parameter", "parameter": "Depth", "field": "DefaultValue"}"#,
        &["- /Parameters/1/DefaultValue 3"],
    );
    check(
        r#"{"edit": "change_parameter", "parameter": "Depth", "field": "Type", "value": "\"Float\""}"#,
        &[r#"- /Parameters/1/Type "Integer""#, r#"+ /Parameters/1/Type "Float""#],
    );
    check(
        r#"{"edit": "move_parameter", "parameter": "Depth", "position": 0}"#,
        &[
            r#"- /Parameters/0/Name "Data""#,
            r#"- /Parameters/0/Type "String""#,
            r#"- /Parameters/1/Name "Depth""#,
            r#"- /Parameters/1/Type "Integer""#,
            "- /Parameters/1/DefaultValue 3",
            "- /Parameters/1/Odd 0.80",
            r#"+ /Parameters/0/Name "Depth""#,
            r#"+ /Parameters/0/Type "Integer""#,
            "+ /Parameters/0/DefaultValue 3",
            "+ /Parameters/0/Odd 0.80",
            r#"+ /Parameters/1/Name "Data""#,
            r#"+ /Parameters/1/Type "String""#,
        ],
    );
}

#[test]
fn property_files() {
    check(
        r#"{"edit": "add_property_file", "step": "B", "name": "P", "output_name": "o", "file_path": "q.json"}"#,
        &[
            r#"+ /Steps/1/PropertyFiles/0/PropertyFileName "P""#,
            r#"+ /Steps/1/PropertyFiles/0/OutputName "o""#,
            r#"+ /Steps/1/PropertyFiles/0/FilePath "q.json""#,
        ],
    );
    check(
        r#"{"edit": "add_property_file", "step": "A", "name": "P", "output_name": "o", "file_path": "q.json"}"#,
        &["name-taken: There is a property file `P` already. Choose another name."],
    );
    check(
        r#"{"edit": "remove_property_file", "step": "A", "name": "P"}"#,
        &[
            r#"- /Steps/0/PropertyFiles/0/PropertyFileName "P""#,
            r#"- /Steps/0/PropertyFiles/0/OutputName "o""#,
            r#"- /Steps/0/PropertyFiles/0/FilePath "p.json""#,
        ],
    );
    check(
        r#"{"edit": "remove_property_file", "step": "A", "name": "R"}"#,
        &["unknown-property-file: Step `A` has no property file `R`. Did you mean `P`?"],
    );
    check(
        r#"{"edit": "rename_property_file", "step": "A", "property_file": "P", "name": "Report"}"#,
        &[
            r#"- /Steps/0/PropertyFiles/0/PropertyFileName "P""#,
            r#"- /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            r#"+ /Steps/0/PropertyFiles/0/PropertyFileName "Report""#,
            r#"+ /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.Report""#,
        ],
    );
}

#[test]
fn several_at_once_or_none() {
    check(
        r#"{"edit": "all", "edits": [{"edit": "rename_step", "step": "A", "name": "E"}, {"edit": "remove_step", "step": "E"}, {"edit": "set", "pointer": "/Version", "value": "1"}]}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Version "2020-12-01""#,
            r#"- A/Name "A""#,
            r#"- A/Type "Processing""#,
            r#"- A/Arguments/X/Get "Parameters.Data""#,
            r#"- A/PropertyFiles/0/PropertyFileName "P""#,
            r#"- A/PropertyFiles/0/OutputName "o""#,
            r#"- A/PropertyFiles/0/FilePath "p.json""#,
            r#"- B/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#,
            r#"- B/DependsOn/0 "A""#,
            r#"- C/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            "+ steps B C(IfSteps:D) F(ForEachBody:G) K",
            "+ /Version 1",
            r#"+ B/Arguments/Y/Std:Join/Values/1/Get "Steps.E.X""#,
            r#"+ B/DependsOn/0 "E""#,
            r#"+ C/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.E.PropertyFiles.P""#,
        ],
    );
    check(
        r#"{"edit": "all", "edits": [{"edit": "rename_step", "step": "A", "name": "E"}, {"edit": "remove_step", "step": "A"}]}"#,
        &["unknown-step: The pipeline has no step `A`. Did you mean `E`?"],
    );
}
