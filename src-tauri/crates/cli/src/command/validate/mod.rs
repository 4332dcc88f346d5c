//! `pipewright validate`

mod github;
mod sarif;
mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::judge::{Judge, Judged};
use pipewright_validator::{Applicability, Diagnostic, Severity};
use serde::Serialize;

use super::input;
use crate::output;

/// Find every mistake in pipeline definitions.
///
/// Exits with 0 when there is no error, 1 when there is one (with `--deny-warnings` also when there is a
/// warning), 2 when a file cannot be read; the other files are still judged. `pipewright explain` tells of the
/// rules.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Project folders (with a pipeline.json) or definition files; `-` judges standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A rule's level: off, warn or error. Repeatable.
    #[arg(long = "rule", value_name = "CODE=LEVEL")]
    rules: Vec<String>,
    /// A TOML file with the service's limits for your account, such as `steps = 100`.
    #[arg(long, value_name = "FILE")]
    limits: Option<PathBuf>,
    /// What the definition is meant for.
    #[arg(long, value_enum, default_value_t = Target::Local)]
    target: Target,
    /// Apply the safe remedies, write the definitions in canonical form, and judge what is left.
    #[arg(long)]
    fix: bool,
    /// With `--fix`, apply the suggested remedies too; look at what they did.
    #[arg(long, requires = "fix")]
    suggested: bool,
    /// Exit with 1 when there is a warning.
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: each mistake with its lines.
    Text,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions: annotations of a pull request.
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// A project: `file://` URIs are packaged when it runs.
    Local,
    /// SageMaker, as it stands.
    Sagemaker,
}

/// One definition as it is reported: its name as the user wrote it.
struct Reported {
    file: String,
    judged: Judged,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let judge = judge(arguments)?;
    let mut all = Vec::new();
    let mut unreadable = false;
    for path in &arguments.paths {
        if arguments.fix
            && let Err(error) = mend(&judge, path, arguments)
        {
            crate::report(&error);
            unreadable = true;
            continue;
        }
        match report(&judge, path) {
            Ok(one) => all.push(one),
            Err(error) => {
                crate::report(&error);
                unreadable = true;
            }
        }
    }
    match arguments.format {
        Format::Text if all.is_empty() => {}
        Format::Text => text::print(&all),
        Format::Json => json(&all)?,
        Format::Sarif => output::json(&sarif::log(&all))?,
        Format::Github => github::print(&all),
    }
    let found = |severity| all.iter().any(|one| one.judged.count(severity) > 0);
    let refused = found(Severity::Error) || arguments.deny_warnings && found(Severity::Warning);
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(refused) }))
}

fn judge(arguments: &Arguments) -> Result<Judge, Error> {
    let mut judge = Judge::default();
    for level in &arguments.rules {
        judge.set_level(level)?;
    }
    if let Some(file) = &arguments.limits {
        judge.read_limits(file)?;
    }
    if matches!(arguments.target, Target::Sagemaker) {
        judge.for_sagemaker();
    }
    Ok(judge)
}

/// Applies remedies, and says which.
fn mend(judge: &Judge, path: &Path, arguments: &Arguments) -> Result<(), Error> {
    if input::is_stdin(path) {
        return Err(Error::new(ErrorCode::BadRequest, "Standard input cannot be mended in place.")
            .hinted("Name a file with `--fix`."));
    }
    let applicability = if arguments.suggested { Applicability::Suggested } else { Applicability::Safe };
    for one in judge.mend_path(path, applicability)? {
        let place = one
            .diagnostic
            .place
            .map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        crate::note(&format!("fixed[{}]: {} ({}{place})", one.diagnostic.code, one.title, path.display()));
    }
    Ok(())
}

fn report(judge: &Judge, path: &Path) -> Result<Reported, Error> {
    if input::is_stdin(path) {
        let judged = judge.text(input::read_stdin()?);
        return Ok(Reported { file: input::STDIN.to_owned(), judged });
    }
    let judged = judge.path(path)?;
    let file = judged.file.as_deref().map_or_else(String::new, |file| input::shown(path, file));
    Ok(Reported { file, judged })
}

/// `[{"file", "diagnostics"}]`, a definition each.
fn json(all: &[Reported]) -> Result<(), Error> {
    #[derive(Serialize)]
    struct Definition<'a> {
        file: &'a str,
        diagnostics: &'a [Diagnostic],
    }
    let definitions: Vec<_> =
        all.iter().map(|one| Definition { file: &one.file, diagnostics: &one.judged.diagnostics }).collect();
    output::json(&definitions)
}
