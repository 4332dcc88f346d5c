//! What the store knows of one execution, read once: everything after this is computed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{
    Artifact, ContentFile, Execution, ExecutionFile, ExecutionParameter, Step, StepInput, StepJob,
};
use serde_json::Value;

use super::packaged::{self, Packaged};
use crate::dto::execution::{ExecutionSummary, StepRun};
use crate::error::Error;
use crate::execution::given;
use crate::workbench::Workbench;

/// One execution as it was recorded.
pub(crate) struct Recorded {
    pub(crate) execution: Execution,
    pub(crate) summary: ExecutionSummary,
    pub(crate) parameters: Vec<ExecutionParameter>,
    pub(crate) definition: Arc<ReadDefinition>,
    /// Every step of the definition, in its order; then those that only the record has.
    pub(crate) steps: Vec<RecordedStep>,
    /// The packaged files by their paths.
    pub(crate) files: BTreeMap<String, ProjectFile>,
}

/// A definition with the project's files by name instead of by content.
pub(crate) struct ReadDefinition {
    pub(crate) text: String,
    pub(crate) definition: Definition,
    pub(crate) packaged: Vec<Packaged>,
}

/// One step as it was recorded.
pub(crate) struct RecordedStep {
    pub(crate) run: StepRun,
    pub(crate) arguments: Option<Value>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) artifacts: Vec<Artifact>,
    /// Last values by metric.
    pub(crate) metrics: Vec<(String, f64)>,
    pub(crate) environment: Option<Arc<KnownEnvironment>>,
    pub(crate) peak_memory: Option<u64>,
    pub(crate) cpu_ms: Option<u64>,
}

/// What a step was given under a name.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) uri: String,
    /// One digest for all of it; nothing when it is not known.
    pub(crate) content: Option<String>,
    /// Its one file, when it is one.
    pub(crate) file: Option<File>,
}

/// Content with a size.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) sha256: String,
    pub(crate) bytes: Option<u64>,
}

/// A packaged file.
#[derive(Clone)]
pub(crate) struct ProjectFile {
    pub(crate) file: File,
    /// Where it was put, when that was recorded.
    pub(crate) uri: Option<String>,
}

/// What stood in for an image.
pub(crate) struct KnownEnvironment {
    pub(crate) sha256: String,
    pub(crate) python: String,
    pub(crate) packages: Vec<String>,
}

/// What was read already: executions mostly share their definition and environments.
#[derive(Default)]
struct Shared {
    definitions: HashMap<(String, u32), Arc<ReadDefinition>>,
    environments: HashMap<String, Option<Arc<KnownEnvironment>>>,
}

impl Workbench {
    /// Reads executions to compare, in the order given.
    pub(super) fn read_recorded(&self, arns: &[ExecutionArn]) -> Result<Vec<Recorded>, Error> {
        let mut shared = Shared::default();
        arns.iter().map(|arn| self.recorded(arn, &mut shared)).collect()
    }

