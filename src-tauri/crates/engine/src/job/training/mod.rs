//! Training jobs: CreateTrainingJob's request, carried out on this machine.

mod artifact;
mod request;
mod start;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use self::artifact::{keep_data, keep_model};
use self::request::read;
use self::start::Start;
use super::attempt::attempt;
use super::blocking::blocking;
use super::describe::{document, instant};
use super::input::{self, Input};
use super::log::JobLog;
use super::process::{self, Facts, Process};
use super::script::{self, Script};
use super::workspace::Workspace;
use super::{JobContext, JobError, JobOutcome, configuration, hyperparameter, metric, output};

/// Runs a training job. `request` is the body of CreateTrainingJob without variables.
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
                    inputs.push(Input { name: "CheckpointConfig.S3Uri".to_owned(), uri, path });
                }
            }
            let written = written(&inputs);
            let mut staged = input::stage(&workspace, objects.as_ref(), &inputs, &written)?;
            staged.inputs.extend(start.bring_code(&workspace, objects.as_ref(), &log)?);
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
        mounts: staged.mounts,
        facts: Facts {
            image: request.image.clone(),
            known_as: spec.image,
            instance_type: Some(request.instance_type.clone()).filter(|kind| kind != "local"),
            instance_count: body.pointer("/ResourceConfig/InstanceCount").and_then(configuration::count),
            inputs: staged.inputs,
        },
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

/// Folders of the job's own files that an input overlaps: there it is copied.
fn written(inputs: &[Input]) -> Vec<PathBuf> {
    let channels = Path::new("/opt/ml/input/data");
    inputs.iter().map(|input| input.path.clone()).filter(|path| !path.starts_with(channels)).collect()
}
