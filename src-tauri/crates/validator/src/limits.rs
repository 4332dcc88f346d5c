//! The service's limits.
//!
//! Lengths and list sizes that the API's own shapes state are not here: those are facts, not settings.

use serde::{Deserialize, Serialize};

/// Limits that AWS documents or that an account can have raised. Read from `--limits FILE` (TOML) by the
/// member names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Steps of a pipeline, at every depth.
    pub steps: u32,
    /// Parameters of a pipeline.
    pub parameters: u32,
    /// Bytes of a definition.
    pub definition_bytes: u32,
    /// `ProcessingInputs` of one step.
    pub processing_inputs: u32,
    /// Outputs of one Processing step.
    pub processing_outputs: u32,
    /// Policies of one step.
    pub retry_policies: u32,
    /// Attempts of one retry policy.
    pub retry_attempts: u32,
    /// Iterations of a ForEach over a written list.
    pub for_each_items: u32,
    /// Iterations of a ForEach at a time.
    pub for_each_concurrency: u32,
    /// Output parameters of a Callback or Lambda step.
    pub output_parameters: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: 50,
            parameters: 200,
            definition_bytes: 1_048_576,
            processing_inputs: 10,
            processing_outputs: 10,
            retry_policies: 20,
            retry_attempts: 20,
            for_each_items: 100,
            for_each_concurrency: 50,
            output_parameters: 50,
        }
    }
}
