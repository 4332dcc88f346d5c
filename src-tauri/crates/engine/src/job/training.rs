//! Training jobs: CreateTrainingJob's request, carried out on this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pipewright_pipeline::s3::S3Uri;
use serde_json::{Map, Value, json};

use super::blocking::blocking;
use super::describe::{document, instant};
use super::input::{self, Input};
use super::log::JobLog;
use super::member::Member;
use super::metric::{self, MetricDefinitions};
use super::process::{self, Process};
use super::script::{self, Script};
use super::workspace::{self, Workspace};
use super::{Artifact, JobContext, JobError, JobOutcome, archive, configuration, hyperparameter, output};
use crate::environment::EnvironmentSpec;
use crate::port::Objects;

/// The built-in algorithms, by the name in the table of images. Not named after the library: a script's
/// folder comes first when it imports.
const ALGORITHMS: [(&str, &str, &str); 1] = [(
    "xgboost",
    "/opt/pipewright/algorithm_xgboost.py",
    include_str!("../../../../../assets/algorithms/xgboost.py"),
)];

#[derive(Debug)]
struct Request {
    image: String,
    command: Vec<String>,
    hyperparameters: Vec<(String, String)>,
    environment: Vec<(String, String)>,
    channels: Vec<Channel>,
    output: S3Uri,
    compressed: bool,
    checkpoints: Option<Output>,
    instance_type: String,
    network: bool,
    limit: Option<u64>,
}

#[derive(Debug, Clone)]
struct Channel {
    input: Input,
    /// Its entry in `inputdataconfig.json`.
    configuration: Value,
}

#[derive(Debug, Clone)]
struct Output {
    uri: S3Uri,
    path: PathBuf,
}

/// Runs a training job. `request` is the body of CreateTrainingJob without variables.
pub async fn run(context: &JobContext, request: &Value) -> Result<JobOutcome, JobError> {
    let log = Arc::new(JobLog::open(&context.log, context.now)?);
    let directory = context.directory.clone();
    let workspace = blocking(move || Workspace::create(&directory)).await?;
    let outcome = attempt(context, &workspace, &log, request).await;
    if let Err(error) = &outcome {
        log.note(&format!("The job did not complete: {error}"))?;
    }
    let removed = blocking(move || workspace.remove()).await;
    if let Err(error) = removed {
        log.note(&format!("The job's folder was not removed: {error}"))?;
    }
    outcome
}

