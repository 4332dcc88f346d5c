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
use crate::table::artifact::{self, Artifact};
use crate::table::event::{self, EventKind};
use crate::table::metric::{self, MetricPoint};
use crate::table::model::{self, Model};
use crate::table::model_package::{self, ApprovalStatus, ModelPackage};
use crate::table::step;
use crate::table::step_output::{self, Output};

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
        self.write("record the end of a step", |transaction| {
            let place = Place { execution, key: running(transaction, execution, &end.name)?, end };
            let model = end.model.as_ref().map(|new| place.create_model(transaction, new)).transpose()?;
            let package = end.package.as_ref().map(|new| place.register(transaction, new)).transpose()?;
            let describe = end
                .describe
                .as_ref()
                .or(package.as_ref().map(|package| &package.describe))
                .or(model.as_ref().map(|model| &model.describe))
                .cloned();
            place.end(transaction, describe.as_ref())?;
            Ok(FinishedStep { describe, model, package })
        })
    }
}

/// The step that ends.
struct Place<'a> {
    execution: &'a ExecutionArn,
    key: i64,
    end: &'a StepEnd,
}

impl Place<'_> {
    fn end(&self, connection: &Connection, describe: Option<&Value>) -> Outcome<()> {
        let Self { key, end, .. } = *self;
        let failure_reason = end.failure_reason.as_deref();
        let row = step::End { status: end.status, failure_reason, at: end.ended_at, describe };
        step::end(connection, key, &end.name, &row)?;
        step_output::insert(connection, key, &end.name, &end.outputs)?;
        artifact::insert(connection, key, &end.name, &end.artifacts)?;
        metric::insert(connection, key, &end.name, &end.metrics)?;
        let detail = status_detail(end.status.as_str(), failure_reason);
        self.append(connection, EventKind::StepStatusChanged, &detail)
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
