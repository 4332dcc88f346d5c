//! Where each hyperparameter came from: its expression in the definition, read with the execution's parameters.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Expression, brief};
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::Reference;
use pipewright_store::{ExecutionParameter, ParameterOrigin};
use serde_json::Value;

use crate::dto::passport::{Hyperparameter, HyperparameterOrigin};

/// What the definition and the start of an execution say about values.
pub(super) struct Origins<'a> {
    pub(super) definition: Option<&'a Definition>,
    pub(super) parameters: &'a [ExecutionParameter],
    /// The preset that was chosen.
    pub(super) preset: Option<&'a str>,
}

impl Origins<'_> {
    /// The hyperparameters of a step, as `arguments` resolved them.
    pub(super) fn hyperparameters(&self, step: &str, arguments: Option<&Value>) -> Vec<Hyperparameter> {
        let resolved = arguments.and_then(|arguments| arguments.get("HyperParameters")?.as_object());
        let written = self
            .definition
            .and_then(|definition| definition.arguments(definition.step(step)?)?.get("HyperParameters"));
        let one = |(name, value): (&String, &Value)| {
            let (origin, from) = match written.and_then(|written| written.get(name)) {
                Some(node) => self.origin(node),
                None => (HyperparameterOrigin::Unknown, String::new()),
            };
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Hyperparameter { step: step.to_owned(), name: name.clone(), value, origin, from }
        };
        resolved.into_iter().flatten().map(one).collect()
    }

    fn origin(&self, node: &Node) -> (HyperparameterOrigin, String) {
        match Expression::read(node) {
            Expression::Literal(_) | Expression::List(_) | Expression::Structure(_) => {
                (HyperparameterOrigin::Literal, String::new())
            }
            Expression::Get(Ok(Reference::Parameter(name))) => self.parameter(name.as_str()),
            Expression::Get(Ok(Reference::Execution(_) | Reference::Experiment(_))) => {
                (HyperparameterOrigin::Execution, brief(node))
            }
            Expression::Get(Ok(_)) | Expression::JsonGet { .. } => {
                (HyperparameterOrigin::Upstream, brief(node))
            }
            // A join of one is how a number gets into a text.
            Expression::Join { values: Some([only]), .. } => self.origin(only),
            Expression::Join { .. } => (HyperparameterOrigin::Joined, brief(node)),
            Expression::Get(Err(bad)) => (HyperparameterOrigin::Unknown, bad.text),
        }
    }

    fn parameter(&self, name: &str) -> (HyperparameterOrigin, String) {
        let recorded = self.parameters.iter().find(|one| one.name == name);
        match recorded.map(|one| one.origin) {
            Some(ParameterOrigin::Default) => (HyperparameterOrigin::Default, name.to_owned()),
            Some(ParameterOrigin::Preset) => {
                let preset = self.preset.map(|preset| format!(", preset {preset}")).unwrap_or_default();
                (HyperparameterOrigin::Preset, format!("{name}{preset}"))
            }
            Some(ParameterOrigin::Given) => (HyperparameterOrigin::Override, name.to_owned()),
            None => (HyperparameterOrigin::Unknown, name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(expression: &Value, expect: (HyperparameterOrigin, &str)) {
        let definition = json!({"Steps": [{"Name": "T", "Type": "Training",
            "Arguments": {"HyperParameters": {"x": expression}}}]});
        let definition = Definition::parse(&definition.to_string()).unwrap();
        let parameter =
            |name: &str, origin| ExecutionParameter { name: name.into(), value: json!(1), origin };
        let parameters = [
            parameter("D", ParameterOrigin::Default),
            parameter("P", ParameterOrigin::Preset),
            parameter("G", ParameterOrigin::Given),
        ];
        let origins = Origins { definition: Some(&definition), parameters: &parameters, preset: Some("dev") };
        let arguments = json!({"HyperParameters": {"x": "1"}});
        let found = origins.hyperparameters("T", Some(&arguments));
        assert_eq!((found[0].origin, found[0].from.as_str()), expect, "{expression}");
    }

    #[test]
    fn every_origin_is_told() {
        use HyperparameterOrigin::{
            Default, Execution, Joined, Literal, Override, Preset, Unknown, Upstream,
        };
        check(&json!("42"), (Literal, ""));
        check(&json!({"Get": "Parameters.D"}), (Default, "D"));
        check(
            &json!({"Std:Join": {"On": "", "Values": [{"Get": "Parameters.P"}]}}),
            (Preset, "P, preset dev"),
        );
        check(&json!({"Get": "Parameters.G"}), (Override, "G"));
        check(&json!({"Get": "Parameters.Gone"}), (Unknown, "Gone"));
        check(&json!({"Get": "Steps.A.OutputParameters['n']"}), (Upstream, "A.n"));
        check(&json!({"Get": "Execution.PipelineName"}), (Execution, "PipelineName"));
        check(&json!({"Std:Join": {"On": "-", "Values": ["a", {"Get": "Parameters.D"}]}}), (Joined, "a-D"));
    }

    #[test]
    fn what_the_definition_does_not_say_is_unknown() {
        let origins = Origins { definition: None, parameters: &[], preset: None };
        let found = origins.hyperparameters("T", Some(&json!({"HyperParameters": {"x": 3}})));
        assert_eq!((found[0].origin, found[0].value.as_str()), (HyperparameterOrigin::Unknown, "3"));
        assert!(origins.hyperparameters("T", None).is_empty());
    }
}
