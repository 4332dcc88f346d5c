//! Gestures on several steps: one entry of the history each.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::Path;

use pipewright_api::document::Document;
use pipewright_api::dto::canvas::CanvasView;
use pipewright_api::dto::document::{DocumentId, DocumentView};
use pipewright_api::dto::gesture::{Motion, StepPlace};
use pipewright_pipeline::edit::{Inputs, StepList};
use pipewright_pipeline::layout::scene::Point;
use tempfile::TempDir;

/// A chain A → B → C, of which C has a branch with D, and D one with E.
const PIPELINE: &str = r#"{"Parameters": [{"Name": "Go", "Type": "String", "DefaultValue": "y"}], "Steps": [
  {"Name": "A", "Type": "Lambda"},
  {"Name": "B", "Type": "Lambda", "DependsOn": ["A"]},
  {"Name": "C", "Type": "Condition", "DependsOn": ["B"], "Arguments": {
    "Conditions": [{"Type": "Equals", "LeftValue": {"Get": "Parameters.Go"}, "RightValue": "y"}],
    "IfSteps": [{"Name": "D", "Type": "Condition", "DependsOn": ["A"], "Arguments": {
      "Conditions": [], "IfSteps": [{"Name": "E", "Type": "Lambda", "DependsOn": ["A"]}], "ElseSteps": []}}],
    "ElseSteps": []}}]}"#;

struct Desk {
    _folder: TempDir,
    document: Document,
}

impl Desk {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("pipeline.json"), text).unwrap();
        let document = Document::open(Path::new(folder.path())).unwrap();
        Self { _folder: folder, document }
    }

    fn view(&self) -> DocumentView {
        self.document.view(DocumentId("d".into()))
    }

    fn canvas(&self) -> CanvasView {
        self.view().canvas
    }

    fn at(&self, step: &str) -> (f64, f64) {
        let canvas = self.canvas();
        let rect = canvas.nodes.iter().find(|node| node.step == step).unwrap().rect;
        (rect.x, rect.y)
    }

    fn lane(&self, step: &str) -> Option<String> {
        self.canvas().nodes.into_iter().find(|node| node.step == step).unwrap().lane
    }

    fn names(&self) -> String {
        let view = self.view();
        view.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What the last entry is called; it is then taken back and done again.
    #[track_caller]
    fn one_entry(&mut self, before: &str) -> String {
        let label = self.view().editing.undo.unwrap();
        let after = self.document.definition().print();
        self.document.undo().unwrap();
        assert_eq!(self.document.definition().print(), before);
        self.document.redo().unwrap();
        assert_eq!(self.document.definition().print(), after);
        label
    }
}

