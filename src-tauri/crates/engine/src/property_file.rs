//! Property files: their text, and the metrics in them.

use std::sync::Arc;

use pipewright_pipeline::definition::PropertyFile;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::Value;

use crate::evaluate::PropertyFileText;
use crate::job::MetricPoint;
use crate::port::Objects;

/// SageMaker's own limit for a property file.
const LARGEST: u64 = 2 * 1024 * 1024;

/// Reads one of a step's property files from its outputs.
pub(crate) fn read(
    objects: &dyn Objects,
    file: &PropertyFile,
    outputs: &[(String, String)],
) -> PropertyFileText {
    let uri = outputs
        .iter()
        .find(|(name, _)| *name == file.output_name)
        .map(|(_, uri)| uri)
        .ok_or_else(|| format!("the step has no output `{}`", file.output_name))?;
    let uri = S3Uri::parse(uri).map_err(|error| error.to_string())?.join(&file.file_path);
    read_object(objects, &uri)
}

/// Reads an object as text.
pub(crate) fn read_object(objects: &dyn Objects, uri: &S3Uri) -> PropertyFileText {
    let found = objects.list(uri).map_err(|error| error.to_string())?;
    let object = found
        .into_iter()
        .find(|object| object.uri == *uri)
        .ok_or_else(|| format!("there is no object at {uri}"))?;
    if object.bytes > LARGEST {
        return Err(format!("{uri} has {} bytes, and SageMaker reads at most {LARGEST}", object.bytes));
    }
    std::fs::read_to_string(&object.blob).map(Arc::from).map_err(|error| format!("{uri}: {error}"))
}

/// The metrics in a property file. SageMaker's form, `{"binary_classification_metrics": {"roc_auc": {"value":
/// 0.84}}}`, gives `roc_auc`, and nothing for what has no `value` (a confusion matrix, a curve). Elsewhere
/// every number is a metric by its dotted path; lists are none. A short name that occurs twice gives way to
/// its path.
pub(crate) fn metrics(text: &str, at: Timestamp) -> Vec<MetricPoint> {
    let Ok(Value::Object(members)) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, value) in &members {
        match value {
            Value::Object(group) if name.ends_with("_metrics") => {
                let with_value = |metric: &Value| metric.get("value").and_then(Value::as_f64);
                found.extend(group.iter().filter_map(|(metric, body)| {
                    Some((vec![name.clone(), metric.clone()], Some(metric.clone()), with_value(body)?))
                }));
            }
            other => collect(other, &mut vec![name.clone()], &mut found),
        }
    }
    let times = |short: &String| found.iter().filter(|(_, other, _)| other.as_ref() == Some(short)).count();
    found
        .iter()
        .map(|(path, short, value)| {
            let short = short.clone().filter(|short| times(short) == 1);
            MetricPoint { name: short.unwrap_or_else(|| path.join(".")), value: *value, at }
        })
        .collect()
}

/// A number with its path, and the name that people use when it has one.
type Number = (Vec<String>, Option<String>, f64);

fn collect(json: &Value, path: &mut Vec<String>, found: &mut Vec<Number>) {
    match json {
        Value::Number(number) => found.extend(number.as_f64().map(|value| (path.clone(), None, value))),
        Value::Object(members) => {
            for (name, value) in members {
                path.push(name.clone());
                collect(value, path, found);
                path.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_go_by_the_name_people_use() {
        let text = r#"{"binary_classification_metrics": {"roc_auc": {"value": 0.84, "standard_deviation": "NaN"},
            "f1": {"value": 1}, "confusion_matrix": {"0": {"0": 3}}, "mse": {"value": 2}},
            "regression_metrics": {"mse": {"value": 4}}, "rows": 986, "a": {"x": 1}, "curve": [1, 2]}"#;
        let found: Vec<_> =
            metrics(text, Timestamp(0)).into_iter().map(|point| (point.name, point.value)).collect();
        let expect = [
            ("roc_auc", 0.84),
            ("f1", 1.0),
            ("binary_classification_metrics.mse", 2.0),
            ("regression_metrics.mse", 4.0),
            ("rows", 986.0),
            ("a.x", 1.0),
        ];
        assert_eq!(found, expect.map(|(name, value)| (name.to_owned(), value)));
    }
}
