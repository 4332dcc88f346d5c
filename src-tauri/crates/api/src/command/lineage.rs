//! Requests about lineage and the model registry.

use serde::Deserialize;
use ts_rs::TS;

use crate::dto::lineage::{LineageDirection, LineageKind};
use crate::dto::registry::ModelApproval;
use crate::passport::PassportFormat;

requests! {
    /// Asks what something came of, and what came of it.
    ReadLineage {
        /// A URI, a file of a project, a digest, an ARN, an execution's id, or a model as `group/version`.
        subject: String,
        /// Which way to look.
        direction: LineageDirection,
        /// How far; all the way when there is no number.
        depth: Option<u32>,
        /// What to show; what is shown as a rule when there is nothing.
        kinds: Option<Vec<LineageKind>>,
        /// Whether to go on from the same bytes elsewhere.
        same: bool,
    }
    /// Lists the model package groups, those with the newest version first.
    ReadModelGroups {}
    /// Lists the versions of a group, newest first.
    ReadModelVersions {
        /// Which group.
        group: String,
    }
    /// Decides about a version of a model.
    DecideModel {
        /// Its ARN, or `group/version`.
        package: String,
        /// What is decided.
        status: ModelApproval,
        /// Why.
        comment: Option<String>,
    }
    /// Copies the archive of a version out of the store.
    DownloadModel {
        /// Its ARN, or `group/version`.
        package: String,
        /// A file, or a folder.
        path: String,
        /// Whether a file that is there is written over.
        over: bool,
    }
    /// Reads everything that a version of a model came of.
    ReadPassport {
        /// Its ARN, or `group/version`.
        package: String,
    }
    /// Writes a passport to a file.
    ExportPassport {
        /// Its ARN, or `group/version`.
        package: String,
        /// In what form.
        format: PassportFormat,
        /// The file, or a folder.
        path: String,
        /// Whether a file that is there is written over.
        over: bool,
    }
}
