//! Every real definition is opened, drawn, and saved without loss.
//!
//! `PIPEWRIGHT_CORPUS` names a folder of more definitions to try.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::{Path, PathBuf};

use pipewright_api::document::Document;
use pipewright_api::dto::document::{DocumentId, DocumentView};
use pipewright_api::launcher::this_program;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::json::{JsonText, Node};
use pipewright_pipeline::layout::scene::{Point, Rect};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const ADDED: &str = r#"{"Name": "AddedByTheTest", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}"#;

fn definitions() -> Vec<PathBuf> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/definitions/valid");
    let more = std::env::var_os("PIPEWRIGHT_CORPUS").map(PathBuf::from);
    let folders = std::iter::once(fixtures).chain(more);
    let files =
        folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let mut files: Vec<_> = files
        .filter(|path| {
            path.extension().is_some_and(|it| it == "json") && path.file_name().unwrap() != "index.json"
        })
        .collect();
    files.sort();
    files
}

struct Desk {
    _home: TempDir,
    _runtime: Runtime,
    folder: TempDir,
    workbench: Workbench,
}

impl Desk {
    fn new() -> Self {
        let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let runtime = Runtime::new().unwrap();
        let workbench =
            Workbench::open(home.path(), runtime.handle().clone(), this_program().unwrap()).unwrap();
        Self { _home: home, _runtime: runtime, folder, workbench }
    }

    /// A copy of the file, open.
    fn open(&self, file: &Path) -> (PathBuf, DocumentView) {
        let copy = self.folder.path().join(file.file_name().unwrap());
        std::fs::copy(file, &copy).unwrap();
        let view = self.workbench.open_document(&copy).unwrap();
        (copy, view)
    }

    fn edit(
        &self,
        id: &DocumentId,
        change: impl FnOnce(&mut Document) -> Result<(), pipewright_api::error::Error>,
    ) -> DocumentView {
        self.workbench.edit(id, change).unwrap()
    }
}

/// Whether a level or upright piece of wire runs through the inside of a rectangle.
fn runs_through(a: Point, b: Point, rect: &Rect) -> bool {
    let meets =
        |a: f64, b: f64, from: f64, size: f64| a.max(b) > from + 0.01 && a.min(b) < from + size - 0.01;
    meets(a.x, b.x, rect.x, rect.width) && meets(a.y, b.y, rect.y, rect.height)
}

#[test]
fn opens_draws_and_saves_unchanged() {
    let desk = Desk::new();
    for file in definitions() {
        let name = file.display();
        let text = std::fs::read_to_string(&file).unwrap();
        let definition = Definition::parse(&text).unwrap();
        let (copy, view) = desk.open(&file);
        let read = || std::fs::read_to_string(&copy).unwrap();
        assert!(!view.editing.unsaved, "{name}: nothing was changed");

        let drawn: Vec<_> = view.canvas.nodes.iter().map(|node| node.step.as_str()).collect();
        let steps: Vec<_> = definition.steps().iter().map(|step| step.name.as_str()).collect();
        assert_eq!(drawn, steps, "{name}: every step is drawn");
        for (index, one) in view.canvas.nodes.iter().enumerate() {
            for other in &view.canvas.nodes[index + 1..] {
                let (a, b) = (one.rect, other.rect);
                let apart = a.x + a.width <= b.x
                    || b.x + b.width <= a.x
                    || a.y + a.height <= b.y
                    || b.y + b.height <= a.y;
                assert!(apart, "{name}: {} lies on {}", one.step, other.step);
            }
        }
        for (wire, node) in
            view.canvas.wires.iter().flat_map(|wire| view.canvas.nodes.iter().map(move |n| (wire, n)))
        {
            let clear = wire.points.windows(2).all(|leg| !runs_through(leg[0], leg[1], &node.rect));
            assert!(clear, "{name}: the wire {} runs through {}", wire.id, node.step);
        }

        desk.edit(&view.id, Document::save);
        assert_eq!(read(), text, "{name}: saving what was not changed changes nothing");

        let add = Edit::AddStep {
            step: JsonText(Node::parse(ADDED).unwrap()),
            into: StepList::Steps,
            position: None,
        };
        let added = desk.edit(&view.id, |document| document.apply(&add));
        assert!(added.editing.unsaved && added.canvas.nodes.len() == drawn.len() + 1, "{name}");
        let back = desk.edit(&view.id, |document| document.undo().map(drop));
        assert!(!back.editing.unsaved, "{name}: what was taken back is saved");
        assert_eq!(back.canvas, view.canvas, "{name}: drawn as before");

        desk.edit(&view.id, |document| document.redo().map(drop));
        desk.edit(&view.id, Document::save);
        desk.edit(&view.id, |document| document.undo().map(drop));
        desk.edit(&view.id, Document::save);
        assert_eq!(
            read(),
            definition.print(),
            "{name}: an edit saved and taken back leaves the canonical text"
        );
    }
}
