//! The files below `/opt/ml` that tell a job about itself.

use std::path::Path;

use serde_json::{Value, json};

use super::JobError;
use super::workspace::{ML, Workspace};

/// The only host there is.
pub(super) const HOST: &str = "algo-1";
/// The name SageMaker gives its network interface.
pub(super) const NETWORK_INTERFACE: &str = "eth0";

/// Writes a JSON file below `/opt/ml`.
pub(super) fn write(workspace: &Workspace, below_ml: &str, value: &Value) -> Result<(), JobError> {
    workspace.write(&Path::new(ML).join(below_ml), value.to_string().as_bytes())
}

/// `resourceconfig.json` of a training job.
pub(super) fn training_resources(instance_type: &str) -> Value {
    json!({
        "current_host": HOST,
        "current_instance_type": instance_type,
        "current_group_name": "homogeneousCluster",
        "hosts": [HOST],
        "instance_groups": [{
            "instance_group_name": "homogeneousCluster",
            "instance_type": instance_type,
            "hosts": [HOST],
        }],
        "network_interface_name": NETWORK_INTERFACE,
    })
}

/// `resourceconfig.json` of a processing job.
pub(super) fn processing_resources() -> Value {
    json!({"current_host": HOST, "hosts": [HOST]})
}

/// The region in an image's registry, `us-east-1` for an image that names none.
pub(super) fn region(image: &str) -> &str {
    let registry = image.split('/').next().unwrap_or_default();
    let parts: Vec<&str> = registry.split('.').collect();
    match parts.as_slice() {
        [_, "dkr", "ecr", region, ..] => region,
        _ => "us-east-1",
    }
}

/// What every job finds in its environment, before the request's own variables. Nothing of the engine's own
/// environment is handed on: it may hold credentials.
pub(super) fn environment(bin: &Path, image: &str) -> Vec<(String, String)> {
    let path = format!("{}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", bin.display());
    let region = region(image);
    [
        ("PATH", path.as_str()),
        ("HOME", "/root"),
        ("LANG", "C.UTF-8"),
        ("LC_ALL", "C.UTF-8"),
        ("PYTHONUNBUFFERED", "1"),
        ("PYTHONIOENCODING", "utf-8"),
        // Modules of the job itself are imported once; their bytecode would only be an unwanted output.
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("AWS_REGION", region),
        ("AWS_DEFAULT_REGION", region),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// A number of instances, as it was asked for.
pub(super) fn count(asked: &Value) -> Option<u32> {
    asked.as_u64().and_then(|count| u32::try_from(count).ok())
}
