//! Processing jobs from request to Describe document.

use pipewright_engine::job::JobNews;
use serde_json::json;

use super::{IMAGE, World, failure, input, python};

#[tokio::test]
async fn inputs_arguments_environment_and_outputs() {
    let world = World::new();
    world.objects.put(
        "s3://b/code/process.py",
        r#"
import json, os, sys
base = "/opt/ml/processing"
rows = open(base + "/input/data/a.csv").read() + open(base + "/input/data/more/b.csv").read()
os.makedirs(base + "/out/deep")
open(base + "/out/rows.txt", "w").write(rows)
config = json.load(open("/opt/ml/config/processingjobconfig.json"))
resources = json.load(open("/opt/ml/config/resourceconfig.json"))
seen = {"argv": sys.argv[1:], "color": os.environ["COLOR"], "job": config["ProcessingJobName"],
        "host": resources["current_host"], "cwd": os.getcwd(), "region": os.environ["AWS_REGION"]}
json.dump(seen, open(base + "/out/deep/seen.json", "w"))
print("done")
"#,
    );
    world.objects.put("s3://b/data/a.csv", "1\n");
    world.objects.put("s3://b/data/more/b.csv", "2\n");
    let request = json!({
        "AppSpecification": {
            "ImageUri": IMAGE,
            "ContainerEntrypoint": ["python3", "/opt/ml/processing/input/code/process.py"],
            "ContainerArguments": ["--ratio", "0.2"],
        },
        "Environment": {"COLOR": "blue"},
        "ProcessingInputs": [
            input("code", "s3://b/code/process.py", "/opt/ml/processing/input/code"),
            input("data", "s3://b/data", "/opt/ml/processing/input/data/"),
        ],
        "ProcessingOutputConfig": {"Outputs": [
            {"OutputName": "out", "S3Output": {"S3Uri": "s3://b/run/out", "LocalPath": "/opt/ml/processing/out"}},
            {"OutputName": "none", "S3Output": {"S3Uri": "s3://b/run/none", "LocalPath": "/opt/ml/processing/none"}},
        ]},
        "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2}},
        "StoppingCondition": {"MaxRuntimeInSeconds": 60},
    });
    let outcome = world.process(&request).await.unwrap();

    let news = world.news.lock().unwrap().clone();
    let [JobNews::Started(start), JobNews::Ended(end)] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!((start.image.as_str(), start.known_as.as_str()), (IMAGE, "plain-python:1"));
    assert_eq!((start.instance_type.as_deref(), start.instance_count), (Some("ml.m5.xlarge"), Some(2)));
    assert!(start.contents.as_ref().is_some_and(|contents| contents.python.starts_with("3.")));
    let given: Vec<_> = start
        .inputs
        .iter()
        .map(|input| {
            (input.name.as_str(), input.files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(given, [("code", vec!["process.py"]), ("data", vec!["a.csv", "more/b.csv"])]);
    assert!(start.started_at <= end.ended_at && end.exit_code == Some(0));
    let usage = end.usage.unwrap();
    assert!(usage.cpu_ms < 60_000 && usage.peak_memory_bytes > 1 << 20, "{usage:?}");

    assert_eq!(world.objects.text("s3://b/run/out/rows.txt"), "1\n2\n");
    let seen: serde_json::Value =
        serde_json::from_str(&world.objects.text("s3://b/run/out/deep/seen.json")).unwrap();
    assert_eq!(
        seen,
        json!({
            "argv": ["--ratio", "0.2"], "color": "blue", "job": "job-0", "host": "algo-1", "cwd": "/",
            "region": "eu-west-1",
        })
    );
    assert_eq!(
        outcome.outputs,
        [("out".to_owned(), "s3://b/run/out".to_owned()), ("none".to_owned(), "s3://b/run/none".to_owned()),]
    );
    let names: Vec<&str> = outcome.artifacts.iter().map(|artifact| artifact.name.as_str()).collect();
    assert_eq!(names, ["out/deep/seen.json", "out/rows.txt"]);
    let describe = &outcome.describe;
    assert_eq!(describe["ProcessingJobStatus"], "Completed");
    assert_eq!(describe["ProcessingOutputConfig"], request["ProcessingOutputConfig"]);
    assert!(describe["ProcessingEndTime"].as_f64() >= describe["ProcessingStartTime"].as_f64());
    let log = world.log();
    for part in [" done\n", "Output none: empty", "Inputs: 3 files", "Isolation: Linux namespaces"] {
        assert!(log.contains(part), "{part} is not in\n{log}");
    }
}

#[tokio::test]
async fn a_traceback_becomes_the_reason() {
    let world = World::new();
    world.objects.put(
        "s3://b/code/process.py",
        "import sys\n\ndef main():\n    raise ValueError('no rows')\n\nmain()\n",
    );
    let mut request = python("");
    request["AppSpecification"]["ContainerEntrypoint"] =
        json!(["python3", "/opt/ml/processing/code/process.py"]);
    request["ProcessingInputs"] = json!([input("code", "s3://b/code/process.py", "/opt/ml/processing/code")]);
    let message = failure(world.process(&request).await);
    assert_eq!(message, "ValueError: no rows (process.py, line 4) (exit code 1)");
    assert!(world.log().contains("The job did not complete: ValueError"), "{}", world.log());
}

#[tokio::test]
async fn reasons_of_failure() {
    let world = World::new();
    let check = async |code: &str, expect: &str| {
        let message = failure(world.python(code).await);
        assert!(message.contains(expect), "{code}: {message}");
    };
    check(
        "open('/opt/ml/output/failure', 'w').write('UserError: bad eta'); exit(3)",
        "UserError: bad eta (exit code 3)",
    )
    .await;
    check("exit(4)", "failed without a word (exit code 4)").await;
    check("import os; os.kill(os.getpid(), 11)", "signal 11 (segmentation fault)").await;
    check(
        "import shutil; shutil.rmtree('/opt/ml/processing/out')",
        "output `out`: /opt/ml/processing/out is not a folder",
    )
    .await;
    let link = "import os; os.rmdir('/opt/ml/processing/out'); os.symlink('/etc', '/opt/ml/processing/out')";
    check(link, "output `out`: /opt/ml/processing/out is not a folder").await;
}

#[tokio::test]
async fn requests_that_cannot_be_carried_out() {
    let world = World::new();
    let check = async |pointer: &str, value: serde_json::Value, expect: &str| {
        let mut request = python("");
        request["ProcessingInputs"] = json!([input("data", "s3://b/nothing", "/opt/ml/processing/data")]);
        *request.pointer_mut(pointer).unwrap() = value;
        let message = failure(world.process(&request).await);
        assert!(message.contains(expect), "{pointer}: {message}");
    };
    check("/RoleArn", json!(""), "input `data`: there is no object at s3://b/nothing").await;
    check(
        "/AppSpecification/ImageUri",
        json!("company/churn:2"),
        "no environment is known for the image `company/churn:2`",
    )
    .await;
    check(
        "/AppSpecification/ContainerEntrypoint",
        json!([]),
        "AppSpecification.ContainerEntrypoint: is required",
    )
    .await;
    check("/AppSpecification/ContainerEntrypoint", json!(["no-such-program"]), "input `data`").await;
    check(
        "/ProcessingInputs/0/S3Input/S3DataType",
        json!("ManifestFile"),
        "ProcessingInputs[0].S3Input.S3DataType: only S3Prefix",
    )
    .await;
    check(
        "/ProcessingInputs/0/S3Input/LocalPath",
        json!("/opt/ml/processing/../x"),
        "must be a folder below /opt/ml/processing",
    )
    .await;
    check(
        "/ProcessingInputs/0/S3Input/LocalPath",
        json!("/etc"),
        "must be a folder below /opt/ml/processing",
    )
    .await;
    check(
        "/ProcessingInputs/0",
        json!({"InputName": "d", "DatasetDefinition": {}}),
        "ProcessingInputs[0].DatasetDefinition",
    )
    .await;
    check(
        "/ProcessingInputs/0",
        json!({"InputName": "d", "AppManaged": true}),
        "ProcessingInputs[0].AppManaged",
    )
    .await;
    check(
        "/ProcessingOutputConfig/Outputs/0/S3Output/S3Uri",
        json!(5),
        "SageMaker takes a string here, not 5",
    )
    .await;
    let mut request = python("");
    request["AppSpecification"]["ContainerEntrypoint"] = json!(["no-such-program"]);
    let message = failure(world.process(&request).await);
    assert!(message.starts_with("`no-such-program` could not be started: No such file"), "{message}");
}

#[tokio::test]
async fn outputs_inside_and_around_inputs() {
    let world = World::new();
    world.objects.put("s3://b/data/a.csv", "1\n");
    let mut request = python("open('/opt/ml/processing/all/data/a.csv', 'a').write('2\\n')");
    request["ProcessingInputs"] = json!([input("data", "s3://b/data", "/opt/ml/processing/all/data")]);
    request["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["LocalPath"] =
        json!("/opt/ml/processing/all");
    world.process(&request).await.unwrap();
    assert_eq!(world.objects.text("s3://b/out/data/a.csv"), "1\n2\n");
    assert_eq!(world.objects.text("s3://b/data/a.csv"), "1\n");
}

#[tokio::test]
async fn what_a_failed_job_used_is_told() {
    let world = World::new();
    let code = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'x = bytearray(200 << 20); \
                [i for i in range(10**7)]'])\nsys.exit(3)";
    let message = failure(world.python(code).await);
    assert!(message.contains('3'), "{message}");
    let news = world.news.lock().unwrap().clone();
    let Some(JobNews::Ended(end)) = news.last() else { panic!("{news:?}") };
    assert_eq!(end.exit_code, Some(3));
    // The child of the program counts, and the largest process.
    let usage = end.usage.unwrap();
    assert!(usage.cpu_ms > 100 && usage.peak_memory_bytes > 200 << 20, "{usage:?}");
}
