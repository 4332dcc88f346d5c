//! The commits that touched a file.

use std::path::Path;

use pipewright_pipeline::timestamp::Timestamp;

use super::{Repository, done, text};
use crate::dto::git::GitVersion;
use crate::error::Error;

impl Repository {
    /// The commits that touched a file, newest first, renames followed; none before the first commit.
    pub fn history(&self, file: &Path, limit: u32) -> Result<Vec<GitVersion>, Error> {
        if self.answer(&["rev-parse", "--verify", "--quiet", "HEAD"])?.is_none() {
            return Ok(Vec::new());
        }
        let (limit, file) = (format!("-n{limit}"), file.display().to_string());
        let format = "--format=%x1e%H%x1f%h%x1f%an%x1f%at%x1f%s%x1f";
        let asked = self.ask(&["log", "--follow", "--name-only", format, &limit, "--", &file])?;
        Ok(read(&text(&done(asked, "git cannot list the versions")?.stdout)))
    }
}

fn read(text: &str) -> Vec<GitVersion> {
    text.split('\u{1e}').filter_map(version).collect()
}

fn version(record: &str) -> Option<GitVersion> {
    let mut parts = record.split('\u{1f}');
    let mut next = || parts.next().map(str::to_owned);
    let (commit, short, author, seconds, subject, path) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    let at = Timestamp(seconds.parse::<i64>().ok()? * 1000);
    Some(GitVersion {
        commit,
        short,
        author,
        at,
        subject,
        path: path.trim_matches(['\n', ' ']).lines().next()?.to_owned(),
    })
}
