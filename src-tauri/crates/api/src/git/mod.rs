//! The git repository a project lies in: what changed, commits, versions.
//!
//! By the git program, so that hooks, attributes, signatures and the user's own settings are those of every other
//! commit. No network, no credentials, no prompt.

mod commit;
mod history;
pub(crate) mod revision;
mod status;
#[cfg(test)]
mod tests;
mod version;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::{Error, ErrorCode};

/// A repository, seen from a folder in it.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Where the project is.
    folder: PathBuf,
    /// The top of the work tree.
    root: PathBuf,
    /// The folder below the root, with a slash at the end; empty at the root.
    prefix: String,
}

impl Repository {
    /// The repository of a folder; none when the folder is in none.
    pub fn find(folder: &Path) -> Result<Option<Self>, Error> {
        let found = run(folder, &["rev-parse", "--show-toplevel", "--show-prefix"], None)?;
        if !found.status.success() {
            let why = text(&found.stderr);
            // A folder of another user is one that git will not look into until it is told to.
            if why.contains("dubious ownership") {
                return Err(Error::new(
                    ErrorCode::Git,
                    format!("git does not trust {}: it belongs to another user.", folder.display()),
                )
                .hinted(format!(
                    "If you do, run `git config --global --add safe.directory {}`.",
                    folder.display()
                )));
            }
            return Ok(None);
        }
        let answer = text(&found.stdout);
        let mut lines = answer.lines();
        // A bare repository, or the inside of `.git`, has no work tree.
        let Some(root) = lines.next().filter(|root| !root.is_empty()) else { return Ok(None) };
        let prefix = lines.next().unwrap_or_default().to_owned();
        Ok(Some(Self { folder: folder.to_owned(), root: PathBuf::from(root), prefix }))
    }

    /// Makes a repository of a folder.
    pub fn init(folder: &Path) -> Result<(), Error> {
        done(run(folder, &["init"], None)?, "git cannot make a repository here").map(drop)
    }

    /// What a command of git answers.
    fn ask(&self, arguments: &[&str]) -> Result<Output, Error> {
        run(&self.folder, arguments, None)
    }

    /// What a command of git answers, as text; none when it fails.
    fn answer(&self, arguments: &[&str]) -> Result<Option<String>, Error> {
        let output = self.ask(arguments)?;
        Ok(output.status.success().then(|| text(&output.stdout).trim_end().to_owned()))
    }
}

/// Where git keeps what it knows of the repository around a folder, found without asking git: its own folder, or the one
/// that a work tree's `.git` file names.
pub(crate) fn directory(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find_map(|folder| {
        let git = folder.join(".git");
        if git.is_dir() {
            return Some(git);
        }
        let named = std::fs::read_to_string(&git).ok()?;
        Some(folder.join(named.strip_prefix("gitdir:")?.trim()))
    })
}

/// Runs git in a folder. Nothing of the caller's environment names another repository, and nothing is asked of a
/// user who could not answer.
fn run(folder: &Path, arguments: &[&str], input: Option<&str>) -> Result<Output, Error> {
    let mut command = Command::new("git");
    command
        .arg("--no-pager")
        .arg("--literal-pathspecs")
        .args(["-c", "core.quotePath=false"])
        .arg("-C")
        .arg(folder);
    command.args(arguments);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_EDITOR", "true")
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0");
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::new(ErrorCode::NotFound, "git is not installed.")
            .hinted("Install git, and open the project again."),
        _ => Error::new(ErrorCode::Git, format!("git cannot be started: {error}.")),
    })?;
    if let (Some(mut pipe), Some(input)) = (child.stdin.take(), input) {
        // A git that ended early says why by itself.
        let _ = pipe.write_all(input.as_bytes());
    }
    child.wait_with_output().map_err(|error| Error::new(ErrorCode::Git, format!("git broke off: {error}.")))
}

/// The output of a command that must not fail.
fn done(output: Output, otherwise: &str) -> Result<Output, Error> {
    if output.status.success() {
        return Ok(output);
    }
    let why = said(&output);
    let message = if why.is_empty() { format!("{otherwise}.") } else { format!("{otherwise}: {why}") };
    Err(Error::new(ErrorCode::Git, message))
}

/// What a command said to people, hooks included.
fn said(output: &Output) -> String {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    [out.trim(), err.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
