//! A step ends: its terminal status, outputs, lineage and what it registered commit together.

use pipewright_pipeline::arn::{ExecutionArn, local_arn};
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::execution::status_detail;
use super::step::running;
use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::object::content::{Content, ContentFile};
use crate::table::artifact::{self, Artifact};
use crate::table::event::{self, EventKind};
use crate::table::metric::{self, MetricPoint};
use crate::table::model::{self, Model};
use crate::table::model_package::{self, ApprovalStatus, ModelPackage};
use crate::table::step;
use crate::table::step_input::{self, NewInput};
use crate::table::step_job::{self, JobEnd};
use crate::table::step_output::{self, NewOutput, Output};

/// How a step ended and what it leaves behind.
#[derive(Debug, Clone, PartialEq)]
pub struct StepEnd {
    /// The step's name.
    pub name: String,
    /// Succeeded, Failed or Stopped.
    pub status: StepStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// Now.
    pub ended_at: Timestamp,
    /// The Describe document. `None` takes that of the model package or model, if the step makes one.
    pub describe: Option<Value>,
    /// Its outputs, of distinct names.
    pub outputs: Vec<Output>,
    /// Its files, of distinct names.
    pub artifacts: Vec<Artifact>,
    /// Its metrics, each series in order.
    pub metrics: Vec<MetricPoint>,
    /// The model that it creates.
    pub model: Option<NewModel>,
    /// The model version that it registers.
    pub package: Option<NewPackage>,
    /// What it was given, unless its job recorded that when it started.
    pub inputs: Vec<NewInput>,
    /// How its job ended, if it ran one.
    pub job: Option<JobEnd>,
}

impl StepEnd {
    /// An end that leaves nothing behind.
    pub fn new(name: &str, status: StepStatus, ended_at: Timestamp) -> Self {
        Self {
            name: name.to_owned(),
            status,
            failure_reason: None,
            ended_at,
            describe: None,
            outputs: Vec::new(),
            artifacts: Vec::new(),
            metrics: Vec::new(),
            model: None,
            package: None,
            inputs: Vec::new(),
            job: None,
        }
    }
}

/// A model about to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewModel {
    /// ModelName, not used by any other model.
    pub name: String,
    /// The shape of DescribeModel, an object. ModelArn and ModelName are set by the store.
    pub describe: Value,
}

/// A model version about to be registered.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPackage {
    /// ModelPackageGroupName; the group is created when it is missing.
    pub group: String,
    /// ModelApprovalStatus.
    pub approval_status: ApprovalStatus,
    /// The shape of DescribeModelPackage, an object. ModelPackageArn, ModelPackageGroupName,
    /// ModelPackageVersion and ModelApprovalStatus are set by the store, in place where they are present.
    pub describe: Value,
}

/// What the store added when a step ended.
#[derive(Debug, Clone, PartialEq)]
pub struct FinishedStep {
    /// The Describe document as it was recorded.
    pub describe: Option<Value>,
    /// The model as it was recorded.
    pub model: Option<Model>,
    /// The model version as it was recorded.
    pub package: Option<ModelPackage>,
}

impl Store {
    /// Ends a step that started, of whatever type. A step ends once: a second end is refused.
    pub fn finish_step(&self, execution: &ExecutionArn, end: &StepEnd) -> Result<FinishedStep, StoreError> {
        if !end.status.is_terminal() {
            let (subject, status) = (end.name.clone(), end.status.as_str());
            return Err(StoreError::WrongStatus { subject, operation: "finished", status });
        }
        let contents = self.keep_contents(end)?;
        self.write("record the end of a step", |transaction| {
            let key = running(transaction, execution, &end.name)?;
            let place = Place { execution, key, end };
            let finished = place.finish(transaction, &contents)?;
            let detail = status_detail(end.status.as_str(), end.failure_reason.as_deref());
            place.append(transaction, EventKind::StepStatusChanged, &detail)?;
            Ok(finished)
        })
    }

    /// What the step was given and leaves behind, by content; manifests are kept before anything refers to them.
    pub(super) fn keep_contents<'a>(&self, end: &'a StepEnd) -> Result<Contents<'a>, StoreError> {
        let outputs = end.outputs.iter().map(|output| {
            let files = files_of(output, &end.artifacts);
            let content = if files.is_empty() { None } else { Some((self.keep_content(&files)?, files)) };
            Ok(NewOutput { output, content })
        });
        Ok(Contents {
            outputs: outputs.collect::<Result<_, StoreError>>()?,
            inputs: self.keep_inputs(&end.inputs)?,
        })
    }
}

