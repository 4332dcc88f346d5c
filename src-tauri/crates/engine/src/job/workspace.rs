//! The folders of one attempt.
//!
//! ```text
//! directory/root            the job's `/`; `/opt/ml` lies in it
//! directory/inputs/<n>      files (links to the store's), changes, work: one overlay
//! directory/{hosts,plan.json,report.json}
//! ```

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};

use super::JobError;

/// Where a job sees its files.
pub(super) const ML: &str = "/opt/ml";

/// The folders of one attempt, on the machine.
#[derive(Debug, Clone)]
pub(super) struct Workspace {
    directory: PathBuf,
}

impl Workspace {
    /// Makes the folders every job has.
    pub(super) fn create(directory: &Path) -> Result<Self, JobError> {
        let directory = fs::canonicalize(directory).map_err(JobError::io(directory))?;
        let workspace = Self { directory };
        for folder in ["input/config", "output", "config"] {
            workspace.folder(&Path::new(ML).join(folder))?;
        }
        let hosts = fs::read_to_string("/etc/hosts").unwrap_or_else(|_| "127.0.0.1 localhost\n".to_owned());
        let path = workspace.hosts();
        // The training toolkit waits up to 15 minutes for this name to resolve.
        fs::write(&path, format!("127.0.0.1 algo-1\n{hosts}")).map_err(JobError::io(&path))?;
        Ok(workspace)
    }

    /// The job's `/`.
    pub(super) fn root(&self) -> PathBuf {
        self.directory.join("root")
    }

    /// The folder of the attempt itself.
    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// The file the job sees as `/etc/hosts`.
    pub(super) fn hosts(&self) -> PathBuf {
        self.directory.join("hosts")
    }

    /// Where the launcher reports.
    pub(super) fn report(&self) -> PathBuf {
        self.directory.join("report.json")
    }

    /// The folders of the input number `index`: `files`, `changes` and `work` below it.
    pub(super) fn input(&self, index: usize) -> PathBuf {
        self.directory.join("inputs").join(index.to_string())
    }

    /// Where a path of the job lies on the machine.
    pub(super) fn on_machine(&self, inside: &Path) -> PathBuf {
        self.root().join(inside.strip_prefix("/").unwrap_or(inside))
    }

    /// Makes a folder of the job.
    pub(super) fn folder(&self, inside: &Path) -> Result<PathBuf, JobError> {
        let path = self.on_machine(inside);
        fs::create_dir_all(&path).map_err(JobError::io(&path))?;
        Ok(path)
    }

    /// Writes a file of the job.
    pub(super) fn write(&self, inside: &Path, bytes: &[u8]) -> Result<(), JobError> {
        if let Some(parent) = inside.parent() {
            self.folder(parent)?;
        }
        let path = self.on_machine(inside);
        fs::write(&path, bytes).map_err(JobError::io(&path))
    }

    /// Where a path of the job lies once the job is over, unless it or a folder above it has become a link,
    /// which would lead out of the job's root, or is gone.
    pub(super) fn left_behind(&self, inside: &Path) -> Option<PathBuf> {
        let mut path = self.root();
        for part in inside.components() {
            if let Component::Normal(name) = part {
                path.push(name);
                if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_symlink()) {
                    continue;
                }
                return None;
            }
        }
        Some(path)
    }

    /// Removes everything. Folders a job made unreadable are made readable first.
    pub(super) fn remove(self) -> Result<(), JobError> {
        for entry in fs::read_dir(&self.directory).map_err(JobError::io(&self.directory))? {
            let path = entry.map_err(JobError::io(&self.directory))?.path();
            let removed = remove(&path).or_else(|_| {
                open_up(&path);
                remove(&path)
            });
            removed.map_err(JobError::io(&path))?;
        }
        Ok(())
    }
}

fn remove(path: &Path) -> std::io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Gives the owner access to a folder and all folders below it. What cannot be changed stays: removing it
/// then fails, which is told.
fn open_up(path: &Path) {
    if !fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        return;
    }
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| open_up(&entry.path()));
    }
}

/// Checks that a request's LocalPath is an absolute path below `/opt/ml` without `..`.
pub(super) fn is_below_ml(path: &Path) -> bool {
    path.strip_prefix(ML).is_ok_and(|rest| {
        rest.components().next().is_some()
            && rest.components().all(|part| matches!(part, Component::Normal(_)))
    })
}
