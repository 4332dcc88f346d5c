//! Unsaved changes, kept beside the program's state so that a crash loses none.
//!
//! The journal is replaced as a whole and without waiting for the disk: what ends the program does not end the
//! system, and an edit must not take longer than a frame. A power cut may cost the last seconds.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use pipewright_pipeline::edit::Edit;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::hex::hex;

/// Where the unsaved changes of one file are kept. Each program that has the file open keeps its own: the lock says
/// which are taken, and is let go when the program ends, however it does.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    /// Whether another program had the file open already.
    pub(super) shared: bool,
    _lock: File,
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
    /// The text as it was left, when it was no JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) broken: Option<String>,
}

impl Journal {
    /// Takes a journal of a definition file for as long as it is open: one that a program left behind, else a free
    /// one.
    pub(super) fn claim(folder: &Path, file: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|error| Error::file(folder, &error))?;
        let name = digest(&file.to_string_lossy());
        let mut shared = false;
        let mut free = None;
        for number in 1.. {
            let stem = if number == 1 { name[..16].to_owned() } else { format!("{}-{number}", &name[..16]) };
            let (path, lock_path) =
                (folder.join(format!("{stem}.json")), folder.join(format!("{stem}.lock")));
            let known = lock_path.exists() || path.exists();
            if !known && free.is_some() {
                break;
            }
            match hold(&lock_path)? {
                None => shared = true,
                Some(lock) if path.exists() => return Ok(Self { path, shared, _lock: lock }),
                Some(lock) => free = free.or(Some((path, lock))),
            }
            if !known {
                break;
            }
        }
        let Some((path, lock)) = free else { return Self::claim(folder, file) };
        Ok(Self { path, shared, _lock: lock })
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
    pub(super) fn write(
        &self,
        file: &Path,
        base: &str,
        edits: Vec<Edit>,
        text: String,
        broken: Option<&str>,
    ) -> Result<(), Error> {
        let broken = broken.map(str::to_owned);
        let unsaved = Unsaved { file: file.display().to_string(), base: digest(base), edits, text, broken };
        let failed = |error: std::io::Error| Error::file(&self.path, &error);
        let content = serde_json::to_vec(&unsaved).map_err(|error| failed(error.into()))?;
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

/// Takes a lock; none when another program holds it. A program that is just ending is waited for.
fn hold(path: &Path) -> Result<Option<File>, Error> {
    let failed = |error: &std::io::Error| Error::file(path, error);
    let file = File::create(path).map_err(|error| failed(&error))?;
    for _ in 0..4 {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(25)),
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
    }
    Ok(None)
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