/// What a step was given and leaves behind, by content.
pub(super) struct Contents<'a> {
    outputs: Vec<NewOutput<'a>>,
    inputs: Vec<(&'a NewInput, Content)>,
}

/// The files of an output: the artifact of its name, or those below it.
fn files_of(output: &Output, artifacts: &[Artifact]) -> Vec<ContentFile> {
    let below = |artifact: &Artifact| match artifact.name.strip_prefix(&output.name)? {
        "" => Some(artifact.uri.rsplit('/').next().unwrap_or_default().to_owned()),
        rest => rest.strip_prefix('/').map(str::to_owned),
    };
    artifacts
        .iter()
        .filter_map(|one| {
            let (sha256, bytes) = (one.sha256.clone(), one.bytes);
            Some(ContentFile { path: below(one)?, sha256, bytes })
        })
        .collect()
}

/// The step that ends.
pub(super) struct Place<'a> {
    pub(super) execution: &'a ExecutionArn,
    pub(super) key: i64,
    pub(super) end: &'a StepEnd,
}

impl Place<'_> {
    /// Writes everything but the event of the end.
    pub(super) fn finish(&self, connection: &Connection, contents: &Contents<'_>) -> Outcome<FinishedStep> {
        let Self { key, end, .. } = *self;
        let model = end.model.as_ref().map(|new| self.create_model(connection, new)).transpose()?;
        let package = end.package.as_ref().map(|new| self.register(connection, new)).transpose()?;
        let describe = end
            .describe
            .as_ref()
            .or(package.as_ref().map(|package| &package.describe))
            .or(model.as_ref().map(|model| &model.describe))
            .cloned();
        let row = step::End {
            status: end.status,
            failure_reason: end.failure_reason.as_deref(),
            at: end.ended_at,
            describe: describe.as_ref(),
        };
        step::end(connection, key, &end.name, &row)?;
        step_input::insert(connection, key, &end.name, &contents.inputs)?;
        step_output::insert(connection, key, &end.name, &contents.outputs)?;
        artifact::insert(connection, key, &end.name, &end.artifacts)?;
        metric::insert(connection, key, &end.name, &end.metrics)?;
        if let Some(job) = &end.job {
            step_job::end(connection, key, &end.name, job)?;
        }
        Ok(FinishedStep { describe, model, package })
    }

    fn create_model(&self, connection: &Connection, new: &NewModel) -> Outcome<Model> {
        let arn = local_arn("model", &new.name);
        let mut describe = object(&new.describe, &new.name)?;
        describe.insert("ModelArn".to_owned(), json!(arn));
        describe.insert("ModelName".to_owned(), json!(new.name));
        let model = Model {
            arn,
            name: new.name.clone(),
            execution: self.execution.clone(),
            step: self.end.name.clone(),
            created_at: self.end.ended_at,
            describe: Value::Object(describe),
        };
        model::insert(connection, self.key, &model)?;
        self.append(connection, EventKind::ModelCreated, &json!({ "ModelArn": model.arn }))?;
        Ok(model)
    }

    fn register(&self, connection: &Connection, new: &NewPackage) -> Outcome<ModelPackage> {
        let version = model_package::next_version(connection, &new.group, self.end.ended_at)?;
        let arn = local_arn("model-package", &format!("{}/{version}", new.group));
        let mut describe = object(&new.describe, &new.group)?;
        describe.insert("ModelPackageArn".to_owned(), json!(arn));
        describe.insert("ModelPackageGroupName".to_owned(), json!(new.group));
        describe.insert("ModelPackageVersion".to_owned(), json!(version));
        describe.insert("ModelApprovalStatus".to_owned(), json!(new.approval_status.as_str()));
        let package = ModelPackage {
            arn,
            group: new.group.clone(),
            version,
            approval_status: new.approval_status,
            execution: self.execution.clone(),
            step: self.end.name.clone(),
            created_at: self.end.ended_at,
            describe: Value::Object(describe),
        };
        model_package::insert(connection, self.key, &package)?;
        self.append(connection, EventKind::ModelPackageCreated, &json!({ "ModelPackageArn": package.arn }))?;
        Ok(package)
    }

    fn append(&self, connection: &Connection, kind: EventKind, detail: &Value) -> Outcome<()> {
        let Self { key, end, .. } = *self;
        event::append(connection, key, Some(&end.name), kind, end.ended_at, Some(detail))
    }
}

fn object(describe: &Value, name: &str) -> Outcome<Map<String, Value>> {
    match describe {
        Value::Object(members) => Ok(members.clone()),
        _ => Err(StoreError::DescribeNotAnObject(name.to_owned()).into()),
    }
}
