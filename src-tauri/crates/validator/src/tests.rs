//! Every rule on small definitions, but for the practice warnings; the corpora are walked by the backend journeys.

use super::*;

#[track_caller]
fn check(text: &str, expect: &[(&str, &str, &str)]) {
    let (_, diagnostics) = validate_text(text, &Settings::default());
    // What is odd about these fragments besides is for the rules' own tests.
    let found: Vec<_> = diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| (one.code.as_str(), one.pointer.as_str(), one.message.as_str()))
        .collect();
    assert_eq!(found, expect, "{text}");
}

/// A sound Fail step, to hang mistakes on.
const FAIL: &str = r#"{"Name": "F", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}"#;

#[test]
fn the_document() {
    check(
        "{,}",
        &[("not-json", "", "Not JSON at line 1, column 2: a member name in double quotes is expected here.")],
    );
    check("{}", &[("no-steps", "", "The definition has no `Steps`.")]);
    check(r#"{"Steps": []}"#, &[("no-steps", "/Steps", "The pipeline has no steps.")]);
    check(r#"{"Steps": {}}"#, &[("no-steps", "/Steps", "`Steps` is not a list.")]);
    check(&format!(r#"{{"Steps": [{FAIL}]}}"#), &[]);
}

#[test]
fn names_and_types() {
    check(
        r#"{"Parameters": [{"Type": "String"}], "Steps": [{"Name": "../up", "Type": "Lambda", "FunctionArn": "f"}, {"Name": "A"}, {"Name": 3, "Type": "Lambda", "FunctionArn": "f"}]}"#,
        &[
            ("bad-name", "/Parameters/0", "A parameter has no `Name`."),
            ("bad-name", "/Steps/0/Name", "The step name `../up` holds `.`."),
            ("missing-member", "/Steps/1", "The step `A` has no `Type`."),
            ("bad-name", "/Steps/2/Name", "A step has no `Name`."),
        ],
    );
}

#[test]
fn names_are_one_namespace() {
    check(
        &format!(
            r#"{{"Steps": [{FAIL}, {{"Name": "C", "Type": "Condition", "Arguments": {{"Conditions": [], "IfSteps": [{FAIL}]}}}}]}}"#
        ),
        &[("duplicate-step", "/Steps/1/Arguments/IfSteps/0/Name", "Two steps are named `F`.")],
    );
}

#[test]
fn references_must_resolve() {
    let steps = |body: &str| {
        format!(
            r#"{{"Parameters": [{{"Name": "Depth", "Type": "Integer"}}], "Steps": [
            {{"Name": "E", "Type": "Athena", "PropertyFiles": [{{"PropertyFileName": "Report", "OutputName": "o", "FilePath": "f"}}]}},
            {{"Name": "F", "Type": "Fail", "Arguments": {{"ErrorMessage": {body}}}}}]}}"#
        )
    };
    check(
        &steps(r#"{"Get": "Parameters.Depht"}"#),
        &[(
            "unknown-parameter",
            "/Steps/1/Arguments/ErrorMessage",
            "The pipeline declares no parameter `Depht`.",
        )],
    );
    check(
        &steps(r#"{"Get": "Steps.Ghost.X"}"#),
        &[("unknown-step", "/Steps/1/Arguments/ErrorMessage", "The pipeline has no step `Ghost`.")],
    );
    check(
        &steps(r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.Reprot"}, "Path": "a"}}"#),
        &[(
            "unknown-property-file",
            "/Steps/1/Arguments/ErrorMessage/Std:JsonGet/PropertyFile",
            "The step `E` declares no property file `Reprot`.",
        )],
    );
    check(
        &steps(r#"{"Get": "Steps.E"}"#),
        &[(
            "bad-reference",
            "/Steps/1/Arguments/ErrorMessage",
            "`Steps.E` is not a reference: `Steps.` must be followed by a step's name and a property.",
        )],
    );
    check(
        r#"{"Steps": [{"Name": "A", "Type": "Lambda", "FunctionArn": "f", "DependsOn": ["Ghost"]}]}"#,
        &[("unknown-step", "/Steps/0/DependsOn/0", "The pipeline has no step `Ghost`.")],
    );
}

#[test]
fn cycles_are_told_as_a_way_round() {
    check(
        r#"{"Steps": [{"Name": "A", "Type": "Lambda", "FunctionArn": "f", "DependsOn": ["C"]}, {"Name": "B", "Type": "Lambda", "FunctionArn": "f", "DependsOn": ["A"]},
            {"Name": "C", "Type": "Lambda", "FunctionArn": "f", "DependsOn": ["B"]}]}"#,
        &[("cycle", "/Steps/0/DependsOn/0", "The steps wait for each other: `A` → `B` → `C` → `A`.")],
    );
    check(
        r#"{"Steps": [{"Name": "A", "Type": "Lambda", "FunctionArn": "f", "DependsOn": ["A"]}]}"#,
        &[("cycle", "/Steps/0/DependsOn/0", "The step `A` waits for itself.")],
    );
}
