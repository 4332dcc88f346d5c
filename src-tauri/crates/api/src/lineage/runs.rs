//! The executions that a question comes across, each read once.

use std::collections::HashMap;
use std::rc::Rc;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{
    Execution, ManifestLine, Model, ModelPackage, PlacedContent, Step, StepArtifact, StepInput, Store,
};
use serde_json::Value;

use crate::error::Error;
use crate::execution::given;

/// As many files of one input are followed.
pub(crate) const FILES: usize = 32;
/// As many makers, readers and places of one file are counted.
pub(super) const COUNTED: u32 = 2_000;

/// Everything recorded of an execution that lineage goes by.
pub(crate) struct Run {
    pub(crate) execution: Execution,
    pub(crate) steps: Vec<Step>,
    pub(crate) artifacts: Vec<StepArtifact>,
    pub(crate) packages: Vec<ModelPackage>,
    pub(crate) models: Vec<Model>,
    inputs: Vec<StepInput>,
}

impl Run {
    pub(crate) fn step(&self, name: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.name == name)
    }
}

/// What a step was given under one name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GivenInput {
    pub(crate) name: String,
    pub(crate) uri: String,
    pub(crate) files: Vec<GivenFile>,
    /// As many files are not listed.
    pub(crate) more: u32,
}

/// A file of an input, as it was when the step started.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GivenFile {
    pub(crate) uri: String,
    pub(crate) sha256: String,
    /// Its size, where it was recorded.
    pub(crate) bytes: Option<u64>,
}

/// Executions by name.
pub(crate) struct Runs<'a> {
    pub(crate) store: &'a Store,
    known: HashMap<ExecutionArn, Option<Rc<Run>>>,
    inputs: HashMap<(ExecutionArn, String), Rc<Vec<GivenInput>>>,
    places: HashMap<String, Rc<Vec<PlacedContent>>>,
}

impl<'a> Runs<'a> {
    pub(crate) fn new(store: &'a Store) -> Self {
        Self { store, known: HashMap::new(), inputs: HashMap::new(), places: HashMap::new() }
    }

    /// The execution of that name; `None` when there is none any more.
    pub(crate) fn get(&mut self, arn: &ExecutionArn) -> Result<Option<Rc<Run>>, Error> {
        if let Some(known) = self.known.get(arn) {
            return Ok(known.clone());
        }
        let run = match self.store.execution(arn)? {
            Some(execution) => Some(Rc::new(Run {
                steps: self.store.steps(arn)?,
                artifacts: self.store.artifacts(arn)?,
                packages: self.store.packages_of(arn)?,
                models: self.store.models_of(arn)?,
                inputs: self.store.step_inputs(arn)?,
                execution,
            })),
            None => None,
        };
        self.known.insert(arn.clone(), run.clone());
        Ok(run)
    }

    /// Where these bytes ever were, as far as that is counted. Read once: there may be thousands of places, of which each asks
    /// for all others.
    pub(crate) fn places(&mut self, sha256: &str) -> Result<Rc<Vec<PlacedContent>>, Error> {
        if let Some(known) = self.places.get(sha256) {
            return Ok(Rc::clone(known));
        }
        let places = Rc::new(self.store.places_of(sha256, COUNTED)?);
        self.places.insert(sha256.to_owned(), Rc::clone(&places));
        Ok(places)
    }

    /// What a step was given, as it was when the step started.
    pub(crate) fn inputs(&mut self, run: &Run, step: &Step) -> Result<Rc<Vec<GivenInput>>, Error> {
        let key = (run.execution.arn.clone(), step.name.clone());
        if let Some(known) = self.inputs.get(&key) {
            return Ok(Rc::clone(known));
        }
        let recorded: Vec<_> = run.inputs.iter().filter(|input| input.step == step.name).collect();
        let inputs: Vec<_> = if recorded.is_empty() {
            let given = step.arguments.as_ref().map(|arguments| given(&step.step_type, arguments));
            let given = given.unwrap_or_default().into_iter();
            given.map(|(name, uri)| self.read(step, name, uri)).collect::<Result<_, Error>>()?
        } else {
            recorded.into_iter().map(|input| self.recorded(step, input)).collect::<Result<_, Error>>()?
        };
        let inputs = Rc::new(inputs);
        self.inputs.insert(key, Rc::clone(&inputs));
        Ok(inputs)
    }

