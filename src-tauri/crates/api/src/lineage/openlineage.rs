//! A graph's steps as OpenLineage events, for catalogues that know nothing of Pipewright.
//!
//! Each step run is a run: an event when it started, and one when it ended. Their ids follow from the step's name, so
//! the same step gives the same events whenever it is exported. Spec: <https://openlineage.io/spec/2-0-2/OpenLineage.json>.

use std::fmt::Write as _;
use std::rc::Rc;

use pipewright_engine::instant::iso;
use pipewright_pipeline::arn::{LOCAL_ACCOUNT, LOCAL_REGION};
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::StepStatus;
use pipewright_store::{SourceFile, Step};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::content::shape;
use super::runs::{GivenFile, Run, Runs};
use crate::dto::lineage::{LineageKind, LineageView};
use crate::error::Error;
use crate::workbench::Workbench;

const SPEC: &str = "https://openlineage.io/spec";
const PRODUCER: &str = concat!("pkg:generic/pipewright@", env!("CARGO_PKG_VERSION"));
/// Tables up to this size are counted.
const TABLE: u64 = 64 << 20;

impl Workbench {
    /// The events of the steps of a graph, in the order of time.
    pub fn openlineage(&self, view: &LineageView) -> Result<Vec<Value>, Error> {
        let mut runs = Runs::new(&self.shared.store);
        let mut places: Vec<_> = view
            .nodes
            .iter()
            .filter(|node| {
                matches!(node.kind, LineageKind::Step | LineageKind::Action | LineageKind::Package)
            })
            .filter_map(|node| Some((node.execution.clone()?, node.step.clone()?)))
            .collect();
        places.sort();
        places.dedup();
        let mut events = Vec::new();
        for (execution, name) in places {
            let Some(run) = runs.get(&execution)? else { continue };
            let Some(step) = run.step(&name) else { continue };
            events.extend(step_events(&mut runs, &run, step)?);
        }
        events.sort_by_key(|(at, order, _)| (*at, *order));
        Ok(events.into_iter().map(|(_, _, event)| event).collect())
    }
}

fn step_events(runs: &mut Runs<'_>, run: &Rc<Run>, step: &Step) -> Result<Vec<(i64, u8, Value)>, Error> {
    let mut inputs = Vec::new();
    for input in runs.inputs(run, step)?.iter() {
        for file in &input.files {
            inputs.push(input_dataset(runs, file)?);
        }
    }
    let mut outputs = Vec::new();
    for one in run.artifacts.iter().filter(|one| one.step == step.name) {
        let file = &one.artifact;
        let mut dataset = dataset(runs, &file.uri, &file.sha256)?;
        let mut statistics = json!({ "size": file.bytes, "fileCount": 1 });
        if let Some(shape) = shape(runs.store, &file.sha256, &file.uri, TABLE) {
            statistics["rowCount"] = json!(shape.rows);
        }
        dataset["outputFacets"] = json!({
            "outputStatistics": facet("1-0-2/OutputStatisticsOutputDatasetFacet", statistics),
        });
        outputs.push(dataset);
    }
    for package in run.packages.iter().filter(|one| one.step == step.name) {
        outputs.push(json!({
            "namespace": format!("arn:aws:sagemaker:{LOCAL_REGION}:{LOCAL_ACCOUNT}"),
            "name": format!("model-package/{}/{}", package.group, package.version),
        }));
    }
    let event = |event_type: &str, at, run_facets: Value, outputs: Value| {
        json!({
            "eventType": event_type,
            "eventTime": iso(at),
            "producer": PRODUCER,
            "schemaURL": format!("{SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent"),
            "run": {
                "runId": run_id(&format!("{}/{}", run.execution.arn, step.name)),
                "facets": run_facets,
            },
            "job": job(run, step),
            "inputs": inputs,
            "outputs": outputs,
        })
    };
    let mut facets = run_facets(run, step);
    let mut events = vec![(step.started_at.0, 0, event("START", step.started_at, json!(facets), json!([])))];
    if let Some(ended_at) = step.ended_at {
        let end = match step.status {
            StepStatus::Failed => "FAIL",
            StepStatus::Stopped => "ABORT",
            _ => "COMPLETE",
        };
        if let Some(reason) = &step.failure_reason {
            let message = json!({ "message": reason, "programmingLanguage": "unknown" });
            facets.insert("errorMessage".to_owned(), facet("1-0-1/ErrorMessageRunFacet", message));
        }
        events.push((ended_at.0, 1, event(end, ended_at, json!(facets), json!(outputs))));
    }
    Ok(events)
}

fn run_facets(run: &Run, step: &Step) -> Map<String, Value> {
    let execution = &run.execution;
    let parent = json!({
        "run": { "runId": run_id(execution.arn.as_str()) },
        "job": { "namespace": namespace(), "name": execution.pipeline },
    });
    let mut facets = Map::new();
    facets.insert("parent".to_owned(), facet("1-2-0/ParentRunFacet", parent));
    let given = step.arguments.as_ref().and_then(|arguments| arguments.get("HyperParameters")?.as_object());
    if let Some(given) = given {
        let one = |(name, value): (&String, &Value)| {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            json!({ "key": name, "value": value })
        };
        let parameters = json!({ "parameters": given.iter().map(one).collect::<Vec<_>>() });
        facets
            .insert("executionParameters".to_owned(), facet("1-0-0/ExecutionParametersRunFacet", parameters));
    }
    facets
}

