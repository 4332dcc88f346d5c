//! Editing an open pipeline: undo, save, crash, and others who write the file.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::PathBuf;

use pipewright_api::document::Keep;
use pipewright_api::dto::document::{DocumentId, DocumentView};
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::launcher::this_program;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::JsonText;
use pipewright_pipeline::layout::scene::Point;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const TWO: &str = r#"{"Steps": [
  {"Name": "First", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
  {"Name": "Second", "Type": "Fail", "DependsOn": ["First"], "Arguments": {"ErrorMessage": "no"}}]}"#;

/// A project that is open.
struct Desk {
    folder: TempDir,
    runtime: Runtime,
    workbench: Workbench,
    id: DocumentId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("project")).unwrap();
        std::fs::write(folder.path().join("project/pipeline.json"), TWO).unwrap();
        let runtime = Runtime::new().unwrap();
        let (workbench, id) = open(&folder, &runtime);
        Self { folder, runtime, workbench, id }
    }

    /// The program is ended and started again.
    fn restart(self) -> Self {
        let Self { folder, runtime, workbench, .. } = self;
        drop(workbench);
        let (workbench, id) = open(&folder, &runtime);
        Self { folder, runtime, workbench, id }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("project/pipeline.json")
    }

    fn written(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    fn view(&self) -> DocumentView {
        self.workbench.read_document(&self.id).unwrap()
    }

    /// What the second step says when it fails.
    fn said(&self) -> String {
        let form = self.workbench.read_step_form(&self.id, "Second").unwrap();
        let step: serde_json::Value = serde_json::from_str(&form.text).unwrap();
        step["Arguments"]["ErrorMessage"].as_str().unwrap().to_owned()
    }

    fn apply(&self, edit: &Edit) -> Result<DocumentView, Error> {
        self.workbench.edit(&self.id, |document| document.apply(edit))
    }

    fn rename(&self, step: &str, name: &str) -> DocumentView {
        self.apply(&Edit::RenameStep { step: step.into(), name: name.into() }).unwrap()
    }

    fn undo(&self) -> DocumentView {
        self.workbench.edit(&self.id, |document| document.undo().map(drop)).unwrap()
    }

    fn redo(&self) -> DocumentView {
        self.workbench.edit(&self.id, |document| document.redo().map(drop)).unwrap()
    }

    fn save(&self) -> Result<DocumentView, Error> {
        self.workbench.edit(&self.id, pipewright_api::document::Document::save)
    }

    /// Another program writes the file; the watch may be quicker or slower than this.
    fn written_outside(&self, text: &str) -> DocumentView {
        std::fs::write(self.file(), text).unwrap();
        self.workbench.edit(&self.id, |document| document.reload().map(drop)).unwrap()
    }
}

fn open(folder: &TempDir, runtime: &Runtime) -> (Workbench, DocumentId) {
    let home = folder.path().join("home");
    let workbench = Workbench::open(&home, runtime.handle().clone(), this_program().unwrap()).unwrap();
    let id = workbench.open_document(&folder.path().join("project")).unwrap().id;
    (workbench, id)
}

fn names(view: &DocumentView) -> Vec<&str> {
    view.steps.iter().map(|step| step.name.as_str()).collect()
}

fn message(text: &str) -> Edit {
    Edit::Set { pointer: "/Steps/1/Arguments/ErrorMessage".into(), value: JsonText::string(text) }
}

