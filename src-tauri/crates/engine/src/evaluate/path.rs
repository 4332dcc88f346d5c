//! Paths into Describe documents and property files.

use pipewright_pipeline::reference::{Segment, path_segments};
use serde_json::Value;

/// Members by which elements of a list are addressed as `List['name']`: SageMaker addresses the inputs and
/// outputs of a processing job, and channels, by name.
const NAME_MEMBERS: [&str; 5] = ["OutputName", "InputName", "ChannelName", "Name", "MetricName"];

/// The value at a property path; the error says how far the path leads.
pub fn property<'a>(describe: &'a Value, path: &[Segment]) -> Result<&'a Value, String> {
    let mut value = describe;
    let mut walked = String::new();
    for segment in path {
        let next = match (segment, value) {
            (Segment::Member(name) | Segment::Key(name), Value::Object(members)) => {
                members.get(name.as_str())
            }
            (Segment::Index(index), Value::Array(elements)) => elements.get(*index),
            (Segment::Key(key), Value::Array(elements)) => elements.iter().find(|element| {
                NAME_MEMBERS.iter().any(|member| element.get(member).and_then(Value::as_str) == Some(key))
            }),
            _ => None,
        };
        let shown = segment.to_string();
        value = next.ok_or_else(|| {
            let place = if walked.is_empty() {
                "the job's description".to_owned()
            } else {
                format!("`{}`", walked.trim_start_matches('.'))
            };
            format!("{place} has no `{}`", shown.trim_start_matches('.'))
        })?;
        walked.push_str(&shown);
    }
    Ok(value)
}

/// The value at a `Std:JsonGet` path: `a.b[0]['c']`, with or without a leading `$`.
pub fn json_path<'a>(json: &'a Value, path: &str) -> Result<&'a Value, String> {
    let path = path.strip_prefix('$').unwrap_or(path);
    let dotted =
        if path.starts_with(['.', '[']) || path.is_empty() { path.to_owned() } else { format!(".{path}") };
    let segments = path_segments(&dotted)?;
    property(json, &segments)
}
