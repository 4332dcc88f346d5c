//! `pipewright validate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pipewright_api::document::validate_path;
use pipewright_api::error::Error;
use pipewright_validator::{Diagnostic, Severity};
use serde::Serialize;

use crate::output::{self, Format};

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
                // As the user wrote it, so that tools can match it; a folder stands for its definition.
                let file = if path.is_dir() {
                    path.join(file.file_name().unwrap_or_default())
                } else {
                    path.clone()
                };
                judged.push(Judged { file: file.display().to_string(), diagnostics });
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
            if let Some(help) = &diagnostic.help {
                output::line(&format!("  help: {help}"));
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

fn several(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
