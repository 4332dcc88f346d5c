//! `pipewright executions`

mod list;
mod organise;
mod totals;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use pipewright_api::dto::log::LogLine;
use pipewright_api::dto::report::{Report, ReportedStep};
use pipewright_api::duration;
use pipewright_api::error::Error;
use pipewright_api::workbench::Workbench;
use pipewright_engine::instant::iso;
use pipewright_pipeline::arn::ExecutionArn;
use serde_json::Value;

use crate::output::{self, Format};

/// What has run: find executions, show one, read a step's log, tag, note and delete them.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List executions, newest first.
    List(list::List),
    /// Count executions, all together or by what they have in common.
    Totals(totals::Totals),
    /// Put a tag on executions, or take it off.
    Tag(organise::Tag),
    /// Write what is to be known about an execution.
    Note(organise::Note),
    /// Name an execution.
    Name(organise::Name),
    /// Pin executions to the top of the history.
    Pin(organise::Pin),
    /// Delete executions that have ended, with what only they made.
    Delete(organise::Delete),
    /// Show an execution with its steps, metrics and files.
    Show {
        /// Its ARN, the id at the ARN's end, or `PIPELINE#NUMBER`.
        arn: String,
        /// How to print the result.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print the definition that an execution ran: packaged, with S3 URIs only.
    Definition {
        /// The execution's ARN, the id at the ARN's end, or `PIPELINE#NUMBER`.
        arn: String,
    },
    /// Print the Describe document of a step's job, model or model package, as JSON.
    Describe {
        /// The execution's ARN, the id at the ARN's end, or `PIPELINE#NUMBER`.
        arn: String,
        /// The step.
        step: String,
    },
    /// Print a step's log.
    Logs {
        /// The execution's ARN, the id at the ARN's end, or `PIPELINE#NUMBER`.
        arn: String,
        /// The step.
        step: String,
        /// Begin each line with its time.
        #[arg(long)]
        timestamps: bool,
        /// Go on until the step has ended.
        #[arg(long)]
        follow: bool,
        /// How to print the result.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let (workbench, _runtime) = super::open()?;
    match arguments.command {
        Command::List(arguments) => list::run(&workbench, arguments)?,
        Command::Totals(arguments) => totals::run(&workbench, &arguments)?,
        Command::Tag(arguments) => organise::tag(&workbench, &arguments)?,
        Command::Note(arguments) => organise::note(&workbench, &arguments)?,
        Command::Name(arguments) => organise::name(&workbench, &arguments)?,
        Command::Pin(arguments) => organise::pin(&workbench, &arguments)?,
        Command::Delete(arguments) => return organise::delete(&workbench, &arguments),
        Command::Show { arn, format } => {
            let report = workbench.report(&ExecutionArn::from_text(arn))?;
            match format {
                Format::Json => output::json(&report)?,
                Format::Text => print_report(&report),
            }
        }
        Command::Logs { arn, step, timestamps, follow, format } => {
            let arn = ExecutionArn::from_text(arn);
            let mut whole = Vec::new();
            logs(&workbench, &arn, &step, follow, |lines| match format {
                Format::Json => whole.extend(lines),
                Format::Text => {
                    for line in &lines {
                        output::line(&log_line(line, timestamps));
                    }
                }
            })?;
            if format == Format::Json {
                output::json(&whole)?;
            }
        }
        Command::Definition { arn } => {
            output::line(workbench.definition_text(&ExecutionArn::from_text(arn))?.trim_end());
        }
        Command::Describe { arn, step } => {
            output::json(&workbench.read_step_run(&ExecutionArn::from_text(arn), &step)?.describe)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints an execution for people.
pub(crate) fn print_report(report: &Report) {
    let execution = &report.execution;
    output::line(&format!("{} {}", execution.arn, execution.status));
    if let Some(reason) = &execution.failure_reason {
        output::line(&format!("  {}", reason.replace('\n', "\n  ")));
    }
    output::line("");
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let rows: Vec<_> =
        report.parameters.iter().map(|(name, value)| vec![name.clone(), text(value)]).collect();
    output::table(&["PARAMETER", "VALUE"], &rows);
    output::line("");
    let rows: Vec<_> = report.steps.iter().map(step_row).collect();
    output::table(&["STEP", "TYPE", "STATUS", "TOOK", "METRICS"], &rows);
    if !report.artifacts.is_empty() {
        output::line("");
        let rows: Vec<_> = report
            .artifacts
            .iter()
            .map(|one| {
                vec![
                    format!("{} {}", one.step, one.name),
                    one.bytes.to_string(),
                    one.sha256[..12].to_owned(),
                    one.uri.clone(),
                ]
            })
            .collect();
        output::table(&["FILE", "BYTES", "SHA-256", "URI"], &rows);
    }
}

fn step_row(step: &ReportedStep) -> Vec<String> {
    let instant = |text: &Option<String>| text.as_ref()?.parse::<jiff::Timestamp>().ok();
    let took = match (instant(&step.started_at), instant(&step.ended_at)) {
        (Some(start), Some(end)) => duration(end.as_millisecond() - start.as_millisecond()),
        _ => String::new(),
    };
    let metrics: Vec<_> = step
        .metrics
        .iter()
        .map(|(name, value)| {
            format!("{name} {}", value.map_or_else(|| "NaN".to_owned(), |value| format!("{value:.4}")))
        })
        .collect();
    vec![step.name.clone(), step.step_type.clone(), step.status.clone(), took, metrics.join(", ")]
}

fn log_line(line: &LogLine, timestamps: bool) -> String {
    match (timestamps, line.at) {
        (true, Some(at)) => format!("{} {}", iso(at), line.text),
        _ => line.text.clone(),
    }
}

fn logs(
    workbench: &Workbench,
    arn: &ExecutionArn,
    step: &str,
    follow: bool,
    mut print: impl FnMut(Vec<LogLine>),
) -> Result<(), Error> {
    let mut offset = 0;
    loop {
        let page = workbench.read_log(arn, step, offset)?;
        let grew = page.next_offset > offset;
        offset = page.next_offset;
        print(page.lines);
        if page.complete || (!follow && !grew) {
            return Ok(());
        }
        if !grew {
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
    }
}
