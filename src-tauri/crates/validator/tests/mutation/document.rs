//! Damages of the document's own members and of names.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::{Node, Value};

use super::damage::{Damage, json, misspelt};
use super::fixture::Fixture;
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("steps emptied", |f| document(f, "Steps", "[]")).breaks_many(),
    error("steps to structure", |f| document(f, "Steps", "{}")).breaks_many(),
    error("steps dropped", |f| gone(f, "Steps")).breaks_many(),
    error("parameters to structure", |f| document(f, "Parameters", "{}")).breaks_many(),
    error("parameters to text", |f| document(f, "Parameters", "\"none\"")).breaks_many(),
    error("version to number", |f| document(f, "Version", "2020")),
    warning("version unknown", |f| document(f, "Version", "\"2020-12-02\"")),
    error("metadata to list", |f| document(f, "Metadata", "[]")),
    error("experiment to text", |f| document(f, "PipelineExperimentConfig", "\"mine\"")),
    warning("member of the document misspelt", member_misspelt).breaks_many(),
    error("step to text", step_to_text).breaks_many(),
    error("step name dropped", |f| {
        loose(f, |step, _| Some(Damage::remove(&format!("{}/Name", step.pointer))))
    }),
    error("step name to number", |f| renamed(f, |_, _| Some(json("7")))),
    error("step name with a space", |f| {
        renamed(f, |step, _| Some(Node::string(&format!("a {}", step.name))))
    }),
    error("step name empty", |f| renamed(f, |_, _| Some(Node::string("")))),
    error("step name too long", |f| renamed(f, |_, _| Some(Node::string(&"n".repeat(65))))),
    error("step name of another", |f| renamed(f, another)),
    error("step type dropped", |f| {
        loose(f, |step, _| Some(Damage::remove(&format!("{}/Type", step.pointer))))
    }),
    error("step type to number", |f| typed_as(f, |_| json("7"))),
    warning("step type misspelt", |f| typed_as(f, |word| Node::string(&misspelt(word)))),
    warning("step type in lower case", |f| typed_as(f, |word| Node::string(&word.to_lowercase()))),
];

fn document(fixture: &Fixture, member: &str, value: &str) -> Vec<Damage> {
    let at = format!("/{member}");
    let is_there = fixture.root().get(member).is_some_and(|node| !matches!(node.value, Value::Null));
    is_there.then(|| Damage::set(&at, json(value))).into_iter().collect()
}

fn gone(fixture: &Fixture, member: &str) -> Vec<Damage> {
    let at = format!("/{member}");
    let damage = Damage { at: String::new(), ..Damage::remove(&at) };
    fixture.root().get(member).map(|_| damage).into_iter().collect()
}

fn member_misspelt(fixture: &Fixture) -> Vec<Damage> {
    let names = ["Parameters", "PipelineExperimentConfig", "Metadata", "Version"];
    names
        .into_iter()
        .filter(|name| fixture.root().get(name).is_some())
        .map(|name| Damage { at: String::new(), ..Damage::rename(&format!("/{name}"), &misspelt(name)) })
        .collect()
}

fn step_to_text(fixture: &Fixture) -> Vec<Damage> {
    fixture.loose_steps().map(|(_, step)| Damage::set(&step.pointer, Node::string(&step.name))).collect()
}

fn loose(fixture: &Fixture, damage: fn(&Step, &Fixture) -> Option<Damage>) -> Vec<Damage> {
    fixture.loose_steps().filter_map(|(_, step)| Some(damage(step, fixture)?.on(&step.name))).collect()
}

fn renamed(fixture: &Fixture, name: fn(&Step, &Fixture) -> Option<Node>) -> Vec<Damage> {
    fixture
        .loose_steps()
        .filter_map(|(_, step)| Some(Damage::set(&format!("{}/Name", step.pointer), name(step, fixture)?)))
        .collect()
}

fn another(step: &Step, fixture: &Fixture) -> Option<Node> {
    let other = fixture.definition.steps().iter().find(|other| other.name != step.name)?;
    Some(Node::string(&other.name))
}

fn typed_as(fixture: &Fixture, word: fn(&str) -> Node) -> Vec<Damage> {
    fixture
        .loose_steps()
        .map(|(_, step)| Damage::set(&format!("{}/Type", step.pointer), word(&step.step_type)).on(&step.name))
        .collect()
}
