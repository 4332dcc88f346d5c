//! Runs a job's process to its end: starts it isolated, follows its output, stops it when it has to stop.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use pipewright_pipeline::timestamp::Timestamp;

use super::blocking::blocking;
use super::failure::{self, Tail};
use super::log::JobLog;
use super::metric::MetricDefinitions;
use super::workspace::{ML, Workspace};
use super::{JobContext, JobError, JobNews, MetricPoint};
use crate::environment::{EnvironmentSpec, ReadyEnvironment};
use crate::isolation::{self, InputMount, LaunchError, LaunchPlan, LaunchReport, Launched};
use crate::port::{JobEnd, JobStart, StepInput};

/// What to run.
pub(super) struct Process {
    pub program: String,
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
    pub working_directory: PathBuf,
    pub python: ReadyEnvironment,
    pub mounts: Vec<InputMount>,
    /// What is recorded of it.
    pub facts: Facts,
    pub network: bool,
    /// The longest it may take, in seconds.
    pub limit: Option<u64>,
    pub metrics: MetricDefinitions,
    /// Whether control characters in its log are escaped.
    pub escape: bool,
}

/// What is recorded of a job besides its environment.
pub(super) struct Facts {
    pub image: String,
    /// The image as the table of images names it.
    pub known_as: String,
    pub instance_type: Option<String>,
    pub instance_count: Option<u32>,
    pub inputs: Vec<StepInput>,
}

/// What came of a process that ended with exit code 0.
pub(super) struct Ended {
    pub started_at: Timestamp,
    pub finished_at: Timestamp,
    pub metrics: Vec<MetricPoint>,
}

/// Why the engine ends a process.
enum Order {
    Stop,
    TimeOut(u64),
}

/// Prepares the environment, telling the log about it, unless the job is cancelled meanwhile.
pub(super) async fn prepare(
    context: &JobContext,
    log: &JobLog,
    image: &str,
    spec: &EnvironmentSpec,
) -> Result<ReadyEnvironment, JobError> {
    // A log that cannot be written makes the next remark fail, which is told.
    let progress = |line: &str| drop(log.note(line));
    let ready = tokio::select! {
        ready = context.environments.prepare(spec, &progress) => ready?,
        () = context.stop.asked() => return Err(JobError::Stopped),
    };
    log.note(&format!("Image {image}: Python {} in {}.", ready.version, ready.root.display()))?;
    if let Some(note) = &ready.note {
        log.note(note)?;
    }
    Ok(ready)
}

/// Runs the process to its end.
pub(super) async fn run(
    context: &JobContext,
    workspace: &Workspace,
    log: &Arc<JobLog>,
    process: Process,
) -> Result<Ended, JobError> {
    if context.stop.is_asked() {
        return Err(JobError::Stopped);
    }
    let network = if process.network { "the machine's network" } else { "no network" };
    log.note(&format!("Isolation: Linux namespaces, a root of its own, {network}."))?;
    log.note(&format!("Running {}", command_line(&process.program, &process.arguments)))?;
    let plan = LaunchPlan {
        root: workspace.root(),
        visible: visible(&process.python),
        inputs: process.mounts,
        hosts: workspace.hosts(),
        network: process.network,
        report: workspace.report(),
        program: process.program,
        arguments: process.arguments,
        environment: process.environment,
        working_directory: process.working_directory,
    };
    let (mut launched, mut printed) = isolation::launch(&context.launcher, workspace.directory(), &plan)?;
    let started_at = (context.now)();
    (context.on_news)(JobNews::Started(Box::new(start(process.facts, process.python, started_at))));

    let following = {
        let (log, definitions, escape) = (Arc::clone(log), process.metrics, process.escape);
        tokio::spawn(blocking(move || {
            let mut tail = Tail::default();
            let mut points = Vec::new();
            log.copy_from(&mut printed, escape, |line, at| {
                definitions.scan(line, at, &mut points);
                tail.push(line);
            })?;
            Ok((tail, points))
        }))
    };
    let (report, order) = follow(context, log, process.limit, &mut launched).await?;
    (context.on_news)(JobNews::Ended(end(report.as_ref(), (context.now)())));
    // Ends with the last process of the job, which has ended.
    let (tail, metrics) = following.await.unwrap_or(Err(JobError::Stopped))?;
    let finished_at = (context.now)();
    match order {
        Some(Order::Stop) => Err(JobError::Stopped),
        Some(Order::TimeOut(seconds)) => Err(JobError::TimedOut { seconds }),
        None => {
            let told = failure::told(&workspace.on_machine(Path::new(ML)).join("output/failure"));
            judge(report, &plan.program, told.or_else(|| tail.reason()))?;
            Ok(Ended { started_at, finished_at, metrics })
        }
    }
}

