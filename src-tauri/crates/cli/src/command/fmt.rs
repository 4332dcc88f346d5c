//! `pipewright fmt`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::format::{format_path, format_text};

use super::input;
use crate::output::{self, several};

/// Write definitions in their canonical form: two spaces, one member a line, a final newline.
///
/// Values, the spelling of numbers and the order of members stay. A file that is canonical already is not
/// touched. Exits with 0; with 1 when `--check` found something to do; with 2 when a file cannot be read, is
/// not JSON, or cannot be written. The other files are still done.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Project folders (with a pipeline.json) or definition files; `-` formats standard input to standard output.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; list the files that are not in canonical form.
    #[arg(long)]
    check: bool,
    /// Print the canonical form instead of writing the file.
    #[arg(long, conflicts_with = "check")]
    stdout: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let one = arguments.paths.len() == 1;
    if !one && (arguments.stdout || arguments.paths.iter().any(|path| input::is_stdin(path))) {
        return Err(Error::new(ErrorCode::BadRequest, "Standard output takes one definition.")
            .hinted("Name one path with `--stdout` or `-`."));
    }
    let (mut differing, mut failed) = (0, false);
    for path in &arguments.paths {
        match format(path, arguments) {
            Ok(differs) => differing += usize::from(differs),
            Err(error) => {
                crate::report(&error);
                failed = true;
            }
        }
    }
    if arguments.check && differing > 0 {
        crate::note(&format!(
            "{} not in canonical form; `pipewright fmt` without `--check` writes it.",
            several(differing, "file")
        ));
    }
    let found = arguments.check && differing > 0;
    Ok(ExitCode::from(if failed { 2 } else { u8::from(found) }))
}

/// Formats one; true when it was not canonical.
fn format(path: &Path, arguments: &Arguments) -> Result<bool, Error> {
    if input::is_stdin(path) {
        let text = input::read_stdin()?;
        let canonical = format_text(input::STDIN, &text)?;
        if !arguments.check {
            output::text(&canonical);
        }
        return Ok(canonical != text);
    }
    let formatted = format_path(path)?;
    if arguments.stdout {
        output::text(&formatted.text);
        return Ok(false);
    }
    if formatted.differs {
        if !arguments.check {
            formatted.write()?;
        }
        // With `--check` a list for programs, otherwise what was done.
        output::line(&input::shown(path, &formatted.file));
    }
    Ok(formatted.differs)
}
