//! Starting, stopping and waiting.

use std::collections::BTreeMap;
use std::path::Path;

use pipewright_engine::runner;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::parameters::{ParameterError, resolve};
use pipewright_pipeline::service::{ChosenPreset, PipelineService as _, StartPipelineExecution};
use pipewright_validator::{Diagnostic, Severity};

use super::image;
use crate::clock;
use crate::document::{Document, Place};
use crate::dto::document::DocumentId;
use crate::dto::execution::ExecutionSummary;
use crate::error::{Error, ErrorCode};
use crate::git::revision::{person, revision};
use crate::package::package;
use crate::preset;
use crate::workbench::Workbench;

/// What a start takes besides the pipeline.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// Values by parameter name, as text; the rest take their defaults.
    pub parameters: BTreeMap<String, String>,
    /// The preset whose values they stand over.
    pub preset: Option<String>,
    /// A name for people.
    pub display_name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// How many steps run at once; by the settings when not given.
    pub max_parallel_steps: Option<u32>,
}

impl Workbench {
    /// Starts an execution of an open document.
    pub fn start_execution(&self, id: &DocumentId, start: &Start) -> Result<ExecutionSummary, Error> {
        let ready = self.with_document(id, |document| {
            document.reload()?;
            Ok(Ready::of(document))
        })?;
        self.start(&ready, start)
    }

    /// Starts an execution of a project folder or definition file.
    pub fn start_path(&self, path: &Path, start: &Start) -> Result<ExecutionSummary, Error> {
        self.start(&Ready::of(&Document::open(path)?), start)
    }

    fn start(&self, ready: &Ready, start: &Start) -> Result<ExecutionSummary, Error> {
        let Ready { place, definition, diagnostics, unsaved } = ready;
        if let Some(steps) = start.max_parallel_steps.filter(|steps| !(1..=64).contains(steps)) {
            return Err(Error::new(
                ErrorCode::BadRequest,
                format!("1 to 64 steps run at once, not {steps}."),
            ));
        }
        refuse_mistakes(place, diagnostics.clone())?;
        refuse_unsupported(definition)?;
        let preset = chosen_preset(place, definition, start.preset.as_deref(), &start.parameters)?;
        let given = preset.as_ref().map_or(&start.parameters, |(_, values)| values);
        let parameters = resolve(definition, given).map_err(|errors| bad_parameters(&errors))?;
        let shared = &self.shared;
        image::refuse_unknown(&shared.local.machine.environments, definition, &parameters)?;
        let package = package(&shared.store, place, definition, parameters)?;
        let version =
            shared.store.record_version(&place.pipeline, &package.definition.print(), clock::now())?;
        let packaged = package.files.iter().map(|file| file.path.as_str()).collect();
        let mut git = revision(&place.folder, &packaged);
        if let Some(git) = &mut git {
            git.dirty |= unsaved;
        }
        let arn = shared.local.start_pipeline_execution(StartPipelineExecution {
            pipeline: place.pipeline.clone(),
            version: version.version,
            definition: package.definition,
            parameters: package.parameters,
            display_name: written(start.display_name.as_deref()),
            description: written(start.description.as_deref()),
            preset: preset.map(|(preset, _)| preset),
            max_parallel_steps: start.max_parallel_steps,
            project: Some(place.folder.display().to_string()),
            started_by: person(&place.folder),
            git,
            files: package.files,
        })?;
        self.summary(&arn)
    }

    /// Asks an execution of this program to end; it is Stopping until its jobs have. With `now` its jobs are
    /// killed without waiting.
    pub fn stop_execution(&self, arn: &ExecutionArn, now: bool) -> Result<ExecutionSummary, Error> {
        let found = self.summary(arn)?;
        if !(now && self.shared.local.kill(&found.arn)) {
            self.shared.local.stop_pipeline_execution(&found.arn)?;
        }
        self.summary(&found.arn)
    }

    /// Whether this program runs no execution.
    pub fn is_idle(&self) -> bool {
        self.shared.local.is_idle()
    }

    /// Stops every execution of this program, and waits until they have ended.
    pub async fn stop_all(&self) {
        self.shared.local.stop_all().await;
    }

    /// Waits until an execution of this program has ended, then gives it.
    pub async fn wait(&self, arn: &ExecutionArn) -> Result<ExecutionSummary, Error> {
        self.shared.local.wait(arn).await;
        self.summary(arn)
    }
}

/// What a start reads of a document.
struct Ready {
    place: Place,
    definition: Definition,
    diagnostics: Vec<Diagnostic>,
    /// Whether the definition is not what the file holds.
    unsaved: bool,
}

impl Ready {
    fn of(document: &Document) -> Self {
        Self {
            place: document.place().clone(),
            definition: document.definition().clone(),
            diagnostics: document.diagnostics().to_vec(),
            unsaved: document.is_unsaved(),
        }
    }
}

/// Values by parameter name, as text.
pub(super) type Values = BTreeMap<String, String>;

/// A text with something in it.
fn written(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The preset of a start, and every value that it and the start give.
pub(super) fn chosen_preset(
    place: &Place,
    definition: &Definition,
    chosen: Option<&str>,
    given: &Values,
) -> Result<Option<(ChosenPreset, Values)>, Error> {
    let Some(name) = chosen else { return Ok(None) };
    let mut values = preset::values(place, definition, name)?;
    let parameters = values.keys().filter(|one| !given.contains_key(*one)).cloned().collect();
    values.extend(given.clone());
    Ok(Some((ChosenPreset { name: name.to_owned(), parameters }, values)))
}

fn refuse_mistakes(place: &Place, diagnostics: Vec<Diagnostic>) -> Result<(), Error> {
    let errors: Vec<_> = diagnostics.into_iter().filter(|one| one.severity == Severity::Error).collect();
    let Some(first) = errors.first() else { return Ok(()) };
    let more = match errors.len() - 1 {
        0 => String::new(),
        more => format!(" And {more} more."),
    };
    let message = format!("{} has errors: {}{more}", place.file.display(), first.message);
    Err(Error { diagnostics: errors, ..Error::new(ErrorCode::InvalidDefinition, message) })
}

fn refuse_unsupported(definition: &Definition) -> Result<(), Error> {
    let unsupported: Vec<_> = definition
        .steps()
        .iter()
        .filter(|step| !runner::runs(&step.step_type))
        .map(|step| format!("`{}` ({})", step.name, step.step_type))
        .collect();
    if unsupported.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::NotSupported,
        format!("The local engine does not run {}.", unsupported.join(", ")),
    )
    .hinted("It runs Processing, Training, Condition, Model, RegisterModel and Fail steps."))
}

fn bad_parameters(errors: &[ParameterError]) -> Error {
    let message = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Error::new(ErrorCode::InvalidParameter, message)
}
