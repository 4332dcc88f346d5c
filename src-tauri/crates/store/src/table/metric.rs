//! Metric series. SQLite keeps no NaN: it is written as NULL, and NULL is read as NaN. Nor does
//! it keep the sign of zero, which no metric has a use for.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;

use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::fact::FactKind;
use crate::table::{execution, fact, fact_name};

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

/// The last value of a series is the execution's fact by it.
const LAST_METRICS: &str = "
SELECT r.step, n.name, f.number
FROM facts f JOIN fact_names n ON n.id = f.name AND n.kind = ?2 JOIN fact_series r ON r.id = f.series
JOIN steps s ON s.execution = f.execution AND s.name = r.step
WHERE f.execution = ?1 ORDER BY s.position, r.step, n.name";

impl Store {
    /// Every metric series of an execution, by step in the order of the definition, then by name.
    pub fn metrics(&self, execution: &ExecutionArn) -> Result<Vec<StepMetric>, StoreError> {
        self.read("read the metrics of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let metrics = connection
                .prepare_cached(
                    "SELECT r.step, n.name, m.position, m.value, m.at, m.origin FROM metrics m
                     JOIN fact_series r ON r.id = m.series JOIN fact_names n ON n.id = r.name
                     JOIN steps s ON s.execution = m.execution AND s.name = r.step
                     WHERE m.execution = ?1 ORDER BY s.position, r.step, n.name, m.position",
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
                .query_map((key, FactKind::Metric.code()), |row| {
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
    let mut named: BTreeMap<&str, Vec<&MetricPoint>> = BTreeMap::new();
    for point in points {
        named.entry(&point.name).or_default().push(point);
    }
    let mut numbered = named
        .into_iter()
        .map(|(metric, series)| Ok((fact_name::intern_series(connection, metric, step)?, series)))
        .collect::<Outcome<Vec<_>>>()?;
    // In the order of each table, so that it grows at its end.
    numbered.sort_unstable_by_key(|((_, series), _)| *series);
    let mut statement = connection.prepare_cached(
        "INSERT INTO metrics (execution, series, position, value, at, origin)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for ((_, series), points) in &numbered {
        for (position, point) in (0_u32..).zip(points) {
            statement.execute((key, series, position, point.value, point.at.0, point.origin.word()))?;
        }
    }
    numbered.sort_unstable_by_key(|(numbers, _)| *numbers);
    let last = numbered.iter().filter_map(|(numbers, points)| Some((*numbers, points.last()?.value)));
    fact::metrics(connection, key, step, last)
}
