//! Words that users put on executions.

use rusqlite::Connection;

use crate::Store;
use crate::error::{Outcome, StoreError};

pub(crate) const CREATE: &str = "
CREATE TABLE execution_tags (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  tag       TEXT    NOT NULL,
  PRIMARY KEY (execution, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX execution_tags_by_tag ON execution_tags (tag, execution);
";

impl Store {
    /// Every tag in use with how many executions have it, by name.
    pub fn tags(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.read("list tags", |connection| {
            let tags = connection
                .prepare_cached("SELECT tag, count(*) FROM execution_tags GROUP BY tag ORDER BY tag")?
                .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned())))?
                .collect::<Result<_, _>>()?;
            Ok(tags)
        })
    }
}

/// The tags of an execution, by name.
pub(crate) fn of(connection: &Connection, key: i64) -> Outcome<Vec<String>> {
    let tags = connection
        .prepare_cached("SELECT tag FROM execution_tags WHERE execution = ?1 ORDER BY tag")?
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(tags)
}

/// Puts a tag on an execution.
pub(crate) fn add(connection: &Connection, key: i64, tag: &str) -> Outcome<()> {
    connection
        .prepare_cached("INSERT INTO execution_tags (execution, tag) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute((key, tag))?;
    Ok(())
}

/// Takes a tag off an execution.
pub(crate) fn remove(connection: &Connection, key: i64, tag: &str) -> Outcome<()> {
    connection
        .prepare_cached("DELETE FROM execution_tags WHERE execution = ?1 AND tag = ?2")?
        .execute((key, tag))?;
    Ok(())
}

/// Takes every tag off an execution.
pub(crate) fn forget(connection: &Connection, key: i64) -> Outcome<()> {
    connection.prepare_cached("DELETE FROM execution_tags WHERE execution = ?1")?.execute([key])?;
    Ok(())
}
