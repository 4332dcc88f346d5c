//! Typing: what becomes of it, how it is taken back, and how it outlives the program.

use std::path::PathBuf;

use tempfile::TempDir;

use super::super::{Document, Keep};
use super::*;

const TWO: &str = "{\n  \"Steps\": [\n    {\n      \"Name\": \"A\",\n      \"Type\": \"Fail\"\n    },\n    {\n      \"Name\": \"B\",\n      \"Type\": \"Fail\",\n      \"DependsOn\": [\n        \"A\"\n      ]\n    }\n  ]\n}\n";

struct Desk {
    folder: TempDir,
    document: Document,
}

impl Desk {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("pipeline.json"), text).unwrap();
        let document = open(&folder);
        Self { folder, document }
    }

    /// The program is ended and started again.
    fn restart(self) -> Self {
        let Self { folder, document } = self;
        drop(document);
        let document = open(&folder);
        Self { folder, document }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("pipeline.json")
    }

    fn type_text(&mut self, text: &str, burst: u32) {
        self.document.edit_text(self.document.text_revision, text.to_owned(), burst).unwrap();
    }

    fn steps(&self) -> Vec<&str> {
        self.document.definition().steps().iter().map(|step| step.name.as_str()).collect()
    }

    fn labels(&self) -> Vec<String> {
        self.document.history.labels()
    }
}

fn open(folder: &TempDir) -> Document {
    let mut document = Document::open(folder.path()).unwrap();
    document.recover(&folder.path().join("unsaved")).unwrap();
    document
}

#[test]
fn what_is_typed_is_on_the_one_stack() {
    let mut desk = Desk::new(TWO);
    let typed = TWO.replace("\"Name\": \"A\"", "\"Name\":   \"C\"");
    desk.type_text(&typed, 1);
    assert_eq!((desk.steps(), &*desk.document.source()), (vec!["C", "B"], typed.as_str()));
    assert_eq!(desk.labels(), ["Edit the text"], "references stay as they were typed");
    assert!(desk.document.diagnostics().iter().any(|one| one.code == "unknown-step"));
    desk.document.apply(&Edit::RemoveStep { step: "B".into() }).unwrap();
    assert!(
        !desk.document.source().contains("   \"C\""),
        "what else is edited is written in the canonical form"
    );
    desk.document.undo().unwrap();
    desk.document.undo().unwrap();
    assert_eq!((&*desk.document.source(), desk.document.is_unsaved()), (TWO, false));
    desk.document.redo().unwrap();
    assert_eq!(desk.steps(), ["C", "B"]);
}

#[test]
fn a_burst_is_taken_back_as_one() {
    let mut desk = Desk::new(TWO);
    let before = desk.document.definition().print();
    for (name, burst) in [("AX", 1), ("AXY", 1), ("AXYZ", 1), ("Q", 2)] {
        desk.type_text(&TWO.replace("\"Name\": \"A\"", &format!("\"Name\": \"{name}\"")), burst);
    }
    assert_eq!(desk.labels().len(), 2);
    desk.document.undo().unwrap();
    assert_eq!(desk.steps(), ["AXYZ", "B"]);
    desk.document.undo().unwrap();
    assert_eq!(desk.document.definition().print(), before);
    desk.document.redo().unwrap();
    assert_eq!(desk.steps(), ["AXYZ", "B"]);
    desk.document.save().unwrap();
    let saved = std::fs::read_to_string(desk.file()).unwrap();
    desk.type_text(&saved.replace("AXYZ", "R"), 2);
    assert_eq!(desk.labels().len(), 2, "what was saved is a state of its own");
    desk.document.undo().unwrap();
    assert_eq!((&*desk.document.source(), desk.document.is_unsaved()), (saved.as_str(), false));
}