    fn recorded(&self, arn: &ExecutionArn, shared: &mut Shared) -> Result<Recorded, Error> {
        let store = &self.shared.store;
        let execution = self.find(arn)?;
        let key = (execution.pipeline.clone(), execution.version);
        let definition = if let Some(known) = shared.definitions.get(&key) {
            known.clone()
        } else {
            let read = Arc::new(ReadDefinition::new(&store.definition_of(&execution.arn)?));
            shared.definitions.insert(key, read.clone());
            read
        };
        let mut runs = self.step_runs(&execution, &definition.definition)?;
        let stored = store.steps(&execution.arn)?;
        // What ran is told, too, when the definition that asked for it cannot be read.
        let known = |step: &&Step| !runs.iter().any(|run| run.name == step.name);
        let unknown: Vec<_> = stored.iter().filter(known).map(run_of).collect();
        runs.extend(unknown);
        let mut stored: HashMap<String, Step> =
            stored.into_iter().map(|step| (step.name.clone(), step)).collect();
        let mut artifacts: HashMap<String, Vec<Artifact>> = HashMap::new();
        for one in store.artifacts(&execution.arn)? {
            artifacts.entry(one.step).or_default().push(one.artifact);
        }
        let mut metrics: HashMap<String, Vec<(String, f64)>> = HashMap::new();
        for one in store.last_metrics(&execution.arn)? {
            metrics.entry(one.step).or_default().push((one.name, one.value));
        }
        let mut jobs: HashMap<String, StepJob> =
            store.step_jobs(&execution.arn)?.into_iter().map(|job| (job.step.clone(), job)).collect();
        let mut given: HashMap<String, Vec<Input>> = HashMap::new();
        for one in store.step_inputs(&execution.arn)? {
            given.entry(one.step.clone()).or_default().push(one.into());
        }
        let made: Vec<Artifact> = artifacts.values().flatten().cloned().collect();
        let mut steps = Vec::with_capacity(runs.len());
        for run in runs {
            let step = stored.remove(&run.name);
            let job = jobs.remove(&run.name);
            let digest = job.as_ref().and_then(|job| job.environment.as_deref());
            steps.push(RecordedStep {
                inputs: match given.remove(&run.name) {
                    Some(inputs) => inputs,
                    None => self.inputs_of(step.as_ref(), &made)?,
                },
                arguments: step.and_then(|step| step.arguments),
                artifacts: artifacts.remove(&run.name).unwrap_or_default(),
                metrics: metrics.remove(&run.name).unwrap_or_default(),
                environment: digest.map(|digest| self.environment(digest, shared)).transpose()?.flatten(),
                peak_memory: job.as_ref().and_then(|job| job.end?.peak_memory_bytes),
                cpu_ms: job.as_ref().and_then(|job| job.end?.cpu_ms),
                run,
            });
        }
        let parameters = store.parameters(&execution.arn)?;
        let recorded = store.execution_files(&execution.arn)?;
        let files = if recorded.is_empty() {
            files(&definition, &parameters)
        } else {
            recorded.into_iter().map(|one| (one.path.clone(), one.into())).collect()
        };
        let summary = self.summarise(execution.clone())?;
        Ok(Recorded { execution, summary, parameters, definition, steps, files })
    }

    fn environment(&self, digest: &str, shared: &mut Shared) -> Result<Option<Arc<KnownEnvironment>>, Error> {
        if let Some(known) = shared.environments.get(digest) {
            return Ok(known.clone());
        }
        let found = self.shared.store.environment(digest)?.map(|one| {
            Arc::new(KnownEnvironment {
                sha256: digest.to_owned(),
                python: one.python,
                packages: one.packages,
            })
        });
        shared.environments.insert(digest.to_owned(), found.clone());
        Ok(found)
    }

    /// What a step was given, each input with one digest; for what was recorded before the inputs were.
    fn inputs_of(&self, step: Option<&Step>, made: &[Artifact]) -> Result<Vec<Input>, Error> {
        let Some((step, arguments)) = step.and_then(|step| Some((step, step.arguments.as_ref()?))) else {
            return Ok(Vec::new());
        };
        let mut inputs = Vec::new();
        for (name, uri) in given(&step.step_type, arguments) {
            let mut files: Vec<(String, File)> = made
                .iter()
                .filter_map(|one| Some((below(&uri, &one.uri)?.to_owned(), of_artifact(one))))
                .collect();
            if let Some(packaged) = Packaged::read(&uri) {
                // The hash in the name is that of the content.
                let file = File { sha256: packaged.sha256, bytes: None };
                files = vec![(packaged.name.unwrap_or_default(), file)];
            } else if let (true, Ok(place)) = (files.is_empty(), S3Uri::parse(&uri)) {
                let objects = self.shared.store.list_at(&place, step.started_at)?;
                files = objects
                    .into_iter()
                    .map(|one| {
                        let name = below(&uri, &one.uri.to_string()).unwrap_or_default().to_owned();
                        (name, File { sha256: one.sha256, bytes: Some(one.bytes) })
                    })
                    .collect();
            }
            files.sort_by(|left, right| left.0.cmp(&right.0));
            let content = content(&files);
            let file = match files.as_slice() {
                [(_, only)] => Some(only.clone()),
                _ => None,
            };
            inputs.push(Input { name, uri, content, file });
        }
        Ok(inputs)
    }
}

