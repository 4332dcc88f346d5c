//! Hyperparameters: strings on the wire, values for a script.

use serde_json::{Map, Value};

/// Names with this beginning are for SageMaker's training toolkit, not for the script.
const RESERVED: &str = "sagemaker_";

/// The values a script gets: SageMaker's SDK writes each as JSON; what is no JSON is a text.
pub(super) fn decode(hyperparameters: &[(String, String)]) -> Map<String, Value> {
    let own = hyperparameters.iter().filter(|(name, _)| !name.starts_with(RESERVED));
    own.map(|(name, text)| (name.clone(), value(text))).collect()
}

/// A reserved hyperparameter, as text.
pub(super) fn reserved(hyperparameters: &[(String, String)], name: &str) -> Option<String> {
    let (_, text) = hyperparameters.iter().find(|(known, _)| known == name)?;
    match value(text) {
        Value::String(text) => Some(text),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

/// The command line for the values: `--name value`, `-n value` for a name of one letter, by name.
pub(super) fn arguments(values: &Map<String, Value>) -> Vec<String> {
    let mut names: Vec<&String> = values.keys().collect();
    names.sort_unstable();
    let pair = |name: &&String| {
        let dashes = if name.chars().count() == 1 { "-" } else { "--" };
        let text = match &values[name.as_str()] {
            Value::String(text) => text.clone(),
            other => python_text(other),
        };
        [format!("{dashes}{name}"), text]
    };
    names.iter().flat_map(pair).collect()
}

/// `str(value)` in Python.
fn python_text(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => {
            let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
            let escaped = text.replace('\\', "\\\\").replace('\n', "\\n");
            let escaped = if quote == '\'' { escaped.replace('\'', "\\'") } else { escaped };
            format!("{quote}{escaped}{quote}")
        }
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(python_text).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}: {}", python_text(&Value::String(name.clone())), python_text(value))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wire: &[(&str, &str)], expect: &[&str]) {
        let wire: Vec<(String, String)> =
            wire.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(arguments(&decode(&wire)), expect, "{wire:?}");
    }

    #[test]
    fn command_lines_as_the_training_toolkit_makes_them() {
        check(&[("epochs", "10"), ("alpha", "0.5")], &["--alpha", "0.5", "--epochs", "10"]);
        check(&[("name", "\"a b\""), ("raw", "a b")], &["--name", "a b", "--raw", "a b"]);
        check(&[("shuffle", "true"), ("k", "null")], &["-k", "None", "--shuffle", "True"]);
        check(&[("layers", "[1, \"x\", false]")], &["--layers", "[1, 'x', False]"]);
        check(&[("m", "{\"a\": {\"b\": 1.5}}")], &["-m", "{'a': {'b': 1.5}}"]);
        check(&[("sagemaker_program", "\"train.py\"")], &[]);
    }

    #[test]
    fn reserved_ones_are_texts() {
        let wire = [("sagemaker_program".to_owned(), "\"train.py\"".to_owned())];
        assert_eq!(reserved(&wire, "sagemaker_program").as_deref(), Some("train.py"));
        assert_eq!(reserved(&wire, "sagemaker_region"), None);
    }
}
