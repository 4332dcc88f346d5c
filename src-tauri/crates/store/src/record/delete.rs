//! Executions are deleted: what was recorded of them, their logs, and the content that nothing else refers to.
//!
//! The row of the execution stays, marked: models and model packages name it, and its number is not given again. An object
//! goes with the execution that wrote it when it lies in that execution's own folder (its id is a part of the key) or was
//! overwritten since; what lies elsewhere may be what the next execution reads.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;

use crate::Store;
use crate::error::{FileOperation, Outcome, StoreError};
use crate::table::event::{self, EventKind};
use crate::table::{execution, fact, manifest, tag};

/// Tables whose rows go with their execution, those that refer to others first.
const ROWS: &[&str] = &[
    "metrics",
    "artifacts",
    "step_inputs",
    "step_outputs",
    "step_jobs",
    "execution_files",
    "execution_parameters",
    "events",
];
/// Tables that say by SHA-256 what is in use.
const CONTENT: &[&str] =
    &["artifacts", "objects", "step_inputs", "step_outputs", "execution_files", "manifests"];
/// Tables that name a step of a deleted execution, which therefore stays, empty.
const NAMED_BY: &[&str] = &["models", "model_packages"];

/// What deleting would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeletionPlan {
    /// How many executions go.
    pub executions: u64,
    /// Files that they made.
    pub files: u64,
    /// Those that have not ended, which cannot be deleted.
    pub running: Vec<ExecutionArn>,
    /// The model packages that they registered; these stay.
    pub packages: Vec<String>,
}

/// What deleting did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deleted {
    /// How many executions went.
    pub executions: u64,
    /// Bytes of content that went with them.
    pub bytes: u64,
}

