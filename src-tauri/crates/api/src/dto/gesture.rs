//! What gestures on the canvas say and are told.

use pipewright_pipeline::layout::scene::Point;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::DocumentView;

/// A step and where its node goes.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[ts(export)]
pub struct StepPlace {
    /// The step.
    pub step: String,
    /// The node's upper left corner.
    pub at: Point,
}

/// Why nodes are put elsewhere: what the history calls it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Motion {
    /// By hand.
    #[default]
    Move,
    /// To be in line.
    Align,
    /// To stand evenly apart.
    Distribute,
}

/// Steps as a text for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CopiedSteps {
    /// A definition of its own.
    pub text: String,
}

/// Steps that were made of others.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct NewSteps {
    /// Their names.
    pub steps: Vec<String>,
    /// The parameters that came along.
    pub parameters: Vec<String>,
    /// The document with them.
    pub document: DocumentView,
}

/// What a step was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FoundBy {
    /// Its name.
    Name,
    /// Its type.
    Type,
    /// An image it runs.
    Image,
    /// A parameter it reads.
    Parameter,
}

/// A step that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundStep {
    /// The step.
    pub step: String,
    /// What of it was found.
    pub by: FoundBy,
    /// The whole text that was found: the image, the parameter.
    pub text: String,
}
