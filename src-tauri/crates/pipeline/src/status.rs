//! SageMaker's own status words.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The status of a pipeline execution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum ExecutionStatus {
    /// Recorded, and its steps are running or about to.
    Executing,
    /// A stop was asked for; running steps are being ended.
    Stopping,
    /// Ended by a stop.
    Stopped,
    /// A step failed, or the execution was interrupted.
    Failed,
    /// Every step on the taken branches succeeded.
    Succeeded,
}

/// The status of one step of an execution. A step that never started has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum StepStatus {
    /// Its inputs and environment are being prepared.
    Starting,
    /// It runs.
    Executing,
    /// A stop was asked for.
    Stopping,
    /// Ended by a stop.
    Stopped,
    /// It failed; the failure reason says why.
    Failed,
    /// It succeeded.
    Succeeded,
}

impl ExecutionStatus {
    /// Whether the execution has ended.
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Stopped | Self::Failed | Self::Succeeded)
    }

    /// The word as SageMaker spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Executing => "Executing",
            Self::Stopping => "Stopping",
            Self::Stopped => "Stopped",
            Self::Failed => "Failed",
            Self::Succeeded => "Succeeded",
        }
    }

    /// Reads the word; `None` for any other text.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Executing, Self::Stopping, Self::Stopped, Self::Failed, Self::Succeeded]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

impl StepStatus {
    /// Whether the step has ended.
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Stopped | Self::Failed | Self::Succeeded)
    }

    /// The word as SageMaker spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "Starting",
            Self::Executing => "Executing",
            Self::Stopping => "Stopping",
            Self::Stopped => "Stopped",
            Self::Failed => "Failed",
            Self::Succeeded => "Succeeded",
        }
    }

    /// Reads the word; `None` for any other text.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Starting, Self::Executing, Self::Stopping, Self::Stopped, Self::Failed, Self::Succeeded]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

impl fmt::Display for ExecutionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for StepStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
