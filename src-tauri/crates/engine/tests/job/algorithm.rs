//! XGBoost as a built-in algorithm, in the environment of its image. The first run builds that below the target
//! folder, with packages from PyPI; later ones find it there.

use std::path::PathBuf;

use pipewright_engine::environment::Environments;
use serde_json::{Value, json};

use super::{World, failure};

const XGBOOST: &str = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";

fn world() -> World {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("environments");
    let world = World::with(|_| Environments::new(folder));
    for (name, count) in [("train", 400), ("validation", 100)] {
        let row = |row| format!("{},{row},{}", u8::from(row % 7 > 2), row % 7);
        let rows: Vec<String> = (0..count).map(row).collect();
        world.objects.put(&format!("s3://b/{name}/data.csv"), rows.join("\n"));
    }
    world
}

fn request(hyperparameters: &Value) -> Value {
    let channel = |name: &str| {
        json!({
            "ChannelName": name, "ContentType": "text/csv",
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": format!("s3://b/{name}")}},
        })
    };
    json!({
        "AlgorithmSpecification": {
            "TrainingImage": XGBOOST,
            "TrainingInputMode": "File",
            "MetricDefinitions": [{
                "Name": "validation:auc",
                "Regex": ".*\\[[0-9]+\\].*#011validation-auc:([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?).*",
            }],
        },
        "HyperParameters": hyperparameters,
        "InputDataConfig": [channel("train"), channel("validation")],
        "OutputDataConfig": {"S3OutputPath": "s3://b/models"},
        "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
        "StoppingCondition": {"MaxRuntimeInSeconds": 300},
    })
}

#[tokio::test]
async fn a_model_its_metrics_and_the_same_again() {
    let world = world();
    let request = request(&json!({
        "num_round": "5", "objective": "binary:logistic", "eval_metric": "auc,logloss", "max_depth": "3",
        "eta": "0.2", "seed": "7",
    }));
    let outcome = match world.train(&request).await {
        Ok(outcome) => outcome,
        Err(error) => panic!("{error}\n{}", world.log()),
    };
    let log = world.log();
    assert_eq!(outcome.metrics.len(), 5, "{log}");
    assert!(outcome.metrics[4].value > 0.95, "{log}");
    assert!(log.contains(" [0]#011train-auc:"), "{log}");
    let first = outcome.artifacts[0].uri.clone();
    let again = world.train(&request).await.unwrap().artifacts[0].uri.clone();
    assert_eq!(world.objects.bytes(&first), world.objects.bytes(&again), "not the same model");
}

#[tokio::test]
async fn mistakes_are_the_users() {
    let world = world();
    world.objects.put("s3://b/header/data.csv", "label,age\n1,2\n");
    let check = async |hyperparameters: Value, uri: &str, expect: &str| {
        let mut request = request(&hyperparameters);
        request["InputDataConfig"][0]["DataSource"]["S3DataSource"]["S3Uri"] = json!(uri);
        let message = failure(world.train(&request).await);
        assert!(message.contains(expect), "{message}");
    };
    let train = "s3://b/train";
    check(
        json!({"eta": "0.2"}),
        train,
        "UserError: Missing required hyperparameter: num_round (exit code 1)",
    )
    .await;
    check(json!({"num_round": "5", "deepness": "3"}), train, "Extraneous hyperparameter found: deepness")
        .await;
    check(json!({"num_round": "5", "eta": "2"}), train, "Hyperparameter eta: 2 is not in range").await;
    check(json!({"num_round": "5", "max_depth": "3.0"}), train, "max_depth: could not parse value").await;
    check(json!({"num_round": "5", "eval_metric": "auc"}), train, "Metric 'auc' can only be applied").await;
    check(json!({"num_round": "2"}), "s3://b/header", "there must be no header").await;
}
