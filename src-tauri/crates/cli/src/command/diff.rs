//! `pipewright diff`

use std::process::ExitCode;

use clap::Args;
use pipewright_api::compare::compare;
use pipewright_api::error::Error;

use crate::output::{self, Format};

/// Tell what differs between two definitions, step by step.
///
/// Exits with 0 when they mean the same, 1 when they differ, 2 when one cannot be read. The order of members
/// means nothing, nor does that of named elements such as parameters, inputs and tags; layouts are not compared.
///
/// Lines begin with `+` for what came, `-` for what went, `~` for what changed, `→` for what was renamed or moved.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The older: a project folder, a definition file, or `REVISION:PATH` in git.
    #[arg(value_name = "OLD")]
    old: String,
    /// The newer, named in the same way.
    #[arg(value_name = "NEW")]
    new: String,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let diff = compare(&arguments.old, &arguments.new)?;
    match arguments.format {
        Format::Json => output::json(&diff)?,
        Format::Text => output::text(&diff.text()),
    }
    if diff.reordered && arguments.format == Format::Text {
        crate::note("Only an order differs that means nothing.");
    }
    Ok(ExitCode::from(u8::from(!diff.is_empty())))
}
