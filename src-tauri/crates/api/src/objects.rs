//! The engine's objects, kept in the store.

use std::path::Path;

use pipewright_engine::port::{Object, ObjectError, Objects};
use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{Store, StoreError, StoredObject};

use crate::clock;
use crate::error::chain;

/// The store as the engine sees it.
pub(crate) struct StoreObjects(pub(crate) Store);

impl Objects for StoreObjects {
    fn list(&self, uri: &S3Uri) -> Result<Vec<Object>, ObjectError> {
        Ok(self.0.list(uri).map_err(failed)?.into_iter().map(object).collect())
    }

    fn take_file(&self, uri: &S3Uri, file: &Path) -> Result<Object, ObjectError> {
        self.0.put_file(uri, file, true, clock::now()).map(object).map_err(failed)
    }
}

fn object(stored: StoredObject) -> Object {
    Object { uri: stored.uri, sha256: stored.sha256, bytes: stored.bytes, blob: stored.blob }
}

fn failed(error: StoreError) -> ObjectError {
    ObjectError { message: chain(&error), source: Some(Box::new(error)) }
}
