//! The jobs that steps ran: in what, on what, and what they used. A row for each attempt.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, Row};

use crate::error::{Outcome, StoreError};
use crate::table::environment::{self, Environment};
use crate::table::execution;
use crate::table::step_input::NewInput;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE step_jobs (
  execution          INTEGER NOT NULL,
  step               TEXT    NOT NULL,
  attempt            INTEGER NOT NULL CHECK (attempt >= 1),
  image              TEXT    NOT NULL,
  environment        TEXT REFERENCES environments (sha256),
  stand_in           TEXT,
  instance_type      TEXT,
  instance_count     INTEGER,
  cores              INTEGER,
  memory_limit_bytes INTEGER,
  started_at         INTEGER NOT NULL,
  ended_at           INTEGER,
  exit_code          INTEGER,
  cpu_ms             INTEGER,
  peak_memory_bytes  INTEGER,
  PRIMARY KEY (execution, step, attempt),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_jobs_by_environment ON step_jobs (environment);
";

/// A job whose process is about to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// From 1.
    pub attempt: u32,
    /// The image as the step names it.
    pub image: String,
    /// What stands in for it; `None` when its packages are not known.
    pub environment: Option<Environment>,
    /// What the environment differs in from the image, in words; `None` when it is faithful.
    pub stand_in: Option<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many instances were asked for.
    pub instance_count: Option<u32>,
    /// The processor cores that the job may use.
    pub cores: Option<u32>,
    /// The memory that the job may use at most; `None` when nothing limits it.
    pub memory_limit_bytes: Option<u64>,
    /// Now.
    pub started_at: Timestamp,
    /// What it is given.
    pub inputs: Vec<NewInput>,
}

/// How a job's process ended and what it used. What is `None` could not be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobEnd {
    /// When.
    pub ended_at: Timestamp,
    /// Its exit code; 128 + n when signal n ended it.
    pub exit_code: Option<i32>,
    /// Processor time of the process and all below it that ended before it, user and system.
    pub cpu_ms: Option<u64>,
    /// The most memory that any one of these processes held at a time (resident set).
    pub peak_memory_bytes: Option<u64>,
}

/// A job that a step ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepJob {
    /// The step's name.
    pub step: String,
    /// From 1.
    pub attempt: u32,
    /// The image as the step named it.
    pub image: String,
    /// The digest of [`Environment`]; see [`Store::environment`].
    pub environment: Option<String>,
    /// What the environment differed in from the image.
    pub stand_in: Option<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many instances were asked for.
    pub instance_count: Option<u32>,
    /// The processor cores that the job could use.
    pub cores: Option<u32>,
    /// The memory that the job could use at most.
    pub memory_limit_bytes: Option<u64>,
    /// When its process started.
    pub started_at: Timestamp,
    /// How it ended; `None` until then, and when the program that ran it was gone before.
    pub end: Option<JobEnd>,
}

impl Store {
    /// The jobs of an execution, by step in the order of the definition, then by attempt.
    pub fn step_jobs(&self, execution: &ExecutionArn) -> Result<Vec<StepJob>, StoreError> {
        self.read("read the jobs of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let jobs = connection
                .prepare_cached(
                    "SELECT j.* FROM step_jobs j
                     JOIN steps s ON s.execution = j.execution AND s.name = j.step
                     WHERE j.execution = ?1 ORDER BY s.position, j.step, j.attempt",
                )?
                .query_map([key], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(jobs)
        })
    }
}

/// Records a job that starts.
pub(crate) fn start(connection: &Connection, key: i64, step: &str, job: &NewJob) -> Outcome<()> {
    let environment = job.environment.as_ref().map(|one| environment::keep(connection, one)).transpose()?;
    connection
        .prepare_cached(
            "INSERT INTO step_jobs (execution, step, attempt, image, environment, stand_in, instance_type,
               instance_count, cores, memory_limit_bytes, started_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            key,
            step,
            job.attempt,
            &job.image,
            environment,
            &job.stand_in,
            &job.instance_type,
            job.instance_count,
            job.cores,
            job.memory_limit_bytes.map(u64::cast_signed),
            job.started_at.0,
        ))?;
    Ok(())
}

/// Ends the last job of a step that started one.
pub(crate) fn end(connection: &Connection, key: i64, step: &str, end: &JobEnd) -> Outcome<()> {
    connection
        .prepare_cached(
            "UPDATE step_jobs SET ended_at = ?3, exit_code = ?4, cpu_ms = ?5, peak_memory_bytes = ?6
             WHERE execution = ?1 AND step = ?2
               AND attempt = (SELECT max(attempt) FROM step_jobs WHERE execution = ?1 AND step = ?2)",
        )?
        .execute((
            key,
            step,
            end.ended_at.0,
            end.exit_code,
            end.cpu_ms.map(u64::cast_signed),
            end.peak_memory_bytes.map(u64::cast_signed),
        ))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<StepJob> {
    let end = match column::optional_timestamp(row, "ended_at")? {
        Some(ended_at) => Some(JobEnd {
            ended_at,
            exit_code: row.get("exit_code")?,
            cpu_ms: column::optional_size(row, "cpu_ms")?,
            peak_memory_bytes: column::optional_size(row, "peak_memory_bytes")?,
        }),
        None => None,
    };
    Ok(StepJob {
        step: row.get("step")?,
        attempt: row.get("attempt")?,
        image: row.get("image")?,
        environment: row.get("environment")?,
        stand_in: row.get("stand_in")?,
        instance_type: row.get("instance_type")?,
        instance_count: row.get("instance_count")?,
        cores: row.get("cores")?,
        memory_limit_bytes: column::optional_size(row, "memory_limit_bytes")?,
        started_at: column::timestamp(row, "started_at")?,
        end,
    })
}
