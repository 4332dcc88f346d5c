//! Walks the step graph: starts what is ready, records what happens, ends the execution.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use pipewright_pipeline::definition::Branch;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::evaluate::{Scope, evaluate};
use crate::job::JobNews;
use crate::machine::Machine;
use crate::plan::Plan;
use crate::port::{JobEnd, Record, RecordError, StepEnd};
use crate::property_file;
use crate::runner::{self, Ending, Kind, Outcome};
use crate::scope;
use crate::stop::Stop;

/// Where a RegisterModel step names the statistics of a model's quality.
const QUALITY: &str = "ModelMetrics.ModelQuality.Statistics.S3Uri";

/// How an execution ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Succeeded, Failed or Stopped.
    pub status: ExecutionStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waiting,
    Running,
    Succeeded(Option<bool>),
    /// Failed, or stopped.
    Ended,
    /// Its branch was not taken, or something before it did not succeed.
    Skipped,
}

/// Runs an execution that has been recorded to its end, and records that too. When a step fails, the steps
/// that do not depend on it go on; a Fail step ends everything. A stop leaves what succeeded as it is.
pub async fn run(
    machine: Arc<Machine>,
    plan: Arc<Plan>,
    record: Arc<dyn Record>,
    stop: Stop,
) -> Result<Ended, RecordError> {
    let (news, mut told) = mpsc::unbounded_channel();
    let mut walk = Walk::new(machine, plan, record, news, stop.part());
    let result = walk.walk(&mut told, &stop).await;
    if result.is_err() {
        // Nothing can be recorded any more: no job may go on unseen.
        walk.halt.ask();
        while walk.jobs.join_next().await.is_some() {}
    }
    result
}

struct Walk {
    machine: Arc<Machine>,
    plan: Arc<Plan>,
    record: Arc<dyn Record>,
    news: runner::News,
    /// Jobs whose process ended, by step.
    ended: HashMap<String, JobEnd>,
    /// Reports whose metrics belong to a step already.
    reports: HashSet<String>,
    /// Ends every running job.
    halt: Stop,
    upstream: Vec<Vec<usize>>,
    progress: Vec<Progress>,
    scope: Scope,
    jobs: JoinSet<Ending>,
    running: HashMap<tokio::task::Id, usize>,
    failures: Vec<String>,
    /// Nothing new starts.
    stopping: bool,
    /// A stop was asked for while there was something to stop.
    stopped: bool,
}

impl Walk {
    fn new(
        machine: Arc<Machine>,
        plan: Arc<Plan>,
        record: Arc<dyn Record>,
        news: runner::News,
        halt: Stop,
    ) -> Self {
        let graph = StepGraph::of(&plan.definition);
        let count = plan.definition.steps().len();
        Self {
            upstream: (0..count).map(|step| graph.upstream(step)).collect(),
            progress: vec![Progress::Waiting; count],
            scope: scope::at_start(&plan, &machine.objects),
            machine,
            plan,
            record,
            news,
            ended: HashMap::new(),
            reports: HashSet::new(),
            halt,
            jobs: JoinSet::new(),
            running: HashMap::new(),
            failures: Vec::new(),
            stopping: false,
            stopped: false,
        }
    }

    async fn walk(
        &mut self,
        told: &mut mpsc::UnboundedReceiver<(String, JobNews)>,
        stop: &Stop,
    ) -> Result<Ended, RecordError> {
        loop {
            self.start_ready()?;
            if self.jobs.is_empty() {
                break;
            }
            tokio::select! {
                biased;
                Some((step, news)) = told.recv() => self.hear(step, news)?,
                Some(joined) = self.jobs.join_next_with_id() => self.joined(joined)?,
                () = stop.asked(), if !self.stopping => {
                    self.stopped = true;
                    self.record.mark_stopping(self.now())?;
                    self.stop_running()?;
                }
            }
        }
        let ended = self.verdict();
        self.record.finish(ended.status, ended.failure_reason.as_deref(), self.now())?;
        Ok(ended)
    }

    fn now(&self) -> Timestamp {
        (self.machine.now)()
    }

