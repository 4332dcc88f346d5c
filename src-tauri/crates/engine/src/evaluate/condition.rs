//! The decision of a Condition step.

use std::cmp::Ordering;

use pipewright_pipeline::condition::{Comparison, Condition};
use pipewright_pipeline::json::Node;
use serde_json::Value;

use super::{EvaluationError, Scope, evaluate};

/// Whether every condition of the list holds; an empty list holds.
pub fn all_hold(conditions: &[Node], scope: &Scope) -> Result<bool, EvaluationError> {
    for node in conditions {
        if !holds(&Condition::read(node), scope)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn holds(condition: &Condition<'_>, scope: &Scope) -> Result<bool, EvaluationError> {
    match condition {
        Condition::Compare { comparison, left, right } => {
            let left = side(*left, "LeftValue", scope)?;
            let right = side(*right, "RightValue", scope)?;
            compare(*comparison, &left, &right)
        }
        Condition::In { query, values, negated } => {
            let query = side(*query, "QueryValue", scope)?;
            for value in *values {
                if equal(&query, &evaluate(value, scope)?) {
                    return Ok(!negated);
                }
            }
            Ok(*negated)
        }
        Condition::Not(Some(inner)) => holds(inner, scope).map(|held| !held),
        Condition::Not(None) => Err(EvaluationError("a `Not` condition has no `Condition`".into())),
        Condition::Or(any) => {
            for one in any {
                if holds(one, scope)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Condition::Unknown(kind) => Err(EvaluationError(format!("there is no condition of type `{kind}`"))),
    }
}

fn side(node: Option<&Node>, name: &str, scope: &Scope) -> Result<Value, EvaluationError> {
    node.map_or_else(
        || Err(EvaluationError(format!("a condition has no `{name}`"))),
        |node| evaluate(node, scope),
    )
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left.as_f64(), right.as_f64()) {
        #[expect(clippy::float_cmp, reason = "SageMaker's Equals is exact")]
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

fn compare(comparison: Comparison, left: &Value, right: &Value) -> Result<bool, EvaluationError> {
    let order = match (left, right) {
        (Value::Number(_), Value::Number(_)) => {
            let (left, right) = (left.as_f64().unwrap_or(f64::NAN), right.as_f64().unwrap_or(f64::NAN));
            left.partial_cmp(&right)
        }
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        _ => {
            return Err(EvaluationError(format!(
                "{left} ({}) and {right} ({}) cannot be compared with `{}`",
                kind(left),
                kind(right),
                comparison.sign()
            )));
        }
    };
    Ok(match comparison {
        Comparison::Equals => equal(left, right),
        Comparison::NotEquals => !equal(left, right),
        Comparison::GreaterThan => order == Some(Ordering::Greater),
        Comparison::GreaterThanOrEqualTo => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        Comparison::LessThan => order == Some(Ordering::Less),
        Comparison::LessThanOrEqualTo => matches!(order, Some(Ordering::Less | Ordering::Equal)),
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a structure",
    }
}
