//! Opening a home: a new one, an old one, one of the future.

use std::fs;

use pipewright_store::{Store, StoreError};
use rusqlite::Connection;

use crate::fixture::{at, home};

#[test]
fn a_new_home_gets_its_folders_and_keeps_what_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep").join("home");
    let store = Store::open(&path).unwrap();
    assert_eq!(store.home(), path);
    for name in ["pipewright.db", "objects", "executions"] {
        assert!(path.join(name).exists(), "{name}");
    }
    store.record_version("churn", "{}", at(1)).unwrap();
    drop(store);
    let versions = Store::open(&path).unwrap().pipeline_versions("churn").unwrap();
    assert_eq!(versions.len(), 1);
}

#[test]
fn readers_do_not_wait_for_a_writer() {
    let home = home();
    let database = Connection::open(home.folder.path().join("pipewright.db")).unwrap();
    database.execute_batch("BEGIN EXCLUSIVE; DELETE FROM events").unwrap();
    // Outside WAL mode this would wait for ten seconds and fail.
    assert_eq!(home.store.last_event_sequence().unwrap(), 0);
    database.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pipewright.db"), "").unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.last_event_sequence().unwrap(), 0);
}

#[test]
fn a_newer_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipewright.db");
    let newer = Connection::open(&path).unwrap();
    newer.execute_batch("CREATE TABLE future (x); PRAGMA user_version = 4711").unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();

    let error = Store::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::NewerDatabase { found: 4711, .. }), "{error:?}");
    assert!(error.to_string().contains("update Pipewright"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pipewright.db"), "no database at all, just a longish text\n".repeat(40))
        .unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Database { .. }), "{error:?}");
}

#[test]
fn a_commit_of_another_store_changes_the_data_version() {
    let home = home();
    let other = Store::open(home.folder.path()).unwrap();
    let before = home.store.data_version().unwrap();
    assert_eq!(home.store.data_version().unwrap(), before);
    other.record_version("churn", "{}", at(1)).unwrap();
    assert_ne!(home.store.data_version().unwrap(), before);
}
