//! Kept files in the system's own programs.
//!
//! A blob has neither a name nor an ending, and must never be written to: what is opened is a copy under its own
//! name, in `opened/` of the home folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// How long the system's opener may take to refuse.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Where a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Show {
    /// In the program that the system has for its kind.
    InProgram,
    /// In the file manager, in its folder.
    InFolder,
}

impl Workbench {
    /// Opens a copy of a kept file with the system's program for it, or its folder. Gives the copy's path.
    pub fn open_file(&self, sha256: &str, name: &str, show: Show) -> Result<String, Error> {
        let copy = self.copy_of(sha256, name)?;
        let target = match show {
            Show::InProgram => &copy,
            Show::InFolder => copy.parent().unwrap_or(&copy),
        };
        launch(target)?;
        Ok(copy.display().to_string())
    }

    /// Copies a kept file to where it has its own name; once, unless the copy was changed since.
    fn copy_of(&self, sha256: &str, name: &str) -> Result<PathBuf, Error> {
        let blob = self.blob(sha256)?;
        let folder = self.shared.home.join("opened").join(&sha256[..12]);
        let copy = folder.join(last_part(name));
        let failed = |error: std::io::Error| Error::file(&copy, &error);
        let same = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.len()).ok();
        if same(&copy) != same(&blob) {
            std::fs::create_dir_all(&folder).map_err(failed)?;
            std::fs::copy(&blob, &copy).map_err(failed)?;
            // A blob is read-only; its copy is the user's own.
            let mut permissions = std::fs::metadata(&copy).map_err(failed)?.permissions();
            #[expect(clippy::permissions_set_readonly_false, reason = "the folder is the user's alone")]
            permissions.set_readonly(false);
            std::fs::set_permissions(&copy, permissions).map_err(failed)?;
        }
        Ok(copy)
    }
}

/// The file's own name out of a path that a job chose.
fn last_part(name: &str) -> &str {
    match name.rsplit(['/', '\\']).next() {
        Some(part) if !matches!(part, "" | "." | "..") => part,
        _ => "file",
    }
}

/// Hands a path to the system's opener.
fn launch(path: &Path) -> Result<(), Error> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let refused = |what: String| {
        Error::new(ErrorCode::NotSupported, format!("{} cannot be opened: {what}.", path.display()))
            .hinted("Open it from the path above with a program of your own.")
    };
    let mut opener = Command::new(program)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| refused(format!("{program}: {error}")))?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match opener.try_wait() {
            // Windows' explorer answers 1 whatever happens.
            Ok(Some(status)) if status.success() || cfg!(windows) => return Ok(()),
            Ok(Some(_)) => return Err(refused("the system has no program for it".to_owned())),
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(error) => return Err(refused(error.to_string())),
        }
    }
    // Some openers stay as long as the program they started; somebody must take their end.
    std::thread::spawn(move || opener.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_folder() {
        for (name, expect) in [
            ("train/train.csv", "train.csv"),
            ("../../x", "x"),
            ("a\\b", "b"),
            ("..", "file"),
            ("a/", "file"),
        ] {
            assert_eq!(last_part(name), expect);
        }
    }
}
