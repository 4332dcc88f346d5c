//! Lineage: what came of what, drawn.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::layout::scene::{Point, Rect};
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a node of the graph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LineageKind {
    /// An artifact: a file of data.
    Dataset,
    /// An artifact: code that a step ran.
    Code,
    /// An artifact: the archive of a trained model.
    ModelData,
    /// An artifact: the container image that a job ran in.
    Image,
    /// A trial component: a step that ran a job.
    Step,
    /// An action: a step that decided, created or registered something.
    Action,
    /// An artifact: a model that was created.
    Model,
    /// An artifact: a registered version of a model.
    Package,
    /// A context: an execution, or a group of model versions.
    Context,
}

/// How a node came to be because of another, in SageMaker's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[ts(export)]
pub enum Association {
    /// The source had a part in it.
    ContributedTo,
    /// The two belong together.
    AssociatedWith,
    /// It was made from the source, by steps that are not shown or by none.
    DerivedFrom,
    /// The source made it.
    Produced,
    /// The same bytes.
    SameAs,
}

/// Which way to look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LineageDirection {
    /// What it came of.
    #[default]
    Up,
    /// What came of it.
    Down,
    /// Both.
    Both,
}

/// One thing of the graph.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LineageNode {
    /// Its name in the graph, which can be asked about in turn.
    pub id: String,
    /// What it is.
    pub kind: LineageKind,
    /// What people call it.
    pub name: String,
    /// A few words on it: `678 kB · bf89`, `churn 12 · 13.8 s`.
    pub detail: String,
    /// Where its drawing lies.
    pub rect: Rect,
    /// Whether it was asked for.
    pub asked: bool,
    /// Where its bytes are or were: a URI.
    pub uri: Option<String>,
    /// The file of the project that it is a copy of.
    pub source: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// Its size.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// The execution it belongs to.
    pub execution: Option<ExecutionArn>,
    /// The step of that execution.
    pub step: Option<String>,
    /// The step's type.
    pub step_type: Option<String>,
    /// The family of the step's type, which gives its colour.
    pub family: Option<String>,
    /// Where the step stands.
    pub status: Option<StepStatus>,
    /// When it came to be: was put, started, was registered.
    pub at: Option<Timestamp>,
    /// The ARN of a model or of a version of one.
    pub arn: Option<String>,
    /// The approval status of a version of a model.
    pub approval: Option<String>,
    /// How many contents were at its place, this one included; 0 when that is not known.
    pub contents: u32,
    /// What is worth knowing: `2 contents at this place: this is the older one.`
    pub notes: Vec<String>,
    /// True when its bytes are not kept any more, or what it did was not recorded.
    pub unavailable: bool,
    /// As many things that it came of are not shown.
    pub more_up: u32,
    /// As many things that came of it are not shown.
    pub more_down: u32,
}

/// An association of the graph.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LineageEdge {
    /// The source's id.
    pub from: String,
    /// The id of what came of it.
    pub to: String,
    /// How.
    pub association: Association,
    /// The input or output: `train`; empty when there is none.
    pub label: String,
    /// The corners of its wire.
    pub points: Vec<Point>,
}

/// A graph of what came of what.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LineageView {
    /// What was asked about, as it can be asked again.
    pub subject: String,
    /// What people call it.
    pub title: String,
    /// Which way was looked.
    pub direction: LineageDirection,
    /// How far; all the way when there is no number.
    pub depth: Option<u32>,
    /// The kinds that are shown.
    pub kinds: Vec<LineageKind>,
    /// The nodes, those that others came of first.
    pub nodes: Vec<LineageNode>,
    /// The associations.
    pub edges: Vec<LineageEdge>,
    /// What the drawing takes.
    pub bounds: Rect,
    /// Why something is not there.
    pub truncated: Option<String>,
}
