//! Whether an execution would take values, asked while they are typed.

use pipewright_pipeline::parameters::{ParameterError, resolve};

use super::start::{Values, chosen_preset};
use crate::dto::document::DocumentId;
use crate::dto::execution::RefusedValue;
use crate::error::Error;
use crate::workbench::Workbench;

impl Workbench {
    /// The values of a start that it would be refused for: of the preset, and those that stand over it.
    pub fn check_parameters(
        &self,
        id: &DocumentId,
        chosen: Option<&str>,
        given: &Values,
    ) -> Result<Vec<RefusedValue>, Error> {
        self.with_document(id, |document| {
            let definition = document.definition();
            let preset = chosen_preset(document.place(), definition, chosen, given)?;
            let values = preset.as_ref().map_or(given, |(_, values)| values);
            let errors = resolve(definition, values).err().unwrap_or_default();
            Ok(errors.into_iter().map(refused).collect())
        })
    }
}

/// Beside the field, which says already which parameter it is.
fn refused(error: ParameterError) -> RefusedValue {
    let (parameter, message) = match error {
        ParameterError::Unknown { name, .. } => (name, "The pipeline has no such parameter.".to_owned()),
        ParameterError::Missing { name } => (name, "Needs a value.".to_owned()),
        ParameterError::WrongType { name, expected, .. } => (name, format!("Must be of type {expected}.")),
        ParameterError::NotAllowed { name, allowed, .. } => {
            (name, format!("Must be one of {}.", allowed.join(", ")))
        }
        ParameterError::Empty { name } => (name, "Needs a value: SageMaker takes no empty text.".to_owned()),
    };
    RefusedValue { parameter, message }
}
