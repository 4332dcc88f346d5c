//! What the user has chosen, kept in `settings.json` of the home folder.
//!
//! Deliberately absent: what belongs to one project (its presets, in `pipewright.toml`) and what the window
//! remembers by itself (sizes of panels).

use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use crate::workbench::Workbench;

/// The colours of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ThemeChoice {
    /// What the system asks for.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// White on black, every border visible.
    Contrast,
}

/// How close together things stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Density {
    /// With room to aim.
    #[default]
    Comfortable,
    /// More rows on the screen.
    Compact,
}

/// What the user has chosen. A member that the file lacks has its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// The colours of the window.
    pub theme: ThemeChoice,
    /// How close together things stand.
    pub density: Density,
    /// The size of everything in percent, 100 to 200.
    pub text_size: u32,
    /// The system is told of an execution that took at least so many seconds and ends while the window is in
    /// the background; `null`: never.
    pub notify_after_seconds: Option<u32>,
    /// How many seconds a step's program may take to end after SIGTERM, up to an hour.
    pub stop_grace_seconds: u32,
    /// How many steps of an execution run at once, 1 to 64; `null`: as many as there are cores.
    pub parallel_steps: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            density: Density::default(),
            text_size: 100,
            notify_after_seconds: Some(30),
            stop_grace_seconds: pipewright_engine::stop::GRACE.as_secs() as u32,
            parallel_steps: None,
        }
    }
}

impl Settings {
    /// The same, or what of it cannot be.
    fn checked(self) -> Result<Self, Error> {
        let refuse = |message: String| Err(Error::new(ErrorCode::BadRequest, message));
        match self {
            Self { text_size, .. } if !(100..=200).contains(&text_size) => {
                refuse(format!("The text size is 100 to 200 %, not {text_size} %."))
            }
            Self { notify_after_seconds: Some(seconds), .. } if seconds > 86_400 => {
                refuse(format!("A notification waits for at most a day (86400 s), not {seconds} s."))
            }
            Self { stop_grace_seconds, .. } if stop_grace_seconds > 3600 => refuse(format!(
                "A step that is stopped gets at most an hour (3600 s) to end, not {stop_grace_seconds} s."
            )),
            Self { parallel_steps: Some(steps), .. } if !(1..=64).contains(&steps) => {
                refuse(format!("1 to 64 steps run at once, not {steps}."))
            }
            settings => Ok(settings),
        }
    }

    /// How long a step's program may take to end after SIGTERM.
    pub fn grace(&self) -> Duration {
        Duration::from_secs(self.stop_grace_seconds.into())
    }
}

/// Where the settings of a home folder are.
fn file(home: &std::path::Path) -> PathBuf {
    home.join("settings.json")
}

/// The settings of a home folder: the defaults while there is no file.
pub(crate) fn read(home: &std::path::Path) -> Result<Settings, Error> {
    let file = file(home);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(Error::file(&file, &error)),
    };
    let damaged = |message: String| {
        Error::new(ErrorCode::Unreadable, format!("{}: {message}", file.display()))
            .hinted("The defaults are used meanwhile. Mend the file, or save the settings anew.")
    };
    let settings: Settings = serde_json::from_str(&text).map_err(|error| damaged(format!("{error}.")))?;
    settings.checked().map_err(|error| damaged(error.message))
}

impl Workbench {
    /// The settings.
    pub fn read_settings(&self) -> Result<Settings, Error> {
        read(&self.shared.home)
    }

    /// Keeps other settings, for everything that starts from now on.
    pub fn write_settings(&self, settings: Settings) -> Result<Settings, Error> {
        let settings = settings.checked()?;
        let text = serde_json::to_string_pretty(&settings)
            .map_err(|error| Error::new(ErrorCode::BadRequest, format!("{error}.")))?;
        replace(&file(&self.shared.home), format!("{text}\n").as_bytes())?;
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_lacks_has_its_default() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(read(home.path()).unwrap(), Settings::default());
        std::fs::write(file(home.path()), r#"{"theme": "dark", "of_a_newer_program": 1}"#).unwrap();
        assert_eq!(read(home.path()).unwrap(), Settings { theme: ThemeChoice::Dark, ..Settings::default() });
    }

    #[test]
    fn what_cannot_be_is_named() {
        #[track_caller]
        fn check(text: &str, expect: &str) {
            let home = tempfile::tempdir().unwrap();
            std::fs::write(file(home.path()), text).unwrap();
            let error = read(home.path()).unwrap_err();
            assert!(error.message.contains(expect), "{}", error.message);
        }
        check("{", "settings.json: EOF while parsing");
        check(r#"{"theme": "pink"}"#, "unknown variant `pink`");
        check(r#"{"text_size": 40}"#, "The text size is 100 to 200 %, not 40 %.");
        check(r#"{"parallel_steps": 0}"#, "1 to 64 steps run at once, not 0.");
        check(r#"{"stop_grace_seconds": 9999}"#, "at most an hour (3600 s)");
        check(r#"{"notify_after_seconds": 100000}"#, "at most a day");
    }
}