async fn attempt(
    context: &JobContext,
    workspace: &Workspace,
    log: &Arc<JobLog>,
    body: &Value,
) -> Result<JobOutcome, JobError> {
    let created_at = (context.now)();
    let (request, metrics) = read(body, log)?;
    let spec = context.environments.resolve(&request.image)?;
    let start = Start::of(&request, &spec)?;
    let python = process::prepare(context, log, &request.image, &spec).await?;

    let channels: Map<String, Value> = request
        .channels
        .iter()
        .map(|channel| (channel.input.name.clone(), channel.configuration.clone()))
        .collect();
    let channels = Value::Object(channels);
    let resources = configuration::training_resources(&request.instance_type);
    let staged = {
        let (workspace, objects, log) = (workspace.clone(), Arc::clone(&context.objects), Arc::clone(log));
        let inputs: Vec<Input> = request.channels.iter().map(|channel| channel.input.clone()).collect();
        let hyperparameters: Map<String, Value> =
            request.hyperparameters.iter().map(|(name, text)| (name.clone(), json!(text))).collect();
        let (channels, resources, start) = (channels.clone(), resources.clone(), start.clone());
        let checkpoints = request.checkpoints.clone();
        blocking(move || {
            configuration::write(
                &workspace,
                "input/config/hyperparameters.json",
                &Value::Object(hyperparameters),
            )?;
            configuration::write(&workspace, "input/config/inputdataconfig.json", &channels)?;
            configuration::write(&workspace, "input/config/resourceconfig.json", &resources)?;
            for folder in ["/opt/ml/model", "/opt/ml/output/data", "/opt/ml/checkpoints", "/opt/ml/code"] {
                workspace.folder(Path::new(folder))?;
            }
            let mut inputs = inputs;
            if let Some(checkpoints) = checkpoints {
                workspace.folder(&checkpoints.path)?;
                // Earlier checkpoints are there to go on from; a first job has none.
                if !objects.list(&checkpoints.uri)?.is_empty() {
                    let (uri, path) = (checkpoints.uri, checkpoints.path);
                    inputs.push(Input { name: "checkpoints".to_owned(), uri, path });
                }
            }
            let written = written(&inputs);
            let staged = input::stage(&workspace, objects.as_ref(), &inputs, &written)?;
            start.bring_code(&workspace, objects.as_ref(), &log)?;
            Ok(staged)
        })
        .await?
    };
    log.note(&format!("Inputs: {} files, {} bytes.", staged.files, staged.bytes))?;

    let mut environment = configuration::environment(&python.bin, &request.image);
    environment.push(("TRAINING_JOB_NAME".to_owned(), context.name.clone()));
    environment.push(("TRAINING_JOB_ARN".to_owned(), context.arn.clone()));
    let (program, arguments) = match &start {
        Start::Command(words) => {
            let mut words = words.iter().cloned();
            (words.next().unwrap_or_default(), words.collect())
        }
        Start::Script { program, source } => {
            let names: Vec<String> =
                request.channels.iter().map(|channel| channel.input.name.clone()).collect();
            let script = Script {
                job_name: &context.name,
                program,
                hyperparameters: &hyperparameter::decode(&request.hyperparameters),
                channels: &names,
                input_data_config: &channels,
                resource_config: &resources,
                instance_type: &request.instance_type,
                submit_directory: source,
            };
            environment.extend(script.environment());
            script.command(&python.python.to_string_lossy())
        }
        Start::Algorithm { path, .. } => {
            (python.python.to_string_lossy().into_owned(), vec![(*path).to_owned()])
        }
    };
    environment.extend(request.environment.iter().cloned());
    let in_code = matches!(start, Start::Script { .. });
    let process = Process {
        program,
        arguments,
        environment,
        working_directory: PathBuf::from(if in_code { script::CODE } else { "/" }),
        python,
        inputs: staged.mounts,
        network: request.network,
        limit: request.limit,
        metrics,
        escape: true,
    };
    let ended = process::run(context, workspace, log, process).await?;

    let place = request.output.join(&context.name).join("output");
    let kept = {
        let (workspace, objects, log) = (workspace.clone(), Arc::clone(&context.objects), Arc::clone(log));
        let (place, compressed, checkpoints) = (place, request.compressed, request.checkpoints);
        blocking(move || {
            let mut kept = keep_model(&workspace, objects.as_ref(), &log, &place, compressed)?;
            kept.artifacts.extend(keep_data(&workspace, objects.as_ref(), &place)?);
            if let Some(checkpoints) = checkpoints
                && let Some(folder) = workspace.left_behind(&checkpoints.path)
            {
                let uri = &checkpoints.uri;
                kept.artifacts.extend(output::collect(objects.as_ref(), &log, "checkpoints", &folder, uri)?);
            }
            Ok(kept)
        })
        .await?
    };
    let seconds = (ended.finished_at.0 - ended.started_at.0).max(0).div_euclid(1000);
    let mut members = vec![
        ("TrainingJobName", json!(context.name)),
        ("TrainingJobArn", json!(context.arn)),
        ("TrainingJobStatus", json!("Completed")),
        ("SecondaryStatus", json!("Completed")),
        ("CreationTime", instant(created_at)),
        ("LastModifiedTime", instant(ended.finished_at)),
        ("TrainingStartTime", instant(ended.started_at)),
        ("TrainingEndTime", instant(ended.finished_at)),
        ("TrainingTimeInSeconds", json!(seconds)),
        ("BillableTimeInSeconds", json!(seconds)),
        ("FinalMetricDataList", metric::last_values(&ended.metrics)),
    ];
    let model = kept.model.as_ref();
    members.extend(model.map(|uri| ("ModelArtifacts", json!({"S3ModelArtifacts": uri}))));
    let outputs = model.map(|uri| ("model".to_owned(), uri.clone())).into_iter().collect();
    let describe = document(body, members);
    Ok(JobOutcome { describe, outputs, artifacts: kept.artifacts, metrics: ended.metrics })
}

/// What the job runs.
#[derive(Debug, Clone)]
enum Start {
    /// ContainerEntrypoint and ContainerArguments.
    Command(Vec<String>),
    /// The user's script, from an archive.
    Script { program: String, source: String },
    /// A built-in algorithm.
    Algorithm { path: &'static str, text: &'static str },
}

impl Start {
    fn of(request: &Request, spec: &EnvironmentSpec) -> Result<Self, JobError> {
        if !request.command.is_empty() {
            return Ok(Self::Command(request.command.clone()));
        }
        let reserved = |name| hyperparameter::reserved(&request.hyperparameters, name);
        if let Some(program) = reserved("sagemaker_program") {
            let source = reserved("sagemaker_submit_directory").ok_or_else(|| {
                JobError::bad(
                    "HyperParameters.sagemaker_submit_directory",
                    "is required beside sagemaker_program",
                )
            })?;
            return Ok(Self::Script { program, source });
        }
        let known = ALGORITHMS.iter().find(|(name, ..)| spec.algorithm.as_deref() == Some(name));
        known.map(|(_, path, text)| Self::Algorithm { path, text }).ok_or_else(|| {
            let why = format!(
                "the image `{}` has no built-in algorithm: name a script in sagemaker_program, or give a \
                 ContainerEntrypoint",
                request.image
            );
            JobError::bad("AlgorithmSpecification.TrainingImage", why)
        })
    }