impl ReadDefinition {
    /// Reads a recorded text. One that is no JSON, which only damage can bring about, is a pipeline without steps.
    fn new(text: &str) -> Self {
        let (named, packaged) = packaged::by_name(text);
        let definition = Definition::parse(&named)
            .unwrap_or_else(|_| Definition::from_tree(pipewright_pipeline::json::Node::object([])));
        let text = if definition.steps().is_empty() { named } else { definition.print() };
        Self { text, definition, packaged }
    }
}

impl From<StepInput> for Input {
    fn from(input: StepInput) -> Self {
        let content = input.content;
        let file =
            (content.files == 1).then(|| File { sha256: content.sha256.clone(), bytes: Some(content.bytes) });
        // An input that is there and holds nothing was given nothing.
        let content = (content.files > 0).then_some(content.sha256);
        Self { name: input.name, uri: input.uri, content, file }
    }
}

impl From<ExecutionFile> for ProjectFile {
    fn from(file: ExecutionFile) -> Self {
        Self { file: File { sha256: file.sha256, bytes: Some(file.bytes) }, uri: Some(file.uri) }
    }
}

/// A step that no definition says anything of.
fn run_of(step: &Step) -> StepRun {
    StepRun {
        name: step.name.clone(),
        step_type: step.step_type.clone(),
        status: Some(step.status),
        skipped: false,
        failure_reason: step.failure_reason.clone(),
        attempts: step.attempts,
        started_at: Some(step.started_at),
        ended_at: step.ended_at,
        outcome: None,
        has_log: step.log.is_some(),
        ready_at: None,
        expected_ms: None,
    }
}

/// What of a URI lies below another; nothing of it when they are the same.
fn below<'a>(folder: &str, uri: &'a str) -> Option<&'a str> {
    let rest = uri.strip_prefix(folder)?;
    (rest.is_empty() || folder.ends_with('/') || rest.starts_with('/')).then(|| rest.trim_start_matches('/'))
}

fn of_artifact(artifact: &Artifact) -> File {
    File { sha256: artifact.sha256.clone(), bytes: Some(artifact.bytes) }
}

/// One digest for some files: that of the only one, or of all their names and digests.
fn content(files: &[(String, File)]) -> Option<String> {
    match files {
        [] => None,
        [(_, only)] => Some(only.sha256.clone()),
        several => {
            let file = |(path, file): &(String, File)| ContentFile {
                path: path.clone(),
                sha256: file.sha256.clone(),
                bytes: file.bytes.unwrap_or(0),
            };
            // As the store does, so that what was recorded in either way matches.
            Some(ContentFile::digest_of(&several.iter().map(file).collect::<Vec<_>>()))
        }
    }
}

/// The files that a definition and the values of its parameters were packaged with.
fn files(definition: &ReadDefinition, parameters: &[ExecutionParameter]) -> BTreeMap<String, ProjectFile> {
    let given = parameters.iter().filter_map(|one| Packaged::read(one.value.as_str()?));
    // A default that was overridden was not packaged anew: the value given is the one that counts.
    let declared = definition.packaged.iter().filter(|one| !one.default).cloned();
    declared
        .chain(given)
        .map(|one| {
            let name = one.name.unwrap_or_else(|| "folder".to_owned());
            (name, ProjectFile { file: File { sha256: one.sha256, bytes: None }, uri: None })
        })
        .collect()
}
