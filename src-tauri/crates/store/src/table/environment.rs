//! The Python environments that jobs ran in, by content.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Outcome, StoreError};
use crate::object::digest;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE environments (
  sha256   TEXT NOT NULL PRIMARY KEY,
  image    TEXT NOT NULL,
  python   TEXT NOT NULL,
  packages TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// What stood in for an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// The image as the table of images names it: `sagemaker-xgboost:1.7-1`.
    pub image: String,
    /// The Python's full version: `3.8.18`.
    pub python: String,
    /// Every installed package as `name==version`, sorted.
    pub packages: Vec<String>,
}

impl Environment {
    /// SHA-256 of its lines: `image`, `python==version`, then the packages. Two environments with the same digest
    /// stand for the same image with the same packages.
    pub fn sha256(&self) -> String {
        let mut text = format!("{}\npython=={}\n", self.image, self.python);
        for package in &self.packages {
            text.push_str(package);
            text.push('\n');
        }
        digest::of_bytes(text.as_bytes())
    }
}

impl Store {
    /// The environment of that digest.
    pub fn environment(&self, sha256: &str) -> Result<Option<Environment>, StoreError> {
        self.read("read an environment", |connection| {
            let environment = connection
                .prepare_cached("SELECT * FROM environments WHERE sha256 = ?1")?
                .query_row([sha256], |row| {
                    Ok(Environment {
                        image: row.get("image")?,
                        python: row.get("python")?,
                        packages: column::words(row, "packages")?,
                    })
                })
                .optional()?;
            Ok(environment)
        })
    }
}

/// Keeps the environment and returns its digest.
pub(crate) fn keep(connection: &Connection, environment: &Environment) -> Outcome<String> {
    let sha256 = environment.sha256();
    connection
        .prepare_cached(
            "INSERT INTO environments (sha256, image, python, packages) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
        )?
        .execute((&sha256, &environment.image, &environment.python, environment.packages.join("\n")))?;
    Ok(sha256)
}
