//! Executions as the history shows them. Columns, orders and groups go by what a filter calls them: `started`,
//! `param.MaxDepth`, `metric.EvaluateModel/auc`.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HistoryRow {
    /// Its name.
    pub arn: ExecutionArn,
    /// The pipeline.
    pub pipeline: String,
    /// Its number among this pipeline's executions, from 1.
    pub number: u32,
    /// The pipeline version it ran.
    pub version: u32,
    /// The name its user gave it.
    pub display_name: Option<String>,
    /// The preset that was chosen.
    pub preset: Option<String>,
    /// Where it ran.
    pub target: String,
    /// Where it stands.
    pub status: ExecutionStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// Its note, in Markdown.
    pub note: Option<String>,
    /// Whether it is pinned.
    pub pinned: bool,
    /// What the asked columns hold, in their order; `null` where it has nothing.
    pub values: Vec<Option<CellValue>>,
}

/// A parameter or metric.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CellValue {
    /// Its number, when it is a finite one.
    pub number: Option<f64>,
    /// As text, whatever it is.
    pub text: String,
    /// Whether the text is only the beginning.
    pub cut: bool,
}

/// A part of the history.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HistoryPage {
    /// Its lines.
    pub rows: Vec<HistoryRow>,
}

/// What all executions of a filter come to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HistorySummary {
    /// How many there are.
    #[ts(type = "number")]
    pub count: u64,
    /// How many of them are pinned.
    #[ts(type = "number")]
    pub pinned: u64,
    /// How many of each status.
    pub by_status: Vec<StatusCount>,
    /// How long those took together that have ended, in milliseconds.
    #[ts(type = "number")]
    pub duration_ms: i64,
    /// The groups, when some were asked for.
    pub groups: Vec<HistoryGroup>,
    /// What is worth knowing about the filter.
    pub remarks: Vec<FilterFault>,
}

/// How many executions have a status.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StatusCount {
    /// The status.
    pub status: ExecutionStatus,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// Executions that have something in common.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HistoryGroup {
    /// What they have in common.
    pub value: GroupKey,
    /// The same for people.
    pub label: String,
    /// How many there are.
    #[ts(type = "number")]
    pub count: u64,
    /// How many of them failed.
    #[ts(type = "number")]
    pub failed: u64,
    /// How long those took together that have ended, in milliseconds.
    #[ts(type = "number")]
    pub duration_ms: i64,
}

/// What the executions of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum GroupKey {
    /// They lack it.
    None,
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// A day.
    Day {
        /// Counted from 1970-01-01.
        #[ts(type = "number")]
        day: i64,
    },
    /// Pinned ones, of which any group may hold some.
    Pinned,
}

/// Something about a place in a filter. Places count UTF-16 units, as JavaScript does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FilterFault {
    /// The first.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

/// Something that could be written into a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FilterOffer {
    /// What is shown.
    pub label: String,
    /// What it is for.
    pub about: String,
    /// Where it goes: the first UTF-16 unit that it takes the place of.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
    /// What is written there.
    pub insert: String,
}

/// What is known about a filter while it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FilterHelp {
    /// What could be written at the cursor.
    pub offers: Vec<FilterOffer>,
    /// Why it cannot be read.
    pub fault: Option<FilterFault>,
    /// What is worth knowing about it.
    pub remarks: Vec<FilterFault>,
}

/// The columns that could be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HistoryColumns {
    /// Parameters, as columns go by: `param.MaxDepth`.
    pub parameters: Vec<HistoryColumn>,
    /// Metrics, as columns go by: `metric.auc`, and where several steps give it `metric.Train/auc`.
    pub metrics: Vec<HistoryColumn>,
    /// The tags in use.
    pub tags: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HistoryColumn {
    /// What it goes by.
    pub key: String,
    /// The parameter's or the metric's name.
    pub name: String,
    /// The metric's step, when it is that of one.
    pub step: Option<String>,
    /// How many of the newest fifty executions have it.
    pub lately: u32,
    /// Whether it tells those apart.
    pub varies: bool,
    /// Whether it is a number in all of those.
    pub numeric: bool,
}

/// One thing to change about executions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum OrganiseChange {
    /// Puts a tag on.
    Tag {
        /// The tag.
        tag: String,
    },
    /// Takes a tag off.
    Untag {
        /// The tag.
        tag: String,
    },
    /// Writes the note; an empty one removes it.
    Note {
        /// Markdown.
        text: String,
    },
    /// Pins or no longer.
    Pin {
        /// Whether.
        pinned: bool,
    },
    /// Names; an empty name removes it.
    Name {
        /// The name.
        name: String,
    },
}

/// What deleting would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeletionView {
    /// How many executions would go.
    #[ts(type = "number")]
    pub executions: u64,
    /// Files that they made; those that others made or read too stay.
    #[ts(type = "number")]
    pub files: u64,
    /// Those that have not ended, which cannot be deleted.
    pub running: Vec<ExecutionArn>,
    /// The model packages that they registered, which stay.
    pub packages: Vec<String>,
}

/// What was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeletionDone {
    /// How many executions.
    #[ts(type = "number")]
    pub executions: u64,
    /// Bytes of content.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A table that was written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportedHistory {
    /// The file.
    pub path: String,
    /// How many executions it holds.
    #[ts(type = "number")]
    pub executions: u64,
}
