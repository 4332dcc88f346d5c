//! `pipewright models`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use pipewright_api::dto::registry::{ModelApproval, ModelVersion};
use pipewright_api::error::Error;
use pipewright_api::passport::PassportFormat;
use pipewright_api::workbench::Workbench;
use pipewright_engine::instant::iso;

use crate::output::{self, Format};

/// List, judge and fetch the models that pipelines registered.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the groups, or the versions of one, newest first.
    List {
        /// A model package group.
        group: Option<String>,
        /// How to print the result.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Show a version with its metrics, files and decisions.
    Show {
        /// `group/version`, or its ARN.
        model: String,
        /// How to print the result.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Say that a version may be deployed.
    Approve(Decision),
    /// Say that a version must not be deployed.
    Reject(Decision),
    /// Copy the archive of a version to a file or into a folder.
    Download {
        /// `group/version`, or its ARN.
        model: String,
        /// The file or folder; the working folder without it.
        #[arg(long, short, value_name = "PATH", default_value = ".")]
        output: PathBuf,
        /// Write over a file that is there.
        #[arg(long)]
        overwrite: bool,
    },
    /// Print everything that a version came of: data, code, environment, hyperparameters, metrics, decisions.
    Passport {
        /// `group/version`, or its ARN.
        model: String,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = Form::Markdown)]
        format: Form,
    },
}

#[derive(Args)]
struct Decision {
    /// `group/version`, or its ARN.
    model: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    /// How to print the version as it is then.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Markdown,
    Json,
    /// The events of its steps for a catalogue, one a line.
    Openlineage,
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let (workbench, _runtime) = super::open()?;
    match arguments.command {
        Command::List { group: None, format } => groups(&workbench, format)?,
        Command::List { group: Some(group), format } => versions(&workbench, &group, format)?,
        Command::Show { model, format } => show(&workbench.model_version(&model)?, format)?,
        Command::Approve(decision) => decide(&workbench, &decision, ModelApproval::Approved)?,
        Command::Reject(decision) => decide(&workbench, &decision, ModelApproval::Rejected)?,
        Command::Download { model, output, overwrite } => {
            let file = workbench.download_model(&model, &output, overwrite)?;
            output::line(&file.display().to_string());
        }
        Command::Passport { model, format } => {
            let format = match format {
                Form::Markdown => PassportFormat::Markdown,
                Form::Json => PassportFormat::Json,
                Form::Openlineage => PassportFormat::Openlineage,
            };
            output::text(&workbench.passport_text(&model, format)?);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn groups(workbench: &Workbench, format: Format) -> Result<(), Error> {
    let groups = workbench.model_groups()?;
    if format == Format::Json {
        return output::json(&groups);
    }
    if groups.is_empty() {
        output::line("No models yet. A pipeline with a RegisterModel step makes one.");
        return Ok(());
    }
    let version = |version: u32| format!("v {version}");
    let rows: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let approved = group.approved.map_or_else(|| "none".to_owned(), version);
            let newest = version(group.newest);
            vec![group.name, newest, approved, group.pending.to_string(), iso(group.newest_at)]
        })
        .collect();
    output::table(&["GROUP", "NEWEST", "APPROVED", "PENDING", "REGISTERED"], &rows);
    Ok(())
}

fn versions(workbench: &Workbench, group: &str, format: Format) -> Result<(), Error> {
    let versions = workbench.model_versions(group, None)?;
    if format == Format::Json {
        return output::json(&versions);
    }
    let rows: Vec<_> = versions
        .iter()
        .map(|one| {
            let by = one.approvals.last().and_then(|last| last.by.clone()).unwrap_or_default();
            let metrics: Vec<_> = one
                .metrics
                .iter()
                .map(|metric| format!("{} {}", metric.name, rounded(&metric.text)))
                .collect();
            vec![
                format!("{}/{}", one.group, one.version),
                status(one.status).to_owned(),
                by,
                iso(one.created_at),
                ran(one),
                metrics.join(", "),
            ]
        })
        .collect();
    output::table(&["MODEL", "STATUS", "BY", "REGISTERED", "RUN", "METRICS"], &rows);
    Ok(())
}

fn decide(workbench: &Workbench, decision: &Decision, status: ModelApproval) -> Result<(), Error> {
    let decided = workbench.decide_model(&decision.model, status, decision.comment.as_deref())?;
    show(&decided, decision.format)
}

fn show(version: &ModelVersion, format: Format) -> Result<(), Error> {
    if format == Format::Json {
        return output::json(version);
    }
    output::line(&format!("{}/{} {}", version.group, version.version, status(version.status)));
    if let Some(description) = &version.description {
        output::line(&format!("  {description}"));
    }
    output::line(&format!("  {}", version.arn));
    output::line(&format!("  registered by {} of {}", version.step, ran(version)));
    output::line(&format!("  {}", version.execution));
    output::line("");
    let rows: Vec<_> =
        version.metrics.iter().map(|metric| vec![metric.name.clone(), metric.text.clone()]).collect();
    output::table(&["METRIC", "VALUE"], &rows);
    output::line("");
    let rows: Vec<_> = version
        .files
        .iter()
        .map(|file| {
            let unavailable = || "unavailable".to_owned();
            let kept = file.kept.then(|| file.bytes.map(|bytes| bytes.to_string())).flatten();
            vec![
                file.name.clone(),
                kept.unwrap_or_else(unavailable),
                file.sha256.as_ref().map_or_else(unavailable, |digest| digest[..12].to_owned()),
                file.uri.clone(),
            ]
        })
        .collect();
    output::table(&["FILE", "BYTES", "SHA-256", "URI"], &rows);
    output::line("");
    let rows: Vec<_> = version
        .approvals
        .iter()
        .map(|one| {
            let by = one.by.clone().unwrap_or_else(|| format!("the step {}", version.step));
            vec![iso(one.at), status(one.status).to_owned(), by, one.comment.clone().unwrap_or_default()]
        })
        .collect();
    output::table(&["WHEN", "STATUS", "BY", "WHY"], &rows);
    Ok(())
}

/// `churn 3`, or that there is none any more.
fn ran(version: &ModelVersion) -> String {
    match version.number {
        Some(number) => format!("{} {number}", version.pipeline),
        None => format!("{}, deleted", version.pipeline),
    }
}

fn status(status: ModelApproval) -> &'static str {
    match status {
        ModelApproval::Approved => "Approved",
        ModelApproval::Rejected => "Rejected",
        ModelApproval::PendingManualApproval => "PendingManualApproval",
    }
}

fn rounded(text: &str) -> String {
    text.parse::<f64>().map_or_else(|_| text.to_owned(), |value| format!("{value:.4}"))
}
