//! Who decided what about a model package, when and why. The first entry is that of the step that registered it.

use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;

use crate::error::{Outcome, StoreError};
use crate::table::model_package::ApprovalStatus;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE model_package_approvals (
  package  TEXT    NOT NULL REFERENCES model_packages (arn),
  position INTEGER NOT NULL,
  status   TEXT    NOT NULL,
  by       TEXT,
  at       INTEGER NOT NULL,
  comment  TEXT,
  PRIMARY KEY (package, position)
) STRICT, WITHOUT ROWID;
INSERT INTO model_package_approvals (package, position, status, at)
SELECT arn, 0, approval_status, created_at FROM model_packages;
";

/// A decision about a model package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The status that it was given.
    pub status: ApprovalStatus,
    /// Who gave it; `None` for the step that registered the package.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub comment: Option<String>,
}

impl Store {
    /// The decisions about a model package, first to last; empty for an unknown package.
    pub fn approvals(&self, package: &str) -> Result<Vec<Approval>, StoreError> {
        self.read("read the approvals of a model package", |connection| {
            let approvals = connection
                .prepare_cached("SELECT * FROM model_package_approvals WHERE package = ?1 ORDER BY position")?
                .query_map([package], |row| {
                    Ok(Approval {
                        status: column::word(row, "status", ApprovalStatus::parse)?,
                        by: row.get("by")?,
                        at: column::timestamp(row, "at")?,
                        comment: row.get("comment")?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(approvals)
        })
    }
}

/// Adds a decision to those about a package.
pub(crate) fn append(connection: &Connection, package: &str, approval: &Approval) -> Outcome<()> {
    connection
        .prepare_cached(
            "INSERT INTO model_package_approvals (package, position, status, by, at, comment)
             SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4, ?5 FROM model_package_approvals
             WHERE package = ?1",
        )?
        .execute((package, approval.status.as_str(), &approval.by, approval.at.0, &approval.comment))?;
    Ok(())
}
