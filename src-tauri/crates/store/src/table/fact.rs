//! What executions are searched by: each parameter's value and each metric's last one, by a number that stands for its
//! name, so that a page of any filter and order is a walk along an index.
//!
//! Everything here follows from `execution_parameters` and `metrics`, in the transaction that writes those. Long values are
//! cut here and whole there.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::{execution, fact_name};

/// `main` tells the value that a name without a step stands for: of several steps with one metric, the last in the
/// definition. A metric that is not a number has no `number`. `series` is 0 for parameters.
///
/// What was recorded before this table was there is brought in from what it follows from.
pub(crate) const CREATE: &str = "
CREATE TABLE fact_names (
  id   INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  name TEXT    NOT NULL,
  UNIQUE (kind, name)
) STRICT;
CREATE TABLE fact_series (
  id   INTEGER PRIMARY KEY,
  name INTEGER NOT NULL REFERENCES fact_names (id),
  step TEXT    NOT NULL,
  UNIQUE (name, step)
) STRICT;
CREATE TABLE facts (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  name      INTEGER NOT NULL,
  series    INTEGER NOT NULL,
  main      INTEGER NOT NULL,
  number    REAL,
  text      TEXT,
  whole     INTEGER NOT NULL,
  PRIMARY KEY (execution, name, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_by_number ON facts (name, number, execution) WHERE main = 1;

INSERT INTO fact_names (kind, name) SELECT DISTINCT 0, name FROM execution_parameters;
INSERT INTO fact_names (kind, name) SELECT DISTINCT 1, name FROM metrics;
INSERT INTO fact_series (name, step)
  SELECT DISTINCT n.id, m.step FROM metrics m JOIN fact_names n ON n.kind = 1 AND n.name = m.name;
INSERT INTO facts (execution, name, series, main, number, text, whole)
  SELECT p.execution, n.id, 0, 1,
         CASE WHEN json_type(p.value) IN ('integer', 'real') THEN CAST(json_extract(p.value, '$') AS REAL) END,
         substr(CASE json_type(p.value) WHEN 'text' THEN json_extract(p.value, '$') ELSE p.value END, 1, 256),
         length(p.value) <= 256
  FROM execution_parameters p JOIN fact_names n ON n.kind = 0 AND n.name = p.name;
INSERT INTO facts (execution, name, series, main, number, text, whole)
  SELECT m.execution, n.id, s.id,
         NOT EXISTS (
           SELECT 1 FROM metrics o JOIN steps os ON os.execution = o.execution AND os.name = o.step
           WHERE o.execution = m.execution AND o.name = m.name
             AND (os.position, os.name) > (ms.position, ms.name)),
         m.value, NULL, 1
  FROM metrics m
  JOIN steps ms ON ms.execution = m.execution AND ms.name = m.step
  JOIN fact_names n ON n.kind = 1 AND n.name = m.name
  JOIN fact_series s ON s.name = n.id AND s.step = m.step
  WHERE m.position = (SELECT max(l.position) FROM metrics l
                      WHERE l.execution = m.execution AND l.step = m.step AND l.name = m.name);
";

/// Values without a number are found by their execution, never along the index: it holds none of them, and a text then costs
/// no page of it.
pub(crate) const NUMBERS: &str = "
DROP INDEX facts_by_number;
CREATE INDEX facts_by_number ON facts (name, number, execution) WHERE main = 1 AND number IS NOT NULL;
";

/// Characters of a value that lists show.
const SHOWN: usize = 256;

/// What a fact tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// The value of a pipeline parameter.
    Parameter,
    /// The last value of a metric.
    Metric,
}

impl FactKind {
    pub(crate) fn code(self) -> i64 {
        match self {
            Self::Parameter => 0,
            Self::Metric => 1,
        }
    }

    pub(crate) fn of_code(code: i64) -> Self {
        if code == 0 { Self::Parameter } else { Self::Metric }
    }
}

/// Which fact. A metric's name alone stands for that of the last step, in the definition's order, that has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactName {
    /// Of what kind.
    pub kind: FactKind,
    /// The parameter's or the metric's name.
    pub name: String,
    /// The metric's step, when it matters.
    pub step: Option<String>,
}

