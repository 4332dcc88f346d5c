//! Open pipelines: the document lives here, windows mirror it.

mod broken;
mod canvas;
mod clipboard;
mod connect;
mod edit;
mod find;
mod fold;
mod gesture;
mod history;
mod journal;
mod part;
mod place;
mod port;
mod save;
mod source;
mod text;
mod view;

use std::path::Path;
use std::sync::Mutex;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::layout::sidecar::Sidecar;
use pipewright_validator::{Diagnostic, ProjectFiles, Session, Settings, validate_text};

use canvas::LaidOut;
pub(crate) use canvas::family;
pub(crate) use canvas::{BRANCH_ROW, FIRST_ROW, ROW};
pub use canvas::{draw, family_of};
pub use find::find;
pub(crate) use part::part_of;
pub use place::Place;
pub use save::Keep;

use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use history::History;
use journal::Journal;
use source::Source;

/// An open pipeline.
#[derive(Debug)]
pub struct Document {
    place: Place,
    revision: u32,
    /// What the file holds.
    text: String,
    /// Of the last text that was JSON, and as it was edited since.
    definition: Definition,
    diagnostics: Vec<Diagnostic>,
    /// What is known for judging again after edits; nothing before the first edit of what the file holds.
    session: Option<Session>,
    sidecar: Sidecar,
    laid_out: Mutex<LaidOut>,
    history: History,
    /// Where unsaved changes are kept; nowhere for a document that nobody edits.
    journal: Option<Journal>,
    /// The text as it is now.
    source: Source,
    /// Grows with every change of that text.
    text_revision: u32,
    /// A typed text that was no JSON and was taken back.
    taken_back: Option<String>,
    /// What the file holds, when it cannot be had together with the unsaved changes.
    conflict: Option<String>,
    /// Whether the unsaved changes are from before the program was ended.
    recovered: bool,
}

impl Document {
    /// Reads a project folder or a definition file. A text that is no JSON opens too, with its diagnostic.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::read(Place::find(path)?)
    }

    /// Reads the files of a pipeline that has been found.
    pub fn read(place: Place) -> Result<Self, Error> {
        let text = read(&place.file)?;
        let sidecar = read_sidecar(&place)?;
        let (definition, diagnostics) = validate_text(&text, &settings(&place));
        let readable = definition.is_some();
        let definition = match definition {
            Some(definition) => definition,
            None => Definition::from_tree(Node::from_serde(&serde_json::json!({}))),
        };
        let mut document = Self {
            session: None,
            place,
            revision: 1,
            text,
            definition,
            diagnostics,
            sidecar,
            laid_out: Mutex::default(),
            history: History::default(),
            journal: None,
            source: Source::File,
            text_revision: 1,
            taken_back: None,
            conflict: None,
            recovered: false,
        };
        if !readable {
            document.break_text(document.text.clone());
        }
        Ok(document)
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The definition, of the last text that was JSON.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Grows with every change.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Every mistake in the text as it is.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The layout with every step where it is drawn.
    fn pinned(&self) -> Sidecar {
        let mut sidecar = self.sidecar.clone();
        for node in self.drawn().iter().filter(|node| !node.folded) {
            sidecar.set_position(&node.step, Point { x: node.rect.x, y: node.rect.y });
        }
        sidecar
    }

    fn write_sidecar(&mut self, sidecar: Sidecar) -> Result<(), Error> {
        replace(&self.place.layout, sidecar.print().as_bytes())?;
        self.sidecar = sidecar;
        self.revision += 1;
        Ok(())
    }
}

/// How a project's definition is judged: with its files at hand.
pub fn settings(place: &Place) -> Settings {
    let folder = place.folder.clone();
    Settings { files: Some(ProjectFiles::new(move |path| folder.join(path).exists())), ..Settings::default() }
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| Error::file(path, &error))
}

/// What the user placed; nothing when there is no layout file.
pub fn read_sidecar(place: &Place) -> Result<Sidecar, Error> {
    let text = match std::fs::read_to_string(&place.layout) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Sidecar::default()),
        Err(error) => return Err(Error::file(&place.layout, &error)),
    };
    Sidecar::parse(&text).map_err(|error| {
        Error::new(ErrorCode::Unreadable, format!("{}: {error}.", place.layout.display()))
            .hinted("Mend the file, or remove it: the automatic layout then takes over.")
    })
}
