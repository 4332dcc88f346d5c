//! A piece of a step's log.

use pipewright_pipeline::timestamp::Timestamp;
use serde::Serialize;
use ts_rs::TS;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LogLine {
    /// When it was written; `null` for a line that does not say.
    pub at: Option<Timestamp>,
    /// Its text.
    pub text: String,
}

/// Lines from a given offset on: ask again with `next_offset` for what has come since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LogPage {
    /// The lines, in order.
    pub lines: Vec<LogLine>,
    /// Where the next page begins, in bytes.
    pub next_offset: u64,
    /// Whether the step has ended and this page reaches the log's end.
    pub complete: bool,
}
