//! `pipewright executions totals`

use clap::Args;
use pipewright_api::dto::history::HistorySummary;
use pipewright_api::duration;
use pipewright_api::error::Error;
use pipewright_api::workbench::Workbench;

use crate::output::{self, Format};

#[derive(Args)]
#[command(after_help = "EXAMPLES:\n  \
    pipewright executions totals --filter 'started>-30d' --group pipeline\n  \
    pipewright executions totals --group param.InstanceType --format json")]
pub(super) struct Totals {
    /// Only these; see `executions list`.
    #[arg(
        long,
        value_name = "EXPR",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    filter: String,
    /// By what they have in common: pipeline, status, day, tag or `param.NAME`.
    #[arg(long, value_name = "KEY")]
    group: Option<String>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(super) fn run(workbench: &Workbench, totals: &Totals) -> Result<(), Error> {
    let summary = workbench.summarise_executions(&totals.filter, totals.group.as_deref())?;
    match totals.format {
        Format::Json => output::json(&summary)?,
        Format::Text => text(&summary, totals.group.as_deref()),
    }
    Ok(())
}

fn text(summary: &HistorySummary, group: Option<&str>) {
    let row = |label: &str, count: u64, millis: i64| {
        vec![label.to_owned(), count.to_string(), if millis > 0 { duration(millis) } else { String::new() }]
    };
    let Some(group) = group else {
        let mut rows: Vec<_> = summary
            .by_status
            .iter()
            .map(|one| vec![one.status.to_string(), one.count.to_string(), String::new()])
            .collect();
        rows.push(row("All", summary.count, summary.duration_ms));
        output::table(&["STATUS", "EXECUTIONS", "TOOK"], &rows);
        return;
    };
    let rows: Vec<_> = summary
        .groups
        .iter()
        .map(|one| {
            let mut row = row(&one.label, one.count, one.duration_ms);
            row.push(one.failed.to_string());
            row
        })
        .collect();
    output::table(&[&group.to_uppercase(), "EXECUTIONS", "TOOK", "FAILED"], &rows);
}