#[test]
fn a_text_that_is_no_json_changes_only_itself() {
    let mut desk = Desk::new(TWO);
    let broken = TWO.replace("\"Type\": \"Fail\"\n    },", "\"Type\": \"Fail\n    },");
    desk.type_text(&broken, 1);
    assert_eq!((desk.steps(), &*desk.document.source()), (vec!["A", "B"], broken.as_str()));
    assert_eq!(desk.document.diagnostics()[0].code, NOT_JSON);
    assert!(desk.document.is_unsaved() && desk.labels().is_empty());
    let view = desk.document.text_view(Some(desk.document.text_revision));
    assert_eq!((view.text, view.steps.len(), view.marks.len()), (None, 0, 1));
    for refused in [desk.document.save(), desk.document.apply(&Edit::RemoveStep { step: "B".into() })] {
        assert_eq!(refused.unwrap_err().code, ErrorCode::InvalidDefinition);
    }
    assert_eq!(std::fs::read_to_string(desk.file()).unwrap(), TWO);

    desk = desk.restart();
    assert_eq!(
        (&*desk.document.source(), desk.steps()),
        (broken.as_str(), vec!["A", "B"]),
        "it outlives the program"
    );
    desk.document.undo().unwrap();
    assert_eq!((&*desk.document.source(), desk.document.is_unsaved()), (TWO, false));
    desk.document.redo().unwrap();
    assert_eq!(desk.document.source(), broken);
    desk.type_text(&broken.replace("\"Fail\n", "\"Fail\"\n").replace("\"A\"", "\"Z\""), 2);
    assert_eq!((desk.steps(), desk.document.broken()), (vec!["Z", "B"], None));
    desk = desk.restart();
    assert_eq!(desk.steps(), ["Z", "B"]);
    desk.document.undo().unwrap();
    assert_eq!(desk.steps(), ["A", "B"]);
}

#[test]
fn what_others_change_meanwhile_is_not_overwritten() {
    let mut desk = Desk::new(TWO);
    let typed = TWO.replace("\"Name\": \"A\"", "\"Name\": \"C\"");
    desk.type_text(&typed, 1);
    let refused = desk.document.edit_text(1, TWO.to_owned(), 1).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
    for broken in [false, true] {
        let text = if broken { typed.replace('}', "") } else { typed.replace('C', "D") };
        desk.type_text(&text, 3);
        let outside =
            TWO.replace("\"Name\": \"B\"", if broken { "\"Name\": \"E\"" } else { "\"Name\": \"F\"" });
        std::fs::write(desk.file(), &outside).unwrap();
        desk.document.reload().unwrap();
        assert!(desk.document.conflict.is_some(), "places in a text mean nothing in another");
        assert_eq!(desk.document.source(), text);
        desk.document.settle(Keep::Theirs).unwrap();
        assert_eq!((&*desk.document.source(), desk.document.is_unsaved()), (outside.as_str(), false));
    }
}

#[test]
fn a_file_that_is_no_json_is_mended_by_typing() {
    let mut desk = Desk::new("{\"Steps\": [}");
    assert_eq!(desk.document.broken().map(|broken| broken.typed), Some(false));
    assert!(!desk.document.is_unsaved());
    desk.type_text(TWO, 1);
    assert_eq!((desk.steps(), desk.document.is_unsaved()), (vec!["A", "B"], true));
    desk.document.save().unwrap();
    assert_eq!(std::fs::read_to_string(desk.file()).unwrap(), TWO);
}

#[test]
fn spaces_alone_are_no_edit_and_saving_tidies_them() {
    let mut desk = Desk::new(TWO);
    desk.type_text(&format!("\n{TWO}"), 1);
    assert!(desk.labels().is_empty() && desk.document.is_unsaved());
    desk.document.save().unwrap();
    assert_eq!((&*desk.document.source(), desk.document.is_unsaved()), (TWO, false));
    let windows = Desk::new(&format!("\u{feff}{}", TWO.replace('\n', "\r\n")));
    assert_eq!((&*windows.document.source(), windows.document.is_unsaved()), (TWO, false));
}

#[test]
fn a_step_that_is_renamed_letter_by_letter_stays_where_it_was_put() {
    let mut desk = Desk::new(TWO);
    desk.document.move_step("A", pipewright_pipeline::layout::scene::Point { x: 500.0, y: 60.0 }).unwrap();
    for name in ["Al", "Alp", "Alph"] {
        desk.type_text(&TWO.replace("\"Name\": \"A\"", &format!("\"Name\": \"{name}\"")), 1);
    }
    assert_eq!(desk.document.sidecar.position("Alph").map(|at| at.x), Some(500.0));
    desk.document.undo().unwrap();
    assert_eq!(desk.document.sidecar.position("A").map(|at| at.x), Some(500.0));
}

#[test]
fn two_programs_with_one_file_keep_their_own() {
    let mut desk = Desk::new(TWO);
    let mut other = open(&desk.folder);
    let view = |document: &Document| document.view(crate::dto::document::DocumentId("x".into())).editing;
    assert!(!view(&desk.document).elsewhere && view(&other).elsewhere);
    desk.type_text(&TWO.replace("\"B\"", "\"Mine\""), 1);
    other.edit_text(other.text_revision, TWO.replace("\"B\"", "\"Theirs\""), 1).unwrap();
    drop(other);
    desk = desk.restart();
    assert_eq!(desk.steps(), ["A", "Mine"], "the first that was left behind");
    let other = open(&desk.folder);
    assert_eq!(other.definition().steps()[1].name, "Theirs");
}
