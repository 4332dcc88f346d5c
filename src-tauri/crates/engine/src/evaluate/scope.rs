//! What is known at one moment of an execution.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

/// The text of a property file, or why it cannot be read.
pub type PropertyFileText = Result<Arc<str>, String>;

/// What expressions can refer to.
#[derive(Clone)]
pub struct Scope {
    /// Parameter name to value.
    pub parameters: HashMap<String, Value>,
    /// Execution variable to value.
    pub variables: HashMap<String, Value>,
    /// `PipelineExperimentConfig` member to value.
    pub experiment: HashMap<String, Value>,
    /// Step name to Describe document, for the steps that succeeded.
    pub describes: HashMap<String, Arc<Value>>,
    /// Step and property file to its text.
    pub property_files: HashMap<(String, String), PropertyFileText>,
    /// Reads an object by its S3 URI.
    pub read_object: Arc<dyn Fn(&str) -> PropertyFileText + Send + Sync>,
}
