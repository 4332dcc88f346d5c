//! A pipeline as SageMaker, CloudFormation and Terraform take it.
//!
//! Nothing is sent anywhere: files that must be in S3 first are listed, for whoever may upload them.

mod cloudformation;
mod terraform;

use std::collections::BTreeMap;
use std::path::Path;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::JsonText;
use pipewright_pipeline::s3::S3Uri;
use pipewright_validator::{Level, Settings, Severity, Target, locate, validate};

use crate::document::Place;
use crate::error::{Error, ErrorCode};
use crate::format::read;
use crate::package::{for_s3, local_places};

pub use crate::package::Upload;

/// What `CreatePipeline` takes inline.
const DEFINITION_LIMIT: usize = 1_048_576;

/// What a pipeline becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The definition itself.
    Definition,
    /// A CloudFormation template in YAML.
    CloudFormation,
    /// A CloudFormation template in JSON.
    CloudFormationJson,
    /// A Terraform configuration.
    Terraform,
}

/// What the definition does not say.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The pipeline's name, instead of the project's.
    pub pipeline_name: Option<String>,
    /// The role that runs the pipeline; a parameter without a default when not given.
    pub role_arn: Option<String>,
    /// How many steps may run at a time.
    pub max_parallel_steps: Option<u32>,
    /// Tags of the pipeline.
    pub tags: BTreeMap<String, String>,
    /// Where the project's files will be: `s3://bucket/prefix`.
    pub s3: Option<String>,
}

/// A pipeline in its new form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The text.
    pub text: String,
    /// What must be in S3 before the text is used.
    pub uploads: Vec<Upload>,
    /// What whoever uses the text should know.
    pub notes: Vec<String>,
}

/// What the forms are made of.
struct Pipeline<'a> {
    name: &'a str,
    definition: &'a Definition,
    options: &'a Options,
}

impl Pipeline<'_> {
    /// The definition, a member a line.
    fn text(&self) -> String {
        self.definition.print()
    }

    /// The definition on one line.
    fn line(&self) -> String {
        JsonText(self.definition.root().clone()).to_string()
    }
}

/// Exports the definition of a project folder or file. One that SageMaker would refuse is not exported.
pub fn export_path(path: &Path, form: Form, options: &Options) -> Result<Exported, Error> {
    let place = Place::find(path)?;
    let text = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
    let definition = read(&path.display().to_string(), &text)?;
    let name = options.pipeline_name.as_deref().unwrap_or(&place.pipeline);
    check_name(name)?;
    options.role_arn.as_deref().map_or(Ok(()), check_role)?;
    check(&definition, &text)?;
    let (definition, uploads) = settle_files(&place, &definition, options)?;
    let pipeline = Pipeline { name, definition: &definition, options };
    let line = pipeline.line();
    if line.len() > DEFINITION_LIMIT {
        return Err(Error::new(
            ErrorCode::InvalidDefinition,
            format!("The definition has {} bytes; SageMaker takes {DEFINITION_LIMIT}.", line.len()),
        ));
    }
    let mut notes = Vec::new();
    let text = match form {
        Form::Definition => {
            let text = pipeline.text();
            if text.len() > DEFINITION_LIMIT { line } else { text }
        }
        Form::CloudFormation => cloudformation::yaml(&pipeline, &mut notes)?,
        Form::CloudFormationJson => cloudformation::json(&pipeline, &mut notes)?,
        Form::Terraform => terraform::write(&pipeline),
    };
    Ok(Exported { text, uploads, notes })
}

/// Refuses what SageMaker would refuse. Files of the project are settled afterwards.
fn check(definition: &Definition, text: &str) -> Result<(), Error> {
    let mut settings = Settings { target: Target::SageMaker, ..Settings::default() };
    settings.levels.insert("local-file".to_owned(), Level::Off);
    let mut diagnostics = validate(definition, &settings);
    diagnostics.retain(|one| one.severity == Severity::Error);
    if diagnostics.is_empty() {
        return Ok(());
    }
    locate(&mut diagnostics, definition, text);
    let message = "The definition has errors; SageMaker would refuse it.";
    Err(Error { diagnostics, ..Error::new(ErrorCode::InvalidDefinition, message) })
}

/// The definition without `file://` URIs: none at all, or moved to S3.
fn settle_files(
    place: &Place,
    definition: &Definition,
    options: &Options,
) -> Result<(Definition, Vec<Upload>), Error> {
    if let Some(s3) = &options.s3 {
        let s3 = S3Uri::parse(s3).map_err(|error| Error::new(ErrorCode::BadRequest, format!("{error}.")))?;
        return for_s3(place, definition, s3);
    }
    let local = local_places(definition);
    if local.is_empty() {
        return Ok((definition.clone(), Vec::new()));
    }
    let places: Vec<_> = local.iter().map(|(pointer, uri)| format!("\n  {uri} at {pointer}")).collect();
    Err(Error::new(
        ErrorCode::NotSupported,
        format!("SageMaker cannot read the project's own files:{}", places.concat()),
    )
    .hinted("Say with `--s3 s3://BUCKET/PREFIX` where they will be; the files to upload are then listed."))
}

/// `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}`
fn check_name(name: &str) -> Result<(), Error> {
    let ends = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let fits = ends(name.chars().next())
        && ends(name.chars().last())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && name.len() <= 256;
    if fits {
        return Ok(());
    }
    Err(Error::new(ErrorCode::BadRequest, format!("`{name}` is no name for a pipeline.")).hinted(
        "A name has up to 256 letters, digits and hyphens, and neither begins nor ends with a hyphen.",
    ))
}

/// `arn:aws[a-z\-]*:iam::\d{12}:role/…`
fn check_role(arn: &str) -> Result<(), Error> {
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    let fits = matches!(parts.as_slice(), ["arn", partition, "iam", "", account, role]
        if partition.starts_with("aws")
            && account.len() == 12
            && account.bytes().all(|digit| digit.is_ascii_digit())
            && role.strip_prefix("role/").is_some_and(|name| !name.is_empty()));
    if fits {
        return Ok(());
    }
    Err(Error::new(ErrorCode::BadRequest, format!("`{arn}` is no role."))
        .hinted("A role is written as `arn:aws:iam::111122223333:role/NAME`."))
}

#[cfg(test)]
mod tests;
