//! The git repository of a project.

use pipewright_pipeline::diff::DefinitionDiff;
use pipewright_pipeline::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::canvas::CanvasView;
use super::document::DocumentView;
use super::text_comparison::TextComparison;

/// A repository as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GitView {
    /// The top of its work tree.
    pub root: String,
    /// The branch; none while `HEAD` is a commit by itself.
    pub branch: Option<String>,
    /// The commit that is checked out, abbreviated; none before the first.
    pub head: Option<String>,
    /// The branch that this one follows.
    pub upstream: Option<String>,
    /// Commits that the other branch does not have.
    pub ahead: u32,
    /// Commits that only the other branch has, as of the last fetch.
    pub behind: u32,
    /// What was begun and is not yet ended.
    pub underway: Option<Underway>,
    /// Who commits; none when git has not been told.
    pub author: Option<String>,
    /// What differs from `HEAD` in the project's folder.
    pub files: Vec<ChangedFile>,
    /// How many files differ elsewhere in the repository.
    pub elsewhere: u32,
}

/// What was begun and is not yet ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Underway {
    /// A merge.
    Merge,
    /// A rebase.
    Rebase,
    /// A commit taken over from elsewhere.
    CherryPick,
    /// A commit taken back.
    Revert,
    /// A search for the commit that broke something.
    Bisect,
}

/// What happened to a file since `HEAD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FileState {
    /// git does not know it yet, or it was added.
    New,
    /// It holds something else.
    Changed,
    /// It is gone.
    Deleted,
    /// It has another name.
    Renamed,
    /// Both sides of a merge changed it.
    Conflicted,
}

/// A file that differs from `HEAD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChangedFile {
    /// Its path in the project.
    pub path: String,
    /// Its path before, when it was renamed.
    pub renamed_from: Option<String>,
    /// What happened.
    pub state: FileState,
    /// Whether it is the open definition.
    pub definition: bool,
}

/// A commit that touched the definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GitVersion {
    /// Its full name.
    pub commit: String,
    /// Its name abbreviated.
    pub short: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// The first line of its message.
    pub subject: String,
    /// The definition's path in it, from the top of the repository.
    pub path: String,
}

/// A commit that was made.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Committed {
    /// Its name, abbreviated.
    pub short: String,
    /// What git and the hooks said.
    pub output: String,
    /// The repository afterwards.
    pub git: GitView,
    /// The document afterwards: it was saved first.
    pub document: DocumentView,
}

/// Which text of a definition is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "version", rename_all = "snake_case")]
#[ts(export)]
pub enum VersionOf {
    /// What the file holds.
    File,
    /// That of a commit.
    Commit {
        /// The commit, or `HEAD`.
        commit: String,
        /// The definition's path in it, from the top of the repository; where it is now when not given.
        path: Option<String>,
    },
    /// The side that was checked out before a merge.
    Ours,
    /// The side that is merged.
    Theirs,
}

/// What differs between a version and the open definition: by step and field, or line by line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Comparison {
    /// By step and field; none when it was asked for line by line, and when one of the texts is no JSON.
    pub diff: Option<DefinitionDiff>,
    /// Whether the texts are the same, to the letter.
    pub same: bool,
    /// Line by line, when that was asked for.
    pub texts: Option<TextComparison>,
    /// Which text is no JSON.
    pub problem: Option<String>,
}

/// A version to look at.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct VersionView {
    /// Its text.
    pub text: String,
    /// Its drawing, with the places that steps had then.
    pub canvas: CanvasView,
}

/// Whether there is a repository.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GitState {
    /// Whether git is on this machine.
    pub installed: bool,
    /// The repository, when the project lies in one.
    pub repository: Option<GitView>,
}