fn steps(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn place(step: &str, x: f64, y: f64) -> StepPlace {
    StepPlace { step: step.to_owned(), at: Point { x, y } }
}

#[test]
fn steps_move_together_and_into_a_branch() {
    let mut desk = Desk::new(PIPELINE);
    let before = desk.document.definition().print();
    desk.document.move_steps(&[place("A", 10.0, 20.0), place("B", 300.0, 20.0)], None).unwrap();
    assert_eq!((desk.at("A"), desk.at("B")), ((10.0, 20.0), (300.0, 20.0)));
    assert_eq!(desk.view().editing.history, ["Move 2 steps"]);

    let into = StepList::IfSteps { step: "C".into() };
    desk.document.move_steps(&[place("B", 500.0, 400.0)], Some(&into)).unwrap();
    assert_eq!((desk.lane("B").as_deref(), desk.at("B")), (Some("C/True"), (500.0, 400.0)));
    assert_eq!(desk.one_entry(&before), "Move B into True of C");
    desk.document.move_steps(&[place("B", 300.0, 20.0)], Some(&StepList::Steps)).unwrap();
    assert_eq!((desk.lane("B"), desk.at("B")), (None, (300.0, 20.0)));
    desk.document.move_steps(&[place("B", 500.0, 400.0)], Some(&into)).unwrap();
    let covering = desk.at("D");
    desk.document.move_steps(&[place("A", covering.0 + 5.0, covering.1 + 5.0)], Some(&into)).unwrap();
    assert!(desk.at("A").1 > covering.1 + 54.0, "a branch is framed closely: what comes in covers nothing");
    desk.document.undo().unwrap();
    desk.document.undo().unwrap();
    // A step goes along with the one that holds it, and stays in it.
    desk.document
        .move_steps(&[place("D", 0.0, 900.0), place("E", 0.0, 1200.0)], Some(&StepList::Steps))
        .unwrap();
    assert_eq!((desk.lane("D"), desk.lane("E").as_deref()), (None, Some("D/True")));
    assert!(desk.document.move_steps(&[place("Ghost", 0.0, 0.0)], None).is_err());
    assert!(desk.document.move_steps(&[place("C", 0.0, 0.0)], Some(&into)).is_err(), "into itself");
}

#[test]
fn what_was_never_placed_is_laid_out_when_it_enters_a_branch() {
    let mut desk = Desk::new(PIPELINE);
    let into = StepList::IfSteps { step: "C".into() };
    desk.document.move_steps(&[place("B", 5.0, 5.0)], Some(&into)).unwrap();
    assert_eq!(desk.lane("B").as_deref(), Some("C/True"));
    assert_ne!(desk.at("B"), (5.0, 5.0));
    // A Condition that leaves takes its branch along.
    let e = desk.at("E");
    let d = desk.at("D");
    desk.document.move_steps(&[place("D", d.0 + 500.0, d.1 + 7.0)], Some(&StepList::Steps)).unwrap();
    assert_eq!(desk.at("E"), (e.0 + 500.0, e.1 + 7.0));
}

#[test]
fn a_condition_takes_its_branches_along() {
    let mut desk = Desk::new(PIPELINE);
    let (d, e) = (desk.at("D"), desk.at("E"));
    desk.document.put_steps(Motion::Align, &[place("D", d.0 + 40.0, d.1 + 60.0)], None).unwrap();
    assert_eq!((desk.at("D"), desk.at("E")), ((d.0 + 40.0, d.1 + 60.0), (e.0 + 40.0, e.1 + 60.0)));
    assert_eq!(desk.view().editing.history, ["Align D"]);
    // What is put somewhere itself goes there.
    desk.document.move_steps(&[place("D", 0.0, 0.0), place("E", 500.0, 500.0)], None).unwrap();
    assert_eq!((desk.at("D"), desk.at("E")), ((0.0, 0.0), (500.0, 500.0)));
}

#[test]
fn steps_are_removed_and_doubled_together() {
    let mut desk = Desk::new(PIPELINE);
    let before = desk.document.definition().print();
    desk.document.remove_steps(&steps(&["D", "E", "B"]), "Remove").unwrap();
    assert_eq!(desk.names(), "A C");
    assert_eq!(desk.one_entry(&before), "Remove 2 steps");
    desk.document.undo().unwrap();

    assert_eq!(desk.document.duplicate_steps(&steps(&["A", "D"])).unwrap(), ["A-2", "D-2"]);
    assert_eq!(desk.names(), "A A-2 B C D E D-2 E-2");
    assert_eq!(desk.one_entry(&before), "Duplicate 2 steps");
    desk.document.undo().unwrap();

    desk.document.move_step("A", Point { x: 0.0, y: 0.0 }).unwrap();
    desk.document.duplicate_steps(&steps(&["A"])).unwrap();
    assert_eq!(desk.at("A-2"), (0.0, 78.0), "below the original, where there is room");
    desk.document.duplicate_steps(&steps(&["A"])).unwrap();
    let (x, y) = desk.at("A-3");
    assert!(x.abs() < 0.01 && y >= 132.0, "{x}, {y}");
}

#[test]
fn steps_go_over_the_clipboard() {
    let mut desk = Desk::new(PIPELINE);
    desk.document.move_steps(&[place("A", 100.0, 100.0), place("B", 400.0, 180.0)], None).unwrap();
    let text = desk.document.copy_steps(&steps(&["B", "A"])).unwrap();
    let before = desk.document.definition().print();
    let at = Some(Point { x: 1000.0, y: 1000.0 });
    let pasted = desk.document.paste(&text, &StepList::Steps, at, Inputs::Clear).unwrap();
    assert_eq!(pasted.names.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["A-2", "B-2"]);
    assert_eq!((desk.at("A-2"), desk.at("B-2")), ((1000.0, 1000.0), (1300.0, 1080.0)));
    assert_eq!(desk.one_entry(&before), "Paste 2 steps");

    let mut other = Desk::new(r#"{"Steps": []}"#);
    let text = desk.document.copy_steps(&steps(&["C"])).unwrap();
    let pasted = other.document.paste(&text, &StepList::Steps, None, Inputs::Keep).unwrap();
    assert_eq!(pasted.parameters, ["Go"]);
    assert_eq!(other.names(), "C D E");
    // What comes from elsewhere is laid out.
    let lone = r#"[{"Name": "X", "Type": "Lambda"}, {"Name": "Y", "Type": "Lambda", "DependsOn": ["X"]}]"#;
    other.document.paste(lone, &StepList::IfSteps { step: "C".into() }, at, Inputs::Clear).unwrap();
    assert_eq!((other.at("X"), other.at("Y")), ((1000.0, 1000.0), (1212.0, 1000.0)));
    assert_eq!(other.lane("Y").as_deref(), Some("C/True"));
    for text in ["", "a word", "{}", "[]"] {
        let error = other.document.paste(text, &StepList::Steps, None, Inputs::Clear).unwrap_err();
        assert_eq!(error.message, "The clipboard holds no steps.", "{text}");
    }
}

#[test]
fn only_what_is_chosen_is_arranged() {
    let mut desk = Desk::new(PIPELINE);
    let (automatic, c) = (desk.at("A"), desk.at("C"));
    desk.document.move_steps(&[place("A", 0.0, 600.0), place("B", 90.0, 900.0)], None).unwrap();
    desk.document.arrange(&steps(&["A", "B"])).unwrap();
    assert_eq!((desk.at("A"), desk.at("B"), desk.at("C")), ((0.0, 600.0), (212.0, 600.0), c));
    assert_eq!(desk.view().editing.undo.as_deref(), Some("Arrange 2 steps"));
    desk.document.arrange(&[]).unwrap();
    assert_eq!(desk.at("A"), automatic);
}

#[test]
fn a_folded_branch_hides_its_steps_and_takes_their_wires() {
    let mut desk = Desk::new(PIPELINE);
    let list = StepList::IfSteps { step: "C".into() };
    desk.document.fold(std::slice::from_ref(&list), true).unwrap();
    assert_eq!(desk.view().editing.undo.as_deref(), Some("Collapse True of C"));
    let canvas = desk.canvas();
    let folded: Vec<_> =
        canvas.nodes.iter().filter(|node| node.folded.is_some()).map(|node| node.step.as_str()).collect();
    assert_eq!(folded, ["D", "E"]);
    let (outer, inner) = (&canvas.lanes[0], &canvas.lanes[1]);
    assert_eq!((outer.folded, outer.hidden, outer.steps), (true, false, 2));
    assert_eq!((inner.folded, inner.hidden), (false, true));
    // The wires of A to D and to E are one, which ends at the lane's edge.
    let into: Vec<_> = canvas.wires.iter().filter(|wire| wire.from == "A" && wire.to == "D").collect();
    assert_eq!((into.len(), into[0].origins.len()), (1, 2));
    assert!((into[0].points.last().unwrap().x - outer.rect.x).abs() < 0.01);
    assert_eq!(canvas.wires.len(), 4, "A to B, B to C, A to the lane, and the branch");

    // Moved while folded, it opens where its Condition is now.
    desk.document.fold(std::slice::from_ref(&list), false).unwrap();
    desk.document.move_step("D", Point { x: 700.0, y: 500.0 }).unwrap();
    desk.document.fold(std::slice::from_ref(&list), true).unwrap();
    let (x, y) = desk.at("C");
    desk.document.move_step("C", Point { x: x + 100.0, y: y + 10.0 }).unwrap();
    desk.document.fold(&[list], false).unwrap();
    assert_eq!(desk.at("D"), (800.0, 510.0));
    assert!(desk.document.fold(&[StepList::Steps], true).is_err());
}

#[test]
fn the_history_can_be_walked_to_any_point() {
    let mut desk = Desk::new(PIPELINE);
    for step in ["E", "D", "B"] {
        desk.document.remove_steps(&steps(&[step]), "Remove").unwrap();
    }
    desk.document.travel(1).unwrap();
    let editing = desk.view().editing;
    assert_eq!(editing.history, ["Remove E"]);
    assert_eq!(editing.undone, ["Remove D", "Remove B"]);
    desk.document.travel(3).unwrap();
    assert_eq!(desk.names(), "A C");
    desk.document.travel(0).unwrap();
    assert_eq!(desk.names(), "A B C D E");
    desk.document.travel(99).unwrap();
    assert_eq!(desk.view().editing.undone.len(), 0);
}
