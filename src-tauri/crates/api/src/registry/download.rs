//! A model's archive out of the store, into a file of the user's.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

impl Workbench {
    /// Copies the archive of a version to `to`: a file, or a folder that gets one of the archive's own name. A file
    /// that is there is left alone unless `over`. Gives the file's path.
    pub fn download_model(&self, name: &str, to: &Path, over: bool) -> Result<PathBuf, Error> {
        let version = self.model_version(name)?;
        let called = format!("{} v {}", version.group, version.version);
        let file = version.files.first().ok_or_else(|| {
            Error::new(ErrorCode::NotFound, format!("{called} has no archive: its image is all there is."))
        })?;
        let gone = || {
            Error::new(
                ErrorCode::NotFound,
                format!("The archive of {called} is not kept any more: {}.", file.uri),
            )
        };
        let blob =
            file.sha256.as_deref().and_then(|sha256| self.shared.store.blob(sha256)).ok_or_else(gone)?;
        let target = if to.is_dir() { to.join(&file.name) } else { to.to_owned() };
        let failed = |error: io::Error| Error::file(&target, &error);
        if over {
            // Beside it first, so that a full disk costs nothing that was there.
            let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
            let mut beside =
                tempfile::NamedTempFile::new_in(folder.unwrap_or_else(|| Path::new("."))).map_err(failed)?;
            io::copy(&mut File::open(&blob).map_err(failed)?, beside.as_file_mut()).map_err(failed)?;
            beside.persist(&target).map_err(|error| failed(error.error))?;
            return Ok(target);
        }
        let mut copy = OpenOptions::new().write(true).create_new(true).open(&target).map_err(|error| {
            if error.kind() == io::ErrorKind::AlreadyExists {
                let message = format!("{} is there already.", target.display());
                return Error::new(ErrorCode::Conflict, message)
                    .hinted("Choose another name, or write over it.");
            }
            failed(error)
        })?;
        let copied = File::open(&blob).and_then(|mut blob| io::copy(&mut blob, &mut copy));
        if let Err(error) = copied {
            // Half an archive is worse than none.
            let _ = fs::remove_file(&target);
            return Err(failed(error));
        }
        Ok(target)
    }
}
