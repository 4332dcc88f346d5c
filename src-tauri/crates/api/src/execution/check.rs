//! Whether an execution would take values, asked while they are typed.

use std::collections::BTreeMap;

use pipewright_pipeline::parameters::{ParameterError, resolve};

use crate::dto::document::DocumentId;
use crate::dto::execution::RefusedValue;
use crate::error::Error;
use crate::preset;
use crate::workbench::Workbench;

impl Workbench {
    /// The values of a start that it would be refused for: of the preset, and those that stand over it.
    pub fn check_parameters(
        &self,
        id: &DocumentId,
        chosen: Option<&str>,
        given: &BTreeMap<String, String>,
    ) -> Result<Vec<RefusedValue>, Error> {
        self.with_document(id, |document| {
            let definition = document.definition();
            let mut values = match chosen {
                Some(name) => preset::values(document.place(), definition, name)?,
                None => BTreeMap::new(),
            };
            values.extend(given.clone());
            let errors = resolve(definition, &values).err().unwrap_or_default();
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
