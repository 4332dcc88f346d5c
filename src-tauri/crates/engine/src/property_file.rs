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

/// Where one of a step's property files is, by its outputs.
pub(crate) fn place(file: &PropertyFile, outputs: &[(String, String)]) -> Result<S3Uri, String> {
    let uri = outputs
        .iter()
        .find(|(name, _)| *name == file.output_name)
        .map(|(_, uri)| uri)
        .ok_or_else(|| format!("the step has no output `{}`", file.output_name))?;
    Ok(S3Uri::parse(uri).map_err(|error| error.to_string())?.join(&file.file_path))
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

/// The metrics in a report, a property file or the statistics of a model's quality. SageMaker's form,
/// `{"binary_classification_metrics": {"roc_auc": {"value": 0.84}}}`, gives `roc_auc`, and nothing for what has no `value`
/// (a confusion matrix, a curve). Elsewhere every number is a metric by its dotted path, a `value` by the path of what it
/// is the value of; lists are none, nor are standard deviations. A short name that occurs twice gives way to its path.
///
/// Python writes what is no number as `NaN` and `Infinity`, which JSON does not have: these are values too.
pub(crate) fn metrics(text: &str, file: &str, at: Timestamp) -> Vec<MetricPoint> {
    let Ok(Value::Object(members)) = serde_json::from_str::<Value>(&quoted(text)) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, value) in &members {
        match value {
            Value::Object(group) if name.ends_with("_metrics") => {
                let with_value = |metric: &Value| number(metric.get("value")?, true);
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
            let name = short.unwrap_or_else(|| path.join("."));
            MetricPoint { name, value: *value, at, file: Some(file.to_owned()) }
        })
        .collect()
}

/// A number with its path, and the name that people use when it has one.
type Number = (Vec<String>, Option<String>, f64);

const VALUE: &str = "value";
/// Says how much a metric varies, and is none itself.
const DEVIATION: &str = "standard_deviation";

fn collect(json: &Value, path: &mut Vec<String>, found: &mut Vec<Number>) {
    if let Some(value) = number(json, false) {
        found.push((path.clone(), None, value));
    }
    let Value::Object(members) = json else { return };
    for (name, value) in members {
        if name == DEVIATION {
            continue;
        }
        if name == VALUE && number(value, false).is_some() {
            collect(value, path, found);
            continue;
        }
        path.push(name.clone());
        collect(value, path, found);
        path.pop();
    }
}

/// Before the word of a value that JSON does not have.
const MARK: char = '\u{1}';
/// The mark as a JSON text has it.
const MARKED: &str = "\\u0001";
const WORDS: [(&str, f64); 3] =
    [("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", f64::NEG_INFINITY)];

/// The number that a value is; with `spelled` also one that is written as text, as SageMaker's reports do.
fn number(value: &Value, spelled: bool) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let word = text.strip_prefix(MARK).or(spelled.then_some(text.as_str()))?;
            WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
        }
        _ => None,
    }
}

/// The text with the words that JSON does not have as marked strings.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside = false;
    while let Some(letter) = rest.chars().next() {
        let word = WORDS.iter().map(|(word, _)| *word).find(|word| !inside && rest.starts_with(word));
        let taken = match (letter, word) {
            (_, Some(word)) => {
                quoted.extend(["\"", MARKED, word, "\""]);
                word.len()
            }
            ('\\', None) if inside => letter.len_utf8() + rest[1..].chars().next().map_or(0, char::len_utf8),
            ('"', None) => {
                inside = !inside;
                1
            }
            _ => letter.len_utf8(),
        };
        if word.is_none() {
            quoted.push_str(&rest[..taken]);
        }
        rest = &rest[taken..];
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, f64)]) {
        let found = metrics(text, "Report", Timestamp(0));
        assert!(found.iter().all(|point| point.file.as_deref() == Some("Report")));
        let found: Vec<_> = found.iter().map(|point| (point.name.as_str(), point.value)).collect();
        assert_eq!(format!("{found:?}"), format!("{expect:?}"), "{text}");
    }

    #[test]
    fn metrics_go_by_the_name_people_use() {
        check(
            r#"{"binary_classification_metrics": {"roc_auc": {"value": 0.84, "standard_deviation": "NaN"},
            "f1": {"value": 1}, "confusion_matrix": {"0": {"0": 3}}, "mse": {"value": 2}},
            "regression_metrics": {"mse": {"value": 4}}, "rows": 986, "a": {"x": 1}, "curve": [1, 2]}"#,
            &[
                ("roc_auc", 0.84),
                ("f1", 1.0),
                ("binary_classification_metrics.mse", 2.0),
                ("regression_metrics.mse", 4.0),
                ("rows", 986.0),
                ("a.x", 1.0),
            ],
        );
        check(
            r#"{"auc": {"value": 0.5, "standard_deviation": 0.1}, "text": "NaN", "yes": true, "value": {"x": 2}}"#,
            &[("auc", 0.5), ("value.x", 2.0)],
        );
    }

    #[test]
    fn what_is_no_number_is_a_value_too() {
        check(
            r#"{"loss": NaN, "up": Infinity, "down": -Infinity, "NaN \" Infinity": 1, "a\\": [NaN]}"#,
            &[
                ("loss", f64::NAN),
                ("up", f64::INFINITY),
                ("down", f64::NEG_INFINITY),
                ("NaN \" Infinity", 1.0),
            ],
        );
        check(
            r#"{"regression_metrics": {"mse": {"value": NaN}, "r2": {"value": "-Infinity"}, "x": {"value": "no"}}}"#,
            &[("mse", f64::NAN), ("r2", f64::NEG_INFINITY)],
        );
        check("{\"cut", &[]);
    }
}
