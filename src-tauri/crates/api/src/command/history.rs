//! Requests of the history.

use pipewright_pipeline::arn::ExecutionArn;
use serde::Deserialize;
use ts_rs::TS;

use crate::dto::history::{GroupKey, OrganiseChange};
use crate::history::TableFormat;

requests! {
    /// Reads a part of the history.
    SearchExecutions {
        /// Which executions, in the filter language; all when empty.
        filter: String,
        /// Their order: `-started`, the newest first, when not given.
        sort: Option<String>,
        /// What they are grouped by: pipeline, status, day, tag, `param.NAME`.
        group: Option<String>,
        /// The group that the part is of.
        within: Option<GroupKey>,
        /// How many to skip.
        offset: u32,
        /// At most so many.
        limit: u32,
        /// The parameters and metrics to read.
        columns: Vec<String>,
    }
    /// Reads what the executions of a filter come to.
    SummariseExecutions {
        /// Which executions.
        filter: String,
        /// What they are grouped by.
        group: Option<String>,
    }
    /// Asks what could be written into a filter, and what is wrong with it.
    CompleteFilter {
        /// The filter.
        text: String,
        /// Where the cursor is, in UTF-16 units.
        cursor: u32,
    }
    /// Reads the columns that the history could show.
    ReadHistoryColumns {}
    /// Changes what users put on executions.
    OrganiseExecutions {
        /// Which.
        arns: Vec<ExecutionArn>,
        /// What to change.
        change: OrganiseChange,
    }
    /// Asks what deleting executions would do.
    ReadDeletion {
        /// Which.
        arns: Vec<ExecutionArn>,
    }
    /// Deletes executions that have ended.
    DeleteExecutions {
        /// Which.
        arns: Vec<ExecutionArn>,
    }
    /// Writes executions to a file as a table.
    ExportExecutions {
        /// Which executions.
        filter: String,
        /// Their order.
        sort: Option<String>,
        /// The parameters and metrics that are columns.
        columns: Vec<String>,
        /// How it is written.
        format: TableFormat,
        /// The file.
        path: String,
    }
}