/// What is recorded of a job that starts.
fn start(facts: Facts, python: ReadyEnvironment, started_at: Timestamp) -> JobStart {
    JobStart {
        image: facts.image,
        known_as: facts.known_as,
        contents: python.contents,
        stand_in: python.note,
        instance_type: facts.instance_type,
        instance_count: facts.instance_count,
        cores: std::thread::available_parallelism().ok().and_then(|cores| u32::try_from(cores.get()).ok()),
        started_at,
        inputs: facts.inputs,
    }
}

/// What is recorded of a job that ended.
fn end(report: Option<&LaunchReport>, ended_at: Timestamp) -> JobEnd {
    let (exit_code, usage) = match report {
        Some(LaunchReport::Exited { code, usage }) => (Some(*code), *usage),
        Some(LaunchReport::Signalled { signal, usage }) => (Some(128 + signal), *usage),
        Some(LaunchReport::Refused { .. } | LaunchReport::NotStarted { .. }) => (None, None),
        // Killed with everything below it.
        None => (Some(128 + 9), None),
    };
    JobEnd { ended_at, exit_code, usage }
}

/// Waits for the end, bringing it about when the job is cancelled or takes too long.
async fn follow(
    context: &JobContext,
    log: &JobLog,
    limit: Option<u64>,
    launched: &mut Launched,
) -> Result<(Option<LaunchReport>, Option<Order>), JobError> {
    let too_long = async {
        match limit {
            Some(seconds) => {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                seconds
            }
            None => std::future::pending().await,
        }
    };
    let order = tokio::select! {
        biased;
        report = launched.wait() => return Ok((report?, None)),
        () = context.stop.asked() => Order::Stop,
        seconds = too_long => Order::TimeOut(seconds),
    };
    launched.stop().await;
    let ended = tokio::select! {
        biased;
        report = launched.wait() => Some(report?),
        () = context.stop.patience() => None,
    };
    let report = if let Some(report) = ended {
        report
    } else {
        log.note("It did not end when it was asked to (SIGTERM): killed (SIGKILL).")?;
        launched.kill();
        launched.wait().await?
    };
    Ok((report, Some(order)))
}

/// Tells a success from the ways to fail.
fn judge(report: Option<LaunchReport>, program: &str, reason: Option<String>) -> Result<(), JobError> {
    match report {
        Some(LaunchReport::Exited { code: 0, .. }) => Ok(()),
        Some(LaunchReport::Exited { code, .. }) => {
            let reason = reason.unwrap_or_else(|| "the process failed without a word".to_owned());
            Err(JobError::Exited { code, reason })
        }
        Some(LaunchReport::Signalled { signal, .. }) => {
            let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            Err(JobError::Killed { signal, reason })
        }
        Some(LaunchReport::NotStarted { error }) => {
            Err(JobError::NotStarted { program: program.to_owned(), error })
        }
        Some(LaunchReport::Refused { action, error }) => {
            let hint = action.contains("namespace").then_some(
                "this machine does not let ordinary users make namespaces: see the sysctls \
                 user.max_user_namespaces, kernel.unprivileged_userns_clone and \
                 kernel.apparmor_restrict_unprivileged_userns",
            );
            Err(JobError::Isolation { action, error, hint })
        }
        None => Err(JobError::Killed { signal: 9, reason: String::new() }),
    }
}

/// What of the machine a Python needs, besides the system's own folders.
fn visible(python: &ReadyEnvironment) -> Vec<PathBuf> {
    let mut folders = vec![python.base_prefix.clone()];
    if !python.root.starts_with(&python.base_prefix) {
        folders.push(python.root.clone());
    }
    folders
}

fn command_line(program: &str, arguments: &[String]) -> String {
    let plain = |text: &str| {
        !text.is_empty()
            && text.chars().all(|letter| letter.is_alphanumeric() || "-_./:=,@%+".contains(letter))
    };
    let quoted = |text: &str| {
        if plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
    };
    let words: Vec<String> =
        std::iter::once(program).chain(arguments.iter().map(String::as_str)).map(quoted).collect();
    words.join(" ")
}

impl From<LaunchError> for JobError {
    fn from(error: LaunchError) -> Self {
        match error {
            LaunchError::File { path, source } => Self::Io { path, source },
            LaunchError::Launcher { .. } => Self::Isolation {
                action: "starting the launcher".to_owned(),
                error: error.to_string(),
                hint: None,
            },
        }
    }
}
