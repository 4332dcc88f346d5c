//! The least that any program over SQLite does: rows by id, values by a number for their name, one index.

use std::path::Path;

use rusqlite::{Connection, params};

use super::seed::Dice;

const VALUES: i64 = 10;

/// The newest hundred; a metric above a bound; a metric and a parameter; all.
pub(crate) const LIST: &str = "SELECT id FROM runs ORDER BY started DESC LIMIT 100";
pub(crate) const FILTER: &str =
    "SELECT run FROM kv WHERE kind=1 AND key=3 AND num>0.9 ORDER BY num DESC LIMIT 100";
pub(crate) const FILTERS: &str =
    "SELECT a.run FROM kv a JOIN kv b ON b.run=a.run AND b.kind=0 AND b.key=2 AND b.num<0.5
     WHERE a.kind=1 AND a.key=3 AND a.num>0.5 ORDER BY a.num DESC LIMIT 100";
pub(crate) const EVERY: &str = "SELECT id FROM runs";

/// A database of runs.
pub(crate) struct Floor {
    connection: Connection,
    dice: Dice,
    count: i64,
}

impl Floor {
    /// With so many runs.
    pub(crate) fn new(file: &Path, count: usize) -> Self {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
        }
        let connection = Connection::open(file).unwrap();
        connection
            .execute_batch(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
                 CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT, status TEXT, started INTEGER, ended INTEGER);
                 CREATE TABLE kv (run INTEGER, kind INTEGER, key INTEGER, num REAL, txt TEXT,
                   PRIMARY KEY (run, kind, key)) WITHOUT ROWID;
                 CREATE INDEX kvx ON kv (kind, key, num, run);
                 BEGIN",
            )
            .unwrap();
        let mut floor = Self { connection, dice: Dice::new(1), count: 0 };
        for _ in 0..count {
            floor.insert();
        }
        floor.connection.execute_batch("COMMIT; ANALYZE; PRAGMA synchronous=FULL").unwrap();
        floor
    }

    /// Records one more, a commit that waits for the disk.
    pub(crate) fn record(&mut self) {
        self.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        self.insert();
        self.connection.execute_batch("COMMIT").unwrap();
    }

    fn insert(&mut self) {
        let (id, dice) = (self.count, &mut self.dice);
        self.count += 1;
        self.connection
            .prepare_cached("INSERT INTO runs VALUES (?, ?, ?, ?, ?)")
            .unwrap()
            .execute(params![id, format!("run-{id}"), "FINISHED", id, id + 5])
            .unwrap();
        let mut statement = self.connection.prepare_cached("INSERT INTO kv VALUES (?, ?, ?, ?, ?)").unwrap();
        for key in 0..VALUES {
            let number = dice.unit();
            statement.execute(params![id, 0, key, number, format!("{number}")]).unwrap();
        }
        for key in 0..VALUES {
            statement.execute(params![id, 1, key, dice.unit(), None::<String>]).unwrap();
        }
    }

    /// Reads the values of each run that the statement gives, and says how many there are.
    pub(crate) fn load(&self, sql: &str) -> usize {
        let ids: Vec<i64> = self
            .connection
            .prepare_cached(sql)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let mut statement =
            self.connection.prepare_cached("SELECT kind, key, num, txt FROM kv WHERE run = ?").unwrap();
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
}
