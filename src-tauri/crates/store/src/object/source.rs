//! A file to be kept: what it is decides whether, and how, it can be.

use std::fmt;
use std::fs::{self, File, FileType, Metadata};
use std::path::Path;

use crate::error::{FileOperation, StoreError};

/// What is in the place of a regular file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A symbolic link. Not followed: it could lead out of the folder that a job was given.
    SymbolicLink,
    /// A folder.
    Folder,
    /// A pipe, socket or device.
    Special,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SymbolicLink => "a symbolic link",
            Self::Folder => "a folder",
            Self::Special => "a pipe, socket or device",
        })
    }
}

/// Opens a regular file, and nothing else.
pub(crate) fn open(path: &Path) -> Result<File, StoreError> {
    // Before opening: opening a pipe would wait for a writer.
    let found = fs::symlink_metadata(path).during("read", path)?;
    refuse(path, found.file_type())?;
    let file = File::open(path).during("open", path)?;
    // After opening: the path may have been given to something else in between.
    let opened = file.metadata().during("read", path)?;
    if same_file(&found, &opened) {
        Ok(file)
    } else {
        Err(StoreError::NotARegularFile { path: path.to_owned(), kind: FileKind::SymbolicLink })
    }
}

fn refuse(path: &Path, file_type: FileType) -> Result<(), StoreError> {
    let kind = if file_type.is_file() {
        return Ok(());
    } else if file_type.is_symlink() {
        FileKind::SymbolicLink
    } else if file_type.is_dir() {
        FileKind::Folder
    } else {
        FileKind::Special
    };
    Err(StoreError::NotARegularFile { path: path.to_owned(), kind })
}

/// Whether the file can be moved into the store: with another hard link, somebody could write to the blob.
#[cfg(unix)]
pub(crate) fn may_be_taken(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() == 1
}

/// Stable Rust counts links only on Unix; elsewhere files are copied.
#[cfg(not(unix))]
pub(crate) fn may_be_taken(_: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Stable Rust tells files apart only on Unix; elsewhere links need a privilege that jobs do not have.
#[cfg(not(unix))]
fn same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}
