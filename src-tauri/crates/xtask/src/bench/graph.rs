//! Pipelines of any size to draw: Processing steps in layers, each reading one to three outputs of the layers before.
//!
//! The same graphs as the layout engines are compared on elsewhere: layers of up to the square root of the number of
//! steps, most edges from the layer before, some longer, and nobody without a reader. Always the same for a size.

use serde_json::{Value, json};

/// A definition of so many steps.
pub(super) fn pipeline(steps: usize) -> Value {
    let edges = edges(steps);
    let list: Vec<_> =
        (0..steps).map(|index| step(index, edges.get(index).map_or(&[], Vec::as_slice))).collect();
    json!({ "Version": "2020-12-01", "Metadata": {}, "Parameters": [], "Steps": list })
}

/// Of each step the steps it reads.
pub(super) fn edges(steps: usize) -> Vec<Vec<usize>> {
    let mut random = Random(7);
    let width = ((steps as f64).sqrt() / 2.0).round().max(2.0) as usize;
    let mut layers: Vec<Vec<usize>> = Vec::new();
    let mut next = 0;
    while next < steps {
        let size = (1 + random.below(2 * width)).min(steps - next);
        layers.push((next..next + size).collect());
        next += size;
    }
    let mut edges = vec![Vec::new(); steps];
    let mut read = vec![false; steps];
    for layer in 1..layers.len() {
        for &step in &layers[layer] {
            for _ in 0..[1, 1, 1, 2, 2, 3][random.below(6)] {
                let back = if random.below(100) < 85 { 1 } else { 1 + random.below(layer.min(4)) };
                let from = &layers[layer - back];
                let from = from[random.below(from.len())];
                if !edges[step].contains(&from) {
                    edges[step].push(from);
                    read[from] = true;
                }
            }
        }
    }
    for pair in layers.windows(2) {
        for &step in pair[0].iter().filter(|step| !read[**step]) {
            edges[pair[1][random.below(pair[1].len())]].push(step);
        }
    }
    edges
}

fn step(index: usize, reads: &[usize]) -> Value {
    let inputs: Vec<_> = reads.iter().enumerate().map(|(number, from)| json!({
        "InputName": format!("in-{number}"),
        "S3Input": {
            "S3Uri": { "Get": format!("Steps.Step{from}.ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri") },
            "LocalPath": format!("/opt/ml/processing/in-{number}"), "S3DataType": "S3Prefix", "S3InputMode": "File",
        },
    })).collect();
    json!({
        "Name": format!("Step{index}"), "Type": "Processing",
        "Arguments": {
            "RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
            "ProcessingResources": { "ClusterConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30 } },
            "AppSpecification": {
                "ImageUri": "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
                "ContainerEntrypoint": ["python3", "/opt/ml/processing/input/code/step.py"],
            },
            "ProcessingInputs": inputs,
            "ProcessingOutputConfig": { "Outputs": [{
                "OutputName": "data", "AppManaged": false,
                "S3Output": { "S3Uri": format!("s3://example/step-{index}"), "LocalPath": "/opt/ml/processing/data", "S3UploadMode": "EndOfJob" },
            }] },
        },
    })
}

/// A small generator, so that every machine draws the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_but_the_last_layer_is_read() {
        let edges = edges(200);
        let count: usize = edges.iter().map(Vec::len).sum();
        assert!((250..500).contains(&count), "{count}");
        assert!(edges.iter().enumerate().all(|(step, reads)| reads.iter().all(|from| *from < step)));
    }
}