    /// Puts the code in place that the job runs.
    fn bring_code(&self, workspace: &Workspace, objects: &dyn Objects, log: &JobLog) -> Result<(), JobError> {
        match self {
            Self::Command(_) => Ok(()),
            Self::Algorithm { path, text } => workspace.write(Path::new(path), text.as_bytes()),
            Self::Script { program, source } => {
                let member = "HyperParameters.sagemaker_submit_directory";
                let code = workspace.folder(Path::new(script::CODE))?;
                let uri = S3Uri::parse(source).map_err(|error| JobError::bad(member, error.to_string()))?;
                let found = objects.list(&uri)?.into_iter().find(|object| object.uri == uri);
                let found = found.ok_or_else(|| JobError::NoInput {
                    input: "sagemaker_submit_directory".to_owned(),
                    uri: source.clone(),
                })?;
                archive::unpack(&found.blob, &code)?;
                if !code.join(program).is_file() {
                    let why = format!("`{program}` is not in {source}");
                    return Err(JobError::bad("HyperParameters.sagemaker_program", why));
                }
                if code.join("requirements.txt").is_file() {
                    log.note(
                        "Warning: requirements.txt is not installed on this machine; the script finds the \
                         packages of its image only.",
                    )?;
                }
                Ok(())
            }
        }
    }
}

/// Folders of the job's own files that an input overlaps: there it is copied.
fn written(inputs: &[Input]) -> Vec<PathBuf> {
    let channels = Path::new("/opt/ml/input/data");
    inputs.iter().map(|input| input.path.clone()).filter(|path| !path.starts_with(channels)).collect()
}

struct Kept {
    model: Option<String>,
    artifacts: Vec<Artifact>,
}

fn keep_model(
    workspace: &Workspace,
    objects: &dyn Objects,
    log: &JobLog,
    place: &S3Uri,
    compressed: bool,
) -> Result<Kept, JobError> {
    let path = Path::new("/opt/ml/model");
    let missing = || JobError::MissingOutput { output: "model".to_owned(), path: path.display().to_string() };
    let folder = workspace.left_behind(path).filter(|path| path.is_dir()).ok_or_else(missing)?;
    if is_empty(&folder)? {
        log.note("Warning: the job left nothing in /opt/ml/model, so there is no model.")?;
        return Ok(Kept { model: None, artifacts: Vec::new() });
    }
    if !compressed {
        let uri = place.join("model");
        let artifacts = output::collect(objects, log, "model", &folder, &uri)?;
        return Ok(Kept { model: Some(format!("{uri}/")), artifacts });
    }
    let packed = workspace.directory().join("model.tar.gz");
    archive::pack(&folder, &packed)?;
    let artifact = output::keep(objects, "model", &place.join("model.tar.gz"), &packed)?;
    log.note(&format!("Model kept at {}, {} bytes.", artifact.uri, artifact.bytes))?;
    Ok(Kept { model: Some(artifact.uri.clone()), artifacts: vec![artifact] })
}

fn keep_data(
    workspace: &Workspace,
    objects: &dyn Objects,
    place: &S3Uri,
) -> Result<Option<Artifact>, JobError> {
    let folder = workspace.left_behind(Path::new("/opt/ml/output/data")).filter(|path| path.is_dir());
    let Some(folder) = folder else { return Ok(None) };
    if is_empty(&folder)? {
        return Ok(None);
    }
    let packed = workspace.directory().join("output.tar.gz");
    archive::pack(&folder, &packed)?;
    output::keep(objects, "output", &place.join("output.tar.gz"), &packed).map(Some)
}

fn is_empty(folder: &Path) -> Result<bool, JobError> {
    Ok(std::fs::read_dir(folder).map_err(JobError::io(folder))?.next().is_none())
}

