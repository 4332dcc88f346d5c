//! The least that any program over SQLite does: rows by id, values by a number for their name, one index.

use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::seed::Dice;

const VALUES: i64 = 10;

/// Queries, and records more; one execution a commit that waits for the disk.
pub(crate) fn measure(file: &Path, count: usize) -> Value {
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
    let mut connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
             CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT, status TEXT, started INTEGER, ended INTEGER);
             CREATE TABLE kv (run INTEGER, kind INTEGER, key INTEGER, num REAL, txt TEXT, PRIMARY KEY (run, kind, key))
               WITHOUT ROWID;
             CREATE INDEX kvx ON kv (kind, key, num, run);",
        )
        .unwrap();
    let mut dice = Dice::new(1);
    let mut insert = |connection: &Connection, nth: usize| {
        let id = nth as i64;
        connection
            .prepare_cached("INSERT INTO runs VALUES (?, ?, ?, ?, ?)")
            .unwrap()
            .execute(params![id, format!("run-{nth}"), "FINISHED", id, id + 5])
            .unwrap();
        let mut statement = connection.prepare_cached("INSERT INTO kv VALUES (?, ?, ?, ?, ?)").unwrap();
        for key in 0..VALUES {
            let number = dice.unit();
            statement.execute(params![id, 0, key, number, format!("{number}")]).unwrap();
        }
        for key in 0..VALUES {
            statement.execute(params![id, 1, key, dice.unit(), None::<String>]).unwrap();
        }
    };
    let transaction = connection.transaction().unwrap();
    for nth in 0..count {
        insert(&transaction, nth);
    }
    transaction.commit().unwrap();
    connection.execute_batch("ANALYZE").unwrap();
    let load = |sql: &str| super::timed(|| load(&connection, sql), |cells| *cells);
    let answers = [
        load("SELECT id FROM runs ORDER BY started DESC LIMIT 100"),
        load("SELECT run FROM kv WHERE kind=1 AND key=3 AND num>0.9 ORDER BY num DESC LIMIT 100"),
        load(
            "SELECT a.run FROM kv a JOIN kv b ON b.run=a.run AND b.kind=0 AND b.key=2 AND b.num<0.5
             WHERE a.kind=1 AND a.key=3 AND a.num>0.5 ORDER BY a.num DESC LIMIT 100",
        ),
        load("SELECT id FROM runs"),
    ];
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    let recorded = super::rate(super::SINGLE, || {
        for nth in count..count + super::SINGLE {
            let transaction = connection.transaction().unwrap();
            insert(&transaction, nth);
            transaction.commit().unwrap();
        }
    });
    let [list, filter, filters, every] = answers;
    json!({ "recorded_per_s": recorded, "list": list, "filter": filter, "filters": filters, "every": every })
}

/// Reads the values of each run that the statement gives.
fn load(connection: &Connection, sql: &str) -> usize {
    let ids: Vec<i64> = connection
        .prepare_cached(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut statement =
        connection.prepare_cached("SELECT kind, key, num, txt FROM kv WHERE run = ?").unwrap();
    let mut cells = 0;
    for id in ids {
        let mut rows = statement.query([id]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let _: f64 = row.get(2).unwrap();
            let _: Option<String> = row.get(3).unwrap();
            cells += 1;
        }
    }
    cells
}
