//! Amazon resource names, as SageMaker spells them.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The region written into the names of what ran on this machine.
pub const LOCAL_REGION: &str = "local";
/// The account written into the names of what ran on this machine.
pub const LOCAL_ACCOUNT: &str = "123456789012";

/// The name of a pipeline execution:
/// `arn:aws:sagemaker:REGION:ACCOUNT:pipeline/NAME/execution/ID`, ID being 12 of `[a-z0-9]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct ExecutionArn(String);

impl ExecutionArn {
    /// The name of an execution on this machine.
    pub fn local(pipeline: &str, id: &str) -> Self {
        Self(format!("{}/execution/{id}", local_arn("pipeline", pipeline)))
    }

    /// Takes a name as it stands.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The execution id: what follows the last slash.
    pub fn id(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
}

impl fmt::Display for ExecutionArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `arn:aws:sagemaker:REGION:ACCOUNT:KIND/NAME` for something on this machine. SageMaker lower-cases job
/// names in ARNs; pipelines and models keep theirs.
pub fn local_arn(kind: &str, name: &str) -> String {
    format!("arn:aws:sagemaker:{LOCAL_REGION}:{LOCAL_ACCOUNT}:{kind}/{name}")
}
