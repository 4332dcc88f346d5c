//! Describe documents: the request, and what became of it.

use pipewright_pipeline::timestamp::Timestamp;
use serde_json::{Map, Value, json};

/// The request's members, followed by the given ones.
pub(super) fn document(request: &Value, members: Vec<(&str, Value)>) -> Value {
    let mut document: Map<String, Value> = request.as_object().cloned().unwrap_or_default();
    for (name, value) in members {
        document.insert(name.to_owned(), value);
    }
    Value::Object(document)
}

/// An instant as SageMaker writes it.
pub(super) fn instant(at: Timestamp) -> Value {
    json!(at.epoch_seconds())
}
