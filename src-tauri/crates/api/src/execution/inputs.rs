//! The files that a step was given: where its resolved arguments point, as it was when the step started.

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{Step, StoredObject};
use serde_json::Value;

use crate::dto::execution::{ArtifactView, InputView};
use crate::error::Error;
use crate::workbench::Workbench;

/// As many files of one input are listed.
const FILES: usize = 200;

impl Workbench {
    /// A step's inputs with their files.
    pub(super) fn inputs(&self, step: Option<&Step>) -> Result<Vec<InputView>, Error> {
        let Some((step, arguments)) = step.and_then(|step| Some((step, step.arguments.as_ref()?))) else {
            return Ok(Vec::new());
        };
        let mut inputs = Vec::new();
        for (name, uri) in given(&step.step_type, arguments) {
            // What points nowhere is what the step failed on, and is told there.
            let objects = match S3Uri::parse(&uri) {
                Ok(place) => self.shared.store.list_at(&place, step.started_at)?,
                Err(_) => Vec::new(),
            };
            let more = objects.len().saturating_sub(FILES) as u32;
            let files = objects.into_iter().take(FILES).map(|object| file(&uri, object)).collect();
            inputs.push(InputView { name, uri, files, more });
        }
        Ok(inputs)
    }
}

/// Input name and URI, by where each step type has them.
pub(crate) fn given(step_type: &str, arguments: &Value) -> Vec<(String, String)> {
    let (list, name, uri) = match step_type {
        "Processing" => ("/ProcessingInputs", "/InputName", "/S3Input/S3Uri"),
        "Training" => ("/InputDataConfig", "/ChannelName", "/DataSource/S3DataSource/S3Uri"),
        "RegisterModel" => ("/InferenceSpecification/Containers", "/ContainerHostname", "/ModelDataUrl"),
        "Model" => {
            let one = arguments.pointer("/PrimaryContainer/ModelDataUrl").and_then(Value::as_str);
            let many = read(arguments, "/Containers", "/ContainerHostname", "/ModelDataUrl");
            return one.map(|uri| ("model".to_owned(), uri.to_owned())).into_iter().chain(many).collect();
        }
        _ => return Vec::new(),
    };
    read(arguments, list, name, uri)
}

fn read(arguments: &Value, list: &str, name: &str, uri: &str) -> Vec<(String, String)> {
    let text = |value: &Value, pointer: &str| value.pointer(pointer)?.as_str().map(str::to_owned);
    let elements = arguments.pointer(list).and_then(Value::as_array);
    let input = |one: &Value| Some((text(one, name).unwrap_or_else(|| "model".to_owned()), text(one, uri)?));
    elements.into_iter().flatten().filter_map(input).collect()
}

fn file(input: &str, object: StoredObject) -> ArtifactView {
    let uri = object.uri.to_string();
    let below =
        uri.strip_prefix(input).map(|rest| rest.trim_start_matches('/')).filter(|rest| !rest.is_empty());
    let last = uri.rsplit('/').next().unwrap_or(&uri);
    ArtifactView {
        name: below.unwrap_or(last).to_owned(),
        sha256: object.sha256,
        bytes: object.bytes,
        uri: uri.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(step_type: &str, arguments: &Value, expect: &[(&str, &str)]) {
        let found = given(step_type, arguments);
        let found: Vec<_> = found.iter().map(|(name, uri)| (name.as_str(), uri.as_str())).collect();
        assert_eq!(found, expect, "{step_type}");
    }

    #[test]
    fn inputs_by_step_type() {
        let processing = json!({"ProcessingInputs": [
            {"InputName": "code", "S3Input": {"S3Uri": "s3://b/code"}}, {"InputName": "dataset"}]});
        check("Processing", &processing, &[("code", "s3://b/code")]);
        let channel = json!({"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": "s3://b/t"}}});
        check("Training", &json!({"InputDataConfig": [channel]}), &[("train", "s3://b/t")]);
        let model = json!({"PrimaryContainer": {"ModelDataUrl": "s3://b/m"}});
        check("Model", &model, &[("model", "s3://b/m")]);
        let package = json!({"InferenceSpecification": {"Containers": [{"ModelDataUrl": "s3://b/m"}]}});
        check("RegisterModel", &package, &[("model", "s3://b/m")]);
        check("Fail", &json!({}), &[]);
    }
}
