//! Metric series. SQLite keeps no NaN: it is written as NULL, and NULL is read as NaN. Nor does
//! it keep the sign of zero, which no metric has a use for.

use std::borrow::Cow;
use std::collections::HashMap;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;

use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::{execution, fact};

pub(crate) const CREATE: &str = "
CREATE TABLE metrics (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  value     REAL,
  at        INTEGER NOT NULL,
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
CREATE UNIQUE INDEX metrics_by_series ON metrics (execution, step, name, position);
";

// NULL for what was recorded before.
pub(crate) const ORIGIN: &str = "ALTER TABLE metrics ADD COLUMN origin TEXT;";

/// Where a metric was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MetricOrigin {
    /// Nobody wrote that down.
    #[default]
    Unknown,
    /// The step's log, by its metric definitions.
    Log,
    /// A file: a property file by its name, or the place of its URI in the step's arguments.
    File(String),
}

impl MetricOrigin {
    fn word(&self) -> Option<Cow<'static, str>> {
        match self {
            Self::Unknown => None,
            Self::Log => Some("log".into()),
            Self::File(name) => Some(format!("file:{name}").into()),
        }
    }

    fn read(word: Option<String>) -> Self {
        match word {
            None => Self::Unknown,
            Some(word) => match word.strip_prefix("file:") {
                Some(name) => Self::File(name.to_owned()),
                None => Self::Log,
            },
        }
    }
}

/// One value of a metric. Values of one name form a series, in the order in which they are given.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricPoint {
    /// The metric's name.
    pub name: String,
    /// Its value; NaN and the infinities are kept.
    pub value: f64,
    /// When it appeared.
    pub at: Timestamp,
    /// Where it was read.
    pub origin: MetricOrigin,
}

/// A point of a series and the step that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct StepMetric {
    /// The step's name.
    pub step: String,
    /// Its place in the series, from 0.
    pub position: u32,
    /// The value.
    pub point: MetricPoint,
}

/// The last value of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct LastMetric {
    /// The step's name.
    pub step: String,
    /// The metric's name.
    pub name: String,
    /// The value at the end of the series.
    pub value: f64,
}

/// Walks the index from one series to the next, so that the cost depends on the number of series and not on
/// their length. (A row value, `(step, name) > (…)`, would use only the first column of the index.)
const LAST_METRICS: &str = "
WITH RECURSIVE series (step, name) AS (
  SELECT step, name FROM (
    SELECT step, name FROM metrics WHERE execution = ?1 ORDER BY step, name LIMIT 1)
  UNION ALL
  SELECT next.step, next.name FROM series JOIN metrics next ON next.rowid = coalesce(
    (SELECT rowid FROM metrics
     WHERE execution = ?1 AND step = series.step AND name > series.name ORDER BY name LIMIT 1),
    (SELECT rowid FROM metrics
     WHERE execution = ?1 AND step > series.step ORDER BY step, name LIMIT 1))
)
SELECT series.step, series.name, (
  SELECT value FROM metrics m
  WHERE m.execution = ?1 AND m.step = series.step AND m.name = series.name
  ORDER BY m.position DESC LIMIT 1)
FROM series JOIN steps s ON s.execution = ?1 AND s.name = series.step
ORDER BY s.position, series.step, series.name";

impl Store {
    /// Every metric series of an execution, by step in the order of the definition, then by name.
    pub fn metrics(&self, execution: &ExecutionArn) -> Result<Vec<StepMetric>, StoreError> {
        self.read("read the metrics of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let metrics = connection
                .prepare_cached(
                    "SELECT m.step, m.name, m.position, m.value, m.at, m.origin FROM metrics m
                     JOIN steps s ON s.execution = m.execution AND s.name = m.step
                     WHERE m.execution = ?1 ORDER BY s.position, m.step, m.name, m.position",
                )?
                .query_map([key], |row| {
                    let value = row.get::<_, Option<f64>>(3)?.unwrap_or(f64::NAN);
                    let point = MetricPoint {
                        name: row.get(1)?,
                        value,
                        at: Timestamp(row.get(4)?),
                        origin: MetricOrigin::read(row.get(5)?),
                    };
                    Ok(StepMetric { step: row.get(0)?, position: row.get(2)?, point })
                })?
                .collect::<Result<_, _>>()?;
            Ok(metrics)
        })
    }

    /// The last value of every series, in the order of [`Store::metrics`].
    pub fn last_metrics(&self, execution: &ExecutionArn) -> Result<Vec<LastMetric>, StoreError> {
        self.read("read the last metrics of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let metrics = connection
                .prepare_cached(LAST_METRICS)?
                .query_map([key], |row| {
                    let value = row.get::<_, Option<f64>>(2)?.unwrap_or(f64::NAN);
                    Ok(LastMetric { step: row.get(0)?, name: row.get(1)?, value })
                })?
                .collect::<Result<_, _>>()?;
            Ok(metrics)
        })
    }
}

/// Records the series of a step: points of different names may be mixed.
pub(crate) fn insert(connection: &Connection, key: i64, step: &str, points: &[MetricPoint]) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO metrics (execution, step, name, position, value, at, origin)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut lengths: HashMap<&str, u32> = HashMap::new();
    // In the index's order, so that it grows at its end.
    let mut named: Vec<_> = points.iter().collect();
    named.sort_by_key(|point| &point.name);
    for point in named {
        let length = lengths.entry(&point.name).or_default();
        statement.execute((key, step, &point.name, *length, point.value, point.at.0, point.origin.word()))?;
        *length += 1;
    }
    fact::metrics(connection, key, step, points)
}
