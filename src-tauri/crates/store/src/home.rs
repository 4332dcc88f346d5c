//! The folders of a home, and the lock under which a home is opened.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{FileOperation, StoreError};
use crate::{connection, object::sweep};

/// Where things are below a home folder.
pub(crate) struct Folders {
    /// `pipewright.db`.
    pub(crate) database: PathBuf,
    /// `objects/`, one folder for each first byte of a SHA-256.
    pub(crate) objects: PathBuf,
    /// `objects/incoming/`, blobs that are being written.
    pub(crate) incoming: PathBuf,
}

/// Creates what is missing, brings the database up to date, and removes what a killed process left behind.
pub(crate) fn prepare(home: &Path) -> Result<Folders, StoreError> {
    let folders = Folders {
        database: home.join("pipewright.db"),
        objects: home.join("objects"),
        incoming: home.join("objects").join("incoming"),
    };
    for folder in [home, &folders.incoming, &home.join("executions")] {
        fs::create_dir_all(folder).during("create", folder)?;
    }
    // Switching a new database to WAL fails at once, without regard to the busy timeout, when another process
    // does the same. So homes are opened one after the other; the kernel frees the lock when its holder dies.
    let path = home.join("store.lock");
    let lock = lock(&path)?;
    connection::create(&folders.database)?;
    // Ages are taken between two times of one file system, so neither this machine's clock nor its distance
    // from a file server's matters.
    let now = lock.metadata().and_then(|metadata| metadata.modified()).during("read the time of", &path)?;
    sweep::sweep(&folders.incoming, now)?;
    Ok(folders)
}

/// Waits for the lock and touches its file.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut file =
        OpenOptions::new().create(true).truncate(false).write(true).open(path).during("open", path)?;
    file.lock().during("lock", path)?;
    file.write_all(b"\n").during("touch", path)?;
    Ok(file)
}
