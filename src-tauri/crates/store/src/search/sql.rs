//! A condition as SQL over `executions e`.

use std::fmt::Write as _;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{Comparison, Condition, FactTest, GroupBy, GroupValue, NumberField, TextField, TextTest};
use crate::error::Outcome;
use crate::table::fact::FactName;
use crate::table::fact_name;

/// A statement that is being written, with its values in order.
pub(super) struct Sql<'a> {
    connection: &'a Connection,
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

/// How a fact is found among those of one execution.
pub(super) enum Found {
    /// By name alone.
    Main(i64),
    /// By name and series.
    Series(i64, i64),
}

/// The numbers that stand for a fact's name; `None` when no execution has it.
pub(super) fn found(connection: &Connection, name: &FactName) -> Outcome<Option<Found>> {
    let Some(id) = fact_name::name_id(connection, name.kind, &name.name)? else { return Ok(None) };
    Ok(match &name.step {
        None => Some(Found::Main(id)),
        Some(step) => fact_name::series_id(connection, id, step)?.map(|series| Found::Series(id, series)),
    })
}

impl<'a> Sql<'a> {
    pub(super) fn new(connection: &'a Connection, text: &str) -> Self {
        Self { connection, text: text.to_owned(), values: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(super) fn value(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        // Numbered, as order by and where may be written in any order.
        let _ = write!(self.text, "?{}", self.values.len());
        self
    }

    /// ` AND …`, so that any condition can follow another.
    pub(super) fn and(&mut self, condition: &Condition) -> Outcome<()> {
        self.push(" AND ");
        self.condition(condition, true)
    }

    /// `plain`: nothing around it cares whether it is false or unknown, so that an index may serve it.
    fn condition(&mut self, condition: &Condition, plain: bool) -> Outcome<()> {
        match condition {
            Condition::All(parts) => self.list(parts, " AND ", "1", plain)?,
            Condition::Any(parts) => self.list(parts, " OR ", "0", plain)?,
            Condition::Not(inner) => {
                self.push("NOT ");
                self.condition(inner, false)?;
            }
            leaf if plain => self.leaf(leaf)?,
            leaf => {
                // Unknown is false, and its opposite therefore true.
                self.push("((");
                self.leaf(leaf)?;
                self.push(") IS TRUE)");
            }
        }
        Ok(())
    }

    fn list(&mut self, parts: &[Condition], between: &str, empty: &str, plain: bool) -> Outcome<()> {
        if parts.is_empty() {
            self.push(empty);
            return Ok(());
        }
        self.push("(");
        for (nth, part) in parts.iter().enumerate() {
            if nth > 0 {
                self.push(between);
            }
            self.condition(part, plain)?;
        }
        self.push(")");
        Ok(())
    }

    fn leaf(&mut self, leaf: &Condition) -> Outcome<()> {
        match leaf {
            Condition::Text(field, test) => self.text_test(column(*field), test),
            Condition::Number(field, comparison, value) => {
                self.push(number(*field)).push(comparison.symbol()).value(*value);
            }
            Condition::Tag(test) => {
                self.push("EXISTS (SELECT 1 FROM execution_tags t WHERE t.execution = e.sequence AND ");
                self.text_test("t.tag", test);
                self.push(")");
            }
            Condition::Fact(name, test) => self.fact(name, test)?,
            Condition::Word(word) => self.word(word),
            Condition::Pinned => {
                self.push("e.pinned = 1");
            }
            Condition::Tagged => {
                self.push("EXISTS (SELECT 1 FROM execution_tags t WHERE t.execution = e.sequence)");
            }
            Condition::Unfinished => {
                self.push("e.ended_at IS NULL");
            }
            Condition::Dirty => {
                self.push("e.git_dirty = 1");
            }
            Condition::In(by, value) => self.group(by, value)?,
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => self.condition(leaf, true)?,
        }
        Ok(())
    }

    fn word(&mut self, word: &str) {
        let pattern = format!("%{}%", escaped(word));
        self.push("(");
        let columns = ["e.pipeline", "e.display_name", "e.id", "e.description", "e.note", "e.failure_reason"];
        for column in columns {
            self.push("ifnull(")
                .push(column)
                .push(" LIKE ")
                .value(pattern.clone())
                .push(" ESCAPE '\\', 0) OR ");
        }
        self.push("e.pipeline || ' ' || e.number LIKE ").value(pattern.clone()).push(" ESCAPE '\\' OR ");
        self.push("EXISTS (SELECT 1 FROM execution_tags t WHERE t.execution = e.sequence AND t.tag LIKE ");
        self.value(pattern).push(" ESCAPE '\\'))");
    }

    fn text_test(&mut self, column: &str, test: &TextTest) {
        self.push(column);
        match test {
            TextTest::Is(text) => self.push(" = ").value(text.clone()),
            TextTest::IsNot(text) => self.push(" <> ").value(text.clone()),
            TextTest::Like(text) => {
                self.push(" LIKE ").value(escaped(text).replace('*', "%")).push(" ESCAPE '\\'")
            }
            TextTest::Contains(text) => {
                self.push(" LIKE ").value(format!("%{}%", escaped(text))).push(" ESCAPE '\\'")
            }
            TextTest::Present => self.push(" <> ''"),
        };
    }

    fn fact(&mut self, name: &FactName, test: &FactTest) -> Outcome<()> {
        let Some(found) = found(self.connection, name)? else {
            self.push("0");
            return Ok(());
        };
        self.push(OF_EXECUTION);
        self.named("f", &found);
        match test {
            FactTest::Present => {}
            FactTest::NotANumber => {
                self.push(" AND f.number IS NULL AND f.text IS NULL");
            }
            FactTest::Number(comparison, value) => {
                self.push(" AND f.number ").push(comparison.symbol()).value(*value);
            }
            FactTest::Text(test) => {
                self.push(" AND ");
                // What was cut is whole where it was recorded.
                self.text_test(
                    "iif(f.whole, f.text, (SELECT json_extract('[' || p.value || ']', '$[0]')
                       FROM execution_parameters p WHERE p.execution = f.execution AND p.name = f.name))",
                    test,
                );
            }
        }
        self.push(")");
        Ok(())
    }

