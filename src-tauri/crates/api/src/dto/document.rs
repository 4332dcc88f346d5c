//! An open pipeline.

use pipewright_validator::Diagnostic;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::canvas::CanvasView;
use super::part::DocumentPart;
use super::text::BrokenText;

/// Names an open document for as long as the program runs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct DocumentId(pub String);

/// A pipeline parameter as the start form shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ParameterView {
    /// Its name.
    pub name: String,
    /// `String`, `Integer`, `Float` or `Boolean`.
    pub parameter_type: String,
    /// Its default as text (`0.8`, `true`, `ml.m5.xlarge`); a parameter without one must be given.
    pub default: Option<String>,
    /// The only values allowed, when the definition lists them.
    pub enum_values: Vec<String>,
    /// What it is for.
    pub description: Option<String>,
}

/// One step's part of the definition.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepView {
    /// Its name.
    pub name: String,
    /// Its type.
    pub step_type: String,
    /// The steps it waits for: references, `DependsOn` and the enclosing Condition.
    pub upstream: Vec<String>,
    /// The steps that wait for it.
    pub downstream: Vec<String>,
}

/// An open pipeline, whole: the designer mirrors it and never judges it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DocumentView {
    /// The document.
    pub id: DocumentId,
    /// Tells this view from every other that the program has given.
    pub stamp: u32,
    /// Grows with every change; an older view than the newest seen can be dropped.
    pub revision: u32,
    /// The pipeline's name: the project folder's, or the file's when it is not `pipeline.json`.
    pub name: String,
    /// The project folder.
    pub folder: String,
    /// The definition file.
    pub file: String,
    /// Its size in bytes.
    pub bytes: u32,
    /// The definition's own `Version`, when it gives one.
    pub version: Option<String>,
    /// Its parameters.
    pub parameters: Vec<ParameterView>,
    /// Its steps, nested ones after their Condition.
    pub steps: Vec<StepView>,
    /// The drawing; of the last readable text while the file is not valid JSON.
    pub canvas: CanvasView,
    /// Every mistake found.
    pub diagnostics: Vec<Diagnostic>,
    /// What can be taken back, done again and saved.
    pub editing: EditingView,
    /// How the lists above complete those of a view that the window has; not given when they are whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub part: Option<DocumentPart>,
}

/// Where editing stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and shown apart")]
#[ts(export)]
pub struct EditingView {
    /// Whether the definition differs from the file.
    pub unsaved: bool,
    /// What would be taken back.
    pub undo: Option<String>,
    /// What would be done again.
    pub redo: Option<String>,
    /// What was done, oldest first.
    pub history: Vec<String>,
    /// What was taken back, in the order in which it would be done again.
    pub undone: Vec<String>,
    /// The file was changed outside in a way that cannot be merged with the unsaved changes.
    pub conflict: bool,
    /// The unsaved changes are from before the program was ended.
    pub recovered: bool,
    /// Another program has the file open, too.
    pub elsewhere: bool,
    /// Grows with every change of the text; `read_text` gives it.
    pub text: u32,
    /// What is wrong with the text, while it is no JSON and the drawing stays as it was.
    pub broken: Option<BrokenText>,
}

/// A step that was added.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AddedStep {
    /// Its name.
    pub step: String,
    /// The document with it.
    pub document: DocumentView,
}
