//! The texts of versions.

use std::path::Path;

use super::{Repository, text};
use crate::dto::git::VersionOf;
use crate::error::{Error, ErrorCode};

impl Repository {
    /// The text that a version has of a file. What the file holds now is not git's to say.
    pub fn text_of(&self, file: &Path, version: &VersionOf) -> Result<String, Error> {
        let here = format!("{}{}", self.prefix, file.strip_prefix(&self.folder).unwrap_or(file).display());
        let (object, named) = match version {
            VersionOf::File => {
                return std::fs::read_to_string(file).map_err(|error| Error::file(file, &error));
            }
            VersionOf::Commit { commit, path } => {
                // One that begins like an option would be read as one.
                if commit.starts_with('-') {
                    return Err(Error::new(ErrorCode::BadRequest, format!("`{commit}` is no commit.")));
                }
                let path = path.as_ref().unwrap_or(&here);
                (format!("{commit}:{path}"), format!("There is no `{path}` in {commit}"))
            }
            VersionOf::Ours => (format!(":2:{here}"), format!("Our side has no `{here}`")),
            VersionOf::Theirs => (format!(":3:{here}"), format!("The other side has no `{here}`")),
        };
        let shown = self.ask(&["show", "--no-textconv", &object])?;
        if !shown.status.success() {
            return Err(Error::new(ErrorCode::NotFound, format!("{named}."))
                .hinted("It was not committed yet, or had another name."));
        }
        Ok(text(&shown.stdout))
    }
}
