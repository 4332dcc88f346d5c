//! Editing an open pipeline: everything on one stack, nothing lost.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, EditError, StepList, Touched};
use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::layout::sidecar::Sidecar;
use pipewright_validator::Session;

use super::history::{Entry, Layouts, Reversible};
use super::source::Source;
use super::{Document, settings};
use crate::error::{Error, ErrorCode};
use crate::palette;
use crate::preset;

impl Document {
    /// Makes an edit.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Error> {
        let mut after = self.sidecar.clone();
        follow_names(edit, &mut after);
        self.apply_with(edit, after)
    }

    /// Adds a step of a type, at a place or where the automatic layout puts it. Gives its name.
    pub fn add_step(&mut self, step_type: &str, into: StepList, at: Option<Point>) -> Result<String, Error> {
        // A branch is framed closely: where nothing was placed by hand, the automatic layout makes room in it.
        let automatic = into.holder().is_some() && self.sidecar.positions().next().is_none();
        let (edit, name) = palette::add_step(&self.definition, step_type, into)?;
        self.add_at(&edit, &name, at.filter(|_| !automatic))?;
        Ok(name)
    }

    /// Makes an edit together with the place of a step.
    pub(super) fn add_at(&mut self, edit: &Edit, step: &str, at: Option<Point>) -> Result<(), Error> {
        let mut layout = self.sidecar.clone();
        if let Some(at) = at {
            layout = self.pinned();
            layout.set_position(step, at);
        }
        self.apply_with(edit, layout)
    }

    pub(super) fn apply_with(&mut self, edit: &Edit, after: Sidecar) -> Result<(), Error> {
        self.refuse_broken()?;
        let before = self.sidecar.clone();
        let inverse = self.carry_out(edit)?;
        preset::follow(&self.place, edit, false);
        let layout = (after != before).then_some(Layouts { before, after });
        let definition = Some(Reversible { edit: edit.clone(), inverse });
        self.history.push(Entry { label: edit.label(), definition, layout: layout.clone() });
        self.keep_unsaved()?;
        layout.map_or(Ok(()), |layout| self.write_sidecar(layout.after))
    }

    /// Takes back what was done last; false when there is nothing.
    pub fn undo(&mut self) -> Result<bool, Error> {
        if self.take_back_broken() {
            self.keep_unsaved()?;
            return Ok(true);
        }
        self.refuse_broken()?;
        let Some(entry) = self.history.last_done().cloned() else { return Ok(false) };
        if let Some(definition) = &entry.definition {
            self.carry_out(&definition.inverse)?;
            preset::follow(&self.place, &definition.edit, true);
        }
        self.history.took_back();
        self.show_definition();
        self.keep_unsaved()?;
        entry.layout.map_or(Ok(()), |layout| self.write_sidecar(layout.before))?;
        Ok(true)
    }

    /// Does again what was taken back last; false when there is nothing.
    pub fn redo(&mut self) -> Result<bool, Error> {
        self.refuse_broken()?;
        if self.bring_back_broken() {
            self.keep_unsaved()?;
            return Ok(true);
        }
        let Some(entry) = self.history.last_undone().cloned() else { return Ok(false) };
        let inverse =
            entry.definition.as_ref().map(|definition| self.carry_out(&definition.edit)).transpose()?;
        if let Some(definition) = &entry.definition {
            preset::follow(&self.place, &definition.edit, false);
        }
        self.history.did_again(inverse);
        self.show_definition();
        self.keep_unsaved()?;
        entry.layout.map_or(Ok(()), |layout| self.write_sidecar(layout.after))?;
        Ok(true)
    }

    /// Changes the layout; it is written at once.
    pub(super) fn change_layout(&mut self, label: String, after: Sidecar) -> Result<(), Error> {
        if after == self.sidecar {
            return Ok(());
        }
        let before = self.sidecar.clone();
        self.write_sidecar(after.clone())?;
        self.history.push(Entry { label, definition: None, layout: Some(Layouts { before, after }) });
        Ok(())
    }

    /// Makes an edit of the definition; gives what takes it back.
    pub(super) fn carry_out(&mut self, edit: &Edit) -> Result<Edit, Error> {
        let (inverse, _) = self.carry_out_touching(edit)?;
        self.taken_back = None;
        self.show(Source::Printed);
        Ok(inverse)
    }

    /// Makes an edit of the definition and leaves the text to the caller; gives what takes it back, and what it touched.
    pub(super) fn carry_out_touching(&mut self, edit: &Edit) -> Result<(Edit, Touched), Error> {
        let applied = self.definition.apply(edit).map_err(|error| refused(&error))?;
        let session = match &mut self.session {
            Some(session) => {
                session.update(&self.definition, &applied.touched);
                session
            }
            first => first.insert(Session::new(&self.definition, settings(&self.place))),
        };
        self.diagnostics = session.diagnostics().into_iter().cloned().collect();
        self.revision += 1;
        Ok((applied.inverse, applied.touched))
    }
}

/// A renamed step stays where it was put.
fn follow_names(edit: &Edit, sidecar: &mut Sidecar) {
    match edit {
        Edit::RenameStep { step, name } => {
            sidecar.rename_step(step, name);
        }
        Edit::All { edits, .. } => edits.iter().for_each(|edit| follow_names(edit, sidecar)),
        _ => {}
    }
}

/// The definition with edits made to it, one after the other, when all of them can be.
pub(super) fn replayed(definition: &Definition, edits: &[Edit]) -> Option<Definition> {
    let mut definition = definition.clone();
    edits.iter().try_for_each(|edit| definition.apply(edit).map(drop)).ok()?;
    Some(definition)
}

pub(super) fn refused(error: &EditError) -> Error {
    let hint = error.hint();
    let refused = Error::new(ErrorCode::BadRequest, error.to_string());
    match hint {
        Some(hint) => refused.hinted(hint),
        None => refused,
    }
}
