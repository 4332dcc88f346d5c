//! The history as a table for other programs.

use std::collections::BTreeMap;

use pipewright_engine::instant::iso;
use serde::Serialize;
use serde_json::Value;

use super::search::Ask;
use crate::dto::history::{CellValue, HistoryRow};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// An execution for scripts. Instants are RFC 3339 in UTC.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedExecution {
    /// Its name.
    pub arn: String,
    /// The pipeline.
    pub pipeline: String,
    /// Its number among this pipeline's executions.
    pub number: u32,
    /// The pipeline version it ran.
    pub version: u32,
    /// The name its user gave it.
    pub name: Option<String>,
    /// The preset that was chosen.
    pub preset: Option<String>,
    /// SageMaker's word.
    pub status: String,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it was started.
    pub started_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// From start to end.
    pub duration_ms: Option<i64>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// Its note.
    pub note: Option<String>,
    /// Whether it is pinned.
    pub pinned: bool,
    /// By the columns that were asked for: a number where it is a finite one, otherwise a text.
    pub values: BTreeMap<String, Value>,
}

impl ListedExecution {
    /// A line of the history with the columns that were asked for.
    pub fn new(row: HistoryRow, columns: &[String]) -> Self {
        Self {
            values: columns
                .iter()
                .zip(&row.values)
                .filter_map(|(column, value)| Some((column.clone(), plain(value.as_ref()?))))
                .collect(),
            duration_ms: row.ended_at.map(|end| end.0 - row.started_at.0),
            arn: row.arn.to_string(),
            pipeline: row.pipeline,
            number: row.number,
            version: row.version,
            name: row.display_name,
            preset: row.preset,
            status: row.status.to_string(),
            failure_reason: row.failure_reason,
            started_at: iso(row.started_at),
            ended_at: row.ended_at.map(iso),
            tags: row.tags,
            note: row.note,
            pinned: row.pinned,
        }
    }
}

fn plain(value: &CellValue) -> Value {
    match value.number {
        // As it was recorded: 4 and not 4.0.
        Some(number) => serde_json::from_str(&value.text).unwrap_or_else(|_| Value::from(number)),
        None => Value::from(value.text.clone()),
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TableFormat {
    /// A line with headings, then a line an execution.
    Csv,
    /// A list of objects.
    Json,
}

impl Workbench {
    /// Executions as a table, and how many there are in it.
    pub fn execution_table(&self, ask: &Ask, format: TableFormat) -> Result<(String, u64), Error> {
        let rows = self.search_executions(ask)?.rows;
        let count = rows.len() as u64;
        let text = match format {
            TableFormat::Csv => csv(rows, &ask.columns)?,
            TableFormat::Json => {
                let listed: Vec<_> =
                    rows.into_iter().map(|row| ListedExecution::new(row, &ask.columns)).collect();
                serde_json::to_string_pretty(&listed).map_err(|error| unwritten(&error))? + "\n"
            }
        };
        Ok((text, count))
    }
}

fn unwritten(error: &dyn std::error::Error) -> Error {
    Error::new(ErrorCode::BadRequest, format!("The table cannot be written: {error}."))
}

const HEADINGS: [&str; 12] = [
    "arn",
    "pipeline",
    "number",
    "version",
    "name",
    "preset",
    "status",
    "started",
    "ended",
    "duration_ms",
    "tags",
    "failure_reason",
];

fn csv(rows: Vec<HistoryRow>, columns: &[String]) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headings = HEADINGS.iter().copied().chain(columns.iter().map(String::as_str));
    writer.write_record(headings).map_err(|error| unwritten(&error))?;
    for row in rows {
        let values: Vec<String> = row
            .values
            .iter()
            .map(|value| value.as_ref().map_or_else(String::new, |one| one.text.clone()))
            .collect();
        let one = ListedExecution::new(row, &[]);
        let fixed = [
            one.arn,
            one.pipeline,
            one.number.to_string(),
            one.version.to_string(),
            one.name.unwrap_or_default(),
            one.preset.unwrap_or_default(),
            one.status,
            one.started_at,
            one.ended_at.unwrap_or_default(),
            one.duration_ms.map_or_else(String::new, |ms| ms.to_string()),
            one.tags.join(" "),
            one.failure_reason.unwrap_or_default(),
        ];
        writer.write_record(fixed.into_iter().chain(values)).map_err(|error| unwritten(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| unwritten(error.error()))?;
    String::from_utf8(bytes).map_err(|error| unwritten(&error))
}
