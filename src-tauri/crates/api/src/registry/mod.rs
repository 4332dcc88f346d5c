//! The model registry: what was registered, who decided what about it, and the files themselves.

mod download;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{ApprovalStatus, ModelPackage, StepPlace};

use crate::clock;
use crate::comparison::metric;
use crate::dto::comparison::Goal;
use crate::dto::execution::Metric;
use crate::dto::registry::{ApprovalView, ModelApproval, ModelFile, ModelGroup, ModelVersion};
use crate::error::{Error, ErrorCode};
use crate::execution;
use crate::git::revision::person;
use crate::lineage::{Runs, metric_files, model_data, package};
use crate::workbench::Workbench;

/// The longest comment that SageMaker keeps (ApprovalDescription).
const COMMENT: usize = 1024;

impl Workbench {
    /// The groups, those with the newest version first.
    pub fn model_groups(&self) -> Result<Vec<ModelGroup>, Error> {
        let totals = self.shared.store.model_package_totals()?.into_iter();
        let mut groups: Vec<_> = totals
            .map(|of| ModelGroup {
                name: of.group,
                versions: of.versions,
                pending: of.pending,
                newest: of.newest,
                newest_at: of.newest_at,
                approved: of.approved,
            })
            .collect();
        groups.sort_by(|one, other| other.newest_at.cmp(&one.newest_at).then(one.name.cmp(&other.name)));
        Ok(groups)
    }

    /// The versions of a group, newest first; at most `limit`.
    pub fn model_versions(&self, group: &str, limit: Option<u32>) -> Result<Vec<ModelVersion>, Error> {
        let packages = self.shared.store.newest_model_packages(group, limit.unwrap_or(u32::MAX))?;
        if packages.is_empty() {
            return Err(Error::new(ErrorCode::NotFound, format!("There is no model group `{group}`."))
                .hinted("`pipewright models list` lists those there are."));
        }
        let mut runs = Runs::new(&self.shared.store);
        let newest = packages[0].execution.clone();
        let mut versions = packages
            .into_iter()
            .map(|package| self.version_view(&mut runs, package))
            .collect::<Result<Vec<_>, _>>()?;
        let wanted = match runs.get(&newest)? {
            Some(run) => {
                self.definition_of(&run.execution).map(|definition| metric::wanted(&definition)).ok()
            }
            None => None,
        };
        mark_best(&mut versions, &wanted.unwrap_or_default());
        Ok(versions)
    }

    /// One version, by its ARN or as `group/version`.
    pub fn model_version(&self, name: &str) -> Result<ModelVersion, Error> {
        self.version_view(&mut Runs::new(&self.shared.store), self.package(name)?)
    }

    /// Decides about a version.
    pub fn decide_model(
        &self,
        name: &str,
        status: ModelApproval,
        comment: Option<&str>,
    ) -> Result<ModelVersion, Error> {
        let package = self.package(name)?;
        let comment = comment.map(str::trim).filter(|comment| !comment.is_empty());
        if comment.is_some_and(|comment| comment.chars().count() > COMMENT) {
            let message = format!("A comment has at most {COMMENT} characters.");
            return Err(Error::new(ErrorCode::BadRequest, message));
        }
        let run = self.shared.store.execution(&package.execution)?;
        // As whoever works in the project, who may have a name of their own there.
        let folder = run.and_then(|run| run.project).map(PathBuf::from).filter(|folder| folder.is_dir());
        let by = person(&folder.unwrap_or_else(std::env::temp_dir));
        let decided = self.shared.store.approve(
            &package.arn,
            stored(status),
            by.as_deref().unwrap_or("unknown"),
            comment,
            clock::now(),
        )?;
        self.version_view(&mut Runs::new(&self.shared.store), decided)
    }

    pub(crate) fn package(&self, name: &str) -> Result<ModelPackage, Error> {
        package(&self.shared.store, name)?.ok_or_else(|| {
            Error::new(ErrorCode::NotFound, format!("There is no model version `{name}`."))
                .hinted("Name it as `group/version` or by its ARN; `pipewright models list` lists them.")
        })
    }

    pub(crate) fn version_view(
        &self,
        runs: &mut Runs<'_>,
        package: ModelPackage,
    ) -> Result<ModelVersion, Error> {
        let store = &self.shared.store;
        let (_, metrics) = judged(runs, &package)?;
        let run = runs.get(&package.execution)?;
        let approvals = store.approvals(&package.arn)?.into_iter().map(|one| ApprovalView {
            status: shown(one.status),
            by: one.by,
            at: one.at,
            comment: one.comment,
        });
        let text = |member: &str| package.describe.get(member)?.as_str().map(str::to_owned);
        Ok(ModelVersion {
            description: text("ModelPackageDescription"),
            status: shown(package.approval_status),
            approvals: approvals.collect(),
            created_at: package.created_at,
            pipeline: run.as_ref().map_or_else(
                || pipeline_of(&package.execution).to_owned(),
                |run| run.execution.pipeline.clone(),
            ),
            number: run.as_ref().map(|run| run.execution.number),
            files: files(store, &package)?,
            metrics,
            best: Vec::new(),
            arn: package.arn,
            group: package.group,
            version: package.version,
            execution: package.execution,
            step: package.step,
        })
    }
}

