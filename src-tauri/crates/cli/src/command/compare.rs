//! `pipewright compare`

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use pipewright_api::dto::comparison::ComparisonFormat;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_pipeline::arn::ExecutionArn;
use serde::Serialize;

use crate::output;

/// Compare executions: parameters, code and data, metrics, times, files, steps, definitions.
///
/// Only what differs is listed. `=` stands for the value of the base, `*` for the best metric. With two executions
/// it also says what most likely caused the difference; with more, `--explain` says it of each. Exits with 0, or with
/// 2 when an execution cannot be read.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Two to a hundred executions: ARNs, or the ids at their ends, or `PIPELINE#NUMBER`.
    #[arg(required = true, num_args = 2.., value_name = "EXECUTION")]
    executions: Vec<String>,
    /// The one that the others are compared with; the first when not given.
    #[arg(long, value_name = "EXECUTION")]
    base: Option<String>,
    /// List what does not differ, too.
    #[arg(long)]
    all: bool,
    /// Say of every execution why it differs from the base.
    #[arg(long)]
    explain: bool,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For a report.
    Markdown,
    /// For a spreadsheet.
    Csv,
}

/// What programs get.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    comparison: &'a pipewright_api::dto::comparison::ExecutionComparison,
    explanations: &'a [Explained],
}

/// Why one execution differs from the base.
#[derive(Serialize)]
struct Explained {
    execution: ExecutionArn,
    explanation: pipewright_api::dto::explanation::Explanation,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (workbench, _runtime) = super::open()?;
    let arns: Vec<_> = arguments.executions.iter().map(ExecutionArn::from_text).collect();
    let base = arguments.base.as_ref().map(ExecutionArn::from_text);
    if arguments.explain && arguments.format == Format::Csv {
        return Err(Error::new(ErrorCode::BadRequest, "An explanation is no table.")
            .hinted("Leave out `--explain`, or choose another format."));
    }
    let comparison = workbench.compare_executions(&arns, base.as_ref(), arguments.all)?;
    let mut explanations = Vec::new();
    if arguments.explain || comparison.executions.len() == 2 {
        let base = &comparison.executions[comparison.base as usize].summary.arn;
        for other in comparison.executions.iter().map(|one| &one.summary.arn).filter(|other| *other != base) {
            let explanation = workbench.explain_executions(base, other, None)?;
            explanations.push(Explained { execution: other.clone(), explanation });
        }
    }
    match arguments.format {
        Format::Text => {
            output::text(&comparison.export(ComparisonFormat::Text)?);
            for one in &explanations {
                output::text(&format!("\n{}", one.explanation.text()));
            }
        }
        Format::Markdown => {
            output::text(&comparison.export(ComparisonFormat::Markdown)?);
            for one in &explanations {
                output::text(&one.explanation.markdown());
            }
        }
        Format::Csv => output::text(&comparison.export(ComparisonFormat::Csv)?),
        Format::Json => output::json(&Whole { comparison: &comparison, explanations: &explanations })?,
    }
    Ok(ExitCode::SUCCESS)
}
