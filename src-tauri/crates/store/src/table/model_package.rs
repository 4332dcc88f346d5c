//! Model package groups and the versions of models registered in them.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use crate::error::{Outcome, StoreError};
use crate::table::approval::{self, Approval};
use crate::{Store, column};

// A group is nothing but a name that owns a sequence of versions, so it shares this file.
pub(crate) const CREATE: &str = "
CREATE TABLE model_package_groups (
  name       TEXT    NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE model_packages (
  arn             TEXT    NOT NULL PRIMARY KEY,
  group_name      TEXT    NOT NULL REFERENCES model_package_groups (name),
  version         INTEGER NOT NULL CHECK (version >= 1),
  approval_status TEXT    NOT NULL,
  execution       INTEGER NOT NULL,
  step            TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  describe        TEXT    NOT NULL,
  UNIQUE (group_name, version),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
";

/// A version of a model in a model package group.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelPackage {
    /// ModelPackageArn.
    pub arn: String,
    /// ModelPackageGroupName.
    pub group: String,
    /// ModelPackageVersion: from 1 in each group, without gaps.
    pub version: u32,
    /// ModelApprovalStatus.
    pub approval_status: ApprovalStatus,
    /// The execution that registered it.
    pub execution: ExecutionArn,
    /// The step that registered it.
    pub step: String,
    /// When it was registered.
    pub created_at: Timestamp,
    /// The shape of DescribeModelPackage.
    pub describe: Value,
}

/// SageMaker's ModelApprovalStatus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalStatus {
    /// May be deployed.
    Approved,
    /// Must not be deployed.
    Rejected,
    /// Nobody has decided yet.
    PendingManualApproval,
}

impl ApprovalStatus {
    /// The word as SageMaker spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "Approved",
            Self::Rejected => "Rejected",
            Self::PendingManualApproval => "PendingManualApproval",
        }
    }

    /// Reads the word; `None` for any other text.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Approved, Self::Rejected, Self::PendingManualApproval]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

/// What the versions in a group come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageTotals {
    /// The group.
    pub group: String,
    /// How many versions it has.
    pub versions: u32,
    /// How many of them wait for a decision.
    pub pending: u32,
    /// The newest version.
    pub newest: u32,
    /// When that was registered.
    pub newest_at: Timestamp,
    /// The newest version that is approved.
    pub approved: Option<u32>,
}

impl Store {
    /// The names of the model package groups, in alphabetical order.
    pub fn model_package_groups(&self) -> Result<Vec<String>, StoreError> {
        self.read("list model package groups", |connection| {
            let groups = connection
                .prepare_cached("SELECT name FROM model_package_groups ORDER BY name")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(groups)
        })
    }

    /// What the versions of each group come to, in alphabetical order of the groups; a group without one is not told.
    pub fn model_package_totals(&self) -> Result<Vec<PackageTotals>, StoreError> {
        self.read("count model packages", |connection| {
            let totals = connection
                .prepare_cached(
                    "SELECT g.name, g.versions, g.pending, g.newest, p.created_at, g.approved
                     FROM (SELECT group_name AS name, count(*) AS versions, max(version) AS newest,
                                  sum(approval_status = ?1) AS pending,
                                  max(iif(approval_status = ?2, version, NULL)) AS approved
                           FROM model_packages GROUP BY group_name) g
                     JOIN model_packages p ON p.group_name = g.name AND p.version = g.newest
                     ORDER BY g.name",
                )?
                .query_map(
                    [ApprovalStatus::PendingManualApproval.as_str(), ApprovalStatus::Approved.as_str()],
                    |row| {
                        Ok(PackageTotals {
                            group: row.get(0)?,
                            versions: row.get(1)?,
                            pending: row.get(2)?,
                            newest: row.get(3)?,
                            newest_at: Timestamp(row.get(4)?),
                            approved: row.get(5)?,
                        })
                    },
                )?
                .collect::<Result<_, _>>()?;
            Ok(totals)
        })
    }

    /// The versions in a group, newest first; empty for an unknown group.
    pub fn model_packages(&self, group: &str) -> Result<Vec<ModelPackage>, StoreError> {
        self.newest_model_packages(group, u32::MAX)
    }

