//! `pipewright`: validate and run pipelines from a terminal or a script.
#![forbid(unsafe_code)]

mod command;
mod output;
mod progress;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use pipewright_api::error::Error;

/// Design, run and compare SageMaker pipelines on this machine.
#[derive(Parser)]
#[command(
    name = "pipewright",
    version,
    about = "Validate and run SageMaker pipelines on this machine: no AWS account, no Docker.",
    after_help = "EXAMPLES:\n  \
        pipewright new churn --template churn\n  \
        pipewright validate pipelines/churn\n  \
        pipewright fmt --check pipelines/churn\n  \
        pipewright diff HEAD:pipelines/churn pipelines/churn\n  \
        pipewright graph pipelines/churn --output churn.svg\n  \
        pipewright run pipelines/churn\n  \
        pipewright run pipelines/churn --param MaxDepth=3 --param NumRound=50\n  \
        pipewright executions list\n  \
        pipewright executions logs EXECUTION TrainModel\n  \
        pipewright compare EXECUTION EXECUTION\n  \
        pipewright models approve churn-xgb/1 --comment \"Better on recall\"\n  \
        pipewright lineage churn-xgb/1\n\n\
        All state lives under PIPEWRIGHT_HOME (default: pipewright in the platform's data folder).",
    max_term_width = 100
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(command::new::Arguments),
    Validate(command::validate::Arguments),
    Explain(command::explain::Arguments),
    Fmt(command::fmt::Arguments),
    Diff(command::diff::Arguments),
    Compare(command::compare::Arguments),
    Graph(command::graph::Arguments),
    Export(command::export::Arguments),
    Run(command::run::Arguments),
    Executions(command::executions::Arguments),
    Lineage(command::lineage::Arguments),
    Models(command::models::Arguments),
}

fn main() -> ExitCode {
    // Jobs re-execute this program: it must become the launcher before anything starts a thread.
    pipewright_engine::isolation::run_if_launcher();
    let result = match Cli::parse().command {
        Command::Validate(arguments) => command::validate::run(&arguments),
        Command::Explain(arguments) => command::explain::run(&arguments),
        Command::Fmt(arguments) => command::fmt::run(&arguments),
        Command::Diff(arguments) => command::diff::run(&arguments),
        Command::Compare(arguments) => command::compare::run(&arguments),
        Command::New(arguments) => command::new::run(&arguments),
        Command::Export(arguments) => command::export::run(&arguments),
        Command::Graph(arguments) => command::graph::run(&arguments),
        Command::Run(arguments) => command::run::run(&arguments),
        Command::Executions(arguments) => command::executions::run(arguments),
        Command::Lineage(arguments) => command::lineage::run(arguments),
        Command::Models(arguments) => command::models::run(arguments),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::from(2)
    })
}

/// How many mistakes a refusal lists.
const DIAGNOSTICS: usize = 20;

#[expect(clippy::print_stderr, reason = "the one place that tells the user of an error")]
fn report(error: &Error) {
    eprintln!("error: {}", error.message);
    for diagnostic in error.diagnostics.iter().take(DIAGNOSTICS) {
        let step = diagnostic.step.as_ref().map(|step| format!("step `{step}`, ")).unwrap_or_default();
        eprintln!("  {}: {} ({step}at {})", diagnostic.code, diagnostic.message, output::pointer(diagnostic));
    }
    if let Some(more) = error.diagnostics.len().checked_sub(DIAGNOSTICS).filter(|more| *more > 0) {
        eprintln!("  … and {more} more; `pipewright validate` shows all.");
    }
    if let Some(hint) = &error.hint {
        eprintln!("hint: {hint}");
    }
}

/// A word beside the result, on the error stream.
#[expect(clippy::print_stderr, reason = "the result alone goes to standard output")]
fn note(text: &str) {
    eprintln!("{text}");
}
