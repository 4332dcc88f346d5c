//! `pipewright new`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pipewright_api::error::Error;
use pipewright_api::template::{TEMPLATES, Template};

use crate::output::{self, Format, several};

/// Begin a project: a folder with a pipeline, its code and some data, ready to run on this machine.
///
/// Exits with 0, or with 2 when the folder is there already and not empty.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder to make; the pipeline is called like it.
    #[arg(required_unless_present = "list", value_name = "NAME")]
    project: Option<PathBuf>,
    /// What to begin with.
    #[arg(long, value_name = "TEMPLATE", default_value = TEMPLATES[0].name)]
    template: String,
    /// List the templates.
    #[arg(long, conflicts_with = "project")]
    list: bool,
    /// How to print the list.
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "list")]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let Some(project) = &arguments.project else {
        match arguments.format {
            Format::Json => output::json(&TEMPLATES)?,
            Format::Text => {
                let row = |one: &Template| vec![one.name.to_owned(), one.summary.to_owned()];
                output::table(&["TEMPLATE", "WHAT IT IS"], &TEMPLATES.iter().map(row).collect::<Vec<_>>());
            }
        }
        return Ok(ExitCode::SUCCESS);
    };
    let template = Template::of(&arguments.template)?;
    template.create(project)?;
    let shown = project.display().to_string();
    let shown = if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown };
    output::line(&format!(
        "Made {shown} from `{}`: {}.",
        template.name,
        several(template.files.len(), "file")
    ));
    output::line(&format!(
        "Next:\n  pipewright validate {shown}\n  pipewright run {shown}\n  pipewright graph {shown} --output pipeline.svg"
    ));
    Ok(ExitCode::SUCCESS)
}
