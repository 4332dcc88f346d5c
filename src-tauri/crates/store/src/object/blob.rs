//! Immutable files named by the SHA-256 of their bytes: `objects/ab/cdef…`.
//!
//! A blob appears under its name whole and on disk, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{FileOperation, StoreError};
use crate::object::{digest, source};

/// The blobs of a home.
pub(crate) struct Blobs {
    root: PathBuf,
    incoming: PathBuf,
}

/// A blob that is in its place.
pub(crate) struct Kept {
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
}

impl Blobs {
    /// `incoming` holds what is being written, on the file system of `root`.
    pub(crate) fn new(root: PathBuf, incoming: PathBuf) -> Self {
        Self { root, incoming }
    }

    /// Where the blob is, or would be.
    pub(crate) fn path(&self, sha256: &str) -> PathBuf {
        let (shard, rest) = sha256.split_at(2);
        self.root.join(shard).join(rest)
    }

    /// Keeps the bytes of a regular file, moving it when that is wanted and safe.
    pub(crate) fn keep_file(&self, path: &Path, take: bool) -> Result<Kept, StoreError> {
        let mut file = source::open(path)?;
        // Hashed before anything is copied: most inputs were kept before, and then nothing is written.
        let (sha256, bytes) = digest::of_reader(&mut file, &mut io::sink()).during("read", path)?;
        let kept = Kept { sha256, bytes };
        if self.holds(&kept)? || (take && self.take(path, &file, &kept)?) {
            return Ok(kept);
        }
        // Opened again to read from the start; hashed again because the file may have changed meanwhile.
        self.copy(&mut source::open(path)?, path)
    }

    /// Keeps bytes in memory.
    pub(crate) fn keep_bytes(&self, bytes: &[u8]) -> Result<Kept, StoreError> {
        let kept = Kept { sha256: digest::of_bytes(bytes), bytes: bytes.len() as u64 };
        if self.holds(&kept)? { Ok(kept) } else { self.copy(&mut &*bytes, &self.incoming) }
    }

    /// Whether the blob is there. One of another size was damaged from outside and will be replaced.
    fn holds(&self, kept: &Kept) -> Result<bool, StoreError> {
        let path = self.path(&kept.sha256);
        match fs::symlink_metadata(&path) {
            Ok(metadata) => Ok(metadata.is_file() && metadata.len() == kept.bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error).during("read", &path),
        }
    }

    /// Moves the file into its place; `false` when it has to be copied.
    fn take(&self, path: &Path, file: &File, kept: &Kept) -> Result<bool, StoreError> {
        if !source::may_be_taken(&file.metadata().during("read", path)?) {
            return Ok(false);
        }
        seal(file, path)?;
        match self.place(path, kept) {
            Err(StoreError::File { source, .. }) if source.kind() == io::ErrorKind::CrossesDevices => {
                Ok(false)
            }
            placed => placed.map(|()| true),
        }
    }

    /// Copies everything that can be read from `from`, which messages call `name`.
    fn copy(&self, from: &mut impl Read, name: &Path) -> Result<Kept, StoreError> {
        let mut incoming = Incoming::create(&self.incoming)?;
        let (sha256, bytes) = digest::of_reader(from, &mut incoming.file).during("copy", name)?;
        seal(&incoming.file, &incoming.path)?;
        let kept = Kept { sha256, bytes };
        self.place(&incoming.path, &kept)?;
        incoming.placed = true;
        Ok(kept)
    }

    /// Renames a sealed file to the blob's name and makes that name last.
    fn place(&self, file: &Path, kept: &Kept) -> Result<(), StoreError> {
        let blob = self.path(&kept.sha256);
        let shard = blob.parent().unwrap_or(&self.root);
        match fs::create_dir(shard) {
            Ok(()) => sync_folder(&self.root)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).during("create", shard),
        }
        // Over a blob that appeared meanwhile: the same bytes, so nobody notices.
        fs::rename(file, &blob).during("move into the store", file)?;
        sync_folder(shard)
    }
}

/// A blob that is being written; removed again unless it gets its place.
struct Incoming {
    path: PathBuf,
    file: File,
    placed: bool,
}

impl Incoming {
    /// Creates an empty file of a name that nobody else uses.
    fn create(folder: &Path) -> Result<Self, StoreError> {
        // For the whole process: several stores may have one home open.
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        loop {
            let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{serial}", process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { path, file, placed: false }),
                // Left behind by a killed process that had the same id.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error).during("create", &path),
            }
        }
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.placed {
            // Nothing can be reported from here; what stays is swept a day later.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes the file read-only and its bytes last.
fn seal(file: &File, path: &Path) -> Result<(), StoreError> {
    let mut permissions = file.metadata().during("read", path)?.permissions();
    make_read_only(&mut permissions);
    file.set_permissions(permissions).during("make read-only", path)?;
    file.sync_all().during("write", path)
}

#[cfg(unix)]
fn make_read_only(permissions: &mut fs::Permissions) {
    use std::os::unix::fs::PermissionsExt;
    permissions.set_mode(0o444);
}

#[cfg(not(unix))]
fn make_read_only(permissions: &mut fs::Permissions) {
    permissions.set_readonly(true);
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    File::open(folder).and_then(|folder| folder.sync_all()).during("write", folder)
}

/// Folders cannot be synchronised there.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), StoreError> {
    Ok(())
}
