//! An execution as it went.

use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use serde::Serialize;
use ts_rs::TS;

/// What every step was when.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Replay {
    /// When the execution was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When it was asked to end before its time.
    pub stopping_at: Option<Timestamp>,
    /// Its steps, in the definition's order.
    pub steps: Vec<StepTrack>,
}

/// One step over time.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepTrack {
    /// The step.
    pub step: String,
    /// Its statuses, oldest first; none when it never started.
    pub changes: Vec<StepChange>,
    /// When it was settled that its branch is not taken.
    pub skipped_at: Option<Timestamp>,
}

/// A step became something.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepChange {
    /// When.
    pub at: Timestamp,
    /// What.
    pub status: StepStatus,
}
