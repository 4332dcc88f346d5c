//! The schema's history. `user_version` counts the migrations that a database has seen.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Outcome, StoreError};
use crate::table::{
    approval, artifact, definition, environment, event, execution, execution_file, execution_parameter, fact,
    fact_name, manifest, metric, model, model_package, object, pipeline_version, step, step_input, step_job,
    step_output, tag,
};
use crate::trace;

/// In the order in which they are applied. Append only: an entry that was released is never edited, moved or
/// removed.
const MIGRATIONS: &[&str] = &[
    definition::CREATE,
    pipeline_version::CREATE,
    execution::CREATE,
    execution_parameter::CREATE,
    step::CREATE,
    step_output::CREATE,
    artifact::CREATE,
    metric::CREATE,
    event::CREATE,
    model::CREATE,
    model_package::CREATE,
    object::CREATE,
    event::INDEX,
    execution::START,
    execution::ORGANISE,
    tag::CREATE,
    fact::CREATE,
    artifact::BY_CONTENT,
    execution::REVISION,
    execution_file::CREATE,
    step::CACHE,
    manifest::CREATE,
    step_input::CREATE,
    step_output::CONTENT,
    artifact::BY_URI,
    environment::CREATE,
    step_job::CREATE,
    metric::ORIGIN,
    approval::CREATE,
    trace::INDEXES,
    fact::NUMBERS,
    fact_name::NUMBERED,
];

/// Refuses a database that has seen migrations unknown to this program. Returns how many it has seen.
pub(crate) fn check(connection: &Connection, path: &Path) -> Outcome<usize> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match usize::try_from(found) {
        Ok(seen) if seen <= MIGRATIONS.len() => Ok(seen),
        _ => Err(StoreError::NewerDatabase { path: path.to_owned(), found, known: MIGRATIONS.len() }.into()),
    }
}

/// Applies what the database has not seen, in one transaction.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Outcome<()> {
    if check(connection, path)? == MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in &MIGRATIONS[check(&transaction, path)?..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    transaction.commit()?;
    Ok(())
}
