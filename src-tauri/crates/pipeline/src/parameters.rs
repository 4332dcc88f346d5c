//! The values an execution takes for the pipeline's parameters.

use std::collections::BTreeMap;

use serde_json::Value;
use thiserror::Error;

use crate::definition::{Definition, Parameter, ParameterType};
use crate::spelling::nearest;

/// A parameter with its value for one execution.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedParameter {
    /// Its name.
    pub name: String,
    /// Its value, of its type.
    pub value: Value,
    /// Whether it was given; otherwise it is the default.
    pub given: bool,
}

/// Why a value cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParameterError {
    /// No parameter of that name is declared.
    #[error("The pipeline has no parameter `{name}`.{}", nearest.as_ref().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default())]
    Unknown {
        /// The name given.
        name: String,
        /// The declared name nearest to it.
        nearest: Option<String>,
    },
    /// It has no default and was not given.
    #[error("The parameter `{name}` has no default and was not given a value.")]
    Missing {
        /// Its name.
        name: String,
    },
    /// The text is no value of its type.
    #[error("The parameter `{name}` is {} {expected}, which `{given}` is not.", if *expected == ParameterType::Integer { "an" } else { "a" })]
    WrongType {
        /// Its name.
        name: String,
        /// Its type.
        expected: ParameterType,
        /// The text given.
        given: String,
    },
    /// The value is not among those the definition lists.
    #[error("The parameter `{name}` must be one of {}, not `{given}`.", allowed.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", "))]
    NotAllowed {
        /// Its name.
        name: String,
        /// The text given.
        given: String,
        /// The values allowed.
        allowed: Vec<String>,
    },
    /// SageMaker takes no empty strings.
    #[error("The parameter `{name}` was given an empty string, which SageMaker does not accept.")]
    Empty {
        /// Its name.
        name: String,
    },
}

/// Gives every declared parameter its value, in the definition's order; or says everything that is wrong.
pub fn resolve(
    definition: &Definition,
    given: &BTreeMap<String, String>,
) -> Result<Vec<ResolvedParameter>, Vec<ParameterError>> {
    let mut errors: Vec<_> = given
        .keys()
        .filter(|name| definition.parameter(name).is_none())
        .map(|name| ParameterError::Unknown {
            name: name.clone(),
            nearest: nearest(name, definition.parameters().iter().map(|parameter| parameter.name.as_str())),
        })
        .collect();
    let mut resolved = Vec::new();
    for parameter in definition.parameters() {
        let name = parameter.name.clone();
        let value = match given.get(&name) {
            Some(text) => read(parameter, text).map(|value| (value, true)),
            None => match &parameter.default {
                Some(default) => Ok((default.clone(), false)),
                None => Err(ParameterError::Missing { name: name.clone() }),
            },
        };
        match value {
            Ok((value, given)) => resolved.push(ResolvedParameter { name, value, given }),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(resolved) } else { Err(errors) }
}

/// A scalar as SageMaker writes it into a string.
pub fn scalar_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The value that a text means for a parameter: of its type, and among those allowed.
pub fn read(parameter: &Parameter, text: &str) -> Result<Value, ParameterError> {
    let name = parameter.name.clone();
    let expected = parameter.parameter_type.unwrap_or(ParameterType::String);
    let wrong = || ParameterError::WrongType { name: name.clone(), expected, given: text.to_owned() };
    if text.is_empty() {
        return Err(ParameterError::Empty { name });
    }
    let value: Value = match expected {
        ParameterType::String => text.into(),
        ParameterType::Integer => text.trim().parse::<i64>().map_err(|_| wrong())?.into(),
        ParameterType::Float => {
            let number = text.trim().parse::<f64>().map_err(|_| wrong())?;
            serde_json::Number::from_f64(number).map(Value::Number).ok_or_else(wrong)?
        }
        ParameterType::Boolean => match text.trim() {
            "true" | "True" => true.into(),
            "false" | "False" => false.into(),
            _ => return Err(wrong()),
        },
    };
    match &parameter.enum_values {
        Some(allowed) if !allowed.contains(&value) => Err(ParameterError::NotAllowed {
            name,
            given: text.to_owned(),
            allowed: allowed.iter().map(scalar_text).collect(),
        }),
        _ => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINITION: &str = r#"{"Parameters": [
        {"Name": "Depth", "Type": "Integer", "DefaultValue": 5}, {"Name": "Eta", "Type": "Float", "DefaultValue": 0.1},
        {"Name": "Status", "Type": "String", "DefaultValue": "a", "EnumValues": ["a", "b"]},
        {"Name": "Spot", "Type": "Boolean", "DefaultValue": true}, {"Name": "Data", "Type": "String"}]}"#;

    #[track_caller]
    fn check(given: &[(&str, &str)], expect: &str) {
        let given = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let shown = match resolve(&Definition::parse(DEFINITION).unwrap(), &given) {
            Ok(resolved) => resolved
                .iter()
                .map(|one| format!("{}={}{}", one.name, one.value, if one.given { "!" } else { "" }))
                .collect::<Vec<_>>(),
            Err(errors) => errors.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn values_and_refusals() {
        check(
            &[("Data", "s3://b/k"), ("Depth", "7"), ("Spot", "False")],
            r#"Depth=7! Eta=0.1 Status="a" Spot=false! Data="s3://b/k"!"#,
        );
        check(&[], "The parameter `Data` has no default and was not given a value.");
        check(
            &[("Data", "x"), ("Depht", "7")],
            "The pipeline has no parameter `Depht`. Did you mean `Depth`?",
        );
        check(&[("Data", "x"), ("Depth", "1.5")], "The parameter `Depth` is an Integer, which `1.5` is not.");
        check(&[("Data", "x"), ("Eta", "nan")], "The parameter `Eta` is a Float, which `nan` is not.");
        check(&[("Data", "x"), ("Status", "c")], "The parameter `Status` must be one of `a`, `b`, not `c`.");
        check(
            &[("Data", "")],
            "The parameter `Data` was given an empty string, which SageMaker does not accept.",
        );
    }
}
