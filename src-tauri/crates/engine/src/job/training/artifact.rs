//! What a training job leaves: its model and its output data.

use std::path::Path;

use pipewright_pipeline::s3::S3Uri;

use crate::job::log::JobLog;
use crate::job::workspace::Workspace;
use crate::job::{Artifact, JobError, archive, output};
use crate::port::Objects;

/// What the store has taken.
pub(super) struct Kept {
    /// The URI of the model, when the job left one.
    pub model: Option<String>,
    pub artifacts: Vec<Artifact>,
}

/// Keeps `/opt/ml/model` below `place`: packed, or file by file.
pub(super) fn keep_model(
    workspace: &Workspace,
    objects: &dyn Objects,
    log: &JobLog,
    place: &S3Uri,
    compressed: bool,
) -> Result<Kept, JobError> {
    let path = Path::new("/opt/ml/model");
    let missing = || JobError::MissingOutput { output: "model".to_owned(), path: path.display().to_string() };
    let folder = workspace.left_behind(path).filter(|path| path.is_dir()).ok_or_else(missing)?;
    if is_empty(&folder)? {
        log.note("Warning: the job left nothing in /opt/ml/model, so there is no model.")?;
        return Ok(Kept { model: None, artifacts: Vec::new() });
    }
    if !compressed {
        let uri = place.join("model");
        let artifacts = output::collect(objects, log, "model", &folder, &uri)?;
        return Ok(Kept { model: Some(format!("{uri}/")), artifacts });
    }
    let packed = workspace.directory().join("model.tar.gz");
    archive::pack(&folder, &packed)?;
    let artifact = output::keep(objects, "model", &place.join("model.tar.gz"), &packed)?;
    log.note(&format!("Model kept at {}, {} bytes.", artifact.uri, artifact.bytes))?;
    Ok(Kept { model: Some(artifact.uri.clone()), artifacts: vec![artifact] })
}

/// Keeps `/opt/ml/output/data` below `place`, packed, when there is anything.
pub(super) fn keep_data(
    workspace: &Workspace,
    objects: &dyn Objects,
    place: &S3Uri,
) -> Result<Option<Artifact>, JobError> {
    let folder = workspace.left_behind(Path::new("/opt/ml/output/data")).filter(|path| path.is_dir());
    let Some(folder) = folder else { return Ok(None) };
    if is_empty(&folder)? {
        return Ok(None);
    }
    let packed = workspace.directory().join("output.tar.gz");
    archive::pack(&folder, &packed)?;
    output::keep(objects, "output", &place.join("output.tar.gz"), &packed).map(Some)
}

fn is_empty(folder: &Path) -> Result<bool, JobError> {
    Ok(std::fs::read_dir(folder).map_err(JobError::io(folder))?.next().is_none())
}
