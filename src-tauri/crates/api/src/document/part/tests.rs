//! A part and the view that it is of give the whole again, whichever two views these are.

use std::path::Path;

use pipewright_pipeline::edit::{Edit, StepList};

use super::super::Document;
use super::*;
use crate::dto::document::DocumentId;

/// Two steps of which one reads the other, and one that waits.
const SMALL: &str = r#"{"Steps": [
  {"Name": "Make", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
   "OutputParameters": [{"OutputName": "message", "OutputType": "String"}]},
  {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Steps.Make.OutputParameters['message']"}}},
  {"Name": "Wait", "Type": "Fail", "DependsOn": ["Make"], "Arguments": {"ErrorMessage": "no"}}]}"#;

/// What a window does with a part; `ui/src/backend/whole.ts` does the same.
fn whole(part: &DocumentView, before: &DocumentView) -> DocumentView {
    let Some(how) = &part.part else { return part.clone() };
    let mut view = part.clone();
    view.part = None;
    view.parameters = list(&how.parameters, &before.parameters, &part.parameters);
    view.steps = list(&how.steps, &before.steps, &part.steps);
    view.diagnostics = list(&how.diagnostics, &before.diagnostics, &part.diagnostics);
    view.editing.history = list(&how.history, &before.editing.history, &part.editing.history);
    view.editing.undone = list(&how.undone, &before.editing.undone, &part.editing.undone);
    view.canvas.nodes = list(&how.nodes, &before.canvas.nodes, &part.canvas.nodes);
    view.canvas.lanes = list(&how.lanes, &before.canvas.lanes, &part.canvas.lanes);
    let known: Vec<_> = before.canvas.wires.iter().map(|wire| renumber(wire, &how.renumbered)).collect();
    view.canvas.wires = list(&how.wires, &known, &part.canvas.wires);
    for &(at, x, y) in &how.moved {
        let rect = &mut view.canvas.nodes[at as usize].rect;
        *rect = Rect { x, y, ..*rect };
    }
    for (at, points) in &how.routed {
        view.canvas.wires[*at as usize].points =
            points.chunks(2).map(|pair| Point { x: pair[0], y: pair[1] }).collect();
    }
    view
}

fn list<T: Clone>(runs: &[Run], before: &[T], new: &[T]) -> Vec<T> {
    let mut new = new.iter().cloned();
    let mut list = Vec::new();
    for run in runs {
        match run.from {
            Some(from) => list.extend_from_slice(&before[from as usize..(from + run.count) as usize]),
            None => list.extend(new.by_ref().take(run.count as usize)),
        }
    }
    assert!(new.next().is_none(), "everything new has its place");
    list
}

fn renumber(wire: &WireView, renumbered: &[Renumbered]) -> WireView {
    let origin = |origin: &String| {
        let Some((number, rest)) = numbered(origin) else { return origin.clone() };
        let run = renumbered.iter().find(|run| (run.from..run.from + run.count).contains(&number));
        run.map_or(origin.clone(), |run| format!("/Steps/{}{rest}", number - run.from + run.to))
    };
    WireView { origins: wire.origins.iter().map(origin).collect(), ..wire.clone() }
}

/// Views of a pipeline in the course of a few edits of every kind.
fn views(text: &str) -> Vec<DocumentView> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pipeline.json"), text).unwrap();
    let mut document = Document::open(folder.path()).unwrap();
    let mut views = Vec::new();
    let mut see = |document: &Document| {
        let mut view = document.view(DocumentId("d".into()));
        view.stamp = views.len() as u32 + 1;
        views.push(view);
    };
    see(&document);
    let names: Vec<_> = document.definition().steps().iter().map(|step| step.name.clone()).collect();
    for (number, step) in names.iter().enumerate().filter(|(number, _)| number % 7 < 2).take(6) {
        let name = format!("{step}Renamed");
        // Some of these are refused for some steps; what is seen then is the same as before.
        drop(document.duplicate_steps(std::slice::from_ref(step)));
        see(&document);
        drop(document.apply(&Edit::RenameStep { step: step.clone(), name }));
        see(&document);
        drop(document.move_step(step, Point { x: 40.0 * number as f64, y: 500.0 }));
        see(&document);
        drop(document.add_step("Fail", StepList::Steps, None));
        drop(document.apply(&Edit::RemoveStep { step: step.clone() }));
        see(&document);
        document.undo().unwrap();
        see(&document);
    }
    document.arrange(&[]).unwrap();
    see(&document);
    document.travel(1).unwrap();
    see(&document);
    views
}

#[track_caller]
fn check(text: &str) {
    let views = views(text);
    for before in &views {
        for view in &views {
            assert_eq!(whole(&part_of(view, before), before), *view, "{} after {}", view.stamp, before.stamp);
        }
    }
}

fn fixture(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)).unwrap()
}

#[test]
fn a_part_completes_any_earlier_view() {
    check(&fixture("pipelines/churn/pipeline.json"));
    for entry in
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/definitions"))
            .unwrap()
    {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        // Large ones take long and show nothing else.
        if path.extension().is_some_and(|kind| kind == "json") && text.len() < 40_000 {
            check(&text);
        }
    }
}

#[test]
fn names_that_occur_twice_are_told_apart() {
    let fail = |name: &str, after: &str| {
        format!(r#"{{"Name": "{name}", "Type": "Fail", "DependsOn": ["{after}"]}}"#)
    };
    let steps =
        [fail("A", "B"), fail("A", "B"), fail("B", "C"), fail("B", "A"), fail("C", "D"), fail("D", "D")];
    check(&format!(r#"{{"Steps": [{}]}}"#, steps.join(",")));
}

/// Of a changed value, the value's node alone is told; of a new step in front, no wire.
#[test]
fn little_is_told() {
    let views = views(&fixture("pipelines/churn/pipeline.json"));
    let part = part_of(&views[1], &views[0]);
    assert_eq!(part.canvas.nodes.len(), 1, "the copy");
    assert_eq!((part.steps.len(), part.editing.history.len()), (1, 1));
    assert!(part.canvas.wires.iter().all(|wire| wire.to == part.canvas.nodes[0].step));
    let same = part_of(&views[1], &views[1]);
    let lists = same.part.unwrap();
    assert_eq!(
        (lists.nodes.len(), lists.moved.len(), lists.routed.len(), same.canvas.nodes.len()),
        (1, 0, 0, 0)
    );
}

/// What the window's own tests go by.
#[test]
fn examples_are_written_for_the_window() {
    let views = views(SMALL);
    let examples: Vec<_> = views
        .windows(2)
        .take(4)
        .map(|pair| serde_json::json!({ "before": pair[0], "part": part_of(&pair[1], &pair[0]), "after": pair[1] }))
        .collect();
    let text = serde_json::to_string_pretty(&examples).unwrap();
    // Paths and names of this test's machine are none of the window's.
    let (place, name) = (&views[0].folder, format!("\"name\": \"{}\"", views[0].name));
    let text = text.replace(place, "/home/you/churn").replace(&name, "\"name\": \"churn\"") + "\n";
    let file = std::env::var("TS_RS_EXPORT_DIR").unwrap_or_else(|_| "./bindings".into());
    std::fs::create_dir_all(&file).unwrap();
    std::fs::write(Path::new(&file).join("parts.json"), text).unwrap();
}
