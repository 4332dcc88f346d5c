//! `pipewright explain`

use std::process::ExitCode;

use clap::Args;
use pipewright_api::error::Error;
use pipewright_api::judge::rule;
use pipewright_validator::{Rule, Severity, rules};
use serde::Serialize;

use crate::output::{self, Format};

/// Explain a rule of the validator: what it finds, why that is a mistake, and how it is done instead.
///
/// Without a code all rules are listed. Exits with 0, or with 2 when there is no such rule.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The code in square brackets, such as unknown-step.
    code: Option<String>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A rule for programs.
#[derive(Serialize)]
struct Explained {
    code: &'static str,
    family: &'static str,
    severity: Severity,
    summary: &'static str,
    documentation: &'static str,
}

impl Explained {
    fn of(rule: &'static Rule) -> Self {
        Self {
            code: rule.code,
            family: rule.family.title(),
            severity: rule.severity,
            summary: rule.summary,
            documentation: rule.documentation(),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    match (&arguments.code, arguments.format) {
        (Some(code), Format::Text) => output::line(rule(code)?.documentation().trim_end()),
        (Some(code), Format::Json) => output::json(&Explained::of(rule(code)?))?,
        (None, Format::Text) => list(),
        (None, Format::Json) => output::json(&rules().map(Explained::of).collect::<Vec<_>>())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list() {
    let rows: Vec<_> = rules()
        .map(|rule| {
            let level = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            vec![
                rule.code.to_owned(),
                level.to_owned(),
                rule.family.title().to_owned(),
                rule.summary.to_owned(),
            ]
        })
        .collect();
    output::table(&["CODE", "LEVEL", "ABOUT", "WHAT IT FINDS"], &rows);
}
