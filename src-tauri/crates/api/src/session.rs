//! What the program was started with, and what was open before.

use std::path::{Path, PathBuf};

use crate::command::Session;
use crate::error::Error;
use crate::workbench::Workbench;

const REMEMBERED: usize = 10;

impl Workbench {
    /// The session: `open` is the program's argument, or the project opened last.
    pub fn read_session(&self, argument: Option<&Path>) -> Session {
        let recent = self.recent();
        let given = argument.map(|path| path.display().to_string());
        Session {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            home: self.shared.home.display().to_string(),
            environments: crate::home::environments(&self.shared.home).display().to_string(),
            open: given.or_else(|| recent.first().cloned()),
            recent,
            cores: self.shared.local.cores as u32,
        }
    }

    /// Puts a project first among those opened before.
    pub fn remember(&self, path: &str) -> Result<(), Error> {
        let others = self.recent().into_iter().filter(|other| other != path);
        let list: Vec<_> = std::iter::once(path.to_owned()).chain(others).take(REMEMBERED).collect();
        let file = self.recent_file();
        let text = serde_json::Value::from(list).to_string();
        std::fs::write(&file, text).map_err(|error| Error::file(&file, &error))
    }

    fn recent_file(&self) -> PathBuf {
        self.shared.home.join("recent.json")
    }

    /// Projects that are still there; a damaged list is an empty one.
    fn recent(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.recent_file()).unwrap_or_default();
        let list: Vec<String> = serde_json::from_str(&text).unwrap_or_default();
        list.into_iter().filter(|path| Path::new(path).exists()).collect()
    }
}
