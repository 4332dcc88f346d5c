//! One command to run: printed so that a person can repeat it, and its failure named.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::failure::Failure;

/// A program, its arguments, added environment and folder.
#[derive(Clone, Debug)]
pub(crate) struct Invocation {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(&'static str, OsString)>,
    folder: PathBuf,
    /// `folder` as the repeated command line names it; empty at the workspace's root.
    shown_folder: String,
}

impl Invocation {
    /// A command to run in the workspace's root.
    pub(crate) fn new(root: &Path, program: impl AsRef<OsStr>) -> Self {
        Invocation {
            program: program.as_ref().to_owned(),
            arguments: Vec::new(),
            environment: Vec::new(),
            folder: root.to_owned(),
            shown_folder: String::new(),
        }
    }

    /// The cargo that started this program, so that every stage uses the same toolchain.
    pub(crate) fn cargo(root: &Path) -> Self {
        Invocation::new(root, cargo_path())
    }

    /// npm, in the folder of the user interface.
    pub(crate) fn npm(root: &Path) -> Self {
        let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Invocation::new(root, program).inside("ui")
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    pub(crate) fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    pub(crate) fn env(mut self, name: &'static str, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name, value.as_ref().to_owned()));
        self
    }

    /// Runs in a folder below the root instead of the root.
    pub(crate) fn inside(mut self, folder: &str) -> Self {
        self.folder.push(folder);
        folder.clone_into(&mut self.shown_folder);
        self
    }

    /// The same command as the last arguments of another one, such as `xvfb-run`.
    pub(crate) fn under(mut self, wrapper: &[&str]) -> Self {
        let mut words = wrapper.iter().map(OsString::from).chain([self.program]).chain(self.arguments);
        self.program = words.next().unwrap_or_default();
        self.arguments = words.collect();
        self
    }

    /// Prints the command and runs it on this terminal.
    ///
    /// # Errors
    /// When it cannot be started or ends with anything but success.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        println!("$ {self}");
        let status = self.command().status().map_err(|source| self.not_started(source))?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    /// Runs silently and gives what it wrote to its standard output.
    ///
    /// # Errors
    /// When it cannot be started, ends with anything but success, or writes something other than UTF-8.
    pub(crate) fn read(&self) -> Result<String, Failure> {
        let output =
            self.command().stderr(Stdio::inherit()).output().map_err(|source| self.not_started(source))?;
        if !output.status.success() {
            return Err(self.failed(output.status));
        }
        String::from_utf8(output.stdout)
            .map_err(|_| Failure::Answer { line: self.to_string(), expected: "in UTF-8" })
    }

    /// Runs silently; none when it cannot even be started.
    pub(crate) fn probe(&self) -> Option<Output> {
        self.command().stdin(Stdio::null()).output().ok()
    }

    /// Whether it runs and ends well, silently.
    pub(crate) fn succeeds(&self) -> bool {
        self.probe().is_some_and(|output| output.status.success())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        // `cargo run` describes this crate in the environment. Handed on, build scripts that watch those names
        // would run anew each time a person alternates between `cargo xtask` and plain `cargo`.
        for (name, _) in std::env::vars_os().filter(|(name, _)| describes_this_crate(name)) {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn not_started(&self, source: std::io::Error) -> Failure {
        Failure::Start { program: self.program.to_string_lossy().into_owned(), source }
    }

    fn failed(&self, status: std::process::ExitStatus) -> Failure {
        Failure::Command { line: self.to_string(), status: status.to_string() }
    }
}

fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn describes_this_crate(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_PRIMARY_PACKAGE"
}

impl fmt::Display for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.shown_folder.is_empty() {
            write!(f, "cd {} && ", quoted(&self.shown_folder))?;
        }
        for (name, value) in &self.environment {
            write!(f, "{name}={} ", quoted(&value.to_string_lossy()))?;
        }
        let cargo = cargo_path();
        let words = std::iter::once(&self.program).chain(&self.arguments);
        let shown = words.map(|word| {
            let word = if *word == cargo { "cargo".into() } else { word.to_string_lossy() };
            quoted(&word)
        });
        f.write_str(&shown.collect::<Vec<_>>().join(" "))
    }
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./:=@,+%".contains(character);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_what_a_shell_would_split() {
        let check = |word: &str, expect: &str| assert_eq!(quoted(word), expect);
        check("--workspace", "--workspace");
        check("-screen 0 1440x900x24", "'-screen 0 1440x900x24'");
        check("", "''");
        check("it's", r"'it'\''s'");
    }

    #[test]
    fn shows_folder_environment_and_wrapper() {
        let root = Path::new("/somewhere");
        let npm = Invocation::new(root, "npm").inside("ui").args(["run", "lint"]);
        assert_eq!(npm.to_string(), "cd ui && npm run lint");
        let wrapped = Invocation::new(root, "echo").env("DEPTH", "2 4").arg("x").under(&["nice", "-n", "5"]);
        assert_eq!(wrapped.to_string(), "DEPTH='2 4' nice -n 5 echo x");
    }

    #[test]
    fn a_failing_command_can_be_repeated() {
        let failure = Invocation::new(Path::new("."), "false").run().expect_err("false fails");
        assert!(matches!(&failure, Failure::Command { line, .. } if line == "false"), "{failure}");
        let failure = Invocation::new(Path::new("."), "no-such-program").run().expect_err("absent");
        assert!(
            matches!(&failure, Failure::Start { program, .. } if program == "no-such-program"),
            "{failure}"
        );
    }
}
