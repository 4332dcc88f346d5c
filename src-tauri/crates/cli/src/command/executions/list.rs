//! `pipewright executions list`

use clap::{Args, ValueEnum};
use pipewright_api::dto::history::{HistoryColumn, HistoryRow};
use pipewright_api::duration;
use pipewright_api::error::Error;
use pipewright_api::history::{Ask, TableFormat};
use pipewright_api::workbench::Workbench;
use pipewright_engine::instant::iso;

use crate::output;

#[derive(Args)]
#[command(after_help = "EXAMPLES:\n  \
    pipewright executions list --filter 'status:failed started>-7d'\n  \
    pipewright executions list --filter 'param.MaxDepth>4 metric.roc_auc>=0.84' --sort -metric.roc_auc\n  \
    pipewright executions list --filter 'tag:prod -preset:dev' --format csv > runs.csv\n\n\
    Terms that follow each other must all hold; `or`, `-` and parentheses say otherwise. Fields: status, pipeline, \
    started, ended, duration, tag, name, preset, is, has, number, version, reason, note, description, target, id, \
    param.NAME, metric.NAME, metric.STEP/NAME.")]
pub(super) struct List {
    /// Only these.
    #[arg(
        long,
        value_name = "EXPR",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    filter: String,
    /// Only this pipeline's.
    #[arg(long)]
    pipeline: Option<String>,
    /// What to sort by: started, duration, pipeline, `param.NAME`, `metric.NAME`, …; a minus puts the greatest first.
    #[arg(long, value_name = "KEY", default_value = "-started", allow_hyphen_values = true)]
    sort: String,
    /// At most so many.
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Columns to show: `param.NAME` or `metric.NAME`, several with commas. JSON and CSV have all when not given.
    #[arg(long, value_delimiter = ',')]
    columns: Option<Vec<String>>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets and data frames.
    Csv,
}

pub(super) fn run(workbench: &Workbench, list: List) -> Result<(), Error> {
    // Those whose program is gone are told as ended.
    workbench.summarise_executions("", None)?;
    let columns = match (&list.columns, list.format) {
        (Some(columns), _) => columns.clone(),
        (None, Format::Text) => told_by(&list),
        (None, Format::Json | Format::Csv) => {
            let known = workbench.history_columns()?;
            let key = |column: HistoryColumn| column.key;
            known.parameters.into_iter().chain(known.metrics).map(key).collect()
        }
    };
    let filter = match &list.pipeline {
        // In quotes nothing of a name is an operator.
        Some(pipeline) => {
            let quoted = pipeline.replace('\\', "\\\\").replace('"', "\\\"");
            format!("pipeline=\"{quoted}\" ({})", list.filter)
        }
        None => list.filter.clone(),
    };
    if list.pipeline.is_some() {
        // Told with its place in what was written, and not in what was made of it.
        workbench.summarise_executions(&list.filter, None)?;
    }
    let (sort, limit) = (Some(list.sort), list.limit.into());
    let ask = Ask { filter, sort, limit, columns, ..Ask::default() };
    match list.format {
        Format::Json => output::text(&workbench.execution_table(&ask, TableFormat::Json)?.0),
        Format::Csv => output::text(&workbench.execution_table(&ask, TableFormat::Csv)?.0),
        Format::Text => text(workbench, &ask)?,
    }
    Ok(())
}

/// The parameters and metrics that the filter and the order name: what people want to see of each.
fn told_by(list: &List) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    let words = list.filter.split([' ', '(', ')']).chain([list.sort.as_str()]);
    for word in words.map(|word| word.trim_start_matches('-')) {
        let name = word.split(['<', '>', '=', '!', '~']).next().unwrap_or(word);
        let fact = name.starts_with("param.") || name.starts_with("metric.");
        // A quoted name may go on after a blank; such a column is asked for by --columns.
        if fact && !name.contains(['"', ':']) && !columns.iter().any(|known| known == name) {
            columns.push(name.to_owned());
        }
    }
    columns
}

fn text(workbench: &Workbench, ask: &Ask) -> Result<(), Error> {
    let rows = workbench.search_executions(ask)?.rows;
    if rows.is_empty() {
        output::line(if ask.filter.is_empty() {
            "No executions yet. `pipewright run pipelines/churn` makes one."
        } else {
            "No execution is as the filter says."
        });
        return Ok(());
    }
    let metric = ask.columns.is_empty();
    let mut headings = vec!["RUN", "STATUS", "STARTED", "TOOK"];
    if metric {
        headings.push("METRIC");
    }
    headings.extend(ask.columns.iter().map(String::as_str));
    headings.extend(["TAGS", "ARN"]);
    let rows: Vec<_> = rows.into_iter().map(|row| line(workbench, row, metric)).collect::<Result<_, _>>()?;
    output::table(&headings, &rows);
    Ok(())
}

fn line(workbench: &Workbench, row: HistoryRow, metric: bool) -> Result<Vec<String>, Error> {
    let mut cells = vec![
        format!("{} {}", row.pipeline, row.number),
        row.status.to_string(),
        iso(row.started_at),
        row.ended_at.map_or_else(|| "running".to_owned(), |end| duration(end.0 - row.started_at.0)),
    ];
    if metric {
        let headline = workbench.summary(&row.arn)?.headline;
        cells.push(headline.map_or_else(String::new, |metric| format!("{} {}", metric.name, metric.text)));
    }
    cells.extend(row.values.into_iter().map(|value| value.map_or_else(String::new, |value| value.text)));
    cells.push(row.tags.join(" "));
    cells.push(row.arn.to_string());
    Ok(cells)
}
