//! The `pipewright` command with a home of its own.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::de::DeserializeOwned;
use tempfile::TempDir;

use crate::driver::answer::Answer;
use crate::driver::report::{Execution, Report};
use crate::driver::running::Running;

/// A home without history, and the command that keeps its history there.
///
/// The Python environments are shared by all homes: building them takes minutes, and they hold no history.
#[derive(Debug)]
pub struct Pipewright {
    home: TempDir,
}

impl Pipewright {
    /// A new home.
    #[expect(clippy::new_without_default, reason = "makes a folder: not a default value")]
    pub fn new() -> Self {
        Pipewright { home: tempfile::tempdir().expect("a temporary folder for the home") }
    }

    /// Runs the command to its end.
    pub fn answer(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Answer {
        Answer::of(self.command(arguments))
    }

    /// Runs the command with `text` on its standard input.
    pub fn answer_to(&self, text: &str, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Answer {
        let mut input = tempfile::tempfile().expect("a temporary file for standard input");
        input.write_all(text.as_bytes()).and_then(|()| input.rewind()).expect("a writable temporary file");
        let mut command = self.command(arguments);
        command.stdin(input);
        Answer::of(command)
    }

    /// Runs the command to its end, in a folder.
    pub fn answer_in(&self, folder: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Answer {
        let mut command = self.command(arguments);
        command.current_dir(folder);
        Answer::of(command)
    }

    /// Starts the command and lets it be.
    pub fn start(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Running {
        Running::start(self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    /// Runs the pipeline in `project` with `parameters` as `NAME=VALUE`.
    pub fn run(&self, project: &Path, parameters: &[&str]) -> Answer {
        self.answer(run_arguments(project, parameters))
    }

    /// Starts an execution of the pipeline in `project` and lets it be.
    pub fn start_run(&self, project: &Path, parameters: &[&str]) -> Running {
        self.start(run_arguments(project, parameters))
    }

    /// All executions of this home, newest first.
    pub fn executions(&self) -> Vec<Execution> {
        self.json(&["executions", "list", "--format", "json"])
    }

    /// One execution with its steps.
    pub fn show(&self, arn: &str) -> Report {
        self.json(&["executions", "show", arn, "--format", "json"])
    }

    /// The log of one step.
    pub fn log(&self, arn: &str, step: &str) -> String {
        self.answer(["executions", "logs", arn, step]).expect_exit(0).stdout
    }

    /// The file that holds the bytes with this SHA-256.
    pub fn blob(&self, sha256: &str) -> PathBuf {
        assert_eq!(sha256.len(), 64, "a SHA-256 has 64 hex digits: {sha256}");
        let (folder, file) = sha256.split_at(2);
        let path = self.home.path().join("objects").join(folder).join(file);
        assert!(path.is_file(), "no blob at {}", path.display());
        path
    }

    /// The text of the blob with this SHA-256.
    pub fn text(&self, sha256: &str) -> String {
        fs::read_to_string(self.blob(sha256)).expect("a blob of text")
    }

    fn json<T: DeserializeOwned>(&self, arguments: &[&str]) -> T {
        self.answer(arguments).expect_exit(0).json()
    }

    fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(binary());
        command
            .args(arguments)
            .env("PIPEWRIGHT_HOME", self.home.path())
            .env("PIPEWRIGHT_ENVIRONMENTS", environments())
            // What is done is done by Ada, whoever runs the tests.
            .env("GIT_AUTHOR_NAME", "Ada")
            .env("GIT_AUTHOR_EMAIL", "ada@example.com")
            .stdin(Stdio::null());
        command
    }
}

fn run_arguments(project: &Path, parameters: &[&str]) -> Vec<String> {
    let folder = project.to_str().expect("a path in UTF-8").to_owned();
    let mut arguments = vec!["run".to_owned(), folder, "--format".to_owned(), "json".to_owned()];
    arguments.extend(parameters.iter().flat_map(|parameter| ["--param".to_owned(), (*parameter).to_owned()]));
    arguments
}

/// The folder of the shared Python environments.
pub(crate) fn environments() -> PathBuf {
    target().join("pipewright-test-environments")
}

/// `PIPEWRIGHT_BIN`, or what cargo built beside this test.
fn binary() -> PathBuf {
    let built = || target().join("debug").join(format!("pipewright{}", env::consts::EXE_SUFFIX));
    let path = env::var_os("PIPEWRIGHT_BIN").map_or_else(built, PathBuf::from);
    assert!(path.is_file(), "{} is absent; build it: cargo build -p pipewright-cli", path.display());
    path
}

/// Cargo's target folder: a test runs as `<target>/debug/deps/<test>`.
fn target() -> PathBuf {
    let test = env::current_exe().expect("the path of this test");
    test.ancestors().nth(3).expect("a test runs below the target folder").to_owned()
}
