//! A step as a form that can be filled in, and a pipeline's parameters as a table.
//!
//! What may stand where comes from the API's shapes, and from a few tables of our own for what only Pipelines has. A
//! window shows fields and says what was typed; which value that is, what could be there and what may not is decided here.
//!
//! Deliberately absent: judgement. What was set is judged by the validator, and the form shows what it says.

mod build;
mod complete;
mod condition;
mod describe;
mod find;
mod label;
mod note;
mod own;
mod parameters;
mod problems;
mod rank;
mod rows;
mod set;
mod slot;
#[cfg(test)]
mod tests;
mod value;

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::Edit;

use crate::document::Document;
use crate::dto::document::{DocumentId, DocumentView};
use crate::dto::form::{
    ConditionChange, FieldChoice, FieldInput, ParameterChange, ParameterForm, StepForm, Suggestion,
    ValueSource,
};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

impl Workbench {
    /// A step of an open document as a form.
    pub fn read_step_form(&self, id: &DocumentId, step: &str) -> Result<StepForm, Error> {
        self.with_document(id, |document| {
            let definition = document.definition();
            let step = find_step(definition, step)?;
            Ok(build::form(definition, document.revision(), step, document.diagnostics()))
        })
    }

    /// The fields that a step could set and does not, by what they are called and what they are for.
    pub fn find_fields(&self, id: &DocumentId, step: &str, text: &str) -> Result<Vec<FieldChoice>, Error> {
        self.with_document(id, |document| {
            let definition = document.definition();
            Ok(find::find(definition, find_step(definition, step)?, text))
        })
    }

    /// What the field at a pointer could hold, from one of the sources of values.
    pub fn complete_value(
        &self,
        id: &DocumentId,
        pointer: &str,
        text: &str,
        source: ValueSource,
    ) -> Result<Vec<Suggestion>, Error> {
        self.with_document(id, |document| {
            let place = document.place();
            let around = complete::Around {
                folder: &place.folder,
                report: &|step, file| self.report_values(&place.pipeline, step, file),
            };
            Ok(complete::complete(document.definition(), &around, pointer, text, source))
        })
    }

    /// Gives the field at a pointer a value.
    pub fn set_field(
        &self,
        id: &DocumentId,
        pointer: &str,
        input: &FieldInput,
    ) -> Result<DocumentView, Error> {
        self.change(id, |definition| set::edit(definition, pointer, input))
    }

    /// Changes the condition, or the list of conditions, at a pointer.
    pub fn change_condition(
        &self,
        id: &DocumentId,
        pointer: &str,
        change: &ConditionChange,
    ) -> Result<DocumentView, Error> {
        self.change(id, |definition| condition::change(definition, pointer, change).map(Some))
    }

    /// Puts rows into the list or map at a pointer: `name=value` lines, CSV, or JSON.
    pub fn paste_rows(&self, id: &DocumentId, pointer: &str, text: &str) -> Result<DocumentView, Error> {
        self.change(id, |definition| rows::edit(definition, pointer, text).map(Some))
    }

    /// The pipeline's parameters, with where each is used.
    pub fn read_parameters(&self, id: &DocumentId) -> Result<Vec<ParameterForm>, Error> {
        self.with_document(id, |document| {
            Ok(parameters::read_all(document.definition(), document.diagnostics()))
        })
    }

    /// Adds a parameter, or changes its declaration.
    pub fn change_parameter(
        &self,
        id: &DocumentId,
        name: &str,
        change: &ParameterChange,
    ) -> Result<DocumentView, Error> {
        self.change(id, |definition| parameters::change(definition, name, change))
    }

    /// Makes the edit that `plan` says, when it says one.
    fn change(
        &self,
        id: &DocumentId,
        plan: impl FnOnce(&Definition) -> Result<Option<Edit>, Error>,
    ) -> Result<DocumentView, Error> {
        self.edit(id, |document: &mut Document| match plan(document.definition())? {
            Some(edit) => document.apply(&edit),
            None => Ok(()),
        })
    }
}

fn find_step<'d>(definition: &'d Definition, step: &str) -> Result<&'d Step, Error> {
    definition
        .step(step)
        .ok_or_else(|| Error::new(ErrorCode::NotFound, format!("The pipeline has no step `{step}`.")))
}
