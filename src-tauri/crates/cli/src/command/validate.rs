//! `pipewright validate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pipewright_api::document::validate_path;
use pipewright_api::error::Error;
use pipewright_validator::{Diagnostic, Severity};
use serde::Serialize;

use super::input;
use crate::output::{self, Format, several};

/// Find every mistake in pipeline definitions.
///
/// Exits with 0 when there is none, 1 when errors were found, 2 when a file cannot be read.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Project folders (with a pipeline.json) or definition files.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Judged {
    file: String,
    diagnostics: Vec<Diagnostic>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let mut judged = Vec::new();
    let mut unreadable = false;
    for path in &arguments.paths {
        match validate_path(path) {
            Ok((file, diagnostics)) => {
                judged.push(Judged { file: input::shown(path, &file), diagnostics });
            }
            Err(error) => {
                crate::report(&error);
                unreadable = true;
            }
        }
    }
    match arguments.format {
        Format::Json => output::json(&judged)?,
        Format::Text if judged.is_empty() => {}
        Format::Text => print(&judged),
    }
    let errors = judged.iter().flat_map(|one| &one.diagnostics).any(|one| one.severity == Severity::Error);
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(errors) }))
}

fn print(judged: &[Judged]) {
    for one in judged {
        for diagnostic in &one.diagnostics {
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            output::line(&format!("{severity}[{}]: {}", diagnostic.code, diagnostic.message));
            output::line(&format!("  --> {} {}", one.file, output::pointer(diagnostic)));
            if let Some(hint) = &diagnostic.hint {
                output::line(&format!("  hint: {hint}"));
            }
        }
    }
    let count = |severity| {
        judged.iter().flat_map(|one| &one.diagnostics).filter(|one| one.severity == severity).count()
    };
    output::line(&format!(
        "{} checked: {}, {}",
        several(judged.len(), "definition"),
        several(count(Severity::Error), "error"),
        several(count(Severity::Warning), "warning")
    ));
}