impl Store {
    /// What deleting these executions would do.
    pub fn plan_deletion(&self, executions: &[ExecutionArn]) -> Result<DeletionPlan, StoreError> {
        self.read("look at what would be deleted", |connection| {
            let mut plan = DeletionPlan::default();
            for arn in executions {
                let key = execution::key(connection, arn)?;
                if !execution::status(connection, key)?.is_terminal() {
                    plan.running.push(arn.clone());
                }
                plan.executions += 1;
                plan.files += connection
                    .prepare_cached("SELECT count(*) FROM artifacts WHERE execution = ?1")?
                    .query_row([key], |row| row.get::<_, i64>(0))?
                    .cast_unsigned();
                let packages: Vec<String> = connection
                    .prepare_cached(
                        "SELECT arn FROM model_packages WHERE execution = ?1 ORDER BY created_at",
                    )?
                    .query_map([key], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                plan.packages.extend(packages);
            }
            Ok(plan)
        })
    }

    /// Deletes executions that have ended, all of them or none.
    pub fn delete_executions(
        &self,
        executions: &[ExecutionArn],
        at: Timestamp,
    ) -> Result<Deleted, StoreError> {
        let content = self.write("delete executions", |transaction| {
            let mut content = BTreeSet::new();
            for arn in executions {
                let key = execution::key(transaction, arn)?;
                let status = execution::status(transaction, key)?;
                if !status.is_terminal() {
                    return Err(StoreError::ExecutionNotEnded { execution: arn.clone(), status }.into());
                }
                content.extend(delete(transaction, key, arn, at)?);
            }
            Ok(content)
        })?;
        for arn in executions {
            let folder = self.shared.home.join("executions").join(arn.id());
            gone(fs::remove_dir_all(&folder)).during("remove", &folder)?;
        }
        let bytes = self.sweep_content(&content)?;
        Ok(Deleted { executions: executions.len() as u64, bytes })
    }

    /// When the execution was deleted, for what it registered; `None` for one that is there, or never was.
    pub fn deleted_at(&self, execution: &ExecutionArn) -> Result<Option<Timestamp>, StoreError> {
        self.read("read an execution", |connection| {
            let at = connection
                .prepare_cached(
                    "SELECT deleted_at FROM executions WHERE arn = ?1 AND deleted_at IS NOT NULL",
                )?
                .query_map([execution.as_str()], |row| row.get(0).map(Timestamp))?
                .next()
                .transpose()?;
            Ok(at)
        })
    }

    /// Removes the blobs among these that nothing refers to, and says how large they were. In a transaction of its own, so
    /// that whoever begins to refer to one does so before, and is seen, or after, and finds it missing.
    fn sweep_content(&self, content: &BTreeSet<String>) -> Result<u64, StoreError> {
        self.write("remove content that nothing refers to", |transaction| {
            let mut bytes = 0;
            // What a list names is in use for as long as the list is.
            for sha256 in content {
                if !refers(transaction, sha256)? {
                    manifest::forget(transaction, sha256)?;
                }
            }
            for sha256 in content {
                if refers(transaction, sha256)? {
                    continue;
                }
                let path = self.shared.blobs.path(sha256);
                bytes += fs::metadata(&path).map_or(0, |metadata| metadata.len());
                gone(fs::remove_file(&path)).during("remove", &path)?;
            }
            Ok(bytes)
        })
    }
}

/// Deletes the rows of an execution; gives the SHA-256 of what it referred to.
fn delete(connection: &Connection, key: i64, arn: &ExecutionArn, at: Timestamp) -> Outcome<BTreeSet<String>> {
    let made: Vec<(String, String)> = connection
        .prepare_cached("SELECT uri, sha256 FROM artifacts WHERE execution = ?1")?
        .query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let given = contents(connection, key)?;
    fact::forget(connection, key)?;
    tag::forget(connection, key)?;
    for table in ROWS {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE execution = ?1"))?.execute([key])?;
    }
    let named: Vec<_> = NAMED_BY
        .iter()
        .map(|table| {
            format!(
                "EXISTS (SELECT 1 FROM {table} t WHERE t.execution = steps.execution AND t.step = steps.name)"
            )
        })
        .collect();
    let named = named.join(" OR ");
    connection
        .prepare_cached(&format!("DELETE FROM steps WHERE execution = ?1 AND NOT ({named})"))?
        .execute([key])?;
    connection
        .prepare_cached(
            "UPDATE steps SET arguments = NULL, describe = NULL, failure_reason = NULL, log = NULL WHERE execution = ?1",
        )?
        .execute([key])?;
    connection
        .prepare_cached(
            "UPDATE executions SET deleted_at = ?2, pinned = 0, note = NULL, display_name = NULL, description = NULL,
               failure_reason = NULL, project = NULL
             WHERE sequence = ?1",
        )?
        .execute((key, at.0))?;
    for (uri, sha256) in &made {
        if let Ok(uri) = S3Uri::parse(uri) {
            forget_object(connection, &uri, sha256, arn)?;
        }
    }
    event::append(connection, key, None, EventKind::ExecutionDeleted, at, None)?;
    Ok(made.into_iter().map(|(_, sha256)| sha256).chain(given).collect())
}

/// The SHA-256 of inputs, outputs and packaged files, and of the files in the lists among these.
fn contents(connection: &Connection, key: i64) -> Outcome<Vec<String>> {
    let found = connection
        .prepare_cached(
            "WITH held AS (
               SELECT sha256 FROM step_inputs WHERE execution = ?1
               UNION SELECT sha256 FROM step_outputs WHERE execution = ?1 AND sha256 IS NOT NULL
               UNION SELECT sha256 FROM execution_files WHERE execution = ?1)
             SELECT sha256 FROM held
             UNION SELECT m.sha256 FROM held JOIN manifests m ON m.manifest = held.sha256",
        )?
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Removes the version of an object that a deleted execution wrote, where nobody else counts on it.
fn forget_object(connection: &Connection, uri: &S3Uri, sha256: &str, arn: &ExecutionArn) -> Outcome<()> {
    let text = format!("s3://{}/{}", uri.bucket, uri.key);
    let used: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM artifacts WHERE sha256 = ?1 AND uri = ?2)
                 OR EXISTS (SELECT 1 FROM model_packages WHERE instr(describe, ?2))
                 OR EXISTS (SELECT 1 FROM models WHERE instr(describe, ?2))
                 OR EXISTS (SELECT 1 FROM step_inputs WHERE uri = ?2)",
        )?
        .query_row((sha256, &text), |row| row.get(0))?;
    if used {
        return Ok(());
    }
    let own = uri.key.split('/').any(|part| part == arn.id());
    connection
        .prepare_cached(
            "DELETE FROM objects WHERE bucket = ?1 AND key = ?2 AND sha256 = ?3
               AND (?4 OR version < (SELECT max(version) FROM objects WHERE bucket = ?1 AND key = ?2))",
        )?
        .execute((&uri.bucket, &uri.key, sha256, own))?;
    Ok(())
}

fn refers(connection: &Connection, sha256: &str) -> Outcome<bool> {
    for table in CONTENT {
        let found: bool = connection
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE sha256 = ?1)"))?
            .query_row([sha256], |row| row.get(0))?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Tables that are dealt with by name, beside the lists.
    const BY_HAND: &[&str] = &["steps", "facts", "execution_tags"];

    #[test]
    fn it_is_known_of_every_table_what_becomes_of_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(crate::migrate::migrate(&mut connection, Path::new(":memory:")).is_ok());
        let known: Vec<_> = [ROWS, NAMED_BY, BY_HAND].concat();
        let tables: Vec<String> = connection
            .prepare(
                "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND c.name = 'execution'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let forgotten: Vec<_> = tables.iter().filter(|table| !known.contains(&table.as_str())).collect();
        assert!(forgotten.is_empty(), "say in record/delete.rs what becomes of the rows of {forgotten:?}");
        let content: Vec<String> = connection
            .prepare(
                "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND c.name = 'sha256' AND m.name NOT IN
                   ('definitions', 'pipeline_versions', 'environments')",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let forgotten: Vec<_> = content.iter().filter(|table| !CONTENT.contains(&table.as_str())).collect();
        assert!(forgotten.is_empty(), "say in record/delete.rs that {forgotten:?} refer to content");
    }
}
