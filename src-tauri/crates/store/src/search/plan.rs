//! What a search walks.
//!
//! SQLite cannot know how many executions have a metric above a bound, so that is counted: along an index, a million a
//! second, and only as far as it matters.

use rusqlite::params_from_iter;

use super::sql::{Found, Sql, found, narrows};
use super::{Comparison, Condition, FactTest};
use crate::error::Outcome;
use crate::table::fact::FactName;
use rusqlite::Connection;

/// The facts of one name within bounds.
pub(super) struct Range<'a> {
    pub(super) name: i64,
    bounds: Vec<(Comparison, f64)>,
    of: &'a FactName,
}

impl Range<'_> {
    /// Whether the range is of that fact.
    pub(super) fn is_of(&self, name: &FactName) -> bool {
        self.of == name
    }

    /// ` AND …` over `facts s`.
    pub(super) fn write(&self, sql: &mut Sql<'_>) {
        sql.push(" AND s.name = ").value(self.name).push(" AND s.main = 1 AND s.number IS NOT NULL");
        for (comparison, bound) in &self.bounds {
            sql.push(" AND s.number ").push(comparison.symbol()).value(*bound);
        }
    }

    /// How many facts it has, counted up to `enough`.
    pub(super) fn count(&self, connection: &Connection, enough: u64) -> Outcome<u64> {
        let mut sql = Sql::new(connection, "SELECT count(*) FROM (SELECT 1 FROM facts s WHERE 1");
        self.write(&mut sql);
        sql.push(" LIMIT ").value(enough.cast_signed()).push(")");
        let count: i64 = connection
            .prepare_cached(&sql.text)?
            .query_row(params_from_iter(&sql.values), |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }
}

/// The range that every execution of the condition has a fact in; `None` where no comparison says so.
pub(super) fn range<'a>(
    connection: &Connection,
    condition: &'a Condition,
    of: &'a FactName,
) -> Outcome<Option<Range<'a>>> {
    let Some(Found::Main(name)) = found(connection, of)? else { return Ok(None) };
    let mut bounds = Vec::new();
    visit(condition, &mut |name, comparison, bound| {
        if name == of {
            bounds.push((comparison, bound));
        }
    });
    Ok(Some(Range { name, bounds, of }))
}

/// The ranges that every execution of the condition lies in, one for each name that is compared.
pub(super) fn ranges<'a>(connection: &Connection, condition: &'a Condition) -> Outcome<Vec<Range<'a>>> {
    let mut names: Vec<&FactName> = Vec::new();
    visit(condition, &mut |name, _, _| {
        if !names.contains(&name) {
            names.push(name);
        }
    });
    let mut ranges = Vec::new();
    for name in names {
        ranges.extend(range(connection, condition, name)?);
    }
    Ok(ranges)
}

/// Whether the condition holds only for executions that have a number for the fact.
pub(super) fn requires(condition: &Condition, of: &FactName) -> bool {
    let mut required = false;
    visit(condition, &mut |name, _, _| required |= name == of);
    required
}

/// The comparisons of facts that hold for every execution of the condition.
fn visit<'a>(condition: &'a Condition, told: &mut impl FnMut(&'a FactName, Comparison, f64)) {
    match condition {
        Condition::All(parts) => {
            for part in parts {
                visit(part, told);
            }
        }
        Condition::Fact(name, FactTest::Number(comparison, bound)) if narrows(*comparison) => {
            told(name, *comparison, *bound);
        }
        _ => {}
    }
}

/// The shortest range of the condition, and how many facts it has, counted up to `enough`.
pub(super) fn shortest<'a>(
    connection: &Connection,
    condition: &'a Condition,
    enough: u64,
) -> Outcome<Option<(Range<'a>, u64)>> {
    let mut best: Option<(Range<'a>, u64)> = None;
    for range in ranges(connection, condition)? {
        let count = range.count(connection, best.as_ref().map_or(enough, |(_, count)| *count))?;
        if best.as_ref().is_none_or(|(_, least)| count < *least) {
            best = Some((range, count));
        }
    }
    Ok(best)
}
