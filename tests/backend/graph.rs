//! `pipewright graph`: the pipeline as a picture, as text for other tools, and as places to measure.

use std::collections::HashMap;
use std::fs;

use pipewright_backend_tests::{Pipewright, Project};
use serde_json::Value;

fn churn(format: &str) -> String {
    let project = Project::shipped();
    let path = project.to_str().expect("a path in UTF-8");
    Pipewright::new().answer(["graph", path, "--format", format]).expect_exit(0).stdout
}

#[test]
fn places_can_be_measured_without_a_window() {
    let picture: Value = serde_json::from_str(&churn("json")).expect("JSON");
    assert_eq!(picture["pipeline"], "churn");
    let rects: HashMap<_, _> = picture["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (node["step"].as_str().expect("a name"), &node["rect"]))
        .collect();
    assert_eq!(rects.len(), 7);
    let number = |value: &Value| value.as_f64().expect("a number");
    let wires = picture["wires"].as_array().expect("wires");
    let data: Vec<_> = wires.iter().filter(|wire| wire["kind"] == "data").collect();
    assert!(data.len() > 7, "{wires:?}");
    for wire in data {
        let points = wire["points"].as_array().expect("points");
        let (first, last) = (&points[0], &points[points.len() - 1]);
        let (from, to) =
            (rects[wire["from"].as_str().expect("a step")], rects[wire["to"].as_str().expect("a step")]);
        assert!((number(&first["x"]) - number(&from["x"]) - number(&from["width"])).abs() < 1e-9, "{wire}");
        assert!((number(&last["x"]) - number(&to["x"])).abs() < 1e-9, "{wire}");
    }
}

#[test]
fn text_for_other_tools() {
    let mermaid = churn("mermaid");
    assert!(
        mermaid.starts_with("flowchart LR\n") && mermaid.contains("[\"CheckQuality: True\"]"),
        "{mermaid}"
    );
    let dot = churn("dot");
    assert!(dot.starts_with("digraph \"churn\" {\n") && dot.contains("lhead=cluster1"), "{dot}");
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = Project::shipped();
    let draw = |file: &str, more: &[&str]| {
        let output = folder.path().join(file);
        let arguments =
            ["graph", project.to_str().expect("UTF-8"), "--output", output.to_str().expect("UTF-8")];
        (Pipewright::new().answer(arguments.iter().chain(more)), output)
    };
    let (answer, svg) = draw("churn.svg", &["--theme", "dark"]);
    assert_eq!(answer.expect_exit(0).stdout, "");
    let svg = fs::read_to_string(svg).expect("the picture");
    assert!(svg.starts_with("<svg ") && svg.contains(">CheckQuality</text>"), "a drawing with text");
    let (answer, png) = draw("churn.png", &["--scale", "1"]);
    assert_eq!(answer.expect_exit(0).stdout, "");
    assert!(fs::read(png).expect("the picture").starts_with(b"\x89PNG\r\n"));
    draw("churn.bmp", &[]).0.refusal().names(&["churn.bmp", "--format"]);
    draw("churn.png", &["--scale", "0"]).0.refusal().names(&["scale"]);
}

#[test]
fn a_definition_with_mistakes_is_drawn_one_that_is_no_json_is_not() {
    let pipewright = Pipewright::new();
    let half = r#"{"Steps": [{"Name": "A", "Type": "Processing", "DependsOn": ["Ghost"]}]}"#;
    let drawn = pipewright.answer_to(half, ["graph", "-"]).expect_exit(0).stdout;
    assert!(drawn.contains("step0[\"A<br/>Processing\"]"), "{drawn}");
    pipewright.answer_to("{]", ["graph", "-"]).refusal().names(&["standard input", "column 2"]);
}