fn read(body: &Value, log: &JobLog) -> Result<(Request, MetricDefinitions), JobError> {
    let root = Member::root(body);
    let algorithm = root.required("AlgorithmSpecification")?;
    if let Some(name) = algorithm.optional("AlgorithmName") {
        return Err(
            name.bad("algorithms of AWS Marketplace do not run on this machine; give a TrainingImage")
        );
    }
    let image = algorithm.required("TrainingImage")?.text()?.to_owned();
    let words = |name| algorithm.optional(name).map_or(Ok(Vec::new()), |member| member.texts());
    let mut command = words("ContainerEntrypoint")?;
    command.extend(words("ContainerArguments")?);
    let metrics = algorithm.optional("MetricDefinitions");
    let metrics =
        metrics.map_or(Ok(MetricDefinitions::default()), |member| MetricDefinitions::read(&member))?;

    let mode = algorithm.optional("TrainingInputMode").map(|mode| input_mode(&mode)).transpose()?;
    let mode = mode.unwrap_or("File");
    let channels = match root.optional("InputDataConfig") {
        Some(list) => {
            list.list()?.iter().map(|channel| read_channel(channel, mode)).collect::<Result<_, _>>()?
        }
        None => Vec::new(),
    };
    let named = |name| root.optional(name).map_or(Ok(Vec::new()), |member: Member<'_>| member.named_texts());
    let output = root.required("OutputDataConfig")?;
    let compressed = match output.optional("CompressionType") {
        Some(kind) => kind.text()? != "NONE",
        None => true,
    };
    let checkpoints =
        root.optional("CheckpointConfig").map(|config| read_checkpoints(&config)).transpose()?;
    let resources = root.optional("ResourceConfig");
    let instance_type = resources.as_ref().and_then(|resources| resources.optional("InstanceType"));
    let instance_type = instance_type.map_or(Ok("local"), |member| member.text())?.to_owned();
    if let Some(count) = resources.and_then(|resources| resources.optional("InstanceCount"))
        && count.count()? > 1
    {
        log.note(&format!("Warning: this machine stands in for all {} instances.", count.count()?))?;
    }
    let isolated = root.optional("EnableNetworkIsolation").map_or(Ok(false), |member| member.flag())?;
    let limit = root.optional("StoppingCondition").and_then(|it| it.optional("MaxRuntimeInSeconds"));
    let request = Request {
        image,
        command,
        hyperparameters: named("HyperParameters")?,
        environment: named("Environment")?,
        channels,
        output: output.required("S3OutputPath")?.uri()?,
        compressed,
        checkpoints,
        instance_type,
        network: !isolated,
        limit: limit.map(|member| member.count()).transpose()?,
    };
    Ok((request, metrics))
}

fn read_checkpoints(config: &Member<'_>) -> Result<Output, JobError> {
    let uri = config.required("S3Uri")?.uri()?;
    let Some(member) = config.optional("LocalPath") else {
        return Ok(Output { uri, path: PathBuf::from("/opt/ml/checkpoints") });
    };
    let path = PathBuf::from(member.text()?.trim_end_matches('/'));
    if !workspace::is_below_ml(&path) {
        return Err(member.bad("must be a folder below /opt/ml"));
    }
    Ok(Output { uri, path })
}

/// File and FastFile look alike to a job: files in a folder.
fn input_mode<'r>(mode: &Member<'r>) -> Result<&'r str, JobError> {
    match mode.text()? {
        "Pipe" => Err(mode.bad("Pipe mode is not supported on this machine; use File or FastFile")),
        other => Ok(other),
    }
}

fn read_channel(channel: &Member<'_>, mode: &str) -> Result<Channel, JobError> {
    let member = channel.required("ChannelName")?;
    let name = member.text()?.to_owned();
    if name.is_empty()
        || !name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
        || name.starts_with('.')
    {
        return Err(member.bad("takes letters, digits, `-`, `_` and `.`"));
    }
    let source = channel.required("DataSource")?;
    if let Some(member) = source.optional("FileSystemDataSource") {
        return Err(member.bad("EFS and FSx are not reachable from this machine; use an S3DataSource"));
    }
    let source = source.required("S3DataSource")?;
    if let Some(kind) = source.optional("S3DataType")
        && kind.text()? != "S3Prefix"
    {
        return Err(kind.bad(format!("only S3Prefix is supported on this machine, not {}", kind.text()?)));
    }
    if let Some(kind) = channel.optional("CompressionType")
        && kind.text()? != "None"
    {
        return Err(
            kind.bad("compressed channels belong to Pipe mode, which is not supported on this machine")
        );
    }
    let mode = match channel.optional("InputMode") {
        Some(own) => input_mode(&own)?,
        None => mode,
    };
    let mut configuration = json!({
        "TrainingInputMode": mode,
        "S3DistributionType": optional_text(&source, "S3DataDistributionType")?.unwrap_or("FullyReplicated"),
        "RecordWrapperType": optional_text(channel, "RecordWrapperType")?.unwrap_or("None"),
    });
    if let Some(kind) = optional_text(channel, "ContentType")? {
        configuration["ContentType"] = json!(kind);
    }
    let path = PathBuf::from(script::channel_path(&name));
    let input = Input { name, uri: source.required("S3Uri")?.uri()?, path };
    Ok(Channel { input, configuration })
}

fn optional_text<'r>(member: &Member<'r>, name: &str) -> Result<Option<&'r str>, JobError> {
    member.optional(name).map(|member| member.text()).transpose()
}
