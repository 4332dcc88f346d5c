//! What a condition's executions come to, all together and by group.

use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, params_from_iter};

use super::plan;
use super::sql::{self, DAY, Found, Sql};
use super::{Condition, Group, GroupBy, GroupValue, Totals};
use crate::Store;
use crate::error::{Outcome, StoreError};

const COUNT: &str = "count(*), sum(e.status = 'Failed'), ifnull(sum(e.ended_at - e.started_at), 0)";

impl Store {
    /// What the executions of a condition come to.
    pub fn totals(&self, condition: &Condition) -> Result<Totals, StoreError> {
        self.read_at_once("count executions", |connection| {
            let mut sql = walk(
                connection,
                condition,
                "SELECT e.status, count(*), ifnull(sum(e.ended_at - e.started_at), 0), min(e.started_at),
                   max(e.started_at)",
                "",
            )?;
            sql.push(" GROUP BY e.status ORDER BY e.status");
            let mut totals = Totals::default();
            let mut statement = connection.prepare_cached(&sql.text)?;
            let mut rows = statement.query(params_from_iter(&sql.values))?;
            while let Some(row) = rows.next()? {
                let status = crate::column::word(row, "status", ExecutionStatus::parse)?;
                let count = row.get::<_, i64>(1)?.cast_unsigned();
                totals.by_status.push((status, count));
                totals.count += count;
                totals.duration += row.get::<_, i64>(2)?;
                let (first, last) = (Timestamp(row.get(3)?), Timestamp(row.get(4)?));
                totals.first = Some(totals.first.map_or(first, |known| known.min(first)));
                totals.last = Some(totals.last.map_or(last, |known| known.max(last)));
            }
            Ok(totals)
        })
    }

    /// The groups of a condition's executions: days newest first, the rest by what they have in common; last those that
    /// lack it.
    pub fn groups(&self, condition: &Condition, by: &GroupBy) -> Result<Vec<Group>, StoreError> {
        self.read_at_once("group executions", |connection| groups(connection, condition, by))
    }
}

fn groups(connection: &Connection, condition: &Condition, by: &GroupBy) -> Outcome<Vec<Group>> {
    let select = |key: &str| format!("SELECT {key} AS common, {COUNT}");
    let mut sql = match by {
        GroupBy::Pipeline => walk(connection, condition, &select("e.pipeline"), "")?,
        GroupBy::Status => walk(connection, condition, &select("e.status"), "")?,
        GroupBy::Day { offset } => {
            // Rounds down, before 1970 as well.
            let at = format!("(e.started_at + {offset})");
            let key = format!("{at} / {DAY} - ({at} % {DAY} < 0)");
            walk(connection, condition, &select(&key), "")?
        }
        GroupBy::Tag => {
            let join = "LEFT JOIN execution_tags t ON t.execution = e.sequence";
            walk(connection, condition, &select("t.tag"), join)?
        }
        GroupBy::Fact(name) => match sql::found(connection, name)? {
            Some(Found::Main(id)) => {
                let join =
                    format!("LEFT JOIN facts g ON g.execution = e.sequence AND g.name = {id} AND g.main = 1");
                walk(connection, condition, &select("g.text"), &join)?
            }
            _ => walk(connection, condition, &select("NULL"), "")?,
        },
    };
    let descending = matches!(by, GroupBy::Day { .. });
    sql.push(" GROUP BY common ORDER BY common")
        .push(if descending { " DESC" } else { "" })
        .push(" NULLS LAST");
    let groups = connection
        .prepare_cached(&sql.text)?
        .query_map(params_from_iter(&sql.values), |row| {
            let value = match row.get::<_, rusqlite::types::Value>(0)? {
                rusqlite::types::Value::Text(text) => GroupValue::Text(text),
                rusqlite::types::Value::Integer(day) => GroupValue::Day(day),
                _ => GroupValue::None,
            };
            let count = |nth| row.get::<_, i64>(nth).map(i64::cast_unsigned);
            Ok(Group { value, count: count(1)?, failed: count(2)?, duration: row.get(3)? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(groups)
}

/// A statement over every execution of the condition, along what is shortest.
fn walk<'a>(connection: &'a Connection, condition: &Condition, select: &str, join: &str) -> Outcome<Sql<'a>> {
    let shortest = plan::shortest(connection, condition, u64::from(u32::MAX))?;
    let from = if shortest.is_some() {
        "FROM facts s CROSS JOIN executions e ON e.sequence = s.execution"
    } else {
        "FROM executions e"
    };
    let mut sql = Sql::new(connection, &format!("{select} {from} {join} WHERE e.deleted_at IS NULL"));
    if let Some((range, _)) = shortest {
        range.write(&mut sql);
    }
    sql.and(condition)?;
    Ok(sql)
}
