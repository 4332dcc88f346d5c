//! Where rules put what they find.

use crate::{Diagnostic, Level, Settings, Severity};

/// What was found so far, by the levels of the settings.
pub(crate) struct Report<'a> {
    settings: &'a Settings,
    found: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(settings: &'a Settings) -> Self {
        Self { settings, found: Vec::new() }
    }

    /// Adds a mistake, unless its rule is off.
    pub(crate) fn add(&mut self, mut diagnostic: Diagnostic) {
        match self.settings.levels.get(diagnostic.code.as_str()) {
            Some(Level::Off) => return,
            Some(Level::Warn) => diagnostic.severity = Severity::Warning,
            Some(Level::Error) => diagnostic.severity = Severity::Error,
            None => {}
        }
        self.found.push(diagnostic);
    }

    /// Adds each of them.
    pub(crate) fn add_all(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.add(diagnostic);
        }
    }

    pub(crate) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}
