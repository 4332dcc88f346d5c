//! Of the document, its parameters and its writing.

use pipewright_pipeline::definition::ParameterType;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::{Node, Value};

use super::super::damage::{Damage, json};
use super::super::fixture::Fixture;
use super::Change;

pub(super) fn canonical(fixture: &Fixture) -> Vec<Change> {
    vec![Change::Text(fixture.text.clone())]
}

pub(super) fn compact(fixture: &Fixture) -> Vec<Change> {
    let value: serde_json::Value = serde_json::from_str(&fixture.text).unwrap();
    vec![Change::Text(value.to_string())]
}

pub(super) fn members_reversed(fixture: &Fixture) -> Vec<Change> {
    let mut root = fixture.root().clone();
    reverse(&mut root);
    vec![Change::Whole(root)]
}

fn reverse(node: &mut Node) {
    match &mut node.value {
        Value::Array(elements) => elements.iter_mut().for_each(reverse),
        Value::Object(members) => {
            members.reverse();
            for member in members {
                reverse(&mut member.node);
            }
        }
        _ => {}
    }
}

pub(super) fn steps_reversed(fixture: &Fixture) -> Vec<Change> {
    let steps = fixture.at("/Steps").elements().iter().rev().cloned().collect();
    vec![Change::Ops(Damage::set("/Steps", Node::of(Value::Array(steps))))]
}

fn put(fixture: &Fixture, member: &'static str, value: &str) -> Vec<Change> {
    let at = format!("/{member}");
    vec![Change::Ops(match fixture.root().get(member) {
        Some(_) => Damage::set(&at, json(value)),
        None => Damage::add("", member, json(value)),
    })]
}

pub(super) fn metadata(fixture: &Fixture) -> Vec<Change> {
    put(fixture, "Metadata", r#"{"author": "somebody", "ticket-7": "why it is so"}"#)
}

pub(super) fn no_version(fixture: &Fixture) -> Vec<Change> {
    fixture.root().get("Version").map(|_| Change::Ops(Damage::remove("/Version"))).into_iter().collect()
}

pub(super) fn no_experiment(fixture: &Fixture) -> Vec<Change> {
    put(fixture, "PipelineExperimentConfig", "null")
}

pub(super) fn experiment_of_a_parameter(fixture: &Fixture) -> Vec<Change> {
    let text =
        fixture.definition.parameters().iter().find(|one| one.parameter_type == Some(ParameterType::String));
    text.map(|one| {
        let config = format!(r#"{{"ExperimentName": {{"Get": "Parameters.{}"}}, "TrialName": {{"Get": "Execution.PipelineExecutionId"}}}}"#, one.name);
        put(fixture, "PipelineExperimentConfig", &config)
    })
    .unwrap_or_default()
}

fn declare(fixture: &Fixture, parameter: &str) -> Vec<Change> {
    let list = fixture.root().get("Parameters").is_some();
    let declare = || Damage::push("/Parameters", json(parameter));
    list.then(|| Change::Ops(declare())).into_iter().collect()
}

pub(super) fn parameter_more(fixture: &Fixture) -> Vec<Change> {
    let kinds =
        [("String", r#""x""#), ("Integer", "3"), ("Float", "3"), ("Float", "0.5"), ("Boolean", "true")];
    kinds
        .iter()
        .flat_map(|(kind, default)| {
            declare(fixture, &format!(r#"{{"Name": "More", "Type": "{kind}", "DefaultValue": {default}}}"#))
        })
        .collect()
}

pub(super) fn parameter_complete(fixture: &Fixture) -> Vec<Change> {
    declare(
        fixture,
        r#"{"Name": "Stage-of_it", "Type": "String", "DefaultValue": "dev", "EnumValues": ["dev", "prod"], "Description": "Where it runs."}"#,
    )
}

pub(super) fn parameter_renamed(fixture: &Fixture) -> Vec<Change> {
    let rename =
        |name: &str| Edit::RenameParameter { parameter: name.to_owned(), name: "Renamed-1".to_owned() };
    fixture.definition.parameters().iter().map(|one| Change::Edit(rename(&one.name))).collect()
}

pub(super) fn values_of_a_parameter(fixture: &Fixture) -> Vec<Change> {
    let texts = fixture
        .definition
        .parameters()
        .iter()
        .filter(|one| one.parameter_type == Some(ParameterType::String) && one.enum_values.is_none());
    texts
        .filter_map(|one| {
            let default = fixture.at(&one.pointer).get("DefaultValue")?;
            let values = Node::of(Value::Array(vec![Node::string("another"), default.clone()]));
            Some(Change::Ops(Damage::add(&one.pointer, "EnumValues", values)))
        })
        .collect()
}
