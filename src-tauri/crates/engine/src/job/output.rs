//! Outputs: files a job left behind, given to the store.

use std::fs;
use std::path::{Path, PathBuf};

use pipewright_pipeline::s3::S3Uri;

use super::log::JobLog;
use super::{Artifact, JobError};
use crate::port::Objects;

/// Files below a folder, in the order of their relative paths. Links are not followed: on this machine they
/// would lead elsewhere than inside the job; `skipped` hears of each.
pub(super) fn files(folder: &Path, skipped: &mut dyn FnMut(&Path)) -> Result<Vec<PathBuf>, JobError> {
    fn walk(
        folder: &Path,
        below: &Path,
        skipped: &mut dyn FnMut(&Path),
        found: &mut Vec<PathBuf>,
    ) -> Result<(), JobError> {
        let path = folder.join(below);
        for entry in fs::read_dir(&path).map_err(JobError::io(&path))? {
            let entry = entry.map_err(JobError::io(&path))?;
            let name = below.join(entry.file_name());
            let kind = entry.file_type().map_err(JobError::io(entry.path()))?;
            if kind.is_dir() {
                walk(folder, &name, skipped, found)?;
            } else if kind.is_file() {
                found.push(name);
            } else {
                skipped(&name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, Path::new(""), skipped, &mut found)?;
    found.sort_unstable();
    Ok(found)
}

/// Gives every file of an output folder to the store, below `uri`.
pub(super) fn collect(
    objects: &dyn Objects,
    log: &JobLog,
    output: &str,
    folder: &Path,
    uri: &S3Uri,
) -> Result<Vec<Artifact>, JobError> {
    let mut links = Vec::new();
    let found = files(folder, &mut |name| links.push(name.display().to_string()))?;
    for link in links {
        log.note(&format!("Output {output}: {link} is not a regular file and is left out."))?;
    }
    let mut artifacts = Vec::with_capacity(found.len());
    for name in found {
        let Some(below) = name.to_str() else {
            let why = format!("the file name {} is not UTF-8 text", name.display());
            return Err(JobError::bad(format!("output `{output}`"), why));
        };
        let artifact = keep(objects, &format!("{output}/{below}"), &uri.join(below), &folder.join(&name))?;
        artifacts.push(artifact);
    }
    Ok(artifacts)
}

/// Gives one file to the store.
pub(super) fn keep(
    objects: &dyn Objects,
    name: &str,
    uri: &S3Uri,
    file: &Path,
) -> Result<Artifact, JobError> {
    let object = objects.take_file(uri, file)?;
    Ok(Artifact {
        name: name.to_owned(),
        uri: object.uri.to_string(),
        sha256: object.sha256,
        bytes: object.bytes,
    })
}
