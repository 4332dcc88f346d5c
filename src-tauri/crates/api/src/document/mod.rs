//! Open pipelines: the document lives here, windows mirror it.

mod canvas;
mod place;
mod port;

use std::path::Path;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::layout::sidecar::Sidecar;
use pipewright_pipeline::parameters::scalar_text;
use pipewright_validator::{Diagnostic, ProjectFiles, Settings, validate_text};

pub use canvas::draw;
pub use place::Place;

use crate::dto::canvas::CanvasView;
use crate::dto::document::{DocumentId, DocumentView, ParameterView, StepView};
use crate::error::{Error, ErrorCode};
use crate::replace::replace;

/// An open pipeline.
#[derive(Debug)]
pub struct Document {
    place: Place,
    revision: u32,
    text: String,
    /// Of the last text that was JSON.
    definition: Definition,
    diagnostics: Vec<Diagnostic>,
    sidecar: Sidecar,
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
        let definition = match definition {
            Some(definition) => definition,
            None => Definition::from_tree(Node::from_serde(&serde_json::json!({}))),
        };
        Ok(Self { place, revision: 1, text, definition, diagnostics, sidecar })
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The definition, of the last text that was JSON.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Every mistake in the text as it is.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Reads the files again; true when something changed. While the text is no JSON, the last definition
    /// stays, and the diagnostics say so.
    pub fn reload(&mut self) -> Result<bool, Error> {
        let text = read(&self.place.file)?;
        let sidecar = read_sidecar(&self.place)?;
        if text == self.text && sidecar == self.sidecar {
            return Ok(false);
        }
        let (definition, diagnostics) = validate_text(&text, &settings(&self.place));
        if let Some(definition) = definition {
            self.definition = definition;
        }
        self.text = text;
        self.diagnostics = diagnostics;
        self.sidecar = sidecar;
        self.revision += 1;
        Ok(true)
    }

    /// Puts a step somewhere. The places of all others are kept with it: moving one step must not make the
    /// automatic layout move another.
    pub fn move_step(&mut self, step: &str, to: Point) -> Result<(), Error> {
        if self.definition.step(step).is_none() {
            return Err(Error::new(ErrorCode::NotFound, format!("The pipeline has no step `{step}`.")));
        }
        let mut sidecar = self.sidecar.clone();
        for node in self.canvas().nodes {
            sidecar.set_position(&node.step, Point { x: node.rect.x, y: node.rect.y });
        }
        sidecar.set_position(step, to);
        self.write_sidecar(sidecar)
    }

    /// Forgets every place.
    pub fn arrange(&mut self) -> Result<(), Error> {
        let mut sidecar = self.sidecar.clone();
        let placed: Vec<_> = sidecar.positions().map(|(step, _)| step.to_owned()).collect();
        for step in placed {
            sidecar.remove_position(&step);
        }
        self.write_sidecar(sidecar)
    }

    fn write_sidecar(&mut self, sidecar: Sidecar) -> Result<(), Error> {
        replace(&self.place.layout, sidecar.print().as_bytes())?;
        self.sidecar = sidecar;
        self.revision += 1;
        Ok(())
    }

    fn canvas(&self) -> CanvasView {
        draw(&self.definition, &self.sidecar)
    }

    /// The whole document, for a window.
    pub fn view(&self, id: DocumentId) -> DocumentView {
        DocumentView {
            id,
            revision: self.revision,
            name: self.place.pipeline.clone(),
            folder: self.place.folder.display().to_string(),
            file: self.place.file.display().to_string(),
            bytes: self.text.len() as u32,
            version: self.definition.root().get("Version").and_then(Node::as_str).map(str::to_owned),
            parameters: self.definition.parameters().iter().map(parameter_view).collect(),
            steps: step_views(&self.definition),
            canvas: self.canvas(),
            diagnostics: self.diagnostics.clone(),
        }
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

fn parameter_view(parameter: &pipewright_pipeline::definition::Parameter) -> ParameterView {
    let texts = |values: &Vec<serde_json::Value>| values.iter().map(scalar_text).collect();
    ParameterView {
        name: parameter.name.clone(),
        parameter_type: parameter.parameter_type.map_or_else(String::new, |kind| kind.to_string()),
        default: parameter.default.as_ref().map(scalar_text),
        enum_values: parameter.enum_values.as_ref().map(texts).unwrap_or_default(),
        description: parameter.description.clone(),
    }
}

fn step_views(definition: &Definition) -> Vec<StepView> {
    let graph = StepGraph::of(definition);
    let names =
        |steps: Vec<usize>| steps.into_iter().map(|step| definition.steps()[step].name.clone()).collect();
    definition
        .steps()
        .iter()
        .enumerate()
        .map(|(index, step)| StepView {
            name: step.name.clone(),
            step_type: step.step_type.clone(),
            arguments: definition.arguments(step).map_or(serde_json::Value::Null, Node::to_serde),
            upstream: names(graph.upstream(index)),
            downstream: names(graph.downstream(index)),
        })
        .collect()
}
