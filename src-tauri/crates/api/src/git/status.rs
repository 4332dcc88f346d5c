//! What differs from `HEAD`.

use std::path::Path;

use super::{Repository, done, text};
use crate::dto::git::{ChangedFile, FileState, GitView, Underway};
use crate::error::Error;

impl Repository {
    /// The repository as it stands. `definition` is marked among the files that differ.
    pub fn view(&self, definition: &Path) -> Result<GitView, Error> {
        let asked = self.ask(&["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all"])?;
        let status = Status::read(&text(&done(asked, "git cannot tell what changed")?.stdout));
        let definition = definition.strip_prefix(&self.folder).unwrap_or(definition).display().to_string();
        let mut files = Vec::new();
        let mut elsewhere = 0;
        for entry in status.entries {
            let Some(path) = entry.path.strip_prefix(&self.prefix).map(str::to_owned) else {
                elsewhere += 1;
                continue;
            };
            let before = |path: String| path.strip_prefix(&self.prefix).map(str::to_owned).unwrap_or(path);
            let renamed_from = entry.renamed_from.map(before);
            files.push(ChangedFile {
                definition: path == definition,
                path,
                renamed_from,
                state: entry.state,
            });
        }
        // The definition first: it is what is drawn.
        files.sort_by(|a, b| (!a.definition, &a.path).cmp(&(!b.definition, &b.path)));
        Ok(GitView {
            root: self.root.display().to_string(),
            branch: status.branch,
            head: status.head,
            upstream: status.upstream,
            ahead: status.ahead,
            behind: status.behind,
            underway: self.underway()?,
            author: self.author()?,
            files,
            elsewhere,
        })
    }

    /// What was begun and is not yet ended.
    pub(super) fn underway(&self) -> Result<Option<Underway>, Error> {
        let Some(folder) = self.answer(&["rev-parse", "--absolute-git-dir"])? else { return Ok(None) };
        let folder = Path::new(&folder);
        let signs = [
            ("rebase-merge", Underway::Rebase),
            ("rebase-apply", Underway::Rebase),
            ("MERGE_HEAD", Underway::Merge),
            ("CHERRY_PICK_HEAD", Underway::CherryPick),
            ("REVERT_HEAD", Underway::Revert),
            ("BISECT_LOG", Underway::Bisect),
        ];
        Ok(signs.into_iter().find(|(sign, _)| folder.join(sign).exists()).map(|(_, underway)| underway))
    }

    /// Who commits, as `Name <address>`; none when git has not been told.
    pub(super) fn author(&self) -> Result<Option<String>, Error> {
        // `git var` guesses a name from the machine's; a commit made with a guess is nobody's.
        let name = self.answer(&["config", "user.name"])?.filter(|name| !name.is_empty());
        let address = self.answer(&["config", "user.email"])?.filter(|address| !address.is_empty());
        let given = |variable: &str| std::env::var(variable).ok().filter(|value| !value.is_empty());
        let name = given("GIT_AUTHOR_NAME").or(name);
        let address = given("GIT_AUTHOR_EMAIL").or(address);
        Ok(name.zip(address).map(|(name, address)| format!("{name} <{address}>")))
    }
}

/// What `git status` says.
#[derive(Debug, Default)]
pub(super) struct Status {
    pub(super) branch: Option<String>,
    /// In full.
    pub(super) commit: Option<String>,
    head: Option<String>,
    upstream: Option<String>,
    ahead: u32,
    behind: u32,
    pub(super) entries: Vec<Entry>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: String,
    renamed_from: Option<String>,
    pub(super) state: FileState,
    /// Whether git has it, in the commit or in the index.
    pub(super) tracked: bool,
}

impl Status {
    /// Reads the second version of the format for programs, with NUL between records.
    pub(super) fn read(text: &str) -> Self {
        let mut status = Self::default();
        let mut records = text.split('\0');
        while let Some(record) = records.next() {
            let Some((kind, rest)) = record.split_once(' ') else { continue };
            match kind {
                "#" => status.read_head(rest),
                "1" => status.add(rest.splitn(8, ' ').nth(7), None, state(rest)),
                "2" => {
                    let before = records.next().map(str::to_owned);
                    status.add(rest.splitn(9, ' ').nth(8), before, FileState::Renamed);
                }
                "u" => status.add(rest.splitn(10, ' ').nth(9), None, FileState::Conflicted),
                "?" => {
                    status.add(Some(rest), None, FileState::New);
                    if let Some(entry) = status.entries.last_mut() {
                        entry.tracked = false;
                    }
                }
                _ => {}
            }
        }
        status
    }

    fn read_head(&mut self, line: &str) {
        match line.split_once(' ') {
            Some(("branch.oid", commit)) if commit != "(initial)" => {
                self.head = Some(commit.chars().take(8).collect());
                self.commit = Some(commit.to_owned());
            }
            Some(("branch.head", branch)) if branch != "(detached)" => self.branch = Some(branch.to_owned()),
            Some(("branch.upstream", branch)) => self.upstream = Some(branch.to_owned()),
            Some(("branch.ab", counts)) => {
                let mut counts = counts.split(' ').map(|count| count[1..].parse().unwrap_or(0));
                self.ahead = counts.next().unwrap_or(0);
                self.behind = counts.next().unwrap_or(0);
            }
            _ => {}
        }
    }

    fn add(&mut self, path: Option<&str>, renamed_from: Option<String>, state: FileState) {
        self.entries.extend(path.map(|path| Entry {
            path: path.to_owned(),
            renamed_from,
            state,
            tracked: true,
        }));
    }
}

/// By the two letters of the index and the work tree.
fn state(record: &str) -> FileState {
    match record.as_bytes() {
        [_, b'D', ..] | [b'D', b'.', ..] => FileState::Deleted,
        [b'A', ..] => FileState::New,
        _ => FileState::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_for_programs_is_read() {
        let text = [
            "# branch.oid 0123456789abcdef",
            "# branch.head feature/x",
            "# branch.upstream origin/feature/x",
            "# branch.ab +2 -3",
            "1 .M N... 100644 100644 100644 aa bb a file.json",
            "1 A. N... 000000 100644 100644 aa bb new.py",
            "1 .D N... 100644 100644 000000 aa bb gone.py",
            "2 R. N... 100644 100644 100644 aa bb R100 to.py",
            "from.py",
            "u UU N... 100644 100644 100644 100644 aa bb cc pipeline.json",
            "? data/é.csv",
            "",
        ]
        .join("\0");
        let status = Status::read(&text);
        assert_eq!((status.branch.as_deref(), status.head.as_deref()), (Some("feature/x"), Some("01234567")));
        assert_eq!(
            (status.upstream.as_deref(), status.ahead, status.behind),
            (Some("origin/feature/x"), 2, 3)
        );
        let found: Vec<_> = status.entries.iter().map(|entry| (entry.path.as_str(), entry.state)).collect();
        assert_eq!(
            found,
            [
                ("a file.json", FileState::Changed),
                ("new.py", FileState::New),
                ("gone.py", FileState::Deleted),
                ("to.py", FileState::Renamed),
                ("pipeline.json", FileState::Conflicted),
                ("data/é.csv", FileState::New),
            ]
        );
        assert_eq!(status.entries[3].renamed_from.as_deref(), Some("from.py"));
        let fresh = Status::read("# branch.oid (initial)\0# branch.head (detached)\0");
        assert_eq!((fresh.head, fresh.branch), (None, None));
    }
}
