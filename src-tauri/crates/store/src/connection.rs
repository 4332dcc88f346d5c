//! Connections to the database and their settings.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::error::{Failure, Outcome, StoreError};
use crate::migrate;

/// How long a statement waits for another process's transaction.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Kilobytes of the database that the reading connection keeps in memory; SQLite's own 2,000 hold a few thousand executions.
const READ_CACHE: i64 = 65_536;
/// The same of the writing one. A commit that moved pages looks through all that is kept: with as much as the reading one
/// keeps, a tenth of its time went there.
const WRITE_CACHE: i64 = 4_096;
/// Every statement of the crate fits, so none is compiled twice.
const PREPARED_STATEMENTS: usize = 128;

/// Creates the database if it is missing and brings it up to date.
pub(crate) fn create(path: &Path) -> Result<(), StoreError> {
    let run = || {
        let mut connection = open(path, WRITE_CACHE)?;
        // Before the first write: a newer database is left as it is.
        migrate::check(&connection, path)?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        migrate::migrate(&mut connection, path)
    };
    run().map_err(|failure| failure.within("bring the database up to date", path))
}

/// The connection that writes.
pub(crate) struct Writer {
    connection: Connection,
    /// Whether its commits wait until they are on disk. SQLite reads the SQL of such a setting anew each time, so it is
    /// told only what changes.
    waits: bool,
}

impl Writer {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection =
            open(path, WRITE_CACHE).map_err(|failure| failure.within("open the database", path))?;
        Ok(Self { connection, waits: false })
    }

    /// The connection, whose next commits wait for the disk or do not.
    pub(crate) fn commits(&mut self, waits: bool) -> Outcome<&mut Connection> {
        if self.waits != waits {
            self.connection.pragma_update(None, "synchronous", if waits { "FULL" } else { "NORMAL" })?;
            self.waits = waits;
        }
        Ok(&mut self.connection)
    }
}

/// The connection that reads; SQLite refuses to write through it.
pub(crate) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let run = || {
        let connection = open(path, READ_CACHE)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    };
    run().map_err(|failure: Failure| failure.within("open the database", path))
}

/// Pages of the write-ahead log before they are copied into the database, 32 MB: that waits for the disk twice, and with
/// SQLite's own 1,000 pages it took half the time of recording many executions.
const LOGGED_PAGES: i64 = 8_000;

fn open(path: &Path, cache: i64) -> Outcome<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In WAL mode a power loss may cost the last commits but never the database; a killed process costs none.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOGGED_PAGES)?;
    connection.pragma_update(None, "cache_size", -cache)?;
    // Otherwise SQLite compiles a statement anew whenever a value that it looked at while planning is another.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    Ok(connection)
}
