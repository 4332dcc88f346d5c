//! Processing jobs: CreateProcessingJob's request, carried out on this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pipewright_pipeline::s3::S3Uri;
use serde_json::{Value, json};

use super::attempt::attempt;
use super::blocking::blocking;
use super::describe::{document, instant};
use super::input::{self, Input};
use super::log::JobLog;
use super::member::Member;
use super::metric::MetricDefinitions;
use super::process::{self, Facts, Process};
use super::workspace::{self, Workspace};
use super::{Artifact, JobContext, JobError, JobOutcome, configuration, failure, output};

/// A folder whose files are kept when the job has completed.
#[derive(Debug, Clone)]
struct Output {
    name: String,
    uri: S3Uri,
    path: PathBuf,
}

#[derive(Debug)]
struct Request {
    image: String,
    command: Vec<String>,
    environment: Vec<(String, String)>,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    instance_type: Option<String>,
    instance_count: Option<u32>,
    network: bool,
    limit: Option<u64>,
}

/// Runs a processing job. `request` is the body of CreateProcessingJob without variables.
pub async fn run(context: &JobContext, request: &Value) -> Result<JobOutcome, JobError> {
    attempt(context, async |workspace, log| carry_out(context, &workspace, &log, request).await).await
}

async fn carry_out(
    context: &JobContext,
    workspace: &Workspace,
    log: &Arc<JobLog>,
    body: &Value,
) -> Result<JobOutcome, JobError> {
    let created_at = (context.now)();
    let request = read(body)?;
    let spec = context.environments.resolve(&request.image)?;
    let python = process::prepare(context, log, &request.image, &spec).await?;

    let mut environment = configuration::environment(&python.bin, &request.image);
    environment.extend(request.environment);
    let config = document(
        body,
        vec![("ProcessingJobArn", json!(context.arn)), ("ProcessingJobName", json!(context.name))],
    );
    let staged = {
        let (workspace, objects) = (workspace.clone(), Arc::clone(&context.objects));
        let (inputs, outputs) = (request.inputs, request.outputs.clone());
        blocking(move || {
            configuration::write(&workspace, "config/processingjobconfig.json", &config)?;
            configuration::write(
                &workspace,
                "config/resourceconfig.json",
                &configuration::processing_resources(),
            )?;
            let written: Vec<PathBuf> = outputs.iter().map(|output| output.path.clone()).collect();
            let staged = input::stage(&workspace, objects.as_ref(), &inputs, &written)?;
            for path in written {
                workspace.folder(&path)?;
            }
            Ok(staged)
        })
        .await?
    };
    log.note(&format!("Inputs: {} files, {} bytes.", staged.files, staged.bytes))?;

    let mut command = request.command.into_iter();
    let process = Process {
        program: command.next().unwrap_or_default(),
        arguments: command.collect(),
        environment,
        working_directory: PathBuf::from("/"),
        python,
        mounts: staged.mounts,
        facts: Facts {
            image: request.image,
            known_as: spec.image,
            instance_type: request.instance_type,
            instance_count: request.instance_count,
            inputs: staged.inputs,
        },
        network: request.network,
        limit: request.limit,
        metrics: MetricDefinitions::default(),
        escape: false,
    };
    let ended = process::run(context, workspace, log, process).await?;

    let outputs: Vec<(String, String)> =
        request.outputs.iter().map(|output| (output.name.clone(), output.uri.to_string())).collect();
    let (artifacts, message) = {
        let (workspace, objects, log) = (workspace.clone(), Arc::clone(&context.objects), Arc::clone(log));
        let outputs = request.outputs;
        blocking(move || {
            let message = failure::told(&workspace.on_machine(Path::new("/opt/ml/output/message")));
            let mut artifacts: Vec<Artifact> = Vec::new();
            for output in outputs {
                let missing = || JobError::MissingOutput {
                    output: output.name.clone(),
                    path: output.path.display().to_string(),
                };
                let folder = workspace.left_behind(&output.path).filter(|path| path.is_dir());
                let folder = folder.ok_or_else(missing)?;
                let kept = output::collect(objects.as_ref(), &log, &output.name, &folder, &output.uri)?;
                let files = kept.len();
                let said = if files == 0 { "empty".to_owned() } else { format!("{files} files") };
                log.note(&format!("Output {}: {said}, kept at {}.", output.name, output.uri))?;
                artifacts.extend(kept);
            }
            Ok((artifacts, message))
        })
        .await?
    };
    let mut members = vec![
        ("ProcessingJobName", json!(context.name)),
        ("ProcessingJobArn", json!(context.arn)),
        ("ProcessingJobStatus", json!("Completed")),
        ("CreationTime", instant(created_at)),
        ("LastModifiedTime", instant(ended.finished_at)),
        ("ProcessingStartTime", instant(ended.started_at)),
        ("ProcessingEndTime", instant(ended.finished_at)),
    ];
    members.extend(message.map(|message| ("ExitMessage", json!(message))));
    Ok(JobOutcome { describe: document(body, members), outputs, artifacts, metrics: ended.metrics })
}

