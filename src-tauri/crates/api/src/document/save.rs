//! The file behind an open pipeline: writing it, and what happens when someone else does.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_validator::validate_text;

use super::edit::replayed;
use super::history::{Entry, Reversible};
use super::journal::Journal;
use super::source::Source;
use super::{Document, read, read_sidecar, settings};
use crate::error::{Error, ErrorCode};
use crate::preset;
use crate::replace::replace;

/// Which side stays when the file and the unsaved changes cannot be had together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The unsaved changes; the next save writes over the file.
    Mine,
    /// The file; the unsaved changes are dropped.
    Theirs,
}

impl Document {
    /// Whether the definition differs from the file.
    pub fn is_unsaved(&self) -> bool {
        self.history.unsaved().is_none_or(|edits| !edits.is_empty())
            || matches!(self.source, Source::Typed(_))
            || self.typed_and_broken().is_some()
    }

    /// Writes the definition to its file, in the canonical form.
    pub fn save(&mut self) -> Result<(), Error> {
        self.reload()?;
        if self.conflict.is_some() {
            return Err(self.in_conflict());
        }
        if !self.is_unsaved() {
            return Ok(());
        }
        self.refuse_broken()?;
        let text = self.definition.print();
        replace(&self.place.file, text.as_bytes())?;
        self.take(text);
        self.history.saved();
        self.keep_unsaved()
    }

    /// Settles a conflict between the file and the unsaved changes; [`Keep::Theirs`] drops unsaved changes without
    /// one, too.
    pub fn settle(&mut self, keep: Keep) -> Result<(), Error> {
        let theirs = match self.conflict.take() {
            Some(text) => text,
            None => read(&self.place.file)?,
        };
        self.revision += 1;
        match keep {
            Keep::Mine => {
                self.text = theirs;
                self.history.lost();
                if self.typed_and_broken().is_none() {
                    self.show(Source::Printed);
                }
            }
            Keep::Theirs => {
                self.adopt("Drop unsaved changes", theirs);
            }
        }
        self.keep_unsaved()
    }

    /// Reads the files again; true when something changed. Unsaved changes are made anew on what the file holds now;
    /// when that is not possible both stay, until [`Self::settle`] says which. While the text is no JSON, the last
    /// definition stays, and the diagnostics say so.
    pub fn reload(&mut self) -> Result<bool, Error> {
        let text = read(&self.place.file)?;
        let sidecar = read_sidecar(&self.place)?;
        let known = self.conflict.as_ref().unwrap_or(&self.text);
        if text == *known && sidecar == self.sidecar {
            return Ok(false);
        }
        let changed = text != *known;
        self.sidecar = sidecar;
        self.revision += 1;
        if changed {
            self.changed_outside(text);
            self.keep_unsaved()?;
        }
        Ok(true)
    }

    fn changed_outside(&mut self, text: String) {
        let unsaved = self.history.unsaved().map(|edits| edits.into_iter().cloned().collect::<Vec<_>>());
        self.conflict = None;
        match unsaved {
            // What was typed for the text as it stood cannot be typed into another.
            _ if self.typed_and_broken().is_some() => self.conflict = Some(text),
            Some(edits) if edits.iter().any(is_typed) => self.conflict = Some(text),
            Some(edits) if edits.is_empty() => self.adopt("Change made outside", text),
            Some(edits) => match Definition::parse(&text).ok().and_then(|base| replayed(&base, &edits)) {
                Some(merged) => {
                    self.become_definition("Merge with a change made outside", &merged);
                    self.text = text;
                    // The one edit that merged is not the way from the file to here.
                    self.history.lost();
                }
                None => self.conflict = Some(text),
            },
            None => self.conflict = Some(text),
        }
    }

    /// Takes over a text from the file, as a change that can be taken back.
    fn adopt(&mut self, label: &str, text: String) {
        match Definition::parse(&text) {
            Ok(definition) => {
                if definition.print() != self.definition.print() {
                    self.become_definition(label, &definition);
                }
                self.take(text);
                self.history.saved();
            }
            Err(_) => self.take(text),
        }
    }

