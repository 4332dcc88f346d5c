//! Processing and Training: a job folder, a process, what came of it.

use std::sync::Arc;

use pipewright_pipeline::arn::local_arn;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use super::{Ending, Outcome};
use crate::job::{JobContext, JobError, JobNews, processing, training};
use crate::machine::Machine;
use crate::name::job_name;
use crate::plan::Plan;
use crate::stop::Stop;

/// The jobs there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    Processing,
    Training,
}

/// What a step's job does, under way to whoever records it.
pub(crate) type News = UnboundedSender<(String, JobNews)>;

/// Runs a step's job to its end. Says through `news` when its process starts and ends.
pub(crate) async fn run(
    job: Job,
    machine: Arc<Machine>,
    plan: Arc<Plan>,
    step: String,
    request: Value,
    news: News,
    stop: Stop,
) -> Ending {
    let directory = plan.job_directory(&step);
    if let Err(error) = std::fs::create_dir_all(&directory) {
        return Ending::Failed(format!("The job folder {} cannot be made: {error}.", directory.display()));
    }
    let name = job_name(plan.arn.id(), &step);
    let kind = match job {
        Job::Processing => "processing-job",
        Job::Training => "training-job",
    };
    let context = JobContext {
        arn: local_arn(kind, &name.to_lowercase()),
        name,
        directory: directory.clone(),
        log: plan.log(&step),
        objects: Arc::clone(&machine.objects),
        environments: Arc::clone(&machine.environments),
        launcher: machine.launcher.clone(),
        stop,
        now: machine.now,
        // The receiver lives as long as the execution; when it is gone there is nobody to tell.
        on_news: Box::new(move |what| drop(news.send((step.clone(), what)))),
    };
    let result = match job {
        Job::Processing => processing::run(&context, &request).await,
        Job::Training => training::run(&context, &request).await,
    };
    // Outputs have been moved to the store; what is left is scratch. A folder that cannot be removed costs
    // disk space only.
    let _ = std::fs::remove_dir_all(&directory);
    match result {
        Ok(outcome) => Ending::Succeeded(Outcome {
            describe: Some(outcome.describe),
            outputs: outcome.outputs,
            artifacts: outcome.artifacts,
            metrics: outcome.metrics,
            ..Outcome::default()
        }),
        Err(JobError::Stopped) => Ending::Stopped,
        Err(error) => Ending::Failed(error.to_string()),
    }
}
