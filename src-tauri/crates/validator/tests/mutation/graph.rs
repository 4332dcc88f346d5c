//! Damages of the order of steps.

use std::collections::HashSet;

use pipewright_pipeline::definition::{Branch, Step};
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Node, Value};

use super::damage::{Damage, Op, get, json};
use super::fixture::Fixture;
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("dependency on a ghost", |f| each(f, |f, _, step| Some(depend(f, step, Node::string("Ghost"))))),
    error("dependency on itself", |f| each(f, |f, _, step| Some(depend(f, step, Node::string(&step.name))))),
    error("circle of order", circle_of_order),
    error("circle of data", circle_of_data),
    error("circle through a condition", circle_through_a_condition),
    error("dependency into the other branch", other_branch),
    warning("dependency into a branch", into_a_branch),
    error("dependency on a Fail step", on_a_fail_step),
    error("dependencies to text", |f| with_dependencies(f, |at| Damage::set(at, json("\"A\"")))),
    error("dependencies to structure", |f| with_dependencies(f, |at| Damage::set(at, json("{}")))),
    error("dependency to number", |f| with_dependencies(f, |at| Damage::set(&format!("{at}/0"), json("7")))),
    error("dependency to empty structure", |f| {
        with_dependencies(f, |at| Damage::set(&format!("{at}/0"), json("{}")))
    }),
    warning("dependency twice", dependency_twice),
    error("trigger unknown", trigger_unknown),
    error("triggers in conflict", triggers_in_conflict),
    error("reading what failed", reading_what_failed),
];

fn each(fixture: &Fixture, damage: fn(&Fixture, usize, &Step) -> Option<Damage>) -> Vec<Damage> {
    fixture.steps().filter_map(|(index, step)| damage(fixture, index, step)).collect()
}

/// The step waits for one thing more.
fn depend(fixture: &Fixture, step: &Step, on: Node) -> Damage {
    let at = format!("{}/DependsOn", step.pointer);
    let damage = match fixture.node(step).get("DependsOn").map(|list| &list.value) {
        Some(Value::Array(_)) => Damage::push(&at, on),
        Some(_) => Damage::set(&at, Node::of(Value::Array(vec![on]))),
        None => Damage { at, ..Damage::add(&step.pointer, "DependsOn", Node::of(Value::Array(vec![on]))) },
    };
    damage.on(&step.name)
}

/// Pairs of a step and one that waits for it, at once.
fn pairs(fixture: &Fixture) -> Vec<(usize, usize)> {
    let graph = StepGraph::of(&fixture.definition);
    let pairs: HashSet<_> = graph.edges().map(|(from, to, _)| (from, to)).collect();
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn is_inside(fixture: &Fixture, inner: usize, outer: usize) -> bool {
    let steps = fixture.definition.steps();
    std::iter::successors(steps[inner].parent, |parent| steps[parent.step].parent)
        .any(|parent| parent.step == outer)
}

/// All steps on a circle: whoever is told of it, it is the same circle.
fn on_all(fixture: &Fixture, damage: Damage) -> Damage {
    fixture.definition.steps().iter().fold(damage, |damage, step| damage.on(&step.name))
}

fn circle_of_order(fixture: &Fixture) -> Vec<Damage> {
    let steps = fixture.definition.steps();
    pairs(fixture)
        .into_iter()
        .map(|(from, to)| on_all(fixture, depend(fixture, &steps[from], Node::string(&steps[to].name))))
        .collect()
}

/// A property that every step of the type has.
fn property(step_type: &str) -> Option<&'static str> {
    Some(match step_type {
        "Processing" => "ProcessingJobArn",
        "Training" => "TrainingJobArn",
        "Transform" => "TransformJobArn",
        "Tuning" => "HyperParameterTuningJobArn",
        "Model" => "ModelArn",
        "RegisterModel" => "ModelPackageArn",
        _ => return None,
    })
}

fn circle_of_data(fixture: &Fixture) -> Vec<Damage> {
    let steps = fixture.definition.steps();
    let mut damages = Vec::new();
    for (from, to) in pairs(fixture) {
        let Some(property) = property(&steps[to].step_type) else { continue };
        let place =
            fixture.typed.iter().find(|typed| typed.step == from && typed.pointer.ends_with("/S3Uri"));
        if let Some(place) = place.filter(|_| !is_inside(fixture, to, from)) {
            let reference = get(&format!("Steps.{}.{property}", steps[to].name));
            damages.push(on_all(fixture, Damage::set(&place.pointer, reference)));
        }
    }
    damages
}

