//! An open pipeline as a window sees it.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use pipewright_pipeline::definition::{Definition, Parameter};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::parameters::scalar_text;

use super::canvas::{Drawn, LaidOut};
use super::source::LABEL;
use super::{Document, broken};
use crate::dto::canvas::CanvasView;
use crate::dto::document::{DocumentId, DocumentView, EditingView, ParameterView, StepView};

impl Document {
    fn canvas(&self, graph: &StepGraph) -> CanvasView {
        let mut laid_out = self.laid_out.lock().unwrap_or_else(PoisonError::into_inner);
        let mut canvas = laid_out.draw(&self.definition, graph, &self.sidecar);
        broken::mark(&mut canvas, &self.definition, &self.diagnostics);
        laid_out.keep(self.revision, &canvas);
        canvas
    }

    /// Where the steps' nodes are drawn. Mostly it is known, as they were shown.
    pub(super) fn drawn(&self) -> Vec<Drawn> {
        let known = |laid_out: &Mutex<LaidOut>| {
            laid_out.lock().unwrap_or_else(PoisonError::into_inner).drawn_at(self.revision)
        };
        known(&self.laid_out).unwrap_or_else(|| {
            self.canvas(&self.graph());
            known(&self.laid_out).unwrap_or_default()
        })
    }

    /// Who waits for whom; after an edit it is known from judging.
    fn graph(&self) -> Cow<'_, StepGraph> {
        match &self.session {
            Some(session) => Cow::Borrowed(session.graph(&self.definition)),
            None => Cow::Owned(StepGraph::of(&self.definition)),
        }
    }

    /// The layout as its file has it; none when no step was placed.
    pub(crate) fn layout_text(&self) -> Option<String> {
        self.sidecar.positions().next().map(|_| self.sidecar.print())
    }

    /// The whole document, for a window.
    pub fn view(&self, id: DocumentId) -> DocumentView {
        // A text that is no JSON is taken back like an entry of the history.
        let typed = self.typed_and_broken().map(|_| LABEL.to_owned());
        let taken_back = self.taken_back.as_ref().map(|_| LABEL.to_owned());
        let graph = self.graph();
        DocumentView {
            id,
            stamp: 0,
            revision: self.revision,
            name: self.place.pipeline.clone(),
            folder: self.place.folder.display().to_string(),
            file: self.place.file.display().to_string(),
            bytes: self.text.len() as u32,
            version: self.definition.root().get("Version").and_then(Node::as_str).map(str::to_owned),
            parameters: self.definition.parameters().iter().map(parameter_view).collect(),
            steps: step_views(&self.definition, &graph),
            canvas: self.canvas(&graph),
            diagnostics: self.diagnostics.clone(),
            editing: EditingView {
                unsaved: self.is_unsaved(),
                undo: typed.clone().or_else(|| self.history.last_done().map(|entry| entry.label.clone())),
                redo: taken_back
                    .clone()
                    .or_else(|| self.history.last_undone().map(|entry| entry.label.clone())),
                history: self.history.labels().into_iter().chain(typed).collect(),
                undone: taken_back.into_iter().chain(self.history.undone()).collect(),
                conflict: self.conflict.is_some(),
                recovered: self.recovered,
                elsewhere: self.journal.as_ref().is_some_and(|journal| journal.shared),
                text: self.text_revision,
                broken: self.broken(),
            },
            part: None,
        }
    }
}

fn parameter_view(parameter: &Parameter) -> ParameterView {
    let texts = |values: &Vec<serde_json::Value>| values.iter().map(scalar_text).collect();
    ParameterView {
        name: parameter.name.clone(),
        parameter_type: parameter.parameter_type.map_or_else(String::new, |kind| kind.to_string()),
        default: parameter.default.as_ref().map(scalar_text),
        enum_values: parameter.enum_values.as_ref().map(texts).unwrap_or_default(),
        description: parameter.description.clone(),
    }
}

fn step_views(definition: &Definition, graph: &StepGraph) -> Vec<StepView> {
    let names =
        |steps: Vec<usize>| steps.into_iter().map(|step| definition.steps()[step].name.clone()).collect();
    definition
        .steps()
        .iter()
        .enumerate()
        .map(|(index, step)| StepView {
            name: step.name.clone(),
            step_type: step.step_type.clone(),
            upstream: names(graph.upstream(index)),
            downstream: names(graph.downstream(index)),
        })
        .collect()
}
