//! Starting, stopping and waiting.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pipewright_engine::name::execution_id;
use pipewright_engine::plan::Plan;
use pipewright_engine::{runner, scheduler};
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::parameters::{ParameterError, ResolvedParameter, resolve};
use pipewright_store::{ExecutionParameter, NewExecution, ParameterOrigin};
use pipewright_validator::{Diagnostic, Severity};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::image;
use crate::clock;
use crate::document::{Document, Place};
use crate::dto::document::DocumentId;
use crate::dto::execution::ExecutionSummary;
use crate::error::{Error, ErrorCode};
use crate::lock::lock;
use crate::package::package;
use crate::record::StoreRecord;
use crate::recovery::{folder, own};
use crate::workbench::Workbench;

/// An execution that this program runs.
pub struct Running {
    stop: CancellationToken,
    done: watch::Receiver<bool>,
}

/// What a start takes besides the pipeline.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// Values by parameter name, as text; the rest take their defaults.
    pub parameters: BTreeMap<String, String>,
    /// A name for people.
    pub display_name: Option<String>,
}

impl Workbench {
    /// Starts an execution of an open document.
    pub fn start_execution(&self, id: &DocumentId, start: &Start) -> Result<ExecutionSummary, Error> {
        let (place, definition, diagnostics) = self.with_document(id, |document| {
            document.reload()?;
            Ok((document.place().clone(), document.definition().clone(), document.diagnostics().to_vec()))
        })?;
        self.start(&place, &definition, diagnostics, start)
    }

    /// Starts an execution of a project folder or definition file.
    pub fn start_path(&self, path: &Path, start: &Start) -> Result<ExecutionSummary, Error> {
        let document = Document::open(path)?;
        self.start(document.place(), document.definition(), document.diagnostics().to_vec(), start)
    }

    fn start(
        &self,
        place: &Place,
        definition: &Definition,
        diagnostics: Vec<Diagnostic>,
        start: &Start,
    ) -> Result<ExecutionSummary, Error> {
        refuse_mistakes(place, diagnostics)?;
        refuse_unsupported(definition)?;
        let parameters = resolve(definition, &start.parameters).map_err(|errors| bad_parameters(&errors))?;
        let shared = &self.shared;
        image::refuse_unknown(&shared.machine.environments, definition, &parameters)?;
        let package = package(&shared.store, place, definition, parameters)?;
        let started_at = clock::now();
        let version =
            shared.store.record_version(&place.pipeline, &package.definition.print(), started_at)?;
        let arn = ExecutionArn::local(&place.pipeline, &execution_id());
        let directory = folder(&shared.home, &arn);
        // Owned before it is recorded: nobody can take it for abandoned.
        let owner = own(&directory)?;
        shared.store.begin_execution(&NewExecution {
            arn: arn.clone(),
            pipeline: place.pipeline.clone(),
            version: version.version,
            display_name: start.display_name.clone().filter(|name| !name.trim().is_empty()),
            project: Some(place.folder.display().to_string()),
            target: "local".to_owned(),
            started_at,
            parameters: package.parameters.iter().map(recorded).collect(),
        })?;
        let plan = Plan {
            arn: arn.clone(),
            pipeline: place.pipeline.clone(),
            definition: package.definition,
            parameters: package.parameters,
            started_at,
            directory,
        };
        self.spawn(plan, owner);
        self.summary(&arn)
    }

    fn spawn(&self, plan: Plan, owner: std::fs::File) {
        let arn = plan.arn.clone();
        let stop = CancellationToken::new();
        let (over, done) = watch::channel(false);
        lock(&self.shared.running).insert(arn.clone(), Running { stop: stop.clone(), done });
        let workbench = self.clone();
        let record = Arc::new(StoreRecord { store: self.shared.store.clone(), arn: arn.clone() });
        self.shared.runtime.spawn(async move {
            let machine = Arc::clone(&workbench.shared.machine);
            let ended = scheduler::run(machine, Arc::new(plan), record, stop).await;
            if let Err(error) = ended {
                let reason = format!("The execution could not be recorded any further: {error}.");
                // When this fails too, the execution has no owner from here on and is failed on the next look.
                let _ = workbench.shared.store.interrupt(&arn, &reason, clock::now());
            }
            lock(&workbench.shared.running).remove(&arn);
            drop(owner);
            // Nobody may be waiting.
            let _ = over.send(true);
        });
    }

    /// Asks an execution of this program to end; it is Stopping until its jobs have.
    pub fn stop_execution(&self, arn: &ExecutionArn) -> Result<ExecutionSummary, Error> {
        if let Some(running) = lock(&self.shared.running).get(arn) {
            running.stop.cancel();
        } else {
            let summary = self.summary(arn)?;
            if !summary.status.is_terminal() {
                return Err(Error::new(ErrorCode::BadRequest, "This execution runs in another program.")
                    .hinted(
                        "Stop it there: Ctrl+C in the terminal, or the Stop button of the other window.",
                    ));
            }
        }
        self.summary(arn)
    }

    /// Whether this program runs no execution.
    pub fn is_idle(&self) -> bool {
        lock(&self.shared.running).is_empty()
    }

    /// Stops every execution of this program, and waits until they have ended.
    pub async fn stop_all(&self) {
        let running: Vec<_> =
            lock(&self.shared.running).values().map(|one| (one.stop.clone(), one.done.clone())).collect();
        for (stop, mut done) in running {
            stop.cancel();
            // An error means that the task is gone, which is an end too.
            let _ = done.wait_for(|over| *over).await;
        }
    }

    /// Waits until an execution of this program has ended, then gives it.
    pub async fn wait(&self, arn: &ExecutionArn) -> Result<ExecutionSummary, Error> {
        let done = lock(&self.shared.running).get(arn).map(|running| running.done.clone());
        if let Some(mut done) = done {
            // An error means that the task is gone, which is an end too.
            let _ = done.wait_for(|over| *over).await;
        }
        self.summary(arn)
    }
}

fn refuse_mistakes(place: &Place, diagnostics: Vec<Diagnostic>) -> Result<(), Error> {
    let errors: Vec<_> = diagnostics.into_iter().filter(|one| one.severity == Severity::Error).collect();
    let Some(first) = errors.first() else { return Ok(()) };
    let more = match errors.len() - 1 {
        0 => String::new(),
        more => format!(" And {more} more."),
    };
    let message = format!("{} has errors: {}{more}", place.file.display(), first.message);
    Err(Error { diagnostics: errors, ..Error::new(ErrorCode::InvalidDefinition, message) })
}

fn refuse_unsupported(definition: &Definition) -> Result<(), Error> {
    let unsupported: Vec<_> = definition
        .steps()
        .iter()
        .filter(|step| !runner::runs(&step.step_type))
        .map(|step| format!("`{}` ({})", step.name, step.step_type))
        .collect();
    if unsupported.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::NotSupported,
        format!("The local engine does not run {}.", unsupported.join(", ")),
    )
    .hinted("It runs Processing, Training, Condition, Model, RegisterModel and Fail steps."))
}

fn bad_parameters(errors: &[ParameterError]) -> Error {
    let message = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Error::new(ErrorCode::InvalidParameter, message)
}

fn recorded(parameter: &ResolvedParameter) -> ExecutionParameter {
    ExecutionParameter {
        name: parameter.name.clone(),
        value: parameter.value.clone(),
        origin: if parameter.given { ParameterOrigin::Given } else { ParameterOrigin::Default },
    }
}
