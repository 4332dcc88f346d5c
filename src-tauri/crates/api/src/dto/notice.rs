//! What a host tells its window without being asked.

use pipewright_pipeline::arn::ExecutionArn;
use serde::Serialize;
use ts_rs::TS;

use super::document::DocumentId;

/// Something changed; ask for it again. Coalesced: one notice may stand for many changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Notice {
    /// An execution, or one of its steps.
    ExecutionChanged {
        /// Which.
        arn: ExecutionArn,
    },
    /// An open document: its file was changed by another program.
    DocumentChanged {
        /// Which.
        document: DocumentId,
    },
    /// The git repository of an open document: a commit, another branch, what is staged.
    GitChanged {
        /// Of which.
        document: DocumentId,
    },
}
