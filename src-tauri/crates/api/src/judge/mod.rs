//! Judging definitions that nobody has opened: the settings a caller asks for, the text, what was found.

mod mend;

use std::path::{Path, PathBuf};

use pipewright_pipeline::spelling::nearest;
use pipewright_validator::{
    Applicability, Diagnostic, Level, Limits, Rule, Settings, Severity, Target, rules, validate_text,
};

use crate::document::{Place, settings};
use crate::error::{Error, ErrorCode};
use crate::replace::replace;

pub use mend::Mended;

/// How definitions are judged.
#[derive(Debug, Clone, Default)]
pub struct Judge {
    settings: Settings,
}

/// A definition and every mistake in it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The definition file, symbolic links followed; none for a text.
    pub file: Option<PathBuf>,
    /// The text that was judged.
    pub text: String,
    /// The mistakes: errors first, then in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Judge {
    /// Sets a rule's level: `CODE=off`, `CODE=warn` or `CODE=error`.
    pub fn set_level(&mut self, text: &str) -> Result<(), Error> {
        let refuse = |message: String| Error::new(ErrorCode::BadRequest, message);
        let level = text.split_once('=').and_then(|(code, word)| Some((code, Level::parse(word)?)));
        let (code, level) = level.ok_or_else(|| {
            refuse(format!("`{text}` sets no level.")).hinted("Write CODE=off, CODE=warn or CODE=error.")
        })?;
        let rule = rule(code)?;
        self.settings.levels.insert(rule.code.to_owned(), level);
        Ok(())
    }

    /// Takes the service's limits from a TOML file; those that it does not name stay.
    pub fn read_limits(&mut self, file: &Path) -> Result<(), Error> {
        let text = std::fs::read_to_string(file).map_err(|error| Error::file(file, &error))?;
        self.settings.limits = toml::from_str::<Limits>(&text).map_err(|error| {
            let problem = error.to_string();
            Error::new(ErrorCode::BadRequest, format!("{}: {}", file.display(), problem.trim_end()))
        })?;
        Ok(())
    }

    /// Judges what is meant for SageMaker as it stands, rather than for a project.
    pub fn for_sagemaker(&mut self) {
        self.settings.target = Target::SageMaker;
    }

    /// Judges the definition of a project folder or file.
    pub fn path(&self, path: &Path) -> Result<Judged, Error> {
        let place = Place::find(path)?;
        let text = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
        let settings = Settings { files: settings(&place).files, ..self.settings.clone() };
        Ok(Judged::new(Some(place.file), text, &settings))
    }

    /// Applies the remedies of the mistakes in a project folder or file: the safe ones, or the suggested ones too.
    /// The file is written, in canonical form, only when there is something to apply. Gives what was done.
    pub fn mend_path(&self, path: &Path, applicability: Applicability) -> Result<Vec<Mended>, Error> {
        let place = Place::find(path)?;
        let text = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
        let settings = Settings { files: settings(&place).files, ..self.settings.clone() };
        match mend::mend(&text, applicability, &settings) {
            Some((text, done)) => {
                replace(&place.file, text.as_bytes())?;
                Ok(done)
            }
            None => Ok(Vec::new()),
        }
    }

    /// Judges a text that is in no file, so that no project's files are at hand.
    pub fn text(&self, text: String) -> Judged {
        Judged::new(None, text, &self.settings)
    }
}

impl Judged {
    fn new(file: Option<PathBuf>, text: String, settings: &Settings) -> Self {
        let (_, diagnostics) = validate_text(&text, settings);
        Self { file, text, diagnostics }
    }

    /// How many mistakes are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|one| one.severity == severity).count()
    }
}

/// The rule of that code.
pub fn rule(code: &str) -> Result<&'static Rule, Error> {
    Rule::of(code).ok_or_else(|| {
        let near = nearest(code, rules().map(|rule| rule.code));
        Error::new(ErrorCode::NotFound, format!("There is no rule `{code}`.")).hinted(near.map_or_else(
            || "`pipewright explain` lists the rules.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CYCLE: &str = r#"{"Steps": [{"Name": "A", "Type": "Lambda", "DependsOn": ["A"]}]}"#;

    #[track_caller]
    fn severities(levels: &[&str]) -> Vec<Severity> {
        let mut judge = Judge::default();
        for level in levels {
            judge.set_level(level).unwrap();
        }
        let judged = judge.text(CYCLE.to_owned());
        judged.diagnostics.iter().filter(|one| one.code == "cycle").map(|one| one.severity).collect()
    }

    #[test]
    fn rules_have_levels() {
        assert_eq!(severities(&[]), [Severity::Error]);
        assert_eq!(severities(&["cycle=warn"]), [Severity::Warning]);
        assert_eq!(severities(&["cycle=warn", "cycle=off"]), []);
        let refused = |text| Judge::default().set_level(text).unwrap_err().to_string();
        assert_eq!(refused("cylce=off"), "There is no rule `cylce`. Did you mean `cycle`?");
        assert_eq!(refused("zebra=off"), "There is no rule `zebra`. `pipewright explain` lists the rules.");
        assert_eq!(
            refused("cycle=loud"),
            "`cycle=loud` sets no level. Write CODE=off, CODE=warn or CODE=error."
        );
    }

    #[test]
    fn limits_come_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("limits.toml");
        std::fs::write(&file, "definition-bytes = 10\n").unwrap();
        let mut judge = Judge::default();
        judge.read_limits(&file).unwrap();
        let judged = judge.text(CYCLE.to_owned());
        assert!(judged.diagnostics.iter().any(|one| one.code == "definition-too-large"), "{judged:?}");
        std::fs::write(&file, "definition-byts = 10\n").unwrap();
        assert!(judge.read_limits(&file).unwrap_err().message.contains("definition-byts"));
    }
}
