//! Copies of the churn project, to be broken in one place.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A project folder of its own.
#[derive(Debug)]
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// The project as it is shipped; not a copy: an execution must not write there.
    pub fn shipped() -> PathBuf {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
        repository.expect("this package lies in tests/backend").join("pipelines/churn")
    }

    /// A copy of the churn project.
    pub fn churn() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder for the project");
        copy(&Project::shipped(), folder.path());
        Project { folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a text in place of a file.
    #[must_use]
    pub fn with(self, file: &str, text: &str) -> Self {
        fs::write(self.path().join(file), text).expect("a writable copy");
        self
    }

    /// Removes a file.
    #[must_use]
    pub fn without(self, file: &str) -> Self {
        fs::remove_file(self.path().join(file)).expect("a file to remove");
        self
    }

    /// Changes words in a file; they must be there.
    #[must_use]
    pub fn edited(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path().join(file)).expect("a file of text");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        self.with(file, &text.replace(from, to))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable copy");
    for entry in fs::read_dir(from).expect("the churn project") {
        let entry = entry.expect("an entry of the churn project");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file to copy");
        }
    }
}
