//! The jobs on the way to a model: in what they ran, and what they took.

use pipewright_store::StepJob;

use crate::dto::lineage::{LineageKind, LineageView};
use crate::dto::passport::PassportJob;
use crate::error::Error;
use crate::lineage::{Runs, image_of};

/// The jobs of a graph's steps, that of `first` before the others.
pub(super) fn jobs(
    runs: &mut Runs<'_>,
    view: &LineageView,
    first: Option<&str>,
) -> Result<Vec<PassportJob>, Error> {
    let mut jobs = Vec::new();
    for node in view.nodes.iter().filter(|node| node.kind == LineageKind::Step) {
        let (Some(execution), Some(name)) = (&node.execution, &node.step) else { continue };
        let Some(run) = runs.get(execution)? else { continue };
        let Some(step) = run.step(name) else { continue };
        // The last attempt is the one that counts.
        let job = runs.store.step_jobs(execution)?.into_iter().rfind(|job| job.step == *name);
        let digest = job.as_ref().and_then(|job| job.environment.clone());
        let environment = match &digest {
            Some(digest) => runs.store.environment(digest)?,
            None => None,
        };
        let end = job.as_ref().and_then(|job| job.end);
        let of = |part: fn(&StepJob) -> Option<u32>| job.as_ref().and_then(part);
        jobs.push(PassportJob {
            step: name.clone(),
            execution: execution.clone(),
            image: job.as_ref().map(|job| job.image.clone()).or_else(|| image_of(step).map(str::to_owned)),
            stand_in: job.as_ref().and_then(|job| job.stand_in.clone()),
            python: environment.as_ref().map(|one| one.python.clone()),
            packages: environment.map(|one| one.packages).unwrap_or_default(),
            environment: digest,
            instance_type: job.as_ref().and_then(|job| job.instance_type.clone()),
            instance_count: of(|job| job.instance_count),
            cores: of(|job| job.cores),
            peak_memory_bytes: end.and_then(|end| end.peak_memory_bytes),
            cpu_ms: end.and_then(|end| end.cpu_ms),
            took_ms: step.ended_at.map(|end| (end.0 - step.started_at.0).max(0) as u64),
        });
    }
    jobs.sort_by_key(|job| Some(job.step.as_str()) != first);
    Ok(jobs)
}
