//! Comparing two definitions: of files, of project folders, and of git revisions.

use std::path::Path;
use std::process::{Command, Output};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::{DefinitionDiff, diff};

use crate::document::Place;
use crate::error::{Error, ErrorCode};
use crate::format;

/// What differs between two definitions, the older and the newer. Each is a definition file, a project folder, or
/// `REVISION:PATH` as git reads it: the path counts from the root of the repository, or with `./` from the working
/// directory. What is a file or a folder is taken as one.
pub fn compare(old: &str, new: &str) -> Result<DefinitionDiff, Error> {
    let (old, new) = (read(old)?, read(new)?);
    Ok(diff(&old, &new))
}

fn read(name: &str) -> Result<Definition, Error> {
    let path = Path::new(name);
    match name.split_once(':') {
        Some((revision, inside)) if !path.exists() => {
            format::read(name, &of_revision(name, revision, inside)?)
        }
        _ => {
            let place = Place::find(path)?;
            let text = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
            format::read(name, &text)
        }
    }
}

/// The definition that a revision has at a path.
fn of_revision(name: &str, revision: &str, path: &str) -> Result<String, Error> {
    // An empty revision is git's index. One that begins like an option would be read as one.
    let known = !revision.starts_with('-') && {
        let object = if revision.is_empty() { "HEAD".to_owned() } else { format!("{revision}^{{tree}}") };
        let found = git(&["rev-parse", "--verify", "--quiet", &object])?;
        if !found.status.success() && !git(&["rev-parse", "--git-dir"])?.status.success() {
            return Err(Error::new(
                ErrorCode::NotFound,
                format!(
                    "`{name}` is no file, and there is no git repository here to look for a revision in."
                ),
            )
            .hinted("Name a definition file or a project folder, or go to the repository."));
        }
        found.status.success() || revision.is_empty()
    };
    if !known {
        return Err(Error::new(
            ErrorCode::NotFound,
            format!("`{name}` is no file, and git knows no revision `{revision}`."),
        )
        .hinted("`git log --oneline` lists revisions."));
    }
    let kind = |object: &str| -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&git(&["cat-file", "-t", object])?.stdout).trim().to_owned())
    };
    let object = match kind(name)?.as_str() {
        "blob" => name.to_owned(),
        "tree" => {
            let slash = if path.is_empty() || path.ends_with('/') { "" } else { "/" };
            format!("{name}{slash}pipeline.json")
        }
        _ => return Err(absent(revision, path)),
    };
    let shown = git(&["show", "--no-textconv", &object])?;
    if !shown.status.success() {
        return Err(absent(revision, &format!("{path}/pipeline.json")));
    }
    String::from_utf8(shown.stdout).map_err(|_| {
        Error::new(ErrorCode::InvalidDefinition, format!("`{name}` is not JSON: it is not text in UTF-8."))
    })
}

fn absent(revision: &str, path: &str) -> Error {
    let revision = if revision.is_empty() { "the index" } else { revision };
    Error::new(ErrorCode::NotFound, format!("There is no `{path}` in {revision}."))
        .hinted("The path counts from the root of the repository; begin it with `./` to count from here.")
}

fn git(arguments: &[&str]) -> Result<Output, Error> {
    // The words of git are not shown, but its pager and its prompts must not appear.
    let output =
        Command::new("git").arg("--no-pager").args(arguments).stdin(std::process::Stdio::null()).output();
    output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::new(ErrorCode::NotFound, "A revision can only be read with git, which is not installed.")
                .hinted("Install git, or name files.")
        }
        _ => Error::new(ErrorCode::Unreadable, format!("git cannot be started: {error}.")),
    })
}
