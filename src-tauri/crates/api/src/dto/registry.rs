//! The model registry: groups, versions, decisions.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::execution::Metric;

/// SageMaker's ModelApprovalStatus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum ModelApproval {
    /// May be deployed.
    Approved,
    /// Must not be deployed.
    Rejected,
    /// Nobody has decided yet.
    PendingManualApproval,
}

/// A decision about a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ApprovalView {
    /// What was decided.
    pub status: ModelApproval,
    /// Who decided; the step that registered it when nobody did.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub comment: Option<String>,
}

/// A file that a version of a model is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ModelFile {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub uri: String,
    /// The SHA-256 of its bytes; `null` when nothing was there.
    pub sha256: Option<String>,
    /// Its size.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Whether its bytes are still kept.
    pub kept: bool,
}

/// A version of a model.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ModelVersion {
    /// ModelPackageArn.
    pub arn: String,
    /// ModelPackageGroupName.
    pub group: String,
    /// ModelPackageVersion.
    pub version: u32,
    /// What it is for, in its author's words.
    pub description: Option<String>,
    /// What holds now.
    pub status: ModelApproval,
    /// The decisions, first to last.
    pub approvals: Vec<ApprovalView>,
    /// When it was registered.
    pub created_at: Timestamp,
    /// The execution that registered it.
    pub execution: ExecutionArn,
    /// That execution's pipeline.
    pub pipeline: String,
    /// Its number among that pipeline's executions; nothing when it was deleted.
    pub number: Option<u32>,
    /// The step that registered it.
    pub step: String,
    /// The files it is made of.
    pub files: Vec<ModelFile>,
    /// What it was judged by, at the end of each series.
    pub metrics: Vec<Metric>,
    /// The metrics in which no version of those it is told with is better.
    pub best: Vec<String>,
}

/// A group of versions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ModelGroup {
    /// Its name.
    pub name: String,
    /// How many versions it has.
    pub versions: u32,
    /// How many of them wait for a decision.
    pub pending: u32,
    /// The newest version.
    pub newest: u32,
    /// When that was registered.
    pub newest_at: Timestamp,
    /// The newest version that may be deployed.
    pub approved: Option<u32>,
}
