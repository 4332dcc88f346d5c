//! The text of an open pipeline, as the code view shows it and takes it back.
//!
//! A typed text becomes an edit of the tree on the one stack, exact in both directions. It is not a rename even where
//! it changes a name: references say what was typed. A text that is no JSON changes nothing but itself.

use std::borrow::Cow;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, Touched, TreeChange, between};
use pipewright_pipeline::json::Node;
use pipewright_validator::{Diagnostic, Settings, validate_text};

use super::Document;
use super::history::{Entry, Layouts, Reversible};
use crate::dto::text::BrokenText;
use crate::error::{Error, ErrorCode};

/// What typing is called where it is taken back.
pub(super) const LABEL: &str = "Edit the text";
pub(super) const NOT_JSON: &str = "not-json";

/// Where the text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// It is the file's, as it was read.
    File,
    /// It is the definition's, in the canonical form.
    Printed,
    /// It was typed, and says what the definition says.
    Typed(String),
    /// It was typed or read, and is no JSON. The definition is that of the last text that was.
    Broken(String, Box<Diagnostic>),
}

impl Document {
    /// The text as it is now. Line ends are `\n`, whatever the file has.
    pub fn source(&self) -> Cow<'_, str> {
        match &self.source {
            Source::File => plain(&self.text),
            Source::Printed => self.definition.print().into(),
            Source::Typed(text) => text.into(),
            Source::Broken(text, _) => plain(text),
        }
    }

    /// Whether the text is JSON.
    pub(super) fn is_readable(&self) -> bool {
        !matches!(self.source, Source::Broken(..))
    }

    /// A text that was typed, is no JSON, and is nowhere but here.
    pub(super) fn typed_and_broken(&self) -> Option<&str> {
        match &self.source {
            Source::Broken(text, _) if *text != self.text => Some(text),
            _ => None,
        }
    }

    /// What is wrong with a text that is no JSON.
    pub(super) fn broken(&self) -> Option<BrokenText> {
        let Source::Broken(text, diagnostic) = &self.source else { return None };
        let place = diagnostic.place?;
        Some(BrokenText {
            message: diagnostic.message.clone(),
            line: place.line,
            column: place.column,
            typed: *text != self.text,
        })
    }

    /// Takes a text over from the code view. `from` is the state of the text that was typed into; `burst` is the same
    /// for what is taken back together.
    pub fn edit_text(&mut self, from: u32, text: String, burst: u32) -> Result<(), Error> {
        if from != self.text_revision {
            return Err(Error::new(
                ErrorCode::Conflict,
                format!("{} was changed while its text was typed.", self.place.file.display()),
            )
            .hinted("Read the text again and make the change on it."));
        }
        if let Ok(root) = Node::parse(&text) {
            self.become_text(&root, text, burst);
        } else {
            self.taken_back = None;
            if self.history.last_undone().is_some() {
                self.history.cut();
            }
            self.break_text(text);
        }
        self.keep_unsaved()
    }

    fn become_text(&mut self, root: &Node, text: String, burst: u32) {
        let changes = between(self.definition.root(), root);
        if !changes.is_empty() {
            let edit = Edit::Patch { label: LABEL.into(), changes };
            // The changes were made for this very tree; one too deep to be read again was not parsed.
            let Ok((inverse, touched)) = self.carry_out_touching(&edit) else { return self.break_text(text) };
            let layouts = self.follow_a_rename(&touched);
            let label = label(&touched);
            let made = Reversible { edit, inverse };
            self.taken_back = None;
            self.history.type_text(Entry { label, definition: Some(made), layout: layouts.clone() }, burst);
            if let Some(layouts) = layouts {
                // The places are kept when the step is next moved; the text counts all the same.
                let _ = self.write_sidecar(layouts.after);
            }
        }
        self.diagnostics.retain(|one| one.code != NOT_JSON);
        self.show(if plain(&self.text) == text { Source::File } else { Source::Typed(text) });
    }

    pub(super) fn break_text(&mut self, text: String) {
        let (_, found) = validate_text(&text, &Settings::default());
        let Some(diagnostic) = found.into_iter().find(|one| one.code == NOT_JSON) else { return };
        self.diagnostics.retain(|one| one.code != NOT_JSON);
        self.diagnostics.insert(0, diagnostic.clone());
        self.show(Source::Broken(text, Box::new(diagnostic)));
    }

    /// Lets go of a typed text that is no JSON; false when there is none.
    pub(super) fn take_back_broken(&mut self) -> bool {
        let Some(text) = self.typed_and_broken().map(str::to_owned) else { return false };
        self.taken_back = Some(text);
        self.show_definition();
        true
    }

    /// Brings back what [`Self::take_back_broken`] let go of; false when there is nothing.
    pub(super) fn bring_back_broken(&mut self) -> bool {
        let Some(text) = self.taken_back.take() else { return false };
        self.break_text(text);
        true
    }

    /// The text is the definition's again.
    pub(super) fn show_definition(&mut self) {
        self.diagnostics.retain(|one| one.code != NOT_JSON);
        let as_saved = self.history.unsaved().is_some_and(|edits| edits.is_empty());
        // What was taken back to the state of the file is the file's text again, spaces and all.
        let same = as_saved
            && Definition::parse(&self.text).is_ok_and(|file| file.root().same(self.definition.root()));
        self.show(if same { Source::File } else { Source::Printed });
    }

    pub(super) fn show(&mut self, source: Source) {
        self.source = source;
        self.text_revision += 1;
        self.revision += 1;
    }

    /// One step gone and one come is a name that was typed: the step stays where it was put.
    fn follow_a_rename(&self, touched: &Touched) -> Option<Layouts> {
        let mut names = (touched.removed.iter(), touched.added.iter());
        let (Some(old), Some(new), None, None) =
            (names.0.next(), names.1.next(), names.0.next(), names.1.next())
        else {
            return None;
        };
        let before = self.sidecar.clone();
        let mut after = before.clone();
        after.rename_step(old, new);
        (after != before).then_some(Layouts { before, after })
    }

    /// The text cannot be written, or edited elsewhere, while it is no JSON.
    pub(crate) fn refuse_broken(&self) -> Result<(), Error> {
        let Source::Broken(text, diagnostic) = &self.source else { return Ok(()) };
        let file = self.place.file.display();
        let typed = *text != self.text;
        let whose = if typed { format!("The text of {file}") } else { file.to_string() };
        let hint = if typed {
            "Mend the text in the code view, or undo it; what is drawn is the last text that could be read."
        } else {
            "Mend the text in the code view or in the file; what is drawn is the last text that could be read."
        };
        let place = diagnostic
            .place
            .map_or_else(String::new, |at| format!(" at line {}, column {}", at.line, at.column));
        Err(Error::new(ErrorCode::InvalidDefinition, format!("{whose} is not JSON{place}.")).hinted(hint))
    }
}

