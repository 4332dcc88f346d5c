//! Pictures of every fixture, and the texts that other tools read.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;

use super::*;

/// Every definition that SageMaker accepts, by name.
fn fixtures() -> Vec<(String, Picture)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/definitions/valid");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let fixtures: Vec<_> =
        files.map(|file| (file.display().to_string(), Picture::of_path(&file, true).unwrap())).collect();
    assert!(fixtures.len() > 20);
    fixtures
}

/// A Condition with a branch, around names and values that other formats could take for their own.
fn odd() -> Picture {
    Picture::of_text(
        "odd",
        r##"{"Steps": [
            {"Name": "A", "Type": "Processing", "Arguments": {
              "ProcessingOutputConfig": {"Outputs": [{"OutputName": "a|b\"]"}]}}},
            {"Name": "C", "Type": "Condition", "DependsOn": ["A"], "Arguments": {
              "Conditions": [{"Type": "Equals", "LeftValue": "</text>&\"#`end`\\n", "RightValue": "\u0007"}],
              "IfSteps": [{"Name": "end", "Type": "<b>", "Arguments": {
                "X": {"Get": "Steps.A.ProcessingOutputConfig.Outputs['a|b\"]'].S3Output.S3Uri"}}}]}}]}"##,
    )
    .unwrap()
}

#[test]
fn every_fixture_is_drawn() {
    let odd = [Theme::Light, Theme::Dark, Theme::Contrast].map(|theme| (format!("{theme:?}"), odd(), theme));
    let fixtures = fixtures().into_iter().map(|(name, picture)| (name, picture, Theme::Light));
    for (name, picture, theme) in fixtures.chain(odd) {
        let svg = picture.svg(theme);
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        let count = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
        assert_eq!(count("circle"), ports(&picture), "{name}: a circle a port");
        // One of the document, one of each node and lane.
        let titles = 1 + picture.canvas.nodes.len() + picture.canvas.lanes.len();
        assert_eq!(count("title"), titles, "{name}: each thing says what it is");
    }
}

fn ports(picture: &Picture) -> usize {
    let nodes = &picture.canvas.nodes;
    let branches = nodes.iter().filter(|node| node.step_type == "Condition").count() * 2;
    let bodies = nodes.iter().filter(|node| node.step_type == "ForEach").count();
    nodes.iter().map(|node| node.inputs.len() + node.outputs.len()).sum::<usize>() + branches + bodies
}

#[test]
fn an_image_has_the_size_that_was_asked_for_and_letters() {
    let picture = odd();
    let image = |scale| Pixmap::decode_png(&picture.png(Theme::Light, Some(scale)).unwrap()).unwrap();
    let (once, twice) = (image(1.0), image(2.0));
    assert_eq!(once.width(), picture.bounds.width.ceil() as u32);
    assert_eq!(twice.height(), (picture.bounds.height * 2.0).ceil() as u32);
    // The name of the first step is dark, without any font of the machine.
    let name = picture.canvas.nodes[0].rect;
    let from = (name.x - picture.bounds.x + 45.0, name.y - picture.bounds.y + 10.0);
    let dark = (0..40).flat_map(|x| (0..12).map(move |y| (x, y))).any(|(x, y)| {
        let pixel = once.pixel(from.0 as u32 + x, from.1 as u32 + y).unwrap();
        pixel.red() < 60 && pixel.blue() < 60
    });
    assert!(dark);
    assert!(picture.png(Theme::Light, Some(100.0)).unwrap_err().hint.unwrap().contains("--scale"));
}

#[test]
fn branches_are_groups() {
    for (name, picture) in fixtures() {
        let (mermaid, dot) = (picture.mermaid(), picture.dot());
        let lanes = picture.canvas.lanes.len();
        assert_eq!(mermaid.matches("subgraph ").count(), lanes, "{name}");
        assert_eq!(mermaid.lines().filter(|line| line.trim() == "end").count(), lanes, "{name}");
        assert_eq!(dot.matches("subgraph cluster").count(), lanes, "{name}");
        let steps = picture.canvas.nodes.len();
        assert_eq!(dot.matches("[label=\"").count(), steps + dot.matches(" -> ").count(), "{name}");
    }
}

#[test]
fn whatever_a_name_holds_it_ends_no_label() {
    insta::assert_snapshot!(odd().mermaid(), @r##"
    flowchart LR
      step0["A<br/>Processing"]
      step1{{"C<br/>Condition<br/>#lt;/text#gt;#amp;#quot;#35;#96;end#96;#92;n =  "}}
      subgraph branch0["C: True"]
        step2["end<br/>#lt;b#gt;"]
      end
      step0 -.-> step1
      step0 -->|"a|b#quot;]"| step2
      step1 -->|"True"| branch0
    "##);
    insta::assert_snapshot!(odd().dot(), @r##"
    digraph "pipeline" {
      rankdir=LR;
      compound=true;
      fontname="sans-serif";
      node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif", fontsize=11];
      edge [fontname="sans-serif", fontsize=9];
      step0 [label="A\nProcessing", color="#2c6390"];
      step1 [label="C\nCondition\n</text>&\"#`end`\\n =  ", color="#80590c", shape=hexagon, style=filled];
      subgraph cluster0 {
        label="C: True"; fontsize=10; style="rounded,filled"; color="#cfd3db"; fillcolor="#f7f8fa";
        step2 [label="end\n<b>", color="#8d4452"];
      }
      step0 -> step1 [label="", style=dashed];
      step0 -> step2 [label="a|b\"]"];
      step1 -> step2 [label="True", lhead=cluster0];
    }
    "##);
}
