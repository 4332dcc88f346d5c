//! The files that a step was given: as they were recorded; for executions of before that was done, where the step's
//! resolved arguments point, as it was when the step started.

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{Execution, Step, StepInput, StoredObject};
use serde_json::Value;

use crate::dto::execution::{ArtifactView, InputView};
use crate::error::Error;
use crate::workbench::Workbench;

/// As many files of one input are listed.
const FILES: usize = 200;

impl Workbench {
    /// A step's inputs with their files.
    pub(super) fn inputs(&self, execution: &Execution, step: Option<&Step>) -> Result<Vec<InputView>, Error> {
        let Some(step) = step else { return Ok(Vec::new()) };
        let mut inputs: Vec<_> = self
            .shared
            .store
            .step_inputs(&execution.arn)?
            .into_iter()
            .filter(|input| input.step == step.name)
            .map(|input| self.input_as_recorded(step, input))
            .collect::<Result<_, _>>()?;
        let Some(arguments) = step.arguments.as_ref().filter(|_| inputs.is_empty()) else {
            return Ok(inputs);
        };
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

    /// An input with the files that it held.
    fn input_as_recorded(&self, step: &Step, input: StepInput) -> Result<InputView, Error> {
        let StepInput { name, uri, content, .. } = input;
        let lines = match content.files {
            1 => None,
            _ => self.shared.store.manifest(&content.sha256)?,
        };
        let folder = uri.trim_end_matches('/');
        let files: Vec<_> = match lines {
            Some(lines) => lines
                .into_iter()
                .take(FILES)
                .map(|line| ArtifactView {
                    uri: format!("{folder}/{}", line.path),
                    bytes: self.kept_bytes(&line.sha256),
                    name: line.path,
                    sha256: line.sha256,
                })
                .collect(),
            // Of a single file the name is where it was found; when that is gone, the end of its URI.
            None if content.files == 1 => {
                let there = match S3Uri::parse(&uri) {
                    Ok(place) => self.shared.store.list_at(&place, step.started_at)?,
                    Err(_) => Vec::new(),
                };
                let found = there.into_iter().find(|object| object.sha256 == content.sha256);
                vec![found.map_or_else(
                    || ArtifactView {
                        name: folder.rsplit('/').next().unwrap_or(folder).to_owned(),
                        uri: uri.clone(),
                        sha256: content.sha256.clone(),
                        bytes: content.bytes,
                    },
                    |object| file(&uri, object),
                )]
            }
            // The list is gone.
            None => Vec::new(),
        };
        let more = content.files.saturating_sub(files.len() as u32);
        Ok(InputView { name: shown(&name), uri, files, more })
    }

    /// The size of a kept file; 0 when it is gone.
    fn kept_bytes(&self, sha256: &str) -> u64 {
        let blob = self.shared.store.blob(sha256);
        blob.and_then(|blob| blob.metadata().ok()).map_or(0, |metadata| metadata.len())
    }
}

/// A short name for what goes by its place in the arguments.
fn shown(name: &str) -> String {
    match name {
        "HyperParameters.sagemaker_submit_directory" => "code".to_owned(),
        "CheckpointConfig.S3Uri" => "checkpoints".to_owned(),
        "PrimaryContainer.ModelDataUrl"
        | "Containers[0].ModelDataUrl"
        | "InferenceSpecification.Containers[0].ModelDataUrl" => "model".to_owned(),
        other => other.strip_suffix(".S3Uri").unwrap_or(other).to_owned(),
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
