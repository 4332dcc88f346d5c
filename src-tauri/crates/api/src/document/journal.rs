//! Unsaved changes, kept beside the program's state so that a crash loses none.
//!
//! The journal is replaced as a whole and without waiting for the disk: what ends the program does not end the
//! system, and an edit must not take longer than a frame. A power cut may cost the last seconds.

use std::path::{Path, PathBuf};

use pipewright_pipeline::edit::Edit;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::hex::hex;

/// Where the unsaved changes of one file are kept.
#[derive(Debug, Clone)]
pub(super) struct Journal {
    path: PathBuf,
}

/// Unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsaved {
    /// The definition file, for people who look into the folder.
    file: String,
    /// The digest of the file's text that the changes belong to.
    base: String,
    /// The edits since then; empty when the way is not known.
    pub(super) edits: Vec<Edit>,
    /// The definition as it was left.
    pub(super) text: String,
}

impl Journal {
    /// The journal of a definition file.
    pub(super) fn of(folder: &Path, file: &Path) -> Self {
        let name = digest(&file.to_string_lossy());
        Self { path: folder.join(format!("{}.json", &name[..16])) }
    }

    /// What was left unsaved, if anything was.
    pub(super) fn read(&self) -> Result<Option<Unsaved>, Error> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::file(&self.path, &error)),
        };
        // One that cannot be read was written by another version: it stays where it is for a person to look at.
        Ok(serde_json::from_str(&text).ok())
    }

    /// Keeps unsaved changes.
    pub(super) fn write(&self, file: &Path, base: &str, edits: Vec<Edit>, text: String) -> Result<(), Error> {
        let unsaved = Unsaved { file: file.display().to_string(), base: digest(base), edits, text };
        let failed = |error: std::io::Error| Error::file(&self.path, &error);
        let content = serde_json::to_vec(&unsaved).map_err(|error| failed(error.into()))?;
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let next = self.path.with_extension("next");
        std::fs::write(&next, content).and_then(|()| std::fs::rename(&next, &self.path)).map_err(failed)
    }

    /// Nothing is unsaved any more.
    pub(super) fn clear(&self) -> Result<(), Error> {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::file(&self.path, &error))
            }
            _ => Ok(()),
        }
    }
}

impl Unsaved {
    /// Whether the changes were made to this text.
    pub(super) fn belongs_to(&self, text: &str) -> bool {
        self.base == digest(text)
    }
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