fn job(run: &Run, step: &Step) -> Value {
    let execution = &run.execution;
    let about = format!(
        "{}, a {} step of version {} of the pipeline {}",
        step.name, step.step_type, execution.version, execution.pipeline
    );
    let kind = json!({
        "processingType": "BATCH",
        "integration": "PIPEWRIGHT",
        "jobType": step.step_type.to_uppercase(),
    });
    let mut facets = Map::new();
    facets.insert(
        "documentation".to_owned(),
        facet("1-1-0/DocumentationJobFacet", json!({ "description": about, "contentType": "text/plain" })),
    );
    facets.insert("jobType".to_owned(), facet("2-0-4/JobTypeJobFacet", kind));
    let git = execution.git.as_ref();
    let commit = git.and_then(|git| git.commit.clone());
    if let (Some(project), Some(commit)) = (&execution.project, commit) {
        let mut location = json!({ "type": "git", "url": file_url(project), "version": commit });
        if let Some(branch) = git.and_then(|git| git.branch.clone()) {
            location["branch"] = json!(branch);
        }
        facets.insert("sourceCodeLocation".to_owned(), facet("1-1-0/SourceCodeLocationJobFacet", location));
    }
    json!({
        "namespace": namespace(),
        "name": format!("{}.{}", execution.pipeline, step.name),
        "facets": facets,
    })
}

fn input_dataset(runs: &Runs<'_>, file: &GivenFile) -> Result<Value, Error> {
    let mut dataset = dataset(runs, &file.uri, &file.sha256)?;
    let mut facets = Map::new();
    let mut quality = json!({ "columnMetrics": {}, "fileCount": 1 });
    if let Some(bytes) = file.bytes {
        quality["bytes"] = json!(bytes);
        let statistics = json!({ "size": bytes, "fileCount": 1 });
        facets.insert(
            "inputStatistics".to_owned(),
            facet("1-0-0/InputStatisticsInputDatasetFacet", statistics),
        );
    }
    if let Some(shape) = shape(runs.store, &file.sha256, &file.uri, TABLE) {
        quality["rowCount"] = json!(shape.rows);
    }
    facets
        .insert("dataQualityMetrics".to_owned(), facet("1-0-3/DataQualityMetricsInputDatasetFacet", quality));
    dataset["inputFacets"] = Value::Object(facets);
    Ok(dataset)
}

fn dataset(runs: &Runs<'_>, uri: &str, sha256: &str) -> Result<Value, Error> {
    let (namespace, name) = match S3Uri::parse(uri) {
        Ok(place) => (format!("s3://{}", place.bucket), place.key),
        Err(_) => ("file".to_owned(), uri.to_owned()),
    };
    let mut facets = Map::new();
    let version = json!({ "datasetVersion": sha256 });
    facets.insert("version".to_owned(), facet("1-0-1/DatasetVersionDatasetFacet", version));
    let columns = shape(runs.store, sha256, uri, TABLE).map(|shape| shape.names).unwrap_or_default();
    if !columns.is_empty() {
        let fields = columns.iter().enumerate();
        let fields = fields.map(|(at, name)| json!({ "name": name, "ordinal_position": at + 1 }));
        let schema = json!({ "fields": fields.collect::<Vec<_>>() });
        facets.insert("schema".to_owned(), facet("1-2-0/SchemaDatasetFacet", schema));
    }
    if let Some(SourceFile { project, path }) = runs.store.source_of(uri, sha256)? {
        let name = match project {
            Some(project) if !path.starts_with('/') => format!("{project}/{path}"),
            _ => path,
        };
        let links = json!({ "identifiers": [{ "namespace": "file", "name": name, "type": "FILE" }] });
        facets.insert("symlinks".to_owned(), facet("1-0-1/SymlinksDatasetFacet", links));
    }
    Ok(json!({ "namespace": namespace, "name": name, "facets": facets }))
}

/// A facet with who made it and where its shape is told; `schema` is `version/Name`.
fn facet(schema: &str, mut body: Value) -> Value {
    let name = schema.rsplit('/').next().unwrap_or(schema);
    body["_producer"] = json!(PRODUCER);
    body["_schemaURL"] = json!(format!("{SPEC}/facets/{schema}.json#/$defs/{name}"));
    body
}

fn namespace() -> String {
    format!("sagemaker:{LOCAL_REGION}:{LOCAL_ACCOUNT}")
}

/// A UUID that follows from a name: version 8, of the first bytes of its SHA-256.
fn run_id(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = crate::hex::hex(&bytes);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

fn file_url(path: &str) -> String {
    let mut url = String::from("file://");
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                url.push(char::from(byte));
            }
            other => {
                // Writing to a String cannot fail.
                let _ = write!(url, "%{other:02X}");
            }
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_addresses() {
        let id = run_id("arn/a");
        assert_eq!(id, run_id("arn/a"));
        assert_ne!(id, run_id("arn/b"));
        assert_eq!((id.len(), &id[14..15], id.matches('-').count()), (36, "8", 4));
        assert_eq!(file_url("/home/you/a b"), "file:///home/you/a%20b");
    }
}
