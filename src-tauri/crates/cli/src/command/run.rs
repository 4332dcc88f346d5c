//! `pipewright run`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use pipewright_api::dto::execution::ExecutionSummary;
use pipewright_api::dto::report::Report;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::execution::Start;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::status::ExecutionStatus;
use serde_json::Value;

use crate::output::{self, Format};
use crate::progress::Progress;

/// Run a pipeline on this machine and wait for its end.
///
/// Exits with 0 when the execution Succeeded, 1 when it Failed or was Stopped, 2 when it was refused.
/// Ctrl+C stops it: running steps are asked to end, and the execution ends Stopped.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A project folder (with a pipeline.json) or a definition file.
    path: PathBuf,
    /// A parameter's value; the others take their defaults. Repeatable.
    #[arg(long = "param", value_name = "NAME=VALUE")]
    parameters: Vec<String>,
    /// A JSON file with values: `{"MaxDepth": 3}`, or the list of `{"Name", "Value"}` that the AWS CLI takes.
    /// `--param` goes before it.
    #[arg(long, value_name = "FILE")]
    params: Option<PathBuf>,
    /// A preset of the project's pipewright.toml; `--param` and `--params` go before it.
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// How many steps run at once, 1 to 64; by the settings when not given.
    #[arg(long, value_name = "COUNT")]
    parallel: Option<u32>,
    /// A name for people.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn parameter(text: &str) -> Result<(String, String), Error> {
    let (name, value) = text.split_once('=').ok_or_else(|| {
        Error::new(ErrorCode::InvalidParameter, format!("`--param {text}` gives no value."))
            .hinted("Write NAME=VALUE.")
    })?;
    Ok((name.to_owned(), value.to_owned()))
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (workbench, runtime) = super::open()?;
    let mut parameters = arguments.params.as_deref().map(read_parameters).transpose()?.unwrap_or_default();
    for text in &arguments.parameters {
        parameters.extend([parameter(text)?]);
    }
    let start = Start {
        parameters,
        preset: arguments.preset.clone(),
        display_name: arguments.name.clone(),
        max_parallel_steps: arguments.parallel,
        ..Start::default()
    };
    let started = workbench.start_path(&arguments.path, &start)?;
    let ended = runtime.block_on(follow(&workbench, &started))?;
    let report = workbench.report(&ended.arn)?;
    tell_failures(&report);
    match arguments.format {
        Format::Json => output::json(&report)?,
        Format::Text => super::executions::print_report(&report),
    }
    Ok(ExitCode::from(u8::from(ended.status != ExecutionStatus::Succeeded)))
}

/// Shows progress until the end; the first Ctrl+C stops the execution.
async fn follow(workbench: &Workbench, started: &ExecutionSummary) -> Result<ExecutionSummary, Error> {
    let mut progress = Progress::new(workbench.clone(), started);
    let end = workbench.wait(&started.arn);
    tokio::pin!(end);
    let mut stopped = false;
    loop {
        tokio::select! {
            ended = &mut end => {
                progress.finish()?;
                return ended;
            }
            _ = tokio::signal::ctrl_c(), if !stopped => {
                stopped = true;
                workbench.stop_execution(&started.arn, false)?;
            }
            () = progress.tick() => progress.show()?,
        }
    }
}

fn read_parameters(file: &Path) -> Result<BTreeMap<String, String>, Error> {
    let refuse =
        |problem: String| Error::new(ErrorCode::InvalidParameter, format!("{}: {problem}.", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| refuse(error.to_string()))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| refuse(format!("not JSON: {error}")))?;
    let scalar = |name: &str, value: &Value| match value {
        Value::String(text) => Ok((name.to_owned(), text.clone())),
        Value::Number(_) | Value::Bool(_) => Ok((name.to_owned(), value.to_string())),
        _ => Err(refuse(format!("the value of `{name}` is no text, number or boolean"))),
    };
    match &json {
        Value::Object(members) => members.iter().map(|(name, value)| scalar(name, value)).collect(),
        Value::Array(list) => list
            .iter()
            .map(|one| match (one.get("Name").and_then(Value::as_str), one.get("Value")) {
                (Some(name), Some(value)) => scalar(name, value),
                _ => Err(refuse(format!("`{one}` has no `Name` and `Value`"))),
            })
            .collect(),
        _ => Err(refuse("neither an object of values nor a list of names and values".to_owned())),
    }
}

#[expect(clippy::print_stderr, reason = "errors go to the error stream, whatever the format of the result")]
fn tell_failures(report: &Report) {
    for step in &report.steps {
        if let Some(reason) = &step.failure_reason {
            let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
            let log = step.log.as_ref().map(|log| format!(" The full log is {log}")).unwrap_or_default();
            eprintln!("error: step `{}` failed: {reason}{stop}{log}", step.name);
        }
    }
}
