//! `pipewright lineage`

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use pipewright_api::dto::lineage::{LineageDirection, LineageKind};
use pipewright_api::error::Error;
use pipewright_api::lineage::{LineageQuestion, dot, mermaid, outline};
use pipewright_api::passport::lines;

use crate::output;

/// Show what something came of, and what came of it.
///
/// SUBJECT is a URI (`s3://…`, with `#` and a SHA-256 when one of its contents is meant), a file of a project
/// (`data/customers.csv`), a SHA-256 or its beginning, an ARN, an execution's id (with `/` and a step when one is meant),
/// or a model as `group/version`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// What to ask about.
    subject: String,
    /// What it came of. Without `--down`, this is what is shown.
    #[arg(long)]
    up: bool,
    /// What came of it.
    #[arg(long)]
    down: bool,
    /// How many steps and files away to look; all the way without it.
    #[arg(long, value_name = "N")]
    depth: Option<u32>,
    /// The kinds of things to show, with commas between; data, code, steps and models without it.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    show: Vec<Kind>,
    /// Go on from the same bytes elsewhere, even where it is known who made them.
    #[arg(long)]
    same: bool,
    /// How to print the graph.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A tree of lines.
    Text,
    /// Nodes and associations, with places for a drawing.
    Json,
    /// A flowchart that GitHub and GitLab draw in Markdown.
    Mermaid,
    /// A Graphviz digraph.
    Dot,
    /// The events of its steps for a catalogue, one a line.
    Openlineage,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Dataset,
    Code,
    ModelData,
    Image,
    Step,
    Action,
    Model,
    Package,
    Context,
}

impl From<Kind> for LineageKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Dataset => Self::Dataset,
            Kind::Code => Self::Code,
            Kind::ModelData => Self::ModelData,
            Kind::Image => Self::Image,
            Kind::Step => Self::Step,
            Kind::Action => Self::Action,
            Kind::Model => Self::Model,
            Kind::Package => Self::Package,
            Kind::Context => Self::Context,
        }
    }
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let (workbench, _runtime) = super::open()?;
    let direction = match (arguments.up, arguments.down) {
        (true, true) => LineageDirection::Both,
        (false, true) => LineageDirection::Down,
        (_, false) => LineageDirection::Up,
    };
    let kinds = arguments.show.into_iter().map(LineageKind::from).collect::<Vec<_>>();
    let view = workbench.lineage(&LineageQuestion {
        subject: arguments.subject,
        direction,
        depth: arguments.depth,
        kinds: (!kinds.is_empty()).then_some(kinds),
        same: arguments.same,
    })?;
    match arguments.format {
        Format::Text => output::text(&outline(&view)),
        Format::Json => output::json(&view)?,
        Format::Mermaid => output::text(&mermaid(&view)),
        Format::Dot => output::text(&dot(&view)),
        Format::Openlineage => output::text(&lines(&workbench.openlineage(&view)?)),
    }
    Ok(ExitCode::SUCCESS)
}
