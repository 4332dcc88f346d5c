//! Metrics: what the request's regular expressions find in the log.

use pipewright_pipeline::timestamp::Timestamp;
use regex::Regex;
use serde_json::{Value, json};

use super::member::Member;
use super::{JobError, MetricPoint};

/// `AlgorithmSpecification.MetricDefinitions`, compiled.
#[derive(Debug, Default)]
pub(super) struct MetricDefinitions {
    definitions: Vec<(String, Regex)>,
}

impl MetricDefinitions {
    /// Reads the list of `{Name, Regex}`.
    pub(super) fn read(definitions: &Member<'_>) -> Result<Self, JobError> {
        let mut compiled = Vec::new();
        for definition in definitions.list()? {
            let name = definition.required("Name")?.text()?.to_owned();
            let member = definition.required("Regex")?;
            let pattern = member.text()?;
            let regex = Regex::new(pattern).map_err(|error| {
                let python =
                    ["(?=", "(?!", "(?<=", "(?<!", "(?P=", "\\1"].iter().any(|it| pattern.contains(it));
                let why = if python {
                    "look-around and back references of Python's regular expressions are not supported"
                        .to_owned()
                } else {
                    error.to_string().lines().last().unwrap_or_default().trim().to_owned()
                };
                member.bad(format!("metric `{name}`: {why}"))
            })?;
            if regex.captures_len() < 2 {
                return Err(member.bad(format!("metric `{name}`: a group `(…)` must capture the value")));
            }
            compiled.push((name, regex));
        }
        Ok(Self { definitions: compiled })
    }

    /// Every value a line holds.
    pub(super) fn scan(&self, line: &str, at: Timestamp, found: &mut Vec<MetricPoint>) {
        for (name, regex) in &self.definitions {
            let value = regex.captures(line).and_then(|groups| groups.get(1)?.as_str().trim().parse().ok());
            found.extend(value.map(|value| MetricPoint { name: name.clone(), value, at, file: None }));
        }
    }
}

/// `FinalMetricDataList`: the last value of each metric, in the order of their first appearance.
pub(super) fn last_values(points: &[MetricPoint]) -> Value {
    let mut last: Vec<&MetricPoint> = Vec::new();
    for point in points {
        match last.iter_mut().find(|known| known.name == point.name) {
            Some(known) => *known = point,
            None => last.push(point),
        }
    }
    let entry = |point: &&MetricPoint| {
        json!({
            "MetricName": point.name,
            "Value": point.value,
            "Timestamp": point.at.epoch_seconds(),
        })
    };
    last.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(regex: &str, line: &str, expect: Option<f64>) {
        let definitions = json!([{"Name": "m", "Regex": regex}]);
        let definitions = MetricDefinitions::read(&Member::root(&definitions)).unwrap();
        let mut found = Vec::new();
        definitions.scan(line, Timestamp(5), &mut found);
        assert_eq!(found.first().map(|point| point.value), expect, "{regex} on {line}");
    }

    #[test]
    fn values_in_lines() {
        let line = "[12]#011train-auc:0.95#011train-logloss:3e-1#011validation-auc:0.84312";
        check(
            ".*\\[[0-9]+\\].*#011validation-auc:([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?).*",
            line,
            Some(0.84312),
        );
        check("train-logloss:(\\S+?)(?:#|$)", line, Some(0.3));
        check("loss: ([0-9.]+);", "loss: 0.5; acc: 1", Some(0.5));
        check("loss: (.+)", "loss: many", None);
        check("loss: ([0-9.]+)", "nothing", None);
    }

    #[test]
    fn what_cannot_be_compiled_is_refused_by_name() {
        for (regex, why) in [("(?<=a)(b)", "look-around"), ("a(", "unclosed group"), ("loss", "must capture")]
        {
            let definitions = json!([{"Name": "acc", "Regex": regex}]);
            let error = MetricDefinitions::read(&Member::root(&definitions)).unwrap_err().to_string();
            assert!(error.contains("metric `acc`") && error.contains(why), "{error}");
        }
    }

    #[test]
    fn the_last_value_of_each_metric() {
        let point =
            |name: &str, value| MetricPoint { name: name.to_owned(), value, at: Timestamp(1500), file: None };
        let last = last_values(&[point("a", 1.0), point("b", 2.0), point("a", 3.0)]);
        assert_eq!(last[0], json!({"MetricName": "a", "Value": 3.0, "Timestamp": 1.5}));
        assert_eq!(last.as_array().unwrap().len(), 2);
    }
}
