//! CreateTrainingJob's request, read and judged.

use std::path::PathBuf;

use pipewright_pipeline::s3::S3Uri;
use serde_json::{Value, json};

use crate::job::input::Input;
use crate::job::log::JobLog;
use crate::job::member::Member;
use crate::job::metric::MetricDefinitions;
use crate::job::{JobError, script, workspace};

#[derive(Debug)]
pub(super) struct Request {
    pub image: String,
    pub command: Vec<String>,
    pub hyperparameters: Vec<(String, String)>,
    pub environment: Vec<(String, String)>,
    pub channels: Vec<Channel>,
    pub output: S3Uri,
    pub compressed: bool,
    pub checkpoints: Option<Output>,
    pub instance_type: String,
    pub network: bool,
    pub limit: Option<u64>,
}

#[derive(Debug, Clone)]
pub(super) struct Channel {
    pub input: Input,
    /// Its entry in `inputdataconfig.json`.
    pub configuration: Value,
}

#[derive(Debug, Clone)]
pub(super) struct Output {
    pub uri: S3Uri,
    pub path: PathBuf,
}

pub(super) fn read(body: &Value, log: &JobLog) -> Result<(Request, MetricDefinitions), JobError> {
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
