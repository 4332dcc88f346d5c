//! Definitions of any size, byte for byte of the form the SageMaker Python SDK (2.257.7) emits: 1.11 MB for 1,000 steps.

use std::fmt::Write as _;

use fastrand::Rng;

/// A pipeline of so many Processing steps, each with one to three inputs, from outputs of the dozen steps before it.
pub(crate) fn definition(steps: usize) -> String {
    let mut rng = Rng::with_seed(1);
    let mut text = String::from(
        r#"{"Version": "2020-12-01", "Metadata": {}, "Parameters": [{"Name": "Input", "Type": "String", "DefaultValue": "s3://b/in"}], "PipelineExperimentConfig": {"ExperimentName": {"Get": "Execution.PipelineName"}, "TrialName": {"Get": "Execution.PipelineExecutionId"}}, "Steps": ["#,
    );
    for index in 0..steps {
        if index > 0 {
            text += ", ";
        }
        step(&mut text, index, &upstream(index, &mut rng));
    }
    text + "]}"
}

fn upstream(index: usize, rng: &mut Rng) -> Vec<usize> {
    if index == 0 {
        return Vec::new();
    }
    let count = rng.choice([1, 1, 1, 2, 3]).unwrap_or(1);
    let mut steps: Vec<_> = (0..count).map(|_| rng.usize(index.saturating_sub(12)..index)).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn step(text: &mut String, index: usize, upstream: &[usize]) {
    let inputs = if upstream.is_empty() {
        input("in", "Parameters.Input")
    } else {
        let input = |(number, step): (usize, &usize)| {
            let output = format!("Steps.step-{step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri");
            input(&format!("in{number}"), &output)
        };
        upstream.iter().enumerate().map(input).collect::<Vec<_>>().join(", ")
    };
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        r#"{{"Name": "step-{index}", "Type": "Processing", "Arguments": {{"ProcessingResources": {{"ClusterConfig": {{"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}}}}, "AppSpecification": {{"ImageUri": "111122223333.dkr.ecr.us-east-1.amazonaws.com/img:1", "ContainerArguments": ["--i", "{index}"], "ContainerEntrypoint": ["python3", "/opt/run.py"]}}, "RoleArn": "arn:aws:iam::111122223333:role/r", "ProcessingInputs": [{inputs}], "ProcessingOutputConfig": {{"Outputs": [{{"OutputName": "out", "AppManaged": false, "S3Output": {{"S3Uri": "s3://b/out/{index}", "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}}}]}}, "Environment": {{"STEP": "{index}"}}}}}}"#
    );
}

fn input(name: &str, from: &str) -> String {
    format!(
        r#"{{"InputName": "{name}", "AppManaged": false, "S3Input": {{"S3Uri": {{"Get": "{from}"}}, "LocalPath": "/opt/ml/processing/{name}", "S3DataType": "S3Prefix", "S3InputMode": "File", "S3DataDistributionType": "FullyReplicated", "S3CompressionType": "None"}}}}"#
    )
}