/// The label of what was typed: the step, when it was one.
fn label(touched: &Touched) -> String {
    let mut steps = touched.changed.iter().chain(&touched.added).chain(&touched.removed);
    match (steps.next(), steps.next(), touched.parameters || touched.document) {
        (Some(step), None, false) => format!("{LABEL} of {step}"),
        _ => LABEL.to_owned(),
    }
}

/// Without what an editor of text does not show: a byte order mark, carriage returns.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// Two edits by typing as one: what is typed into one value over and over is one change of it.
pub(super) fn together(first: Reversible, second: Reversible) -> Reversible {
    let (label, forth) = joined(first.edit, second.edit);
    let (_, back) = joined(second.inverse, first.inverse);
    Reversible {
        edit: Edit::Patch { label: label.clone(), changes: forth },
        inverse: Edit::Patch { label, changes: back },
    }
}

fn joined(first: Edit, second: Edit) -> (String, Vec<TreeChange>) {
    let parts = |edit: Edit| match edit {
        Edit::Patch { label, changes } => (label, changes),
        _ => (String::new(), Vec::new()),
    };
    let ((_, first), (label, second)) = (parts(first), parts(second));
    if let ([TreeChange::Replace { at, .. }], [TreeChange::Replace { at: same, .. }]) =
        (first.as_slice(), second.as_slice())
        && at == same
    {
        // Of two values for one place only the last counts; on the way back likewise.
        return (label, second);
    }
    (label, first.into_iter().chain(second).collect())
}

#[cfg(test)]
mod tests;
