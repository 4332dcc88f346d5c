//! Which steps read a file.

use std::collections::HashMap;

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{Reader, StepPlace, Store};

use crate::error::Error;

/// The steps that were given these bytes at this URI, with the input's name; newest execution first.
pub(super) fn readers_of(
    store: &Store,
    uri: &str,
    sha256: &str,
    limit: u32,
) -> Result<Vec<(StepPlace, String)>, Error> {
    let Ok(place) = S3Uri::parse(uri) else { return Ok(Vec::new()) };
    let mut manifests = HashMap::new();
    let mut found = Vec::new();
    for reader in store.readers_of(&place, sha256, limit)? {
        let held = if reader.files == 1 {
            true
        } else {
            let key = (reader.sha256.clone(), reader.uri.clone());
            if let Some(known) = manifests.get(&key) {
                *known
            } else {
                let held = holds(store, &reader, uri, sha256)?;
                manifests.insert(key, held);
                held
            }
        };
        if held {
            found.push((reader.place, reader.name));
        }
    }
    Ok(found)
}

/// Whether the file was among those of an input.
fn holds(store: &Store, reader: &Reader, uri: &str, sha256: &str) -> Result<bool, Error> {
    let Some(path) = uri.strip_prefix(&reader.uri) else { return Ok(false) };
    let path = path.trim_start_matches('/');
    let lines = store.manifest(&reader.sha256)?.unwrap_or_default();
    Ok(lines.iter().any(|line| line.sha256 == sha256 && line.path == path))
}
