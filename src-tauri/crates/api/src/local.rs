//! Executions on this machine: the engine as a pipeline service, recorded in the store.

use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipewright_engine::machine::Machine;
use pipewright_engine::name::execution_id;
use pipewright_engine::plan::Plan;
use pipewright_engine::scheduler;
use pipewright_engine::stop::Stop;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::parameters::ResolvedParameter;
use pipewright_pipeline::service::{
    ChosenPreset, GitRevision, PackagedFile, PipelineService, ServiceError, StartPipelineExecution,
};
use pipewright_store::{
    ExecutionFile, ExecutionParameter, GitRevision as Revision, NewExecution, ParameterOrigin, Store,
};
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::clock;
use crate::error::chain;
use crate::lock::lock;
use crate::record::StoreRecord;
use crate::recovery::{TARGET, folder, own};
use crate::settings;

/// The engine of this program, and the executions that it runs.
pub(crate) struct LocalPipelines {
    pub(crate) home: PathBuf,
    pub(crate) store: Store,
    pub(crate) machine: Arc<Machine>,
    /// Processor cores.
    pub(crate) cores: usize,
    /// Where executions run as tasks.
    pub(crate) runtime: Handle,
    pub(crate) running: Arc<Mutex<HashMap<ExecutionArn, Running>>>,
}

/// An execution that this program runs.
pub(crate) struct Running {
    stop: Stop,
    done: watch::Receiver<bool>,
}

impl PipelineService for LocalPipelines {
    fn start_pipeline_execution(&self, start: StartPipelineExecution) -> Result<ExecutionArn, ServiceError> {
        let arn = ExecutionArn::local(&start.pipeline, &execution_id());
        let directory = folder(&self.home, &arn);
        // Owned before it is recorded: nobody can take it for abandoned.
        let owner = own(&directory).map_err(|error| ServiceError {
            message: error.message.clone(),
            hint: error.hint.clone(),
            source: Some(Box::new(error)),
        })?;
        let started_at = clock::now();
        let new = NewExecution {
            arn: arn.clone(),
            pipeline: start.pipeline.clone(),
            version: start.version,
            display_name: start.display_name,
            description: start.description,
            project: start.project,
            target: TARGET.to_owned(),
            started_by: start.started_by,
            git: start.git.map(|GitRevision { commit, branch, dirty }| Revision { commit, branch, dirty }),
            started_at,
            parameters: start.parameters.iter().map(|one| recorded(one, start.preset.as_ref())).collect(),
            preset: start.preset.map(|preset| preset.name),
            files: start
                .files
                .into_iter()
                .map(|PackagedFile { path, uri, sha256, bytes }| ExecutionFile { path, uri, sha256, bytes })
                .collect(),
        };
        self.store.begin_execution(&new).map_err(|error| ServiceError {
            message: chain(&error),
            hint: None,
            source: Some(Box::new(error)),
        })?;
        // Settings that cannot be read keep nobody from running; whoever opens them is told.
        let settings = settings::read(&self.home).unwrap_or_default();
        let parallelism = start.max_parallel_steps.or(settings.parallel_steps);
        let plan = Plan {
            arn: arn.clone(),
            pipeline: start.pipeline,
            definition: start.definition,
            parameters: start.parameters,
            started_at,
            parallelism: parallelism.map_or(self.cores, |steps| steps as usize),
            directory,
        };
        self.spawn(plan, Stop::new(settings.grace()), owner);
        Ok(arn)
    }

    fn stop_pipeline_execution(&self, arn: &ExecutionArn) -> Result<(), ServiceError> {
        if let Some(running) = lock(&self.running).get(arn) {
            running.stop.ask();
            return Ok(());
        }
        match self.store.execution(arn) {
            Ok(Some(execution)) if !execution.status.is_terminal() => Err(ServiceError {
                message: "This execution runs in another program.".to_owned(),
                hint: Some(
                    "Stop it there: Ctrl+C in the terminal, or the Stop button of the other window."
                        .to_owned(),
                ),
                source: None,
            }),
            Ok(_) => Ok(()),
            Err(error) => {
                Err(ServiceError { message: chain(&error), hint: None, source: Some(Box::new(error)) })
            }
        }
    }
}

impl LocalPipelines {
    fn spawn(&self, plan: Plan, stop: Stop, owner: File) {
        let arn = plan.arn.clone();
        let (over, done) = watch::channel(false);
        lock(&self.running).insert(arn.clone(), Running { stop: stop.clone(), done });
        let (store, machine, running) =
            (self.store.clone(), Arc::clone(&self.machine), Arc::clone(&self.running));
        let record = Arc::new(StoreRecord { store: store.clone(), arn: arn.clone() });
        self.runtime.spawn(async move {
            if let Err(error) = scheduler::run(machine, Arc::new(plan), record, stop).await {
                let reason = format!("The execution could not be recorded any further: {error}.");
                // When this fails too, the execution has no owner from here on and is failed on the next look.
                let _ = store.interrupt(&arn, &reason, clock::now());
            }
            lock(&running).remove(&arn);
            drop(owner);
            // Nobody may be waiting.
            let _ = over.send(true);
        });
    }

    /// Ends an execution of this program without waiting for its jobs. True when it runs here.
    pub(crate) fn kill(&self, arn: &ExecutionArn) -> bool {
        lock(&self.running).get(arn).map(|running| running.stop.force()).is_some()
    }

    /// How long the jobs of an execution may take to end once they are asked to; `None` when another program
    /// runs it.
    pub(crate) fn grace(&self, arn: &ExecutionArn) -> Option<Duration> {
        lock(&self.running).get(arn).map(|running| running.stop.grace())
    }

    /// Whether this program runs that execution.
    pub(crate) fn runs(&self, arn: &ExecutionArn) -> bool {
        lock(&self.running).contains_key(arn)
    }

    /// Whether this program runs no execution.
    pub(crate) fn is_idle(&self) -> bool {
        lock(&self.running).is_empty()
    }

    /// Waits until an execution of this program has ended; at once for any other.
    pub(crate) async fn wait(&self, arn: &ExecutionArn) {
        let done = lock(&self.running).get(arn).map(|running| running.done.clone());
        if let Some(mut done) = done {
            // An error means that the task is gone, which is an end too.
            let _ = done.wait_for(|over| *over).await;
        }
    }

    /// Stops every execution of this program, and waits until they have ended.
    pub(crate) async fn stop_all(&self) {
        let running: Vec<_> =
            lock(&self.running).values().map(|one| (one.stop.clone(), one.done.clone())).collect();
        for (stop, mut done) in running {
            stop.ask();
            // An error means that the task is gone, which is an end too.
            let _ = done.wait_for(|over| *over).await;
        }
    }
}

fn recorded(parameter: &ResolvedParameter, preset: Option<&ChosenPreset>) -> ExecutionParameter {
    let by_preset = preset.is_some_and(|preset| preset.parameters.contains(&parameter.name));
    ExecutionParameter {
        name: parameter.name.clone(),
        value: parameter.value.clone(),
        origin: match parameter.given {
            _ if by_preset => ParameterOrigin::Preset,
            true => ParameterOrigin::Given,
            false => ParameterOrigin::Default,
        },
    }
}