/// The file that a version was judged by and the metrics of the step that made it; those of the step that made the
/// model when there is none.
pub(crate) fn judged(
    runs: &mut Runs<'_>,
    package: &ModelPackage,
) -> Result<(Option<String>, Vec<Metric>), Error> {
    let mut candidates = metric_files(&package.describe).into_iter().map(|(_, uri)| uri).collect::<Vec<_>>();
    let by_file = candidates.len();
    candidates.extend(model_data(&package.describe));
    for (at, uri) in candidates.into_iter().enumerate() {
        let Some(StepPlace { execution, step }) = maker(runs, package, &uri)? else { continue };
        let last = runs.store.last_metrics(&execution)?.into_iter().filter(|one| one.step == step);
        let found: Vec<_> = last.map(|one| execution::metric(one.name, one.value)).collect();
        if !found.is_empty() {
            return Ok((Some(uri).filter(|_| at < by_file), found));
        }
    }
    Ok((None, Vec::new()))
}

/// The step that made the object as it was when the version was registered. A step of the same execution comes first.
pub(crate) fn maker(
    runs: &mut Runs<'_>,
    package: &ModelPackage,
    uri: &str,
) -> Result<Option<StepPlace>, Error> {
    let Ok(place) = S3Uri::parse(uri) else { return Ok(None) };
    let Some(object) = runs.store.get_at(&place, package.created_at)? else { return Ok(None) };
    if let Some(run) = runs.get(&package.execution)? {
        let own = run.artifacts.iter().find(|one| one.artifact.uri == uri);
        if let Some(own) = own.filter(|own| own.artifact.sha256 == object.sha256) {
            return Ok(Some(StepPlace { execution: package.execution.clone(), step: own.step.clone() }));
        }
    }
    Ok(runs.store.makers_of(uri, &object.sha256, 1)?.into_iter().next())
}

fn files(store: &pipewright_store::Store, package: &ModelPackage) -> Result<Vec<ModelFile>, Error> {
    let mut files = Vec::new();
    for uri in model_data(&package.describe) {
        let place = S3Uri::parse(&uri).ok();
        let object = match &place {
            Some(place) => store.get_at(place, package.created_at)?,
            None => None,
        };
        files.push(ModelFile {
            name: uri.rsplit('/').next().unwrap_or(&uri).to_owned(),
            kept: object.as_ref().is_some_and(|object| object.blob.is_file()),
            bytes: object.as_ref().map(|object| object.bytes),
            sha256: object.map(|object| object.sha256),
            uri,
        });
    }
    Ok(files)
}

pub(crate) fn shown(status: ApprovalStatus) -> ModelApproval {
    match status {
        ApprovalStatus::Approved => ModelApproval::Approved,
        ApprovalStatus::Rejected => ModelApproval::Rejected,
        ApprovalStatus::PendingManualApproval => ModelApproval::PendingManualApproval,
    }
}

fn stored(status: ModelApproval) -> ApprovalStatus {
    match status {
        ModelApproval::Approved => ApprovalStatus::Approved,
        ModelApproval::Rejected => ApprovalStatus::Rejected,
        ModelApproval::PendingManualApproval => ApprovalStatus::PendingManualApproval,
    }
}

/// The pipeline that the ARN of an execution names.
fn pipeline_of(execution: &ExecutionArn) -> &str {
    let after = execution.as_str().split_once(":pipeline/").map_or("", |(_, after)| after);
    after.split('/').next().unwrap_or_default()
}

/// Marks the best of each metric, as conditions of the pipeline want it or as its name says.
fn mark_best(versions: &mut [ModelVersion], wanted: &HashMap<String, Goal>) {
    let value = |version: &ModelVersion, name: &str| {
        version.metrics.iter().find(|one| one.name == name).and_then(|one| one.value)
    };
    let names: BTreeSet<_> =
        versions.iter().flat_map(|version| version.metrics.iter().map(|one| one.name.clone())).collect();
    for name in names {
        let Some(goal) = wanted.get(&name).copied().or_else(|| metric::goal(&name)) else { continue };
        let values: Vec<_> = versions.iter().map(|version| value(version, &name)).collect();
        let Some(best) = metric::best(goal, &values) else { continue };
        for (version, value) in versions.iter_mut().zip(values) {
            if value.is_some_and(|value| metric::gain(goal, best, value) == 0.0) {
                version.best.push(name.clone());
            }
        }
    }
}