    /// ` AND …` that narrows the facts of an execution to one.
    pub(super) fn named(&mut self, table: &str, found: &Found) {
        self.push(" AND ").push(table).push(".name = ");
        match found {
            Found::Main(id) => self.value(*id).push(" AND ").push(table).push(".main = 1"),
            Found::Series(id, series) => {
                self.value(*id).push(" AND ").push(table).push(".series = ").value(*series)
            }
        };
    }

    fn group(&mut self, by: &GroupBy, value: &GroupValue) -> Outcome<()> {
        match (by, value) {
            (GroupBy::Pipeline, GroupValue::Text(text)) => {
                self.push("e.pipeline = ").value(text.clone());
            }
            (GroupBy::Status, GroupValue::Text(text)) => {
                self.push("e.status = ").value(text.clone());
            }
            (GroupBy::Day { offset }, GroupValue::Day(day)) => {
                let start = day * DAY - offset;
                self.push("(e.started_at >= ").value(start).push(" AND e.started_at < ").value(start + DAY);
                self.push(")");
            }
            (GroupBy::Tag, GroupValue::Text(text)) => {
                self.push("e.sequence IN (SELECT execution FROM execution_tags WHERE tag = ");
                self.value(text.clone()).push(")");
            }
            (GroupBy::Tag, GroupValue::None) => {
                self.push("NOT EXISTS (SELECT 1 FROM execution_tags t WHERE t.execution = e.sequence)");
            }
            (GroupBy::Fact(name), value) => {
                let Some(found) = found(self.connection, name)? else {
                    self.push(if *value == GroupValue::None { "1" } else { "0" });
                    return Ok(());
                };
                if *value == GroupValue::None {
                    self.push("NOT ");
                }
                self.push(OF_EXECUTION);
                self.named("f", &found);
                if let GroupValue::Text(text) = value {
                    self.push(" AND f.text = ").value(text.clone());
                }
                self.push(")");
            }
            _ => {
                self.push("0");
            }
        }
        Ok(())
    }
}

/// A fact of one execution, by the table's own order. Left to itself, SQLite takes the index of all executions' numbers as
/// soon as the number is compared, and walks it anew for every execution.
const OF_EXECUTION: &str =
    "EXISTS (SELECT 1 FROM facts f INDEXED BY sqlite_autoindex_facts_1 WHERE f.execution = e.sequence";

/// Milliseconds.
pub(super) const DAY: i64 = 86_400_000;

/// The column of a text.
pub(super) fn column(field: TextField) -> &'static str {
    match field {
        TextField::Id => "e.id",
        TextField::Pipeline => "e.pipeline",
        TextField::Name => "e.display_name",
        TextField::Description => "e.description",
        TextField::Status => "e.status",
        TextField::Preset => "e.preset",
        TextField::Target => "e.target",
        TextField::Reason => "e.failure_reason",
        TextField::Note => "e.note",
        TextField::Commit => "e.git_commit",
        TextField::Branch => "e.git_branch",
    }
}

/// The column of a number.
pub(super) fn number(field: NumberField) -> &'static str {
    match field {
        NumberField::Number => "e.number",
        NumberField::Version => "e.version",
        NumberField::Started => "e.started_at",
        NumberField::Ended => "e.ended_at",
        NumberField::Duration => "(e.ended_at - e.started_at)",
    }
}

/// Whether the comparison narrows what is walked.
pub(super) fn narrows(comparison: Comparison) -> bool {
    comparison != Comparison::NotEqual
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