#[test]
fn everything_is_taken_back_and_done_again() {
    let desk = Desk::new();
    let before = desk.view();
    assert!(!before.editing.unsaved && before.editing.undo.is_none());
    desk.workbench
        .edit(&desk.id, |document| document.move_step("First", Point { x: 300.0, y: 40.0 }))
        .unwrap();
    let renamed = desk.rename("First", "Begin");
    assert_eq!(names(&renamed), ["Begin", "Second"]);
    assert_eq!(renamed.editing.undo.as_deref(), Some("Rename step First to Begin"));
    let node = |view: &DocumentView, name: &str| {
        view.canvas.nodes.iter().find(|node| node.step == name).map(|node| (node.rect.x, node.rect.y))
    };
    assert_eq!(node(&renamed, "Begin"), Some((300.0, 40.0)), "it stays where it was put");
    desk.apply(&message("never")).unwrap();
    assert_eq!(desk.view().editing.history, ["Move First", "Rename step First to Begin", "Set ErrorMessage"]);

    desk.undo();
    let undone = desk.undo();
    assert_eq!((names(&undone), undone.editing.unsaved), (vec!["First", "Second"], false));
    assert_eq!(node(&undone, "First"), Some((300.0, 40.0)));
    let bare = desk.undo();
    assert_eq!(node(&bare, "First"), node(&before, "First"));
    assert_eq!(desk.undo().editing.undo, None);
    for _ in 0..3 {
        desk.redo();
    }
    let again = desk.redo();
    assert_eq!(names(&again), ["Begin", "Second"]);
    assert_eq!(desk.said(), "never");
    assert!(again.editing.redo.is_none() && again.editing.unsaved);
    assert_eq!(desk.written(), TWO, "nothing was saved");
}

#[test]
fn what_is_saved_is_canonical() {
    let desk = Desk::new();
    desk.rename("First", "Begin");
    let saved = desk.save().unwrap();
    assert!(!saved.editing.unsaved);
    let text = desk.written();
    assert_eq!(Definition::parse(&text).unwrap().print(), text);
    assert!(text.contains("\"Begin\""));
    assert!(desk.undo().editing.unsaved, "the file is ahead now");
    desk.save().unwrap();
    assert!(desk.written().contains("\"First\""));
}

#[test]
fn a_refused_edit_changes_nothing() {
    let desk = Desk::new();
    let error = desk.apply(&Edit::RemoveStep { step: "Frist".into() }).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadRequest);
    assert_eq!(error.hint.as_deref(), Some("Did you mean `First`?"));
    assert!(desk.view().editing.undo.is_none());
}

#[test]
fn mistakes_follow_each_edit() {
    let desk = Desk::new();
    let codes = |view: &DocumentView| -> Vec<String> {
        view.diagnostics.iter().map(|one| one.code.clone()).filter(|code| code == "unknown-step").collect()
    };
    let broken = desk.apply(&Edit::RemoveStep { step: "First".into() }).unwrap();
    assert_eq!(codes(&broken), ["unknown-step"]);
    assert_eq!(codes(&desk.undo()), [""; 0]);
}

#[test]
fn a_crash_loses_no_edit() {
    let desk = Desk::new();
    desk.rename("First", "Begin");
    desk.apply(&message("never")).unwrap();
    let desk = desk.restart();
    let view = desk.view();
    assert!(view.editing.recovered && view.editing.unsaved && !view.editing.conflict);
    assert_eq!(names(&view), ["Begin", "Second"]);
    assert_eq!(view.editing.history, ["Rename step First to Begin", "Set ErrorMessage"]);
    desk.undo();
    assert_eq!(desk.said(), "no");
    desk.save().unwrap();
    let desk = desk.restart();
    let view = desk.view();
    assert!(!view.editing.recovered && !view.editing.unsaved);
    assert_eq!(names(&view), ["Begin", "Second"]);
}

#[test]
fn a_change_made_outside_is_taken_over() {
    let desk = Desk::new();
    let view = desk.written_outside(&TWO.replace("\"no\"", "\"outside\""));
    assert_eq!(desk.said(), "outside");
    assert!(!view.editing.unsaved);
    assert_eq!(view.editing.undo.as_deref(), Some("Change made outside"));
    let back = desk.undo();
    assert_eq!(desk.said(), "no");
    assert!(back.editing.unsaved);
}

