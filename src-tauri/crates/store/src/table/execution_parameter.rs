//! The pipeline parameters of an execution, each with its value and where that came from.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::{Connection, Row};
use serde_json::Value;

use crate::error::{Outcome, StoreError};
use crate::table::fact::FactKind;
use crate::table::{execution, fact, fact_name};
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE execution_parameters (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  origin    TEXT    NOT NULL,
  PRIMARY KEY (execution, name)
) STRICT, WITHOUT ROWID;
";

/// A pipeline parameter as an execution saw it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecutionParameter {
    /// The parameter's name.
    pub name: String,
    /// A JSON scalar of the parameter's type.
    pub value: Value,
    /// Where the value came from.
    pub origin: ParameterOrigin,
}

/// Where the value of a parameter came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterOrigin {
    /// The definition's DefaultValue.
    Default,
    /// The preset that was chosen.
    Preset,
    /// Whoever started the execution.
    Given,
}

impl ParameterOrigin {
    fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Preset => "preset",
            Self::Given => "given",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Default, Self::Preset, Self::Given].into_iter().find(|origin| origin.as_str() == word)
    }
}

impl Store {
    /// The parameters of an execution, in the order in which they were recorded.
    pub fn parameters(&self, execution: &ExecutionArn) -> Result<Vec<ExecutionParameter>, StoreError> {
        self.read("read the parameters of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let parameters = connection
                .prepare_cached(
                    "SELECT n.name, p.value, p.origin FROM execution_parameters p JOIN fact_names n ON n.id = p.name
                     WHERE p.execution = ?1 ORDER BY p.position",
                )?
                .query_map([key], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(parameters)
        })
    }
}

/// Records the parameters in their order.
pub(crate) fn insert(connection: &Connection, key: i64, parameters: &[ExecutionParameter]) -> Outcome<()> {
    let mut numbered = (0_u32..)
        .zip(parameters)
        .map(|(position, one)| {
            Ok((fact_name::intern(connection, FactKind::Parameter, &one.name)?, position, one))
        })
        .collect::<Outcome<Vec<_>>>()?;
    // In the table's order, so that it grows at its end.
    numbered.sort_unstable_by_key(|(name, ..)| *name);
    let mut statement = connection.prepare_cached(
        "INSERT INTO execution_parameters (execution, name, position, value, origin)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (name, position, one) in &numbered {
        statement.execute((key, name, position, one.value.to_string(), one.origin.as_str()))?;
    }
    fact::parameters(connection, key, numbered.iter().map(|(name, _, one)| (*name, &one.value)))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ExecutionParameter> {
    Ok(ExecutionParameter {
        name: row.get("name")?,
        value: column::json(row, "value")?,
        origin: column::word(row, "origin", ParameterOrigin::parse)?,
    })
}
