//! Executions side by side.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::diff::{DefinitionDiff, FieldDiff};
use pipewright_pipeline::layout::scene::{Point, Rect};
use pipewright_pipeline::status::StepStatus;
use serde::Serialize;
use ts_rs::TS;

use super::canvas::{Family, WireKind};
use super::execution::ExecutionSummary;
use super::text_comparison::TextComparison;

/// Two to many executions side by side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ExecutionComparison {
    /// The executions, in the order they were asked for; everything else counts them by their place here.
    pub executions: Vec<ComparedExecution>,
    /// The one that the others are compared with.
    pub base: u32,
    /// The tables, in the order they are read.
    pub sections: Vec<ComparisonSection>,
    /// What differs between the base's definition and another, for those that ran another.
    pub definitions: Vec<ComparedDefinition>,
    /// All their steps in one graph.
    pub graph: MergedGraph,
    /// What the user should know before the numbers.
    pub remarks: Vec<Remark>,
    /// What can be plotted, one value for each execution.
    pub axes: Vec<PlotAxis>,
    /// Series that metrics went through, by name.
    pub curves: Vec<CurveName>,
}

/// One of the executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparedExecution {
    /// `A`, `B`, …; after `Z` come `AA`, `AB`, ….
    pub letter: String,
    /// The line that the list of executions has for it.
    pub summary: ExecutionSummary,
    /// Where it ran.
    pub target: String,
    /// How long it took; nothing while it goes on.
    #[ts(type = "number | null")]
    pub took_ms: Option<i64>,
    /// Its steps that have a log.
    pub logs: Vec<String>,
}

/// What a section of the comparison is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum SectionKind {
    /// How they ended, and of what they were started.
    Outcome,
    /// The pipeline's parameters.
    Parameters,
    /// Files that were packaged, the commit, data from elsewhere, environments.
    Code,
    /// The last values of the metrics of one step.
    Metrics,
    /// How long steps took.
    Durations,
    /// What steps used.
    Resources,
    /// Files that steps made.
    Artifacts,
}

/// A table of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparisonSection {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading.
    pub title: String,
    /// How many rows there are.
    pub total: u32,
    /// How many of them differ.
    pub differing: u32,
    /// The rows; those that differ, or all.
    pub rows: Vec<ComparisonRow>,
}

/// What makes a value better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Goal {
    /// More.
    Higher,
    /// Less.
    Lower,
    /// Closeness to zero.
    Zero,
}

/// What the numbers of a row count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum RowUnit {
    /// Nothing: the values are texts.
    Text,
    /// Themselves.
    Number,
    /// Milliseconds.
    Milliseconds,
    /// Bytes.
    Bytes,
    /// Nothing: the values are SHA-256 digests.
    Digest,
}

/// One thing in all executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparisonRow {
    /// Unique in its section.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The step it belongs to, by the name that the merged graph has for it.
    pub step: Option<String>,
    /// Whether any execution differs from the base.
    pub differs: bool,
    /// What is better, where that is known.
    pub goal: Option<Goal>,
    /// What its numbers count.
    pub unit: RowUnit,
    /// One for each execution.
    pub cells: Vec<ComparisonCell>,
}

/// Whether there is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum CellState {
    /// There is.
    Value,
    /// It should be there and was not recorded, or is gone.
    Unavailable,
    /// It is no part of what this execution ran; the text says so.
    Absent,
}

/// One thing in one execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparisonCell {
    /// Whether there is a value.
    pub state: CellState,
    /// The value for people; a long one is cut.
    pub text: String,
    /// Whether it equals the base's; never so for the base itself.
    pub same: bool,
    /// The value as a number, when it is one and finite.
    pub number: Option<f64>,
    /// How far it is from the base's.
    pub delta: Option<Delta>,
    /// Whether none is better, and some are worse.
    pub best: bool,
    /// A word beside it: where it came from, its size.
    pub note: Option<String>,
    /// The content it stands for.
    pub file: Option<ComparedFile>,
}

/// How far a number is from the base's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Delta {
    /// With its sign.
    pub text: String,
    /// Whether that is better, where that is known.
    pub better: Option<bool>,
}

/// Content that can be looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ComparedFile {
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// A name that tells how to read it.
    pub name: String,
    /// Its size, when known.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Whether its bytes are still kept.
    pub kept: bool,
}

/// What differs between the base's definition and that of an execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparedDefinition {
    /// The execution.
    pub execution: u32,
    /// By step and field. Files of the project stand in it by name: what is in them is compared elsewhere.
    pub diff: DefinitionDiff,
}

/// Something to know before the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Remark {
    /// The executions it is about.
    pub executions: Vec<u32>,
    /// What it is.
    pub kind: RemarkKind,
    /// A sentence.
    pub text: String,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RemarkKind {
    /// The same definition and inputs, and yet another outcome.
    SameInputs,
    /// Executions of different pipelines.
    OtherPipeline,
    /// An execution that has not ended.
    Unfinished,
    /// Something of what was recorded is missing.
    Missing,
}

/// What happened to a step, seen from the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum MergedState {
    /// The base does not have it.
    Added,
    /// The base has it and another does not.
    Removed,
    /// Something about it differs.
    Changed,
    /// Nothing but the time it took differs.
    Same,
}

/// A side of a step that can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Aspect {
    /// How it ended.
    Status,
    /// Which branch it chose.
    Outcome,
    /// Its type or its name.
    Identity,
    /// What it runs.
    Code,
    /// Its arguments.
    Arguments,
    /// What it was given.
    Inputs,
    /// The image, or what is installed in it.
    Environment,
    /// What else the definition says of it.
    Definition,
    /// Where its result was taken from.
    Cache,
    /// What it made.
    Outputs,
    /// How long it took; told only when it is a multiple.
    Duration,
}

