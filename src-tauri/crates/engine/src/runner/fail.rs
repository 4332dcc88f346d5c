//! Fail: ends the execution with a message.

use pipewright_pipeline::parameters::scalar_text;
use serde_json::Value;

use super::Ending;

pub(super) fn end(request: &Value) -> Ending {
    Ending::Failed(request.get("ErrorMessage").map(scalar_text).unwrap_or_default())
}
