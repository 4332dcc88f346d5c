//! A page of executions.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::{Connection, Row, params_from_iter};

use super::plan::{self, Range};
use super::sql::{self, Found, Sql};
use super::{Fact, Facts, FoundExecution, Search, Sort, SortBy};
use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::fact::FactName;
use crate::table::{execution, tag};

/// A range of fewer facts is looked up and sorted, whatever the order; a longer one is met soon enough on the way.
const FEW: u64 = 4_000;

impl Store {
    /// The executions of a page.
    pub fn search(&self, search: &Search) -> Result<Vec<FoundExecution>, StoreError> {
        self.read_at_once("search executions", |connection| {
            let keys = keys(connection, search)?;
            read(connection, &keys, &search.facts)
        })
    }

    /// The names of the executions of a page.
    pub fn search_arns(&self, search: &Search) -> Result<Vec<ExecutionArn>, StoreError> {
        self.read_at_once("search executions", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT arn FROM executions WHERE sequence = ?1")?;
            let mut arns = Vec::new();
            for key in keys(connection, search)? {
                arns.push(
                    statement.query_row([key], |row| row.get::<_, String>(0)).map(ExecutionArn::from_text)?,
                );
            }
            Ok(arns)
        })
    }
}

fn keys(connection: &Connection, search: &Search) -> Outcome<Vec<i64>> {
    if let SortBy::Fact(name) = &search.sort.by {
        return match plan::range(connection, &search.condition, name)? {
            Some(range) => by_range(connection, search, name, &range),
            None => by_lookup(connection, search, name),
        };
    }
    let mut sql = match plan::shortest(connection, &search.condition, FEW)? {
        Some((range, count)) if count < FEW => {
            let mut sql = Sql::new(
                connection,
                "SELECT e.sequence FROM facts s CROSS JOIN executions e ON e.sequence = s.execution WHERE 1",
            );
            range.write(&mut sql);
            sql
        }
        _ => Sql::new(connection, "SELECT e.sequence FROM executions e WHERE 1"),
    };
    sql.push(" AND e.deleted_at IS NULL");
    sql.and(&search.condition)?;
    order(&mut sql, &search.sort);
    window(&mut sql, search.offset, search.limit);
    all(connection, &sql)
}

/// Walks the index of the fact that the page is sorted by. Executions without a number for it follow: by their text, then
/// the newest first.
fn by_range(
    connection: &Connection,
    search: &Search,
    name: &FactName,
    range: &Range<'_>,
) -> Outcome<Vec<i64>> {
    debug_assert!(range.is_of(name));
    let from = "FROM facts s CROSS JOIN executions e ON e.sequence = s.execution WHERE 1";
    let mut sql = Sql::new(connection, &format!("SELECT e.sequence {from}"));
    range.write(&mut sql);
    sql.push(" AND e.deleted_at IS NULL");
    sql.and(&search.condition)?;
    // Along the index in either direction; those that are equal come in the order of recording.
    let direction = direction(&search.sort);
    sql.push(" ORDER BY s.number").push(direction).push(", s.execution").push(direction);
    window(&mut sql, search.offset, search.limit);
    let mut keys = all(connection, &sql)?;
    if keys.len() as u64 == search.limit || plan::requires(&search.condition, name) {
        return Ok(keys);
    }
    let before = if keys.is_empty() {
        let mut sql = Sql::new(connection, &format!("SELECT count(*) {from}"));
        range.write(&mut sql);
        sql.push(" AND e.deleted_at IS NULL");
        sql.and(&search.condition)?;
        all(connection, &sql)?.first().copied().unwrap_or_default().cast_unsigned()
    } else {
        search.offset + keys.len() as u64
    };
    // Those without a number are in the order of what they have instead.
    let mut sql = Sql::new(
        connection,
        "SELECT e.sequence FROM executions e
         LEFT JOIN facts s INDEXED BY sqlite_autoindex_facts_1 ON s.execution = e.sequence AND s.main = 1 AND s.name = ",
    );
    sql.value(range.name).push(" WHERE e.deleted_at IS NULL AND s.number IS NULL");
    sql.and(&search.condition)?;
    sql.push(" ORDER BY s.text IS NULL, s.text").push(direction).push(", e.started_at DESC, e.sequence DESC");
    let offset = (search.offset + keys.len() as u64).saturating_sub(before);
    window(&mut sql, offset, search.limit - keys.len() as u64);
    keys.extend(all(connection, &sql)?);
    Ok(keys)
}

