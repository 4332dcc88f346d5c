//! A user's state and project, fresh for each test.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A temporary state folder with a copy of the churn project.
pub struct Home {
    folder: TempDir,
}

const EMPTY: &str =
    "{\n  \"Version\": \"2020-12-01\",\n  \"Metadata\": {},\n  \"Parameters\": [],\n  \"Steps\": []\n}\n";

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

    /// A project whose pipeline has no steps yet, with the code and the data of churn.
    pub fn empty() -> Self {
        let home = Self::new();
        std::fs::write(home.project().join("pipeline.json"), EMPTY).unwrap();
        std::fs::remove_file(home.project().join("pipeline.layout.json")).unwrap();
        home
    }

    /// The project folder.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("churn")
    }

    /// Runs the pipeline from the command line, as its user does beside the window.
    pub fn run(&self, parameters: &[&str]) {
        let mut command = Command::new(target().join("debug/pipewright"));
        command.arg("run").arg(self.project());
        for parameter in parameters {
            command.args(["--param", parameter]);
        }
        let output = command
            .env("PIPEWRIGHT_HOME", self.state())
            .env("PIPEWRIGHT_ENVIRONMENTS", self.environments())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
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
