//! What a training job runs: its own command, the user's script, or a built-in algorithm.

use std::path::Path;

use pipewright_pipeline::s3::S3Uri;

use super::request::Request;
use crate::environment::EnvironmentSpec;
use crate::job::log::JobLog;
use crate::job::workspace::Workspace;
use crate::job::{JobError, archive, hyperparameter, script};
use crate::port::{Objects, StepInput};

/// The built-in algorithms, by the name in the table of images. Not named after the library: a script's
/// folder comes first when it imports.
const ALGORITHMS: [(&str, &str, &str); 1] = [(
    "xgboost",
    "/opt/pipewright/algorithm_xgboost.py",
    include_str!("../../../../../../assets/algorithms/xgboost.py"),
)];

/// What the job runs.
#[derive(Debug, Clone)]
pub(super) enum Start {
    /// ContainerEntrypoint and ContainerArguments.
    Command(Vec<String>),
    /// The user's script, from an archive.
    Script { program: String, source: String },
    /// A built-in algorithm.
    Algorithm { path: &'static str, text: &'static str },
}

impl Start {
    pub(super) fn of(request: &Request, spec: &EnvironmentSpec) -> Result<Self, JobError> {
        if !request.command.is_empty() {
            return Ok(Self::Command(request.command.clone()));
        }
        let reserved = |name| hyperparameter::reserved(&request.hyperparameters, name);
        if let Some(program) = reserved("sagemaker_program") {
            let source = reserved("sagemaker_submit_directory").ok_or_else(|| {
                JobError::bad(
                    "HyperParameters.sagemaker_submit_directory",
                    "is required beside sagemaker_program",
                )
            })?;
            return Ok(Self::Script { program, source });
        }
        let known = ALGORITHMS.iter().find(|(name, ..)| spec.algorithm.as_deref() == Some(name));
        known.map(|(_, path, text)| Self::Algorithm { path, text }).ok_or_else(|| {
            let why = format!(
                "the image `{}` has no built-in algorithm: name a script in sagemaker_program, or give a \
                 ContainerEntrypoint",
                request.image
            );
            JobError::bad("AlgorithmSpecification.TrainingImage", why)
        })
    }

    /// Puts the code in place that the job runs; gives that which the request names.
    pub(super) fn bring_code(
        &self,
        workspace: &Workspace,
        objects: &dyn Objects,
        log: &JobLog,
    ) -> Result<Option<StepInput>, JobError> {
        match self {
            Self::Command(_) => Ok(None),
            Self::Algorithm { path, text } => {
                workspace.write(Path::new(path), text.as_bytes()).map(|()| None)
            }
            Self::Script { program, source } => {
                let member = "HyperParameters.sagemaker_submit_directory";
                let code = workspace.folder(Path::new(script::CODE))?;
                let uri = S3Uri::parse(source).map_err(|error| JobError::bad(member, error.to_string()))?;
                let found = objects.list(&uri)?.into_iter().find(|object| object.uri == uri);
                let found = found.ok_or_else(|| JobError::NoInput {
                    input: "sagemaker_submit_directory".to_owned(),
                    uri: source.clone(),
                })?;
                archive::unpack(&found.blob, &code)?;
                if !code.join(program).is_file() {
                    let why = format!("`{program}` is not in {source}");
                    return Err(JobError::bad("HyperParameters.sagemaker_program", why));
                }
                if code.join("requirements.txt").is_file() {
                    log.note(
                        "Warning: requirements.txt is not installed on this machine; the script finds the \
                         packages of its image only.",
                    )?;
                }
                let files = vec![(uri.file_name().to_owned(), found)];
                Ok(Some(StepInput { name: member.to_owned(), uri, files }))
            }
        }
    }
}
