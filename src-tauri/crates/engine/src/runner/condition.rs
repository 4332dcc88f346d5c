//! Condition: decides which branch is taken.

use pipewright_pipeline::json::Node;
use serde_json::json;

use super::{Ending, Outcome};
use crate::evaluate::Scope;
use crate::evaluate::condition::all_hold;

/// Decides by the step's `Conditions`.
pub(crate) fn decide(arguments: Option<&Node>, scope: &Scope) -> Ending {
    let conditions =
        arguments.and_then(|arguments| arguments.get("Conditions")).map(Node::elements).unwrap_or_default();
    match all_hold(conditions, scope) {
        Ok(decision) => Ending::Succeeded(Outcome {
            describe: Some(json!({ "Outcome": if decision { "True" } else { "False" } })),
            decision: Some(decision),
            ..Outcome::default()
        }),
        Err(error) => Ending::Failed(format!("The condition cannot be decided: {error}.")),
    }
}
