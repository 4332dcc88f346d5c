//! Training jobs from request to model.

use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::{Value, json};

use super::{IMAGE, World, failure};

fn request(hyperparameters: &Value) -> Value {
    json!({
        "AlgorithmSpecification": {
            "TrainingImage": IMAGE,
            "TrainingInputMode": "File",
            "MetricDefinitions": [{"Name": "validation:auc", "Regex": "#011validation-auc:([0-9.]+)"}],
        },
        "HyperParameters": hyperparameters,
        "InputDataConfig": [{
            "ChannelName": "train",
            "ContentType": "text/csv",
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://b/train"}},
        }],
        "OutputDataConfig": {"S3OutputPath": "s3://b/models"},
        "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
        "StoppingCondition": {"MaxRuntimeInSeconds": 100},
    })
}

fn unpacked(archive: &[u8]) -> Vec<(String, String)> {
    let mut archive = tar::Archive::new(GzDecoder::new(archive));
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (entry.path().unwrap().display().to_string(), text)
    });
    entries.collect()
}

fn source(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive =
        tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap()
}

const SCRIPT: &str = r#"
import argparse, json, os
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int)
parser.add_argument("--name")
parser.add_argument("--train", default=os.environ["SM_CHANNEL_TRAIN"])
arguments = parser.parse_args()
rows = open(os.path.join(arguments.train, "a.csv")).read()
for epoch in range(arguments.epochs):
    print("[%d]\ttrain-auc:0.9\tvalidation-auc:0.8%d" % (epoch, epoch))
import other
json.dump([arguments.name, rows, os.getcwd()], open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w"))
open(os.path.join(os.environ["SM_OUTPUT_DATA_DIR"], "report.txt"), "w").write("report")
config = json.load(open("/opt/ml/input/config/inputdataconfig.json"))
assert config["train"]["ContentType"] == "text/csv", config
assert json.load(open("/opt/ml/input/config/hyperparameters.json"))["epochs"] == "3"
assert os.environ["TRAINING_JOB_NAME"] == json.loads(os.environ["SM_TRAINING_ENV"])["job_name"]
"#;

#[tokio::test]
async fn script_mode() {
    let world = World::new();
    world.objects.put("s3://b/train/a.csv", "1,2\n");
    world.objects.put(
        "s3://b/source.tar.gz",
        source(&[("train.py", SCRIPT), ("other.py", ""), ("requirements.txt", "x")]),
    );
    let request = request(&json!({
        "epochs": "3", "name": "\"a b\"", "sagemaker_program": "\"train.py\"",
        "sagemaker_submit_directory": "\"s3://b/source.tar.gz\"",
    }));
    let first = match world.train(&request).await {
        Ok(outcome) => outcome,
        Err(error) => panic!("{error}\n{}", world.log()),
    };
    let log = world.log();
    let values: Vec<f64> = first.metrics.iter().map(|point| point.value).collect();
    assert_eq!(values, [0.80, 0.81, 0.82], "{log}");
    assert!(log.contains("[0]#011train-auc:0.9#011validation-auc:0.80"), "{log}");
    assert!(log.contains("Warning: requirements.txt"), "{log}");
    assert_eq!(first.outputs, [("model".to_owned(), "s3://b/models/job-0/output/model.tar.gz".to_owned())]);
    let model = world.objects.bytes("s3://b/models/job-0/output/model.tar.gz");
    let expect = ("model.json".to_owned(), r#"["a b", "1,2\n", "/opt/ml/code"]"#.to_owned());
    assert_eq!(unpacked(&model), [expect]);
    let report = world.objects.bytes("s3://b/models/job-0/output/output.tar.gz");
    assert_eq!(unpacked(&report), [("report.txt".to_owned(), "report".to_owned())]);
    let describe = &first.describe;
    assert_eq!(describe["ModelArtifacts"]["S3ModelArtifacts"], "s3://b/models/job-0/output/model.tar.gz");
    assert_eq!(describe["FinalMetricDataList"][0]["Value"], 0.82);
    assert_eq!(describe["TrainingJobStatus"], "Completed");

    world.train(&request).await.unwrap();
    assert_eq!(model, world.objects.bytes("s3://b/models/job-1/output/model.tar.gz"), "not the same bytes");
}

#[tokio::test]
async fn ways_to_fail() {
    let world = World::new();
    world.objects.put("s3://b/train/a.csv", "1,2\n");
    world.objects.put("s3://b/source.tar.gz", source(&[("train.py", "\nraise KeyError('age')")]));
    let check = async |hyperparameters: Value, pointer: &str, value: Value, expect: &str| {
        let mut request = request(&hyperparameters);
        *request.pointer_mut(pointer).unwrap() = value;
        let message = failure(world.train(&request).await);
        assert!(message.contains(expect), "{message}");
    };
    let script =
        json!({"sagemaker_program": "train.py", "sagemaker_submit_directory": "s3://b/source.tar.gz"});
    let same = json!("s3://b/models");
    let path = "/OutputDataConfig/S3OutputPath";
    check(script.clone(), path, same.clone(), "KeyError: 'age' (train.py, line 2) (exit code 1)").await;
    let other =
        json!({"sagemaker_program": "other.py", "sagemaker_submit_directory": "s3://b/source.tar.gz"});
    check(other, path, same.clone(), "HyperParameters.sagemaker_program: `other.py` is not in").await;
    let absent =
        json!({"sagemaker_program": "train.py", "sagemaker_submit_directory": "s3://b/absent.tar.gz"});
    check(absent, path, same.clone(), "no object at s3://b/absent.tar.gz").await;
    check(json!({}), path, same.clone(), "has no built-in algorithm").await;
    check(json!({"depth": 5}), path, same, "HyperParameters.depth: SageMaker takes a string here").await;
    let mode = "/AlgorithmSpecification/TrainingInputMode";
    check(script.clone(), mode, json!("Pipe"), "Pipe mode is not supported").await;
    let regex = "/AlgorithmSpecification/MetricDefinitions/0/Regex";
    check(
        script.clone(),
        regex,
        json!("(?<=a)(b)"),
        "MetricDefinitions[0].Regex: metric `validation:auc`: look-around",
    )
    .await;
    let uri = "/InputDataConfig/0/DataSource/S3DataSource/S3Uri";
    check(script, uri, json!("s3://b/none"), "input `train`: there is no object at s3://b/none").await;
}

#[tokio::test]
async fn an_entrypoint_and_an_uncompressed_model() {
    let world = World::new();
    world.objects.put("s3://b/train/a.csv", "1,2\n");
    let mut request = request(&json!({}));
    request["AlgorithmSpecification"]["ContainerEntrypoint"] = json!(["/bin/sh", "-c"]);
    let script =
        "cp /opt/ml/input/data/train/a.csv /opt/ml/model/ && chmod +x /opt/ml/input/data/train/a.csv";
    request["AlgorithmSpecification"]["ContainerArguments"] = json!([script]);
    request["OutputDataConfig"]["CompressionType"] = json!("NONE");
    let outcome = world.train(&request).await.unwrap();
    assert_eq!(outcome.describe["ModelArtifacts"]["S3ModelArtifacts"], "s3://b/models/job-0/output/model/");
    assert_eq!(world.objects.text("s3://b/models/job-0/output/model/a.csv"), "1,2\n");
}
