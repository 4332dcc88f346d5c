//! What a property file held last, for whoever wants to read a value of it.

use pipewright_pipeline::definition::PropertyFile;
use pipewright_pipeline::expression::brief;
use pipewright_pipeline::json::{Node, Value};
use pipewright_store::ExecutionFilter;

use crate::workbench::Workbench;

/// So many executions are looked through for one that wrote the file.
const EXECUTIONS: u32 = 10;
/// SageMaker's own limit for a property file.
const LARGEST: u64 = 2 * 1024 * 1024;
/// So many values are worth a choice, and so many of one list.
const MOST: usize = 200;
const OF_A_LIST: usize = 3;

/// A single value of a property file, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReportValue {
    pub(crate) path: String,
    /// In short.
    pub(crate) value: String,
}

impl Workbench {
    /// The values of a step's property file as the newest execution wrote it that has one; none when it cannot be read.
    pub(crate) fn report_values(&self, pipeline: &str, step: &str, file: &PropertyFile) -> Vec<ReportValue> {
        let name = format!("{}/{}", file.output_name, file.file_path.trim_start_matches('/'));
        let store = &self.shared.store;
        let filter = ExecutionFilter { pipeline: Some(pipeline.to_owned()), before: None, limit: EXECUTIONS };
        let newest = store.executions(&filter).unwrap_or_default().into_iter().find_map(|execution| {
            let artifacts = store.artifacts(&execution.arn).ok()?.into_iter();
            let mut of_step = artifacts.filter(|one| one.step == step).map(|one| one.artifact);
            of_step.find(|one| one.name == name && one.bytes <= LARGEST)
        });
        let text = newest.and_then(|one| std::fs::read_to_string(store.blob(&one.sha256)?).ok());
        text.and_then(|text| Node::parse(&text).ok()).map(|node| values(&node)).unwrap_or_default()
    }
}

/// The single values of a tree, each by its way as `Std:JsonGet` spells it.
fn values(node: &Node) -> Vec<ReportValue> {
    let mut found = Vec::new();
    walk(node, "", &mut found);
    found.truncate(MOST);
    found
}

fn walk(node: &Node, path: &str, found: &mut Vec<ReportValue>) {
    if found.len() >= MOST {
        return;
    }
    match &node.value {
        Value::Object(members) => {
            for member in members {
                walk(&member.node, &below(path, &member.name), found);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().take(OF_A_LIST).enumerate() {
                walk(element, &format!("{path}[{index}]"), found);
            }
        }
        _ => found.push(ReportValue { path: path.to_owned(), value: brief(node) }),
    }
}

fn below(path: &str, name: &str) -> String {
    let plain =
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    match (plain, path) {
        (true, "") => name.to_owned(),
        (true, _) => format!("{path}.{name}"),
        (false, _) => format!("{path}['{name}']"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let values = values(&Node::parse(text).unwrap());
        let shown: Vec<_> = values.iter().map(|one| format!("{} = {}", one.path, one.value)).collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn values_by_the_way_to_them() {
        check(
            r#"{"binary_classification_metrics": {"roc_auc": {"value": 0.840, "standard_deviation": "NaN"}}}"#,
            &[
                "binary_classification_metrics.roc_auc.value = 0.840",
                "binary_classification_metrics.roc_auc.standard_deviation = NaN",
            ],
        );
        check(
            r#"{"a b": {"x-1": [1, 2, 3, 4, 5]}, "ok": true}"#,
            &["['a b']['x-1'][0] = 1", "['a b']['x-1'][1] = 2", "['a b']['x-1'][2] = 3", "ok = true"],
        );
        check("[{\"auc\": 1}]", &["[0].auc = 1"]);
    }

    /// What is offered is found again, whatever it is called.
    #[test]
    fn every_way_leads_to_its_value() {
        let text = r#"{"a.b": 1, "c": {"d-e": [{"f": 2}]}, "g h": 3}"#;
        let json: serde_json::Value = serde_json::from_str(text).unwrap();
        for one in values(&Node::parse(text).unwrap()) {
            let found = pipewright_engine::evaluate::json_path(&json, &one.path).unwrap();
            assert_eq!(found.to_string(), one.value, "{}", one.path);
        }
    }
}
