//! `pipewright export`

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::export::{Form, Options, Upload, export_path};
use pipewright_api::write_file;

use crate::output;

/// Export a pipeline for SageMaker, CloudFormation or Terraform.
///
/// Nothing is uploaded. Files of the project (`file://` URIs) get places below `--s3`, named by their content; the
/// commands that upload them are printed on the error stream. Exits with 0, or with 2 when the definition has errors
/// or cannot be exported.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A project folder (with a pipeline.json) or a definition file.
    path: PathBuf,
    /// What to make of it.
    #[arg(long, value_enum, default_value_t = Format::Definition)]
    format: Format,
    /// The file to write, instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The pipeline's name, instead of the project's.
    #[arg(long, value_name = "NAME")]
    pipeline_name: Option<String>,
    /// The role that runs the pipeline. Without it, templates have a parameter that must be given.
    #[arg(long, value_name = "ARN")]
    role_arn: Option<String>,
    /// How many steps may run at a time.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    max_parallel_steps: Option<u32>,
    /// A tag of the pipeline. Repeatable.
    #[arg(long = "tag", value_name = "KEY=VALUE")]
    tags: Vec<String>,
    /// Where the project's files will be.
    #[arg(long, value_name = "S3://BUCKET/PREFIX")]
    s3: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The definition, as `aws sagemaker create-pipeline --pipeline-definition` takes it.
    Definition,
    /// A CloudFormation template in YAML.
    Cloudformation,
    /// A CloudFormation template in JSON.
    CloudformationJson,
    /// A Terraform configuration.
    Terraform,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let form = match arguments.format {
        Format::Definition => Form::Definition,
        Format::Cloudformation => Form::CloudFormation,
        Format::CloudformationJson => Form::CloudFormationJson,
        Format::Terraform => Form::Terraform,
    };
    let options = Options {
        pipeline_name: arguments.pipeline_name.clone(),
        role_arn: arguments.role_arn.clone(),
        max_parallel_steps: arguments.max_parallel_steps,
        tags: tags(&arguments.tags)?,
        s3: arguments.s3.clone(),
    };
    let exported = export_path(&arguments.path, form, &options)?;
    match &arguments.output {
        Some(file) => write_file(file, exported.text.as_bytes())?,
        None => output::text(&exported.text),
    }
    for note in &exported.notes {
        crate::note(&format!("note: {note}"));
    }
    tell_uploads(&exported.uploads);
    Ok(ExitCode::SUCCESS)
}

fn tags(texts: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let tag = |text: &String| {
        let (key, value) = text.split_once('=').filter(|(key, _)| !key.is_empty()).ok_or_else(|| {
            Error::new(ErrorCode::BadRequest, format!("`--tag {text}` is no tag.")).hinted("Write KEY=VALUE.")
        })?;
        Ok((key.to_owned(), value.to_owned()))
    };
    texts.iter().map(tag).collect()
}

/// The commands, ready for a shell.
fn tell_uploads(uploads: &[Upload]) {
    if uploads.is_empty() {
        return;
    }
    crate::note("note: upload the project's files before you create the pipeline:");
    for upload in uploads {
        let file = upload.file.to_string_lossy();
        crate::note(&format!("aws s3 cp {} {}", quote(&file), quote(&upload.uri)));
    }
}

/// A word for a POSIX shell.
fn quote(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=@+".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (text, expect) in
            [("/a/b.py", "/a/b.py"), ("my file", "'my file'"), ("it's $HOME", r"'it'\''s $HOME'"), ("", "''")]
        {
            assert_eq!(quote(text), expect);
        }
    }
}