    /// Makes the file hold a text, and the document with it; it can be taken back.
    pub(crate) fn become_file(&mut self, label: &str, text: String) -> Result<(), Error> {
        replace(&self.place.file, text.as_bytes())?;
        self.conflict = None;
        self.adopt(label, text);
        self.keep_unsaved()
    }

    fn become_definition(&mut self, label: &str, definition: &Definition) {
        let edit = Edit::Set { pointer: String::new(), value: definition.root().clone().into() };
        // A whole definition can always stand in the place of another.
        if let Ok(inverse) = self.carry_out(&edit) {
            let label = label.to_owned();
            self.history.push(Entry { label, definition: Some(Reversible { edit, inverse }), layout: None });
        }
    }

    /// The file's text is this now. When it says what the definition says, places in it are known again.
    fn take(&mut self, text: String) {
        let (definition, diagnostics) = validate_text(&text, &settings(&self.place));
        self.text = text;
        self.diagnostics = diagnostics;
        if let Some(definition) = definition {
            self.session = None;
            self.definition = definition;
            self.show(Source::File);
        } else {
            self.break_text(self.text.clone());
        }
    }

    /// Goes on where the program was ended, from what the journal kept.
    pub(crate) fn recover(&mut self, folder: &std::path::Path) -> Result<(), Error> {
        let journal = Journal::claim(folder, &self.place.file)?;
        let left = journal.read()?;
        self.journal = Some(journal);
        let Some(left) = left else { return Ok(()) };
        let Ok(mine) = Definition::parse(&left.text) else { return Ok(()) };
        self.recovered = true;
        let untouched = left.belongs_to(&self.text);
        let again =
            replayed(&self.definition, &left.edits).filter(|_| self.is_readable() && !left.edits.is_empty());
        let again = again.filter(|_| untouched || !left.edits.iter().any(is_typed));
        match again {
            None if untouched && left.broken.is_some() && left.edits.is_empty() => {}
            Some(again) if !untouched || again.print() == mine.print() => {
                for edit in &left.edits {
                    self.apply(edit)?;
                }
            }
            _ => {
                self.become_definition("Recover unsaved changes", &mine);
                self.history.lost();
                self.conflict = (!untouched).then(|| self.text.clone());
            }
        }
        if let Some(broken) = left.broken {
            self.break_text(broken);
        }
        self.keep_unsaved()
    }

    /// Keeps nothing of what is unsaved for the next time; the document is about to be closed.
    pub(crate) fn forget_unsaved(&mut self) -> Result<(), Error> {
        // The presets are written at once: they follow the names of parameters back to those of the file.
        for edit in self.history.unsaved().unwrap_or_default().into_iter().rev() {
            preset::follow(&self.place, edit, true);
        }
        self.journal.take().map_or(Ok(()), |journal| journal.clear())
    }

    /// Keeps what is unsaved in the journal.
    pub(super) fn keep_unsaved(&self) -> Result<(), Error> {
        let Some(journal) = &self.journal else { return Ok(()) };
        let broken = self.typed_and_broken();
        match self.history.unsaved() {
            Some(edits) if edits.is_empty() && broken.is_none() => journal.clear(),
            edits => {
                let edits = edits.unwrap_or_default().into_iter().cloned().collect();
                journal.write(&self.place.file, &self.text, edits, self.definition.print(), broken)
            }
        }
    }

    fn in_conflict(&self) -> Error {
        Error::new(
            ErrorCode::Conflict,
            format!("{} was changed outside, where you have changed it too.", self.place.file.display()),
        )
        .hinted("Keep your changes and write over the file, or take the file and drop them.")
    }
}

/// Whether an edit was typed: it names places by number, which mean something else in another text.
fn is_typed(edit: &Edit) -> bool {
    matches!(edit, Edit::Patch { .. })
}