fn read(body: &Value) -> Result<Request, JobError> {
    let root = Member::root(body);
    let application = root.required("AppSpecification")?;
    let image = application.required("ImageUri")?.text()?.to_owned();
    let words = |name| application.optional(name).map_or(Ok(Vec::new()), |member| member.texts());
    let mut command = words("ContainerEntrypoint")?;
    command.extend(words("ContainerArguments")?);
    if command.is_empty() {
        let why = format!("is required: the image `{image}` has no entrypoint of its own on this machine");
        return Err(JobError::bad("AppSpecification.ContainerEntrypoint", why));
    }
    let environment = root.optional("Environment").map_or(Ok(Vec::new()), |member| member.named_texts())?;
    let inputs = match root.optional("ProcessingInputs") {
        Some(list) => list.list()?.iter().map(read_input).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    let outputs =
        root.optional("ProcessingOutputConfig").map(|config| config.required("Outputs")).transpose()?;
    let outputs = match outputs {
        Some(list) => list.list()?.iter().map(read_output).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    let isolated =
        root.optional("NetworkConfig").and_then(|config| config.optional("EnableNetworkIsolation"));
    let isolated = isolated.map_or(Ok(false), |member| member.flag())?;
    let limit = root.optional("StoppingCondition").and_then(|it| it.optional("MaxRuntimeInSeconds"));
    let limit = limit.map(|member| member.count()).transpose()?;
    // Asked for, and no more: whatever is there is recorded.
    let cluster = body.pointer("/ProcessingResources/ClusterConfig");
    let asked = |name| cluster.and_then(|cluster| cluster.get(name));
    Ok(Request {
        image,
        command,
        environment,
        inputs,
        outputs,
        instance_type: asked("InstanceType").and_then(Value::as_str).map(str::to_owned),
        instance_count: asked("InstanceCount").and_then(configuration::count),
        network: !isolated,
        limit,
    })
}

fn read_input(input: &Member<'_>) -> Result<Input, JobError> {
    let name = input.required("InputName")?.text()?.to_owned();
    if let Some(member) = input.optional("AppManaged")
        && member.flag()?
    {
        return Err(
            member.bad("inputs that the application fetches itself are not supported on this machine")
        );
    }
    if let Some(member) = input.optional("DatasetDefinition") {
        return Err(member.bad("Athena and Redshift are not reachable from this machine; use an S3Input"));
    }
    let source = input.required("S3Input")?;
    if let Some(kind) = source.optional("S3DataType")
        && kind.text()? != "S3Prefix"
    {
        return Err(kind.bad(format!("only S3Prefix is supported on this machine, not {}", kind.text()?)));
    }
    if let Some(mode) = source.optional("S3InputMode")
        && mode.text()? != "File"
    {
        return Err(mode.bad(format!("only File is supported on this machine, not {}", mode.text()?)));
    }
    let path = local_path(&source.required("LocalPath")?)?;
    Ok(Input { name, uri: source.required("S3Uri")?.uri()?, path })
}

fn read_output(output: &Member<'_>) -> Result<Output, JobError> {
    let name = output.required("OutputName")?.text()?.to_owned();
    if let Some(member) = output.optional("FeatureStoreOutput") {
        return Err(member.bad("there is no feature store on this machine"));
    }
    if let Some(member) = output.optional("AppManaged")
        && member.flag()?
    {
        return Err(
            member.bad("outputs that the application uploads itself are not supported on this machine")
        );
    }
    let target = output.required("S3Output")?;
    let path = local_path(&target.required("LocalPath")?)?;
    Ok(Output { name, uri: target.required("S3Uri")?.uri()?, path })
}

fn local_path(member: &Member<'_>) -> Result<PathBuf, JobError> {
    let path = PathBuf::from(member.text()?.trim_end_matches('/'));
    if path.starts_with("/opt/ml/processing") && workspace::is_below_ml(&path) {
        Ok(path)
    } else {
        Err(member.bad(format!("must be a folder below /opt/ml/processing, not {}", path.display())))
    }
}
