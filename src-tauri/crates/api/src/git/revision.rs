//! What an execution is recorded with: the commit, and whether what runs differs from it.

use std::collections::BTreeSet;
use std::path::Path;

use pipewright_pipeline::service::GitRevision;

use super::{Repository, done, run, status::Status, text};
use crate::dto::git::FileState;
use crate::error::Error;

impl Repository {
    /// The state of the project's folder. Files that git does not have count when they are among `packaged`, paths in the
    /// project; what git is told to ignore does not.
    pub(crate) fn revision(&self, packaged: &BTreeSet<&str>) -> Result<GitRevision, Error> {
        let asked =
            self.ask(&["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--", "."])?;
        let status = Status::read(&text(&done(asked, "git cannot tell what changed")?.stdout));
        let dirty = status.entries.iter().any(|entry| {
            let path = entry.path.strip_prefix(&self.prefix).unwrap_or(&entry.path);
            entry.tracked || entry.state != FileState::New || packaged.contains(path)
        });
        Ok(GitRevision { commit: status.commit, branch: status.branch, dirty })
    }
}

/// The state of a folder's repository; `None` without one, and when git cannot tell: that keeps nothing from running.
pub(crate) fn revision(folder: &Path, packaged: &BTreeSet<&str>) -> Option<GitRevision> {
    Repository::find(folder).ok()??.revision(packaged).ok()
}

/// Who works here: the name and address that commits get, else the name alone, else the login name.
pub(crate) fn person(folder: &Path) -> Option<String> {
    let given = |variable: &str| std::env::var(variable).ok().filter(|value| !value.is_empty());
    let configured = |name: &str| {
        let output = run(folder, &["config", name], None).ok().filter(|output| output.status.success())?;
        Some(text(&output.stdout).trim().to_owned()).filter(|value| !value.is_empty())
    };
    let name = given("GIT_AUTHOR_NAME").or_else(|| configured("user.name"));
    let address = given("GIT_AUTHOR_EMAIL").or_else(|| configured("user.email"));
    match (name, address) {
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (Some(name), None) => Some(name),
        (None, _) => ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(given),
    }
}