    /// Starts steps until none is ready; steps that are done at once make others ready.
    fn start_ready(&mut self) -> Result<(), RecordError> {
        let mut again = true;
        while again {
            again = false;
            for step in 0..self.progress.len() {
                if self.progress[step] != Progress::Waiting {
                    continue;
                }
                match self.readiness(step) {
                    Readiness::Wait => {}
                    Readiness::Skip => {
                        self.progress[step] = Progress::Skipped;
                        again = true;
                    }
                    Readiness::Start if self.stopping || self.halt.is_asked() => {
                        self.stopped |= !self.stopping;
                        self.progress[step] = Progress::Skipped;
                        again = true;
                    }
                    Readiness::Start => again |= self.start(step)?,
                }
            }
        }
        Ok(())
    }

    fn readiness(&self, step: usize) -> Readiness {
        let parent = self.plan.definition.steps()[step].parent;
        let mut readiness = Readiness::Start;
        for &upstream in &self.upstream[step] {
            match self.progress[upstream] {
                Progress::Waiting | Progress::Running => readiness = Readiness::Wait,
                Progress::Ended | Progress::Skipped => return Readiness::Skip,
                Progress::Succeeded(decision) => {
                    let branch = parent.filter(|parent| parent.step == upstream).map(|parent| parent.branch);
                    if let (Some(branch), Some(decision)) = (branch, decision)
                        && (branch == Branch::True) != decision
                    {
                        return Readiness::Skip;
                    }
                }
            }
        }
        readiness
    }

    /// Starts a step. True when it is already over.
    fn start(&mut self, index: usize) -> Result<bool, RecordError> {
        let plan = Arc::clone(&self.plan);
        let step = &plan.definition.steps()[index];
        let kind = runner::kind(step);
        if matches!(kind, Ok(Kind::Job(_))) && self.jobs.len() >= self.plan.parallelism.max(1) {
            return Ok(false);
        }
        let log = matches!(kind, Ok(Kind::Job(_))).then(|| plan.log(&step.name));
        self.record.begin_step(&step.name, &step.step_type, index, log.as_deref(), self.now())?;
        self.progress[index] = Progress::Running;
        let arguments = plan.definition.arguments(step);
        let kind = match kind {
            Ok(kind) => kind,
            Err(reason) => return self.finish(index, Ending::Failed(reason)).map(|()| true),
        };
        let now = self.now();
        scope::set_now(&mut self.scope, now);
        match resolve(kind, arguments, &self.scope) {
            Err(reason) => self.finish(index, Ending::Failed(reason)).map(|()| true),
            Ok(request) => {
                self.record.set_arguments(&step.name, &request, self.now())?;
                self.dispatch(index, kind, request)
            }
        }
    }

    fn dispatch(&mut self, index: usize, kind: Kind, request: Value) -> Result<bool, RecordError> {
        let plan = Arc::clone(&self.plan);
        let step = &plan.definition.steps()[index];
        if let Kind::Job(job) = kind {
            let run = runner::run_job(
                job,
                Arc::clone(&self.machine),
                Arc::clone(&plan),
                step.name.clone(),
                request,
                self.news.clone(),
                self.halt.part(),
            );
            let task = self.jobs.spawn(run);
            self.running.insert(task.id(), index);
            return Ok(false);
        }
        self.mark(&step.name, StepStatus::Executing)?;
        let ending = match kind {
            Kind::Condition => runner::decide(plan.definition.arguments(step), &self.scope),
            _ => runner::at_once(kind, &self.machine, &plan, step, &request),
        };
        self.finish(index, ending)?;
        if kind == Kind::Fail {
            self.stop_running()?;
        }
        Ok(true)
    }

    /// All that a job tells is heard before its end: what it sends comes first.
    fn hear(&mut self, step: String, news: JobNews) -> Result<(), RecordError> {
        match news {
            JobNews::Started(job) => {
                self.record.begin_job(&step, &job)?;
                self.mark(&step, StepStatus::Executing)
            }
            JobNews::Ended(end) => {
                self.ended.insert(step, end);
                Ok(())
            }
        }
    }

    fn mark(&self, step: &str, status: StepStatus) -> Result<(), RecordError> {
        self.record.mark_step(step, status, self.now())
    }

    /// Asks every running job to end; nothing new starts.
    fn stop_running(&mut self) -> Result<(), RecordError> {
        self.stopping = true;
        self.halt.ask();
        for &index in self.running.values() {
            self.mark(&self.plan.definition.steps()[index].name, StepStatus::Stopping)?;
        }
        Ok(())
    }