/// Looks the fact up for each execution: for metrics of a named step, which no index is sorted by.
fn by_lookup(connection: &Connection, search: &Search, name: &FactName) -> Outcome<Vec<i64>> {
    let mut sql = Sql::new(connection, "SELECT e.sequence FROM executions e");
    let found = sql::found(connection, name)?;
    if let Some(found) = &found {
        sql.push(" LEFT JOIN facts s ON s.execution = e.sequence");
        sql.named("s", found);
    }
    sql.push(" WHERE e.deleted_at IS NULL");
    sql.and(&search.condition)?;
    if found.is_some() {
        let direction = direction(&search.sort);
        sql.push(" ORDER BY s.number IS NULL, s.number").push(direction).push(", s.text").push(direction);
        sql.push(", e.started_at DESC, e.sequence DESC");
    } else {
        sql.push(NEWEST);
    }
    window(&mut sql, search.offset, search.limit);
    all(connection, &sql)
}

const NEWEST: &str = " ORDER BY e.started_at DESC, e.sequence DESC";

fn direction(sort: &Sort) -> &'static str {
    if sort.descending { " DESC" } else { "" }
}

fn order(sql: &mut Sql<'_>, sort: &Sort) {
    let column = match &sort.by {
        SortBy::Number(super::NumberField::Started) => {
            let direction = direction(sort);
            sql.push(" ORDER BY e.started_at").push(direction).push(", e.sequence").push(direction);
            return;
        }
        SortBy::Number(field) => sql::number(*field),
        SortBy::Text(field) => sql::column(*field),
        SortBy::Fact(_) => return,
    };
    sql.push(" ORDER BY ").push(column).push(direction(sort)).push(" NULLS LAST");
    sql.push(", e.started_at DESC, e.sequence DESC");
}

fn window(sql: &mut Sql<'_>, offset: u64, limit: u64) {
    sql.push(" LIMIT ").value(i64::try_from(limit).unwrap_or(i64::MAX));
    sql.push(" OFFSET ").value(i64::try_from(offset).unwrap_or(i64::MAX));
}

fn all(connection: &Connection, sql: &Sql<'_>) -> Outcome<Vec<i64>> {
    let keys = connection
        .prepare_cached(&sql.text)?
        .query_map(params_from_iter(&sql.values), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(keys)
}

fn read(connection: &Connection, keys: &[i64], facts: &Facts) -> Outcome<Vec<FoundExecution>> {
    let columns = execution::COLUMNS;
    let mut row = connection
        .prepare_cached(&format!("SELECT {columns}, note, pinned FROM executions WHERE sequence = ?1"))?;
    let mut every = connection.prepare_cached(
        "SELECT iif(series = 0, -name, series), number, text, whole FROM facts WHERE execution = ?1",
    )?;
    let mut main = connection.prepare_cached(
        "SELECT ?3, number, text, whole FROM facts WHERE execution = ?1 AND name = ?2 AND main = 1",
    )?;
    let mut series = connection.prepare_cached(
        "SELECT ?4, number, text, whole FROM facts WHERE execution = ?1 AND name = ?2 AND series = ?3",
    )?;
    let asked = match facts {
        Facts::All => Vec::new(),
        Facts::Of(names) => {
            names.iter().map(|name| sql::found(connection, name)).collect::<Outcome<Vec<_>>>()?
        }
    };
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        let (execution, note, pinned) = row.query_row([key], |row| {
            let (note, pinned) = (row.get(execution::READ)?, row.get(execution::READ + 1)?);
            Ok((execution::from_row(row)?, note, pinned))
        })?;
        let mut values = Vec::new();
        if *facts == Facts::All {
            values = every.query_map([key], fact)?.collect::<Result<_, _>>()?;
        }
        for (nth, name) in (0_i64..).zip(&asked) {
            match name {
                None => {}
                Some(Found::Main(name)) => {
                    values.extend(main.query_map((key, name, nth), fact)?.collect::<Result<Vec<_>, _>>()?);
                }
                Some(Found::Series(name, one)) => {
                    let rows = series.query_map((key, name, one, nth), fact)?;
                    values.extend(rows.collect::<Result<Vec<_>, _>>()?);
                }
            }
        }
        let tags = tag::of(connection, *key)?;
        found.push(FoundExecution { execution, tags, note, pinned, facts: values });
    }
    Ok(found)
}

fn fact(row: &Row<'_>) -> rusqlite::Result<Fact> {
    let (number, text): (Option<f64>, Option<String>) = (row.get(1)?, row.get(2)?);
    // SQLite keeps no NaN: a metric without a number is one.
    let number = if text.is_none() { Some(number.unwrap_or(f64::NAN)) } else { number };
    Ok(Fact { of: row.get(0)?, number, text, whole: row.get(3)? })
}
