//! A user's state and project, fresh for each test.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A temporary state folder with a copy of the churn project.
pub struct Home {
    folder: TempDir,
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Home {
    /// Copies the churn project, so that a test may move its nodes.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pipelines/churn");
        copy(&shipped, &folder.path().join("churn"));
        Self { folder }
    }

    /// The project folder.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("churn")
    }

    /// What PIPEWRIGHT_HOME is set to.
    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// Environments are built once for all tests.
    pub fn environments(&self) -> PathBuf {
        std::env::var_os("PIPEWRIGHT_ENVIRONMENTS")
            .map_or_else(|| target().join("pipewright-test-environments"), PathBuf::from)
    }
}

/// Cargo's target folder: the test's own program lies in `<target>/debug/deps`.
pub(crate) fn target() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    program.ancestors().nth(3).unwrap().to_path_buf()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}