    /// The same, at most `limit`.
    pub fn newest_model_packages(&self, group: &str, limit: u32) -> Result<Vec<ModelPackage>, StoreError> {
        self.read("list model packages", |connection| {
            let packages = connection
                .prepare_cached(
                    "SELECT p.*, x.arn AS execution_arn FROM model_packages p
                     JOIN executions x ON x.sequence = p.execution
                     WHERE p.group_name = ?1 ORDER BY p.version DESC LIMIT ?2",
                )?
                .query_map((group, limit), from_row)?
                .collect::<Result<_, _>>()?;
            Ok(packages)
        })
    }

    /// A version in a group.
    pub fn model_package_version(
        &self,
        group: &str,
        version: u32,
    ) -> Result<Option<ModelPackage>, StoreError> {
        self.read("read a model package", |connection| {
            let package = connection
                .prepare_cached(
                    "SELECT p.*, x.arn AS execution_arn FROM model_packages p
                     JOIN executions x ON x.sequence = p.execution WHERE p.group_name = ?1 AND p.version = ?2",
                )?
                .query_row((group, version), from_row)
                .optional()?;
            Ok(package)
        })
    }

    /// The model package of that ARN.
    pub fn model_package(&self, arn: &str) -> Result<Option<ModelPackage>, StoreError> {
        self.read("read a model package", |connection| find(connection, arn))
    }
}

/// The model package of that ARN.
pub(crate) fn find(connection: &Connection, arn: &str) -> Outcome<Option<ModelPackage>> {
    let package = connection
        .prepare_cached(
            "SELECT p.*, x.arn AS execution_arn FROM model_packages p
             JOIN executions x ON x.sequence = p.execution WHERE p.arn = ?1",
        )?
        .query_row([arn], from_row)
        .optional()?;
    Ok(package)
}

/// Sets the status and the Describe document of a package that was decided about. Returns the key of the execution that
/// registered it, which may have been deleted since.
pub(crate) fn decide(connection: &Connection, package: &ModelPackage) -> Outcome<i64> {
    let key = connection
        .prepare_cached(
            "UPDATE model_packages SET approval_status = ?2, describe = ?3 WHERE arn = ?1 RETURNING execution",
        )?
        .query_row((&package.arn, package.approval_status.as_str(), package.describe.to_string()), |row| {
            row.get(0)
        })?;
    Ok(key)
}

/// Creates the group when it is missing, and returns the version that its next package gets. The caller's
/// transaction holds the write lock, so nobody else gets the same one.
pub(crate) fn next_version(connection: &Connection, group: &str, at: Timestamp) -> Outcome<u32> {
    connection
        .prepare_cached(
            "INSERT INTO model_package_groups (name, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute((group, at.0))?;
    let version = connection
        .prepare_cached("SELECT coalesce(max(version), 0) + 1 FROM model_packages WHERE group_name = ?1")?
        .query_row([group], |row| row.get(0))?;
    Ok(version)
}

/// Records a package registered by the execution that has this key.
pub(crate) fn insert(connection: &Connection, key: i64, package: &ModelPackage) -> Outcome<()> {
    connection
        .prepare_cached(
            "INSERT INTO model_packages
               (arn, group_name, version, approval_status, execution, step, created_at, describe)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &package.arn,
            &package.group,
            package.version,
            package.approval_status.as_str(),
            key,
            &package.step,
            package.created_at.0,
            package.describe.to_string(),
        ))?;
    let first = Approval {
        status: package.approval_status,
        by: None,
        at: package.created_at,
        comment: package.describe.get("ApprovalDescription").and_then(Value::as_str).map(str::to_owned),
    };
    approval::append(connection, &package.arn, &first)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<ModelPackage> {
    Ok(ModelPackage {
        arn: row.get("arn")?,
        group: row.get("group_name")?,
        version: row.get("version")?,
        approval_status: column::word(row, "approval_status", ApprovalStatus::parse)?,
        execution: row.get::<_, String>("execution_arn").map(ExecutionArn::from_text)?,
        step: row.get("step")?,
        created_at: column::timestamp(row, "created_at")?,
        describe: column::json(row, "describe")?,
    })
}