    fn joined(
        &mut self,
        joined: Result<(tokio::task::Id, Ending), tokio::task::JoinError>,
    ) -> Result<(), RecordError> {
        let (id, ending) = joined.unwrap_or_else(|error| {
            (error.id(), Ending::Failed(format!("The engine itself failed: {error}.")))
        });
        match self.running.remove(&id) {
            Some(index) => self.finish(index, ending),
            None => Ok(()),
        }
    }

    fn finish(&mut self, index: usize, ending: Ending) -> Result<(), RecordError> {
        let plan = Arc::clone(&self.plan);
        let step = &plan.definition.steps()[index];
        let (status, failure_reason, mut outcome) = match ending {
            Ending::Succeeded(outcome) => (StepStatus::Succeeded, None, outcome),
            Ending::Failed(reason) => (StepStatus::Failed, Some(reason), Outcome::default()),
            Ending::Stopped => (StepStatus::Stopped, None, Outcome::default()),
        };
        let decision = outcome.decision;
        if status == StepStatus::Succeeded {
            for file in &step.property_files {
                let place = property_file::place(file, &outcome.outputs);
                let text = place.and_then(|uri| {
                    self.reports.insert(uri.to_string());
                    property_file::read_object(&*self.machine.objects, &uri)
                });
                if let Ok(text) = &text {
                    outcome.metrics.extend(property_file::metrics(text, &file.name, self.now()));
                }
                self.scope.property_files.insert((step.name.clone(), file.name.clone()), text);
            }
            self.add_quality(&mut outcome);
        }
        let describe = self.record.finish_step(StepEnd {
            name: step.name.clone(),
            status,
            failure_reason: failure_reason.clone(),
            ended_at: self.now(),
            describe: outcome.describe,
            outputs: outcome.outputs,
            artifacts: outcome.artifacts,
            metrics: outcome.metrics,
            registers: outcome.registers,
            inputs: outcome.inputs,
            job: self.ended.remove(&step.name),
        })?;
        self.progress[index] = if status == StepStatus::Succeeded {
            if let Some(describe) = describe {
                self.scope.describes.insert(step.name.clone(), Arc::new(describe));
            }
            Progress::Succeeded(decision)
        } else {
            self.failures.extend(failure_reason.map(|reason| format!("{}: {reason}", step.name)));
            Progress::Ended
        };
        Ok(())
    }

    /// What the statistics of a model's quality say that it registers, unless the step that wrote them has said so.
    fn add_quality(&mut self, outcome: &mut Outcome) {
        for input in outcome.inputs.iter().filter(|input| input.name == QUALITY) {
            if self.reports.insert(input.uri.to_string())
                && let Ok(text) = property_file::read_object(&*self.machine.objects, &input.uri)
            {
                outcome.metrics.extend(property_file::metrics(&text, QUALITY, self.now()));
            }
        }
    }

    /// Whoever stops an execution gets one that was stopped, whatever failed before: its steps tell of that.
    fn verdict(&self) -> Ended {
        match self.failures.as_slice() {
            _ if self.stopped => Ended { status: ExecutionStatus::Stopped, failure_reason: None },
            [] => Ended { status: ExecutionStatus::Succeeded, failure_reason: None },
            failures => Ended { status: ExecutionStatus::Failed, failure_reason: Some(failures.join("\n")) },
        }
    }
}

enum Readiness {
    Wait,
    Skip,
    Start,
}

/// A step's arguments with every variable resolved; of a Condition its `Conditions` only, as its branches
/// are steps of their own.
fn resolve(kind: Kind, arguments: Option<&Node>, scope: &Scope) -> Result<Value, String> {
    let empty = || Value::Object(serde_json::Map::new());
    let Some(arguments) = arguments else { return Ok(empty()) };
    let resolved = match kind {
        Kind::Condition => match arguments.get("Conditions") {
            Some(conditions) => {
                evaluate(conditions, scope).map(|value| serde_json::json!({ "Conditions": value }))
            }
            None => Ok(empty()),
        },
        Kind::Job(_) | Kind::Model | Kind::RegisterModel | Kind::Fail => evaluate(arguments, scope),
    };
    resolved.map_err(|error| format!("Its arguments cannot be resolved: {error}."))
}

#[cfg(test)]
mod tests;
