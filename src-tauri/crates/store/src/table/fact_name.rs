//! The numbers that stand for the names of parameters, and for the metrics of steps.
//!
//! A value is recorded by them in `execution_parameters`, `metrics` and `facts`: a name that every execution has is stored
//! once, and a row is a third as long. Nothing refers to them by a foreign key, which would be looked up at every value: a
//! number is there as long as an execution has a fact by it (see [`super::fact::forget`]), and so has each that has more.

use rusqlite::{Connection, OptionalExtension};

use super::fact::FactKind;
use crate::error::Outcome;

/// Values by numbers instead of names, and each point of a series in one tree instead of a table and its index. Names that
/// have no number, which no program has left behind, get one: nothing that was recorded is lost.
pub(crate) const NUMBERED: &str = "
INSERT OR IGNORE INTO fact_names (kind, name) SELECT DISTINCT 0, name FROM execution_parameters;
INSERT OR IGNORE INTO fact_names (kind, name) SELECT DISTINCT 1, name FROM metrics;
INSERT OR IGNORE INTO fact_series (name, step)
  SELECT DISTINCT n.id, m.step FROM metrics m JOIN fact_names n ON n.kind = 1 AND n.name = m.name;

ALTER TABLE execution_parameters RENAME TO named_parameters;
CREATE TABLE execution_parameters (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  name      INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  value     TEXT    NOT NULL,
  origin    TEXT    NOT NULL,
  PRIMARY KEY (execution, name)
) STRICT, WITHOUT ROWID;
INSERT INTO execution_parameters (execution, name, position, value, origin)
  SELECT p.execution, n.id, p.position, p.value, p.origin
  FROM named_parameters p JOIN fact_names n ON n.kind = 0 AND n.name = p.name ORDER BY p.execution, n.id;
DROP TABLE named_parameters;

ALTER TABLE metrics RENAME TO named_metrics;
CREATE TABLE metrics (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  series    INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  value     REAL,
  at        INTEGER NOT NULL,
  origin    TEXT,
  PRIMARY KEY (execution, series, position)
) STRICT, WITHOUT ROWID;
INSERT INTO metrics (execution, series, position, value, at, origin)
  SELECT m.execution, s.id, m.position, m.value, m.at, m.origin
  FROM named_metrics m JOIN fact_names n ON n.kind = 1 AND n.name = m.name
  JOIN fact_series s ON s.name = n.id AND s.step = m.step ORDER BY m.execution, s.id, m.position;
DROP TABLE named_metrics;
";

/// The number that stands for a name; `None` for one that no execution has.
pub(crate) fn name_id(connection: &Connection, kind: FactKind, name: &str) -> Outcome<Option<i64>> {
    let id = connection
        .prepare_cached("SELECT id FROM fact_names WHERE kind = ?1 AND name = ?2")?
        .query_row((kind.code(), name), |row| row.get(0))
        .optional()?;
    Ok(id)
}

/// The number that stands for a metric of a step.
pub(crate) fn series_id(connection: &Connection, name: i64, step: &str) -> Outcome<Option<i64>> {
    let id = connection
        .prepare_cached("SELECT id FROM fact_series WHERE name = ?1 AND step = ?2")?
        .query_row((name, step), |row| row.get(0))
        .optional()?;
    Ok(id)
}

/// As [`name_id`], given one if it has none.
pub(crate) fn intern(connection: &Connection, kind: FactKind, name: &str) -> Outcome<i64> {
    if let Some(id) = name_id(connection, kind, name)? {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO fact_names (kind, name) VALUES (?1, ?2)")?
        .execute((kind.code(), name))?;
    Ok(connection.last_insert_rowid())
}

/// The numbers of a metric and of it in that step, given them if they have none.
pub(crate) fn intern_series(connection: &Connection, metric: &str, step: &str) -> Outcome<(i64, i64)> {
    let found = connection
        .prepare_cached(
            "SELECT n.id, s.id FROM fact_names n JOIN fact_series s ON s.name = n.id AND s.step = ?3
             WHERE n.kind = ?1 AND n.name = ?2",
        )?
        .query_row((FactKind::Metric.code(), metric, step), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some(found) = found {
        return Ok(found);
    }
    let name = intern(connection, FactKind::Metric, metric)?;
    connection
        .prepare_cached("INSERT INTO fact_series (name, step) VALUES (?1, ?2)")?
        .execute((name, step))?;
    Ok((name, connection.last_insert_rowid()))
}