fn circle_through_a_condition(fixture: &Fixture) -> Vec<Damage> {
    let steps = fixture.definition.steps();
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        let (Some(parent), Some(property)) = (step.parent, property(&step.step_type)) else { continue };
        let at = format!("{}/Arguments/Conditions", steps[parent.step].pointer);
        if parent.branch != Branch::Body && fixture.root().pointer(&at).is_some() {
            let condition = json(&format!(
                r#"{{"Type": "Equals", "LeftValue": {{"Get": "Steps.{}.{property}"}}, "RightValue": "x"}}"#,
                step.name
            ));
            damages.push(on_all(fixture, Damage::push(&at, condition)));
        }
    }
    damages
}

fn other_branch(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        let Some(parent) = step.parent.filter(|parent| parent.branch == Branch::False) else { continue };
        let other = fixture.definition.steps().iter().find(|other| {
            other.parent.is_some_and(|its| its.step == parent.step && its.branch == Branch::True)
                && other.step_type != "Fail"
        });
        if let Some(other) = other {
            damages.push(depend(fixture, step, Node::string(&other.name)));
        }
    }
    damages
}

/// A step outside waits for one that may never run.
fn into_a_branch(fixture: &Fixture) -> Vec<Damage> {
    let steps = fixture.definition.steps();
    let Some(inner) = steps.iter().find(|step| {
        step.parent.is_some_and(|parent| parent.branch != Branch::Body) && step.step_type != "Fail"
    }) else {
        return Vec::new();
    };
    let outer = fixture.loose_steps().filter(|(_, step)| step.parent.is_none());
    outer.map(|(_, step)| depend(fixture, step, Node::string(&inner.name))).collect()
}

fn on_a_fail_step(fixture: &Fixture) -> Vec<Damage> {
    let steps = fixture.definition.steps();
    let Some(fail) = steps.iter().find(|step| step.step_type == "Fail") else { return Vec::new() };
    let others = fixture.steps().filter(|(_, step)| step.parent == fail.parent && step.name != fail.name);
    let graph = StepGraph::of(&fixture.definition);
    let before = graph.upstream(fixture.definition.step_index(&fail.name).unwrap());
    others
        .filter(|(index, _)| !before.contains(index))
        .map(|(_, step)| depend(fixture, step, Node::string(&fail.name)))
        .collect()
}

fn with_dependencies(fixture: &Fixture, damage: fn(&str) -> Damage) -> Vec<Damage> {
    let waiting = fixture.steps().filter(|(_, step)| !step.depends_on.is_empty());
    waiting.map(|(_, step)| damage(&format!("{}/DependsOn", step.pointer)).on(&step.name)).collect()
}

fn dependency_twice(fixture: &Fixture) -> Vec<Damage> {
    let waiting = fixture.steps().filter(|(_, step)| !step.depends_on.is_empty());
    waiting.map(|(_, step)| depend(fixture, step, fixture.at(&step.depends_on[0].pointer).clone())).collect()
}

fn object(step: &str, trigger: &str) -> Node {
    Node::object([("Step", Node::string(step)), ("Trigger", Node::string(trigger))])
}

fn trigger_unknown(fixture: &Fixture) -> Vec<Damage> {
    let waiting =
        fixture.definition.steps().iter().flat_map(|step| step.depends_on.iter().map(move |on| (step, on)));
    waiting.map(|(step, on)| Damage::set(&on.pointer, object(&on.step, "Fialed")).on(&step.name)).collect()
}

fn triggers_in_conflict(fixture: &Fixture) -> Vec<Damage> {
    let waiting = fixture.steps().filter(|(_, step)| !step.depends_on.is_empty());
    waiting
        .map(|(_, step)| {
            let first = &step.depends_on[0];
            let now = fixture.at(&first.pointer).get("Trigger").and_then(Node::as_str).unwrap_or("Completed");
            let other = if now == "Failed" { "Stopped" } else { "Failed" };
            depend(fixture, step, object(&first.step, other))
        })
        .collect()
}

/// It waits for the failure of a step whose output it reads.
fn reading_what_failed(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    let mut seen = HashSet::new();
    for one in &fixture.references {
        let Some(source) = one.found.reference.as_ref().ok().and_then(|reference| reference.step()) else {
            continue;
        };
        let step = &fixture.definition.steps()[one.step];
        let is_job = |name: &str| {
            fixture.definition.step(name).is_some_and(|step| property(&step.step_type).is_some())
        };
        if is_job(source) && step.depends_on.is_empty() && seen.insert((one.step, source.to_owned())) {
            damages.push(depend(fixture, step, object(source, "Failed")));
        }
    }
    damages
}

/// For damages that add a whole step.
pub(crate) fn add_step(step: Node, name: &str) -> Damage {
    Damage::new(String::from("/Steps"), Op::Push("/Steps".into(), step)).on(name)
}
