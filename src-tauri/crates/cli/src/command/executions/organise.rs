//! `pipewright executions tag`, `note`, `name`, `pin` and `delete`

use std::process::ExitCode;

use clap::Args;
use pipewright_api::dto::history::OrganiseChange;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::history::Ask;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;

use crate::output::{self, several};

#[derive(Args)]
pub(super) struct Tag {
    /// The tag.
    #[arg(value_name = "TAG")]
    word: String,
    /// ARNs, or the ids at their ends.
    #[arg(required = true)]
    arns: Vec<String>,
    /// Take it off.
    #[arg(long)]
    remove: bool,
}

#[derive(Args)]
pub(super) struct Note {
    /// Its ARN, or the id at the ARN's end.
    arn: String,
    /// What to note, in Markdown; an empty text removes the note.
    text: String,
}

#[derive(Args)]
pub(super) struct Name {
    /// Its ARN, or the id at the ARN's end.
    arn: String,
    /// Its name; an empty one removes it.
    #[arg(value_name = "NAME")]
    text: String,
}

#[derive(Args)]
pub(super) struct Pin {
    /// ARNs, or the ids at their ends.
    #[arg(required = true)]
    arns: Vec<String>,
    /// No longer.
    #[arg(long)]
    remove: bool,
}

#[derive(Args)]
pub(super) struct Delete {
    /// ARNs, or the ids at their ends.
    arns: Vec<String>,
    /// All that are as this filter says.
    #[arg(long, value_name = "EXPR", conflicts_with = "arns", allow_hyphen_values = true)]
    filter: Option<String>,
    /// Really; without it, it is told what would be deleted.
    #[arg(long)]
    yes: bool,
}

fn named(arns: &[String]) -> Vec<ExecutionArn> {
    arns.iter().map(ExecutionArn::from_text).collect()
}

pub(super) fn tag(workbench: &Workbench, arguments: &Tag) -> Result<(), Error> {
    let tag = arguments.word.clone();
    let change = if arguments.remove { OrganiseChange::Untag { tag } } else { OrganiseChange::Tag { tag } };
    workbench.organise_executions(&named(&arguments.arns), change)
}

pub(super) fn note(workbench: &Workbench, arguments: &Note) -> Result<(), Error> {
    let change = OrganiseChange::Note { text: arguments.text.clone() };
    workbench.organise_executions(&[ExecutionArn::from_text(&*arguments.arn)], change)
}

pub(super) fn name(workbench: &Workbench, arguments: &Name) -> Result<(), Error> {
    let change = OrganiseChange::Name { name: arguments.text.clone() };
    workbench.organise_executions(&[ExecutionArn::from_text(&*arguments.arn)], change)
}

pub(super) fn pin(workbench: &Workbench, arguments: &Pin) -> Result<(), Error> {
    let change = OrganiseChange::Pin { pinned: !arguments.remove };
    workbench.organise_executions(&named(&arguments.arns), change)
}

pub(super) fn delete(workbench: &Workbench, arguments: &Delete) -> Result<ExitCode, Error> {
    let arns = match &arguments.filter {
        None => named(&arguments.arns),
        Some(filter) => {
            let ask = Ask { filter: filter.clone(), limit: u64::from(u32::MAX), ..Ask::default() };
            workbench.search_executions(&ask)?.rows.into_iter().map(|row| row.arn).collect()
        }
    };
    if arns.is_empty() && arguments.filter.is_none() {
        return Err(Error::new(ErrorCode::BadRequest, "It is not said what to delete.")
            .hinted("Give ARNs, or `--filter EXPR`."));
    }
    let plan = workbench.plan_deletion(&arns)?;
    let what = several(plan.executions as usize, "execution");
    for arn in &plan.running {
        output::line(&format!("`{arn}` has not ended and cannot be deleted."));
    }
    for package in &plan.packages {
        output::line(&format!("`{package}` stays, and will say that its execution was deleted."));
    }
    if !arguments.yes || !plan.running.is_empty() {
        output::line(&format!(
            "{what} with {} would be deleted. `--yes` deletes.",
            several(plan.files as usize, "file")
        ));
        return Ok(ExitCode::FAILURE);
    }
    let done = workbench.delete_executions(&arns)?;
    output::line(&format!("Deleted {what}, {} bytes of content.", done.bytes));
    Ok(ExitCode::SUCCESS)
}
