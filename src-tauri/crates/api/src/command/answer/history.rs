//! What the history's commands do.

use std::path::Path;

use super::{Answer, Argument};
use crate::command::history::{
    CompleteFilter, DeleteExecutions, ExportExecutions, OrganiseExecutions, ReadDeletion, ReadHistoryColumns,
    SearchExecutions, SummariseExecutions,
};
use crate::dto::history::{
    DeletionDone, DeletionView, ExportedHistory, FilterHelp, HistoryColumns, HistoryPage, HistorySummary,
};
use crate::history::Ask;
use crate::workbench::Workbench;

pub(in crate::command) fn search_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SearchExecutions,
) -> Answer<HistoryPage> {
    workbench.search_executions(&Ask {
        filter: request.filter,
        sort: request.sort,
        group: request.group,
        within: request.within,
        offset: request.offset.into(),
        limit: request.limit.into(),
        columns: request.columns,
    })
}

pub(in crate::command) fn summarise_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SummariseExecutions,
) -> Answer<HistorySummary> {
    workbench.summarise_executions(&request.filter, request.group.as_deref())
}

pub(in crate::command) fn complete_filter(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompleteFilter,
) -> Answer<FilterHelp> {
    workbench.complete_filter(&request.text, request.cursor)
}

pub(in crate::command) fn read_history_columns(
    workbench: &Workbench,
    _: Argument<'_>,
    ReadHistoryColumns {}: ReadHistoryColumns,
) -> Answer<HistoryColumns> {
    workbench.history_columns()
}

pub(in crate::command) fn organise_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: OrganiseExecutions,
) -> Answer<()> {
    workbench.organise_executions(&request.arns, request.change)
}

pub(in crate::command) fn read_deletion(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadDeletion,
) -> Answer<DeletionView> {
    workbench.plan_deletion(&request.arns)
}

pub(in crate::command) fn delete_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: DeleteExecutions,
) -> Answer<DeletionDone> {
    workbench.delete_executions(&request.arns)
}

pub(in crate::command) fn export_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ExportExecutions,
) -> Answer<ExportedHistory> {
    let (filter, sort, columns) = (request.filter, request.sort, request.columns);
    let ask = Ask { filter, sort, columns, limit: u64::from(u32::MAX), ..Ask::default() };
    let (text, executions) = workbench.execution_table(&ask, request.format)?;
    crate::write_file(Path::new(&request.path), text.as_bytes())?;
    Ok(ExportedHistory { path: request.path, executions })
}