/// What differs about a step in one execution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StepDifference {
    /// The execution.
    pub execution: u32,
    /// The side of the step.
    pub aspect: Aspect,
    /// The argument, input, file, ….
    pub what: String,
    /// What it is in the base; a long value is cut.
    pub old: Option<String>,
    /// What it is in the execution.
    pub new: Option<String>,
}

/// All steps of all executions in one graph.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MergedGraph {
    /// The steps.
    pub nodes: Vec<MergedNode>,
    /// The branches; an outer one comes before those in it.
    pub lanes: Vec<MergedLane>,
    /// The wires.
    pub wires: Vec<MergedWire>,
}

/// A step in all executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MergedNode {
    /// Its name in the base, or in the first execution that has it.
    pub step: String,
    /// Its type.
    pub step_type: String,
    /// The palette group.
    pub family: Family,
    /// Where it lies.
    pub rect: Rect,
    /// What happened to it.
    pub state: MergedState,
    /// What changed, in a few words.
    pub caption: String,
    /// What changed first of all; chooses the glyph.
    pub aspect: Option<Aspect>,
    /// Whether it ran in none.
    pub idle: bool,
    /// How it went in each execution.
    pub cells: Vec<NodeCell>,
    /// Everything that differs from the base.
    pub changes: Vec<StepDifference>,
}

/// How a step went in one execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct NodeCell {
    /// Whether the execution's definition has the step.
    pub there: bool,
    /// Where it stands; nothing when it has not run.
    pub status: Option<StepStatus>,
    /// The branch it chose, how long it took, or why there is neither, in a word.
    pub text: String,
    /// How long after the execution it began.
    #[ts(type = "number | null")]
    pub began_ms: Option<i64>,
    /// How long it took.
    #[ts(type = "number | null")]
    pub took_ms: Option<i64>,
}

/// A branch in all executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MergedLane {
    /// `<condition>/True` and the like.
    pub id: String,
    /// `True`, `False`, `Each item`.
    pub title: String,
    /// Which branch of a Condition.
    pub outcome: Option<bool>,
    /// Who took it: `in A and B`, `never taken`.
    pub note: String,
    /// Where it lies.
    pub rect: Rect,
}

/// A wire in all executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MergedWire {
    /// The step it leaves.
    pub from: String,
    /// The step or branch it reaches.
    pub to: String,
    /// What it stands for.
    pub kind: WireKind,
    /// Added, removed or the same.
    pub state: MergedState,
    /// Its corners.
    pub points: Vec<Point>,
}

/// Something with a number for each execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PlotAxis {
    /// Unique: `parameter MaxDepth`.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What its numbers count.
    pub unit: RowUnit,
    /// The values of texts, which the numbers are places in.
    pub categories: Vec<String>,
    /// What is better, where that is known.
    pub goal: Option<Goal>,
    /// Whether the values differ.
    pub differs: bool,
    /// One for each execution; nothing where it is not known or not finite.
    pub values: Vec<Option<f64>>,
}

/// A metric of a step that went through several values in some execution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CurveName {
    /// The step.
    pub step: String,
    /// The metric.
    pub metric: String,
}

/// A metric's values in one execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Curve {
    /// The execution.
    pub arn: ExecutionArn,
    /// Every value, in order; not-a-number and infinities are `null`.
    pub values: Vec<Option<f64>>,
}

/// What differs between two files.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ContentDifference {
    /// Nothing.
    Same,
    /// Values of a JSON document.
    Json {
        /// The first of them.
        fields: Vec<FieldDiff>,
        /// How many there are.
        total: u32,
    },
    /// Rows and columns.
    Table {
        /// The columns of both: those of the older one, then those that came.
        columns: Vec<String>,
        /// Columns that the newer one does not have.
        removed_columns: Vec<String>,
        /// Columns that the older one does not have.
        added_columns: Vec<String>,
        /// How many rows there were.
        old_rows: u32,
        /// How many rows there are.
        new_rows: u32,
        /// How many went.
        removed: u32,
        /// How many came.
        added: u32,
        /// How many stand where they stood and hold something else.
        changed: u32,
        /// The first rows that differ.
        rows: Vec<RowDifference>,
    },
    /// The files of an archive.
    Archive {
        /// Those that differ.
        entries: Vec<EntryDifference>,
        /// How many are the same.
        same: u32,
    },
    /// Text, to be read side by side.
    Text(TextComparison),
    /// Pictures, to be looked at side by side.
    Image,
    /// Anything else: only that it differs is known.
    Binary,
    /// Too big to be compared as what it is.
    TooBig {
        /// The most that is compared, in bytes.
        #[ts(type = "number")]
        bound: u64,
    },
}

/// A row that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RowDifference {
    /// Its number, from 1, where it was or is.
    pub number: u32,
    /// What it held; nothing when it came.
    pub old: Option<Vec<String>>,
    /// What it holds; nothing when it went.
    pub new: Option<Vec<String>>,
}

/// A file of an archive that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct EntryDifference {
    /// Its path.
    pub path: String,
    /// Its size before; nothing when it came.
    #[ts(type = "number | null")]
    pub old: Option<u64>,
    /// Its size; nothing when it went.
    #[ts(type = "number | null")]
    pub new: Option<u64>,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ComparisonFormat {
    /// For people.
    Text,
    /// For programs: everything.
    Json,
    /// For a report.
    Markdown,
    /// For a spreadsheet: the tables.
    Csv,
}

/// A text to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Exported {
    /// All of it.
    pub text: String,
}
