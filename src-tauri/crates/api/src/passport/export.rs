//! A passport as a file.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use ts_rs::TS;

use super::markdown;
use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use crate::workbench::Workbench;

/// In what form a passport is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PassportFormat {
    /// For people.
    Markdown,
    /// For programs.
    Json,
    /// OpenLineage events, one a line.
    Openlineage,
}

impl Workbench {
    /// The passport of a version as text.
    pub fn passport_text(&self, name: &str, format: PassportFormat) -> Result<String, Error> {
        let passport = self.passport(name)?;
        match format {
            PassportFormat::Markdown => Ok(markdown(&passport)),
            PassportFormat::Json => match serde_json::to_string_pretty(&passport) {
                Ok(text) => Ok(text + "\n"),
                Err(error) => Err(Error::new(
                    ErrorCode::BadRequest,
                    format!("The passport cannot be written: {error}."),
                )),
            },
            PassportFormat::Openlineage => Ok(lines(&self.openlineage(&passport.lineage)?)),
        }
    }

    /// Writes the passport of a version to `to`: a file, or a folder that gets one. A file that is there is left
    /// alone unless `over`. Gives the file's path.
    pub fn export_passport(
        &self,
        name: &str,
        format: PassportFormat,
        to: &Path,
        over: bool,
    ) -> Result<PathBuf, Error> {
        let text = self.passport_text(name, format)?;
        let package = self.package(name)?;
        let ending = match format {
            PassportFormat::Markdown => "md",
            PassportFormat::Json => "json",
            PassportFormat::Openlineage => "openlineage.jsonl",
        };
        let called = format!("{}-v{}-passport.{ending}", package.group, package.version);
        let target = if to.is_dir() { to.join(called) } else { to.to_owned() };
        if over {
            replace(&target, text.as_bytes())?;
            return Ok(target);
        }
        let made = OpenOptions::new().write(true).create_new(true).open(&target);
        made.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| {
            if error.kind() == io::ErrorKind::AlreadyExists {
                let message = format!("{} is there already.", target.display());
                return Error::new(ErrorCode::Conflict, message)
                    .hinted("Choose another name, or write over it.");
            }
            Error::file(&target, &error)
        })?;
        Ok(target)
    }
}

/// One event a line.
pub fn lines(events: &[serde_json::Value]) -> String {
    events.iter().fold(String::new(), |mut text, event| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{event}");
        text
    })
}