#[test]
fn changes_of_both_sides_are_merged() {
    let desk = Desk::new();
    desk.rename("First", "Begin");
    let view = desk.written_outside(&TWO.replace("\"no\"", "\"outside\""));
    assert_eq!(names(&view), ["Begin", "Second"]);
    assert_eq!(desk.said(), "outside");
    assert!(view.editing.unsaved && !view.editing.conflict);
    let mine = desk.undo();
    assert_eq!((names(&mine), desk.said()), (vec!["Begin", "Second"], "no".to_owned()));
    desk.redo();
    desk.save().unwrap();
    assert!(desk.written().contains("outside") && desk.written().contains("Begin"));
}

#[test]
fn a_conflict_is_settled_by_the_user() {
    for keep in [Keep::Mine, Keep::Theirs] {
        let desk = Desk::new();
        desk.rename("First", "Begin");
        // The step that was renamed here is gone there.
        let theirs = r#"{"Steps": [{"Name": "Other", "Type": "Fail", "Arguments": {"ErrorMessage": "x"}}]}"#;
        let view = desk.written_outside(theirs);
        assert!(view.editing.conflict);
        assert_eq!(names(&view), ["Begin", "Second"], "nothing is lost");
        assert_eq!(desk.save().unwrap_err().code, ErrorCode::Conflict);
        assert_eq!(desk.written(), theirs, "nothing is overwritten");
        let desk = desk.restart();
        assert!(desk.view().editing.conflict, "nor is it forgotten");
        let settled = desk.workbench.edit(&desk.id, |document| document.settle(keep)).unwrap();
        let saved = desk.save().unwrap();
        assert!(!settled.editing.conflict && !saved.editing.unsaved);
        match keep {
            Keep::Mine => assert!(desk.written().contains("Begin")),
            Keep::Theirs => {
                assert_eq!(names(&saved), ["Other"]);
                assert_eq!(names(&desk.undo()), ["Begin", "Second"], "even that can be taken back");
            }
        }
    }
}

#[test]
fn a_file_that_is_no_json_is_not_edited() {
    let desk = Desk::new();
    desk.written_outside("{");
    let error = desk.apply(&message("x")).unwrap_err();
    assert_eq!(error.code, ErrorCode::InvalidDefinition);
    desk.save().unwrap();
    assert_eq!(desk.written(), "{");
    assert_eq!(names(&desk.written_outside(TWO)), ["First", "Second"]);
    desk.apply(&message("x")).unwrap();
}

#[test]
fn presets_follow_a_parameter_that_is_renamed_and_renamed_back() {
    let desk = Desk::new();
    let toml = desk.file().with_file_name("pipewright.toml");
    let parameter =
        JsonText(pipewright_pipeline::json::Node::parse(r#"{"Name": "Depth", "Type": "Integer"}"#).unwrap());
    desk.workbench
        .edit(&desk.id, |document| document.apply(&Edit::AddParameter { parameter, position: None }))
        .unwrap();
    std::fs::write(&toml, "[presets.dev]\nDepth = 2 # shallow\n").unwrap();
    let rename = Edit::RenameParameter { parameter: "Depth".into(), name: "MaxDepth".into() };
    let check = |expect: &str| {
        assert_eq!(
            std::fs::read_to_string(&toml).unwrap(),
            format!("[presets.dev]\n{expect} = 2 # shallow\n")
        );
    };
    desk.workbench.edit(&desk.id, |document| document.apply(&rename)).unwrap();
    check("MaxDepth");
    desk.workbench.edit(&desk.id, |document| document.undo().map(drop)).unwrap();
    check("Depth");
    desk.workbench.edit(&desk.id, |document| document.redo().map(drop)).unwrap();
    check("MaxDepth");
    desk.workbench.edit(&desk.id, |document| document.travel(1)).unwrap();
    check("Depth");
    desk.workbench.edit(&desk.id, |document| document.apply(&rename)).unwrap();
    desk.workbench.close_document(&desk.id, true).unwrap();
    check("Depth");
}