    /// The files of an input, from what was recorded when the step was given it.
    fn recorded(&self, step: &Step, input: &StepInput) -> Result<GivenInput, Error> {
        let (name, uri, content) = (input.name.clone(), input.uri.clone(), &input.content);
        if content.files == 1 {
            // The input may be the folder of its one file.
            let place = S3Uri::parse(&uri).ok();
            let objects = place.map(|place| self.store.list_at(&place, step.started_at)).transpose()?;
            let object = objects.into_iter().flatten().find(|object| object.sha256 == content.sha256);
            let at = object.map_or_else(|| uri.clone(), |object| object.uri.to_string());
            let file = GivenFile { uri: at, sha256: content.sha256.clone(), bytes: Some(content.bytes) };
            return Ok(GivenInput { name, uri, files: vec![file], more: 0 });
        }
        let lines = self.store.manifest(&content.sha256)?.unwrap_or_default();
        let more = content.files.saturating_sub(lines.len().min(FILES) as u32);
        let below = uri.trim_end_matches('/').to_owned();
        let file = |line: ManifestLine| GivenFile {
            uri: format!("{below}/{}", line.path),
            sha256: line.sha256,
            bytes: None,
        };
        Ok(GivenInput { name, uri, files: lines.into_iter().take(FILES).map(file).collect(), more })
    }

    /// The same from what the arguments name, for what was not recorded.
    fn read(&self, step: &Step, name: String, uri: String) -> Result<GivenInput, Error> {
        let objects = match S3Uri::parse(&uri) {
            Ok(place) => self.store.list_at(&place, step.started_at)?,
            Err(_) => Vec::new(),
        };
        let more = objects.len().saturating_sub(FILES) as u32;
        let files = objects.into_iter().take(FILES).map(|object| GivenFile {
            uri: object.uri.to_string(),
            sha256: object.sha256,
            bytes: Some(object.bytes),
        });
        Ok(GivenInput { name, uri, files: files.collect(), more })
    }
}

/// The image that a step's job ran in.
pub(crate) fn image_of(step: &Step) -> Option<&str> {
    let arguments = step.arguments.as_ref()?;
    ["/AppSpecification/ImageUri", "/AlgorithmSpecification/TrainingImage"]
        .iter()
        .find_map(|pointer| arguments.pointer(pointer)?.as_str())
}

/// The URIs of the archives that a model, or a version of one, is made of.
pub(crate) fn model_data(describe: &Value) -> Vec<String> {
    let url = |container: &Value| container.get("ModelDataUrl")?.as_str().map(str::to_owned);
    let lists = ["/InferenceSpecification/Containers", "/Containers"];
    let listed = lists.iter().filter_map(|pointer| describe.pointer(pointer)?.as_array()).flatten();
    describe.get("PrimaryContainer").into_iter().chain(listed).filter_map(url).collect()
}

/// The URIs of a model version's metrics, with what each says: `ModelQuality.Statistics`.
pub(crate) fn metric_files(describe: &Value) -> Vec<(String, String)> {
    fn look(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
        let Some(members) = value.as_object() else { return };
        if let Some(uri) = members.get("S3Uri").and_then(Value::as_str) {
            found.push((path.to_owned(), uri.to_owned()));
        }
        for (name, member) in members {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            look(member, &path, found);
        }
    }
    let mut found = Vec::new();
    if let Some(metrics) = describe.get("ModelMetrics") {
        look(metrics, "", &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn files_of_models() {
        let package = json!({"InferenceSpecification": {"Containers": [{"ModelDataUrl": "s3://b/m"}, {}]},
            "ModelMetrics": {"ModelQuality": {"Statistics": {"S3Uri": "s3://b/e.json"}}}});
        assert_eq!(model_data(&package), ["s3://b/m"]);
        let expect = [("ModelQuality.Statistics".to_owned(), "s3://b/e.json".to_owned())];
        assert_eq!(metric_files(&package), expect);
        assert_eq!(model_data(&json!({"PrimaryContainer": {"ModelDataUrl": "s3://b/m"}})), ["s3://b/m"]);
        assert!(model_data(&json!(null)).is_empty() && metric_files(&json!(3)).is_empty());
    }
}
