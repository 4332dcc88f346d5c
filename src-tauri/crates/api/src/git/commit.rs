//! Making a commit.

use super::{Repository, done, run, said};
use crate::dto::git::{FileState, GitView, Underway};
use crate::error::{Error, ErrorCode};

/// What git says when nobody told it who commits.
const NOBODY: &str = "git does not know who you are.";

impl Repository {
    /// Commits files of the project, by their paths in it, and nothing else; gives the commit's name, abbreviated, and
    /// what git and the hooks said. While a merge is under way everything that was added goes with it, as git has it.
    pub fn commit(
        &self,
        message: &str,
        files: &[String],
        before: &GitView,
    ) -> Result<(String, String), Error> {
        if message.trim().is_empty() {
            return Err(Error::new(ErrorCode::BadRequest, "A commit needs a message.")
                .hinted("Say what changed, and why."));
        }
        if self.author()?.is_none() {
            return Err(Error::new(ErrorCode::Git, NOBODY)
                .hinted("Run `git config --global user.name \"Your Name\"` and `git config --global user.email you@example.com`."));
        }
        let chosen: Vec<_> = before.files.iter().filter(|file| files.contains(&file.path)).collect();
        if chosen.is_empty() {
            return Err(Error::new(
                ErrorCode::BadRequest,
                "There is nothing to commit: no changed file was chosen.",
            ));
        }
        if let Some(Underway::Rebase) = before.underway {
            return Err(Error::new(
                ErrorCode::Git,
                "A rebase is under way: a commit now would be part of it.",
            )
            .hinted("Finish it with `git rebase --continue`, or give it up with `git rebase --abort`."));
        }
        let left = before
            .files
            .iter()
            .find(|file| file.state == FileState::Conflicted && !files.contains(&file.path));
        if let Some(left) = left {
            return Err(Error::new(ErrorCode::Git, format!("`{}` is still in conflict.", left.path))
                .hinted("Settle it, and choose it with the others."));
        }
        let mut paths: Vec<&str> = Vec::new();
        for file in &chosen {
            paths.push(&file.path);
            paths.extend(file.renamed_from.as_deref());
        }
        // What is gone may be gone from the index already, where `add` would look for it.
        let (gone, there): (Vec<_>, Vec<_>) =
            chosen.iter().copied().partition(|file| file.state == FileState::Deleted);
        for (files, command) in [
            (there, &["add", "--all", "--"][..]),
            (gone, &["rm", "--quiet", "--cached", "--ignore-unmatch", "--"]),
        ] {
            if !files.is_empty() {
                let arguments: Vec<&str> =
                    command.iter().copied().chain(files.iter().map(|file| file.path.as_str())).collect();
                done(self.ask(&arguments)?, "git cannot add the files")?;
            }
        }
        let mut arguments = vec!["commit", "--file=-"];
        if before.underway.is_none() {
            // Git refuses to commit a part of a merge.
            arguments.extend(["--only", "--"]);
            arguments.extend(paths);
        }
        let committed = run(&self.folder, &arguments, Some(message))?;
        let output = said(&committed);
        if !committed.status.success() {
            return Err(refused(&output));
        }
        let short = self.answer(&["rev-parse", "--short=8", "HEAD"])?.unwrap_or_default();
        Ok((short, output))
    }
}

/// Git's own words when it has some for it, the hook's otherwise.
fn refused(output: &str) -> Error {
    if output.contains("nothing to commit") || output.contains("nothing added to commit") {
        return Error::new(ErrorCode::Git, "There is nothing to commit: the files are as they were.");
    }
    Error::new(ErrorCode::Git, format!("git did not make the commit: {output}"))
        .hinted("When a hook refused it, mend what it names and commit again.")
}
