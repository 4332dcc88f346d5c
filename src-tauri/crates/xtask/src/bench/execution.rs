//! Where the time of a whole execution goes.
//!
//! Measures the shipped churn pipeline with its environments built. What counts as the user's Python is the
//! time between the start and the end of each job's process, as its Describe document says; the steps of
//! churn run one after another, so what is left of the wall clock is Pipewright's own.

use std::env;
use std::path::Path;
use std::time::Instant;

use serde_json::Value;

use super::median;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

const ROUNDS: usize = 10;
const JOBS: [&str; 3] = ["ProcessData", "TrainModel", "EvaluateModel"];

/// One execution, in milliseconds.
struct Round {
    /// From the start of the command to its end.
    wall: f64,
    /// In the processes of the jobs, in the order of [`JOBS`].
    jobs: Vec<f64>,
}

/// Builds, runs churn a few times, prints the medians.
///
/// # Errors
/// When something does not build or run, or its answer is not as expected.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    Invocation::cargo(&workspace.root).args(["build", "--release", "-p", "pipewright-cli"]).run()?;
    let home = env::temp_dir().join(format!("pipewright-bench-{}", std::process::id()));
    let bench = Bench { workspace, home: &home };
    // Builds the environments, when they are not there yet.
    bench.round()?;
    let rounds = (0..ROUNDS).map(|_| bench.round()).collect::<Result<Vec<_>, _>>()?;
    print(&rounds);
    std::fs::remove_dir_all(&home).map_err(|source| Failure::File { path: home, source })
}

struct Bench<'a> {
    workspace: &'a Workspace,
    home: &'a Path,
}

impl Bench<'_> {
    fn pipewright(&self, arguments: &[&str]) -> Result<Value, Failure> {
        let program =
            self.workspace.target.join("release").join(format!("pipewright{}", env::consts::EXE_SUFFIX));
        let ask = Invocation::new(&self.workspace.root, program)
            .args(arguments)
            .env("PIPEWRIGHT_HOME", self.home)
            .env("PIPEWRIGHT_ENVIRONMENTS", self.workspace.target.join("pipewright-test-environments"));
        let answer = ask.read()?;
        serde_json::from_str(&answer)
            .map_err(|_| Failure::Answer { line: ask.to_string(), expected: "in JSON" })
    }

    fn round(&self) -> Result<Round, Failure> {
        let begun = Instant::now();
        let report = self.pipewright(&["run", "pipelines/churn", "--format", "json"])?;
        let wall = begun.elapsed().as_secs_f64() * 1000.0;
        let arn = report["execution"]["arn"].as_str().unwrap_or_default();
        let jobs = JOBS
            .iter()
            .map(|step| {
                let describe = self.pipewright(&["executions", "describe", arn, step])?;
                process_time(&describe).ok_or_else(|| Failure::Answer {
                    line: format!("pipewright executions describe {arn} {step}"),
                    expected: "with the times of the job",
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Round { wall, jobs })
    }
}

/// Milliseconds between the start and the end of a job's process.
fn process_time(describe: &Value) -> Option<f64> {
    let time = |end: &str| {
        ["Processing", "Training"].iter().find_map(|kind| describe[format!("{kind}{end}Time")].as_f64())
    };
    Some((time("End")? - time("Start")?) * 1000.0)
}

fn print(rounds: &[Round]) {
    println!("\nchurn, environments built, medians of {} executions on the release build", rounds.len());
    for (index, step) in JOBS.iter().enumerate() {
        println!("{:>9.0} ms  {step}", median(rounds.iter().map(|round| round.jobs[index]).collect()));
    }
    let own = |round: &Round| round.wall - round.jobs.iter().sum::<f64>();
    println!("{:>9.0} ms  Pipewright itself", median(rounds.iter().map(own).collect()));
    println!("{:>9.0} ms  the whole command", median(rounds.iter().map(|round| round.wall).collect()));
    let share = |round: &Round| own(round) / round.wall * 100.0;
    println!("{:>9.1} %   Pipewright's share", median(rounds.iter().map(share).collect()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn process_times() {
        let check = |describe: Value, expect: Option<f64>| assert_eq!(process_time(&describe), expect);
        check(json!({ "ProcessingStartTime": 10.5, "ProcessingEndTime": 11.25 }), Some(750.0));
        check(json!({ "TrainingStartTime": 1.0, "TrainingEndTime": 3.0 }), Some(2000.0));
        check(json!({ "TrainingStartTime": 1.0 }), None);
    }
}