/// A name that some execution has a fact of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFact {
    /// Of what kind.
    pub kind: FactKind,
    /// The parameter's or the metric's name.
    pub name: String,
    /// The steps that gave the metric, by name; empty for a parameter.
    pub steps: Vec<String>,
}

/// What the newest executions have of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentFact {
    /// Of what kind.
    pub kind: FactKind,
    /// The parameter's or the metric's name.
    pub name: String,
    /// How many of them have it.
    pub executions: u32,
    /// How many values it has among them.
    pub values: u32,
    /// Whether all of these are numbers.
    pub numeric: bool,
}

impl Store {
    /// What the newest executions, so many at most, are told by.
    pub fn recent_facts(&self, executions: u32) -> Result<Vec<RecentFact>, StoreError> {
        self.read("read what the newest executions are told by", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT n.kind, n.name, count(*), count(DISTINCT ifnull(f.text, f.number)),
                        min(f.number IS NOT NULL OR n.kind = 1)
                 FROM (SELECT sequence FROM executions WHERE deleted_at IS NULL
                       ORDER BY started_at DESC, sequence DESC LIMIT ?1) e
                 JOIN facts f ON f.execution = e.sequence AND f.main = 1
                 JOIN fact_names n ON n.id = f.name
                 GROUP BY f.name",
            )?;
            let recent = statement.query_map([executions], |row| {
                Ok(RecentFact {
                    kind: FactKind::of_code(row.get(0)?),
                    name: row.get(1)?,
                    executions: row.get(2)?,
                    values: row.get(3)?,
                    numeric: row.get(4)?,
                })
            })?;
            Ok(recent.collect::<Result<_, _>>()?)
        })
    }

    /// Every name that executions have facts of, by kind, then by name.
    pub fn known_facts(&self) -> Result<Vec<KnownFact>, StoreError> {
        self.read("read what executions are told by", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT n.kind, n.name, s.step FROM fact_names n LEFT JOIN fact_series s ON s.name = n.id
                 ORDER BY n.kind, n.name, s.step",
            )?;
            let mut rows = statement.query([])?;
            let mut known: Vec<KnownFact> = Vec::new();
            while let Some(row) = rows.next()? {
                let (kind, name) = (FactKind::of_code(row.get(0)?), row.get::<_, String>(1)?);
                let step: Option<String> = row.get(2)?;
                match known.last_mut().filter(|last| last.kind == kind && last.name == name) {
                    Some(last) => last.steps.extend(step),
                    None => known.push(KnownFact { kind, name, steps: step.into_iter().collect() }),
                }
            }
            Ok(known)
        })
    }

    /// The values that a parameter had in the newest executions, newest first, each once.
    pub fn recent_values(&self, parameter: &str, executions: u32) -> Result<Vec<String>, StoreError> {
        self.read("read the values of a parameter", |connection| {
            let Some(name) = fact_name::name_id(connection, FactKind::Parameter, parameter)? else {
                return Ok(Vec::new());
            };
            let values: Vec<Option<String>> = connection
                .prepare_cached(
                    "SELECT f.text FROM (SELECT sequence FROM executions WHERE deleted_at IS NULL
                                         ORDER BY started_at DESC, sequence DESC LIMIT ?2) e
                     JOIN facts f ON f.execution = e.sequence AND f.name = ?1 AND f.series = 0",
                )?
                .query_map((name, executions), |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut seen = std::collections::HashSet::new();
            Ok(values.into_iter().flatten().filter(|value| seen.insert(value.clone())).collect())
        })
    }

    /// The whole value of a parameter, which lists may have cut.
    pub fn parameter_value(&self, execution: &ExecutionArn, name: &str) -> Result<Option<Value>, StoreError> {
        self.read("read a parameter of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let value = connection
                .prepare_cached(
                    "SELECT p.value FROM fact_names n JOIN execution_parameters p
                       ON p.execution = ?1 AND p.name = n.id
                     WHERE n.kind = ?3 AND n.name = ?2",
                )?
                .query_row((key, name, FactKind::Parameter.code()), |row| crate::column::json(row, "value"))
                .optional()?;
            Ok(value)
        })
    }
}

