//! What an expression is worth while an execution runs.

pub mod condition;
mod path;
mod scope;

use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::parameters::scalar_text;
use pipewright_pipeline::reference::Reference;
use serde_json::{Map, Value};
use thiserror::Error;

pub use path::{json_path, property};
pub use scope::{PropertyFileText, Scope};

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct EvaluationError(pub String);

/// The value of an expression; structures and lists member by member.
pub fn evaluate(node: &Node, scope: &Scope) -> Result<Value, EvaluationError> {
    match Expression::read(node) {
        Expression::Literal(literal) => Ok(literal.to_serde()),
        Expression::List(elements) => elements.iter().map(|element| evaluate(element, scope)).collect(),
        Expression::Structure(structure) => structure
            .members()
            .iter()
            .map(|member| Ok((member.name.to_string(), evaluate(&member.node, scope)?)))
            .collect::<Result<Map<_, _>, _>>()
            .map(Value::Object),
        Expression::Get(Ok(reference)) => lookup(&reference, scope),
        Expression::Get(Err(bad)) => Err(EvaluationError(bad.to_string())),
        Expression::Join { on, values } => {
            let values =
                values.ok_or_else(|| EvaluationError("`Std:Join` has no list of `Values`".into()))?;
            let parts = values.iter().map(|value| joined(value, scope)).collect::<Result<Vec<_>, _>>()?;
            Ok(parts.join(on).into())
        }
        Expression::JsonGet { property_file, s3_uri, path } => json_get(property_file, s3_uri, path, scope),
    }
}

fn joined(node: &Node, scope: &Scope) -> Result<String, EvaluationError> {
    match evaluate(node, scope)? {
        Value::Array(_) | Value::Object(_) => Err(EvaluationError(
            "`Std:Join` joins scalars only, and one of its values is a structure or list".into(),
        )),
        scalar => Ok(scalar_text(&scalar)),
    }
}

fn lookup(reference: &Reference, scope: &Scope) -> Result<Value, EvaluationError> {
    let missing = |what: &str| EvaluationError(format!("`{reference}` has no value: {what}"));
    match reference {
        Reference::Parameter(name) => scope
            .parameters
            .get(name.as_str())
            .cloned()
            .ok_or_else(|| missing("the pipeline declares no such parameter")),
        Reference::Execution(name) => scope
            .variables
            .get(name.as_str())
            .cloned()
            .ok_or_else(|| missing("there is no such execution variable")),
        Reference::Experiment(name) => scope
            .experiment
            .get(name.as_str())
            .cloned()
            .ok_or_else(|| missing("the definition's `PipelineExperimentConfig` does not set it")),
        Reference::Property { step, path } => {
            let describe = scope
                .describes
                .get(step.as_str())
                .ok_or_else(|| missing(&format!("`{step}` has not ended well")))?;
            property(describe, path).cloned().map_err(|problem| missing(&problem))
        }
        Reference::PropertyFile { .. } => {
            Err(missing("a property file can only be read through `Std:JsonGet`"))
        }
        Reference::CurrentItem(_) | Reference::IterationOutput(_) => {
            Err(missing("the local engine does not run ForEach steps"))
        }
    }
}

fn json_get(
    property_file: Option<&Node>,
    s3_uri: Option<&Node>,
    path: Option<&Node>,
    scope: &Scope,
) -> Result<Value, EvaluationError> {
    let refuse = |text: String| EvaluationError(text);
    let path = path.and_then(Node::as_str).ok_or_else(|| refuse("`Std:JsonGet` has no `Path`".into()))?;
    let (name, text) = match (property_file.map(Expression::read), s3_uri) {
        (Some(Expression::Get(Ok(Reference::PropertyFile { step, file }))), None) => {
            let text = scope.property_files.get(&(step.to_string(), file.to_string())).ok_or_else(|| {
                refuse(format!(
                    "the property file `{file}` of `{step}` cannot be read: `{step}` has not ended well"
                ))
            })?;
            (format!("the property file `{file}` of `{step}`"), text.clone())
        }
        (None, Some(uri)) => {
            let uri = joined(uri, scope)?;
            (format!("`{uri}`"), (scope.read_object)(&uri))
        }
        _ => {
            return Err(refuse("`Std:JsonGet` takes either a `PropertyFile` reference or an `S3Uri`".into()));
        }
    };
    let text = text.map_err(|problem| refuse(format!("{name} cannot be read: {problem}")))?;
    let json: Value =
        serde_json::from_str(&text).map_err(|error| refuse(format!("{name} is not JSON: {error}")))?;
    match json_path(&json, path) {
        Ok(Value::Array(_) | Value::Object(_)) => {
            Err(refuse(format!("`{path}` in {name} is a structure or list, not a scalar")))
        }
        Ok(scalar) => Ok(scalar.clone()),
        Err(problem) => Err(refuse(format!("`{path}` is not in {name}: {problem}"))),
    }
}

#[cfg(test)]
mod tests;
