//! What a node of the graph stands for.

use pipewright_pipeline::arn::{ExecutionArn, local_arn};
use pipewright_store::StepPlace;

/// A thing with lineage. Its text can be asked about again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Key {
    /// Bytes under a URI: other bytes under it are another thing.
    File {
        /// Where.
        uri: String,
        /// SHA-256.
        sha256: String,
    },
    /// A step of an execution.
    Step(StepPlace),
    /// A version of a model, by its ARN.
    Package(String),
    /// A created model, by its ARN.
    Model(String),
    /// A container image, by its URI.
    Image(String),
    /// An execution, as the context of its steps.
    Execution(ExecutionArn),
    /// A model package group, as the context of its versions.
    Group(String),
}

impl Key {
    pub(crate) fn step(execution: &ExecutionArn, step: &str) -> Self {
        Self::Step(StepPlace { execution: execution.clone(), step: step.to_owned() })
    }

    pub(crate) fn file(uri: &str, sha256: &str) -> Self {
        Self::File { uri: uri.to_owned(), sha256: sha256.to_owned() }
    }

    /// The key as text.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::File { uri, sha256 } => format!("{uri}#{sha256}"),
            Self::Step(StepPlace { execution, step }) => format!("{execution}/{step}"),
            Self::Package(arn) | Self::Model(arn) => arn.clone(),
            Self::Image(uri) => format!("image:{uri}"),
            Self::Execution(arn) => arn.to_string(),
            Self::Group(name) => local_arn("model-package-group", name),
        }
    }
}