const INSERT: &str = "INSERT OR REPLACE INTO facts (execution, name, series, main, number, text, whole)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Keeps the values of parameters, each by the number of its name, in that order: the table then grows at its end, and its
/// pages stay full.
pub(crate) fn parameters<'a>(
    connection: &Connection,
    key: i64,
    parameters: impl Iterator<Item = (i64, &'a Value)>,
) -> Outcome<()> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for (name, value) in parameters {
        let spelled;
        let text = if let Value::String(text) = value {
            text.as_str()
        } else {
            spelled = value.to_string();
            &spelled
        };
        let cut = text.char_indices().nth(SHOWN).map(|(at, _)| at);
        let shown = cut.map_or(text, |at| &text[..at]);
        insert.execute((key, name, 0, 1, value.as_f64(), shown, cut.is_none()))?;
    }
    Ok(())
}

/// Keeps the last value of each series of a step, in the order of the numbers of name and series.
pub(crate) fn metrics(
    connection: &Connection,
    key: i64,
    step: &str,
    last: impl Iterator<Item = ((i64, i64), f64)>,
) -> Outcome<()> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for ((name, series), value) in last {
        let main = takes_over(connection, key, (name, series), step)?;
        insert.execute((key, name, series, main, value, None::<&str>, 1))?;
    }
    Ok(())
}

/// Whether the step's metric is the one that the name alone stands for; the one that was is so no longer.
fn takes_over(connection: &Connection, key: i64, (name, series): (i64, i64), step: &str) -> Outcome<bool> {
    let other: Option<i64> = connection
        .prepare_cached(
            "SELECT series FROM facts WHERE execution = ?1 AND name = ?2 AND main = 1 AND series <> ?3",
        )?
        .query_row((key, name, series), |row| row.get(0))
        .optional()?;
    let Some(other) = other else { return Ok(true) };
    let later = connection
        .prepare_cached(
            "SELECT (mine.position, mine.name) > (theirs.position, theirs.name)
             FROM steps mine, fact_series s, steps theirs
             WHERE mine.execution = ?1 AND mine.name = ?2
               AND s.id = ?3 AND theirs.execution = ?1 AND theirs.name = s.step",
        )?
        .query_row((key, step, other), |row| row.get(0))
        .optional()?
        .unwrap_or(true);
    if later {
        connection
            .prepare_cached("UPDATE facts SET main = 0 WHERE execution = ?1 AND name = ?2 AND series = ?3")?
            .execute((key, name, other))?;
    }
    Ok(later)
}

/// Drops the facts of an execution, and the names that no other has.
pub(crate) fn forget(connection: &Connection, key: i64) -> Outcome<()> {
    let names: Vec<i64> = connection
        .prepare_cached("SELECT DISTINCT name FROM facts WHERE execution = ?1")?
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    connection.prepare_cached("DELETE FROM facts WHERE execution = ?1")?.execute([key])?;
    for name in names {
        if !used(connection, name)? {
            connection.prepare_cached("DELETE FROM fact_series WHERE name = ?1")?.execute([name])?;
            connection.prepare_cached("DELETE FROM fact_names WHERE id = ?1")?.execute([name])?;
        }
    }
    Ok(())
}

/// Whether an execution has a fact of that name. Most often the index or one of the newest executions tells; only a name
/// that is gone is looked for in all.
fn used(connection: &Connection, name: i64) -> Outcome<bool> {
    let numbers = "SELECT 1 FROM facts WHERE name = ?1 AND main = 1 AND number IS NOT NULL LIMIT 1";
    let texts = "SELECT 1 FROM executions e
                 JOIN facts f INDEXED BY sqlite_autoindex_facts_1 ON f.execution = e.sequence AND f.name = ?1
                 ORDER BY e.sequence DESC LIMIT 1";
    for sql in [numbers, texts] {
        if connection.prepare_cached(sql)?.exists([name])? {
            return Ok(true);
        }
    }
    Ok(false)
}
