//! Local files and folders as objects under their content's hash.

use std::path::{Path, PathBuf};

use pipewright_pipeline::arn::{LOCAL_ACCOUNT, LOCAL_REGION};
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::service::PackagedFile;
use pipewright_store::Store;
use sha2::{Digest as _, Sha256};

use crate::clock;
use crate::document::Place;
use crate::error::{Error, ErrorCode};
use crate::hex::{hex, sha256};

/// Gives a project's files places in S3.
pub(super) struct Packer<'a> {
    pub(super) place: &'a Place,
    /// Below here they go.
    pub(super) files: S3Uri,
    /// Takes each object and the file that it is made of.
    pub(super) put: &'a dyn Fn(&S3Uri, &Path) -> Result<(), Error>,
}

impl Packer<'_> {
    /// Packages what stands behind `file://`: a path relative to the project folder, or an absolute one. A
    /// file becomes `s3://…/<hash>/<name>`, a folder `s3://…/<hash>` with its files below.
    pub(super) fn pack(&self, path: &str) -> Result<S3Uri, Error> {
        let local = self.place.folder.join(path);
        let missing = |error: std::io::Error| {
            Error::new(
                ErrorCode::MissingFile,
                format!("`file://{path}` cannot be packaged: {}: {error}.", local.display()),
            )
            .hinted(format!("`file://` URIs count from the project folder, {}.", self.place.folder.display()))
        };
        let metadata = std::fs::metadata(&local).map_err(missing)?;
        if metadata.is_dir() {
            return self.pack_folder(&local).map_err(missing)?;
        }
        let name = local.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let uri = self.files.join(&hash(&local).map_err(missing)?).join(&name);
        (self.put)(&uri, &local)?;
        Ok(uri)
    }

    fn pack_folder(&self, folder: &Path) -> std::io::Result<Result<S3Uri, Error>> {
        let mut entries = Vec::new();
        walk(folder, &mut PathBuf::new(), &mut entries)?;
        entries.sort();
        let mut tree = Sha256::new();
        for entry in &entries {
            tree.update(format!("{}\0{}\n", entry.display(), hash(&folder.join(entry))?));
        }
        let uri = self.files.join(&hex(&tree.finalize()));
        for entry in &entries {
            if let Err(error) = (self.put)(&uri.join(&entry.to_string_lossy()), &folder.join(entry)) {
                return Ok(Err(error));
            }
        }
        Ok(Ok(uri))
    }
}

/// Where an execution on this machine finds the files of a pipeline.
pub(super) fn local_files(pipeline: &str) -> S3Uri {
    S3Uri { bucket: format!("sagemaker-{LOCAL_REGION}-{LOCAL_ACCOUNT}"), key: format!("{pipeline}/files") }
}

/// Keys carry their content's hash: an object that is there already is the same.
pub(super) fn put(store: &Store, place: &Place, uri: &S3Uri, file: &Path) -> Result<PackagedFile, Error> {
    let object = match store.get(uri)? {
        // Its blob may have been removed by hand.
        Some(object) if object.blob.is_file() => object,
        _ => store.put_file(uri, file, false, clock::now())?,
    };
    let path = in_project(place, file);
    Ok(PackagedFile { path, uri: uri.to_string(), sha256: object.sha256, bytes: object.bytes })
}

/// The file's path in the project, with slashes; as it is for one that lies elsewhere.
fn in_project(place: &Place, file: &Path) -> String {
    let path = file.strip_prefix(&place.folder).unwrap_or(file);
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    if path.is_absolute() { path.display().to_string() } else { parts.join("/") }
}

/// Every regular file below a folder, by relative path. What Python and editors leave behind is no code.
fn walk(root: &Path, below: &mut PathBuf, entries: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(&*below))? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "__pycache__" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        below.push(&name);
        if std::fs::metadata(entry.path())?.is_dir() {
            walk(root, below, entries)?;
        } else {
            entries.push(below.clone());
        }
        below.pop();
    }
    Ok(())
}

fn hash(file: &Path) -> std::io::Result<String> {
    sha256(&mut std::fs::File::open(file)?)
}
