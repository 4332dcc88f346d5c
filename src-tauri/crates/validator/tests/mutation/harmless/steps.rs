//! Of steps, their order, conditions and policies.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::graph::{EdgeKind, StepGraph};
use pipewright_pipeline::json::{Node, Value};

use super::super::damage::{Damage, Op, json};
use super::super::fixture::Fixture;
use super::Change;

fn each(fixture: &Fixture, change: impl Fn(&Step) -> Option<Damage>) -> Vec<Change> {
    fixture.definition.steps().iter().filter_map(|step| change(step).map(Change::Ops)).collect()
}

fn put(fixture: &Fixture, step: &Step, member: &'static str, value: Node) -> Damage {
    match fixture.node(step).get(member) {
        Some(_) => Damage::set(&format!("{}/{member}", step.pointer), value),
        None => Damage::add(&step.pointer, member, value),
    }
}

fn of_type<'a>(types: &'a [&str], step: &Step) -> Option<&'a str> {
    types.iter().find(|one| **one == step.step_type).copied()
}

pub(super) fn described(fixture: &Fixture) -> Vec<Change> {
    each(fixture, |step| {
        let name =
            Op::Add(step.pointer.clone(), "DisplayName", Node::string("A name of its own, with spaces"));
        let has_one = fixture.node(step).get("DisplayName").is_some();
        let described = put(fixture, step, "Description", Node::string("What it is for."));
        Some(if has_one { described } else { described.and(name) })
    })
}

pub(super) fn renamed(fixture: &Fixture) -> Vec<Change> {
    let rename =
        |step: &Step| Edit::RenameStep { step: step.name.clone(), name: "Renamed-step_1".to_owned() };
    fixture.definition.steps().iter().map(|step| Change::Edit(rename(step))).collect()
}

/// Adds to what the step waits for.
fn depend(fixture: &Fixture, step: &Step, on: Node) -> Damage {
    match fixture.node(step).get("DependsOn").map(|list| &list.value) {
        Some(Value::Array(_)) => Damage::push(&format!("{}/DependsOn", step.pointer), on),
        _ => put(fixture, step, "DependsOn", Node::of(Value::Array(vec![on]))),
    }
}

pub(super) fn dependency_more(fixture: &Fixture) -> Vec<Change> {
    let steps = fixture.definition.steps();
    let graph = StepGraph::of(&fixture.definition);
    let data = graph.edges().filter(|(_, _, edge)| matches!(edge.kind, EdgeKind::Data(_)));
    let new =
        data.filter(|(from, to, _)| !steps[*to].depends_on.iter().any(|on| on.step == steps[*from].name));
    new.map(|(from, to, _)| Change::Ops(depend(fixture, &steps[to], Node::string(&steps[from].name))))
        .collect()
}

/// The dependencies that are plain names.
fn plain(fixture: &Fixture, value: impl Fn(&str) -> Node) -> Vec<Change> {
    let dependencies = fixture.definition.steps().iter().flat_map(|step| &step.depends_on);
    let plain = dependencies.filter(|on| fixture.at(&on.pointer).as_str().is_some());
    plain.map(|on| Change::Ops(Damage::set(&on.pointer, value(&on.step)))).collect()
}

pub(super) fn dependency_as_an_object(fixture: &Fixture) -> Vec<Change> {
    plain(fixture, |step| Node::object([("Step", Node::string(step))]))
}

pub(super) fn dependency_with_its_trigger(fixture: &Fixture) -> Vec<Change> {
    plain(fixture, |step| {
        Node::object([("Step", Node::string(step)), ("Trigger", Node::string("Completed"))])
    })
}

pub(super) fn no_dependencies(fixture: &Fixture) -> Vec<Change> {
    each(fixture, |step| {
        fixture.node(step).get("DependsOn").is_none().then(|| put(fixture, step, "DependsOn", json("[]")))
    })
}

fn add(step: &str) -> Vec<Change> {
    vec![Change::Ops(Damage::push("/Steps", json(step)))]
}

/// Unless the definition has as many steps as an account takes.
fn if_there_is_room(fixture: &Fixture, changes: Vec<Change>) -> Vec<Change> {
    if fixture.definition.steps().len() < 50 { changes } else { Vec::new() }
}

pub(super) fn unknown_type(fixture: &Fixture) -> Vec<Change> {
    let athena = r#"{"Name": "Later", "Type": "Athena", "Arguments": {"QueryString": "SELECT 1", "Deep": {"er": [1, null]}}, "Surprise": {"a": 1}}"#;
    let bedrock = r#"{"Name": "Later", "Type": "BedrockCustomModel", "Arguments": {"jobName": {"Get": "Execution.PipelineExecutionId"}}}"#;
    if_there_is_room(fixture, [athena, bedrock].into_iter().flat_map(add).collect())
}

pub(super) fn lambda(fixture: &Fixture) -> Vec<Change> {
    let first = &fixture.definition.steps()[0].name;
    if_there_is_room(
        fixture,
        add(&format!(
            r#"{{"Name": "Tell-them", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:notify", "DependsOn": ["{first}"],
                "Arguments": {{"text": "a", "number": 1, "fraction": 0.5, "flag": true, "nothing": null, "list": ["a", 1], "object": {{"deep": {{"er": 1}}}}}},
                "OutputParameters": [{{"OutputName": "ok", "OutputType": "Boolean"}}]}}"#
        )),
    )
}

pub(super) fn fail(fixture: &Fixture) -> Vec<Change> {
    let first = &fixture.definition.steps()[0].name;
    let step = format!(
        r#"{{"Name": "Stop", "Type": "Fail", "DependsOn": [{{"Step": "{first}", "Trigger": "Failed"}}],
            "Arguments": {{"ErrorMessage": {{"Std:Join": {{"On": " ", "Values": ["Stopped", {{"Get": "Execution.PipelineName"}}]}}}}}}}}"#
    );
    // Nothing can wait for a step that ends the execution.
    let is_fail = fixture.definition.steps()[0].step_type == "Fail";
    if_there_is_room(fixture, if is_fail { Vec::new() } else { add(&step) })
}

pub(super) fn under_a_condition(fixture: &Fixture) -> Vec<Change> {
    let loose = fixture.loose_steps().filter(|(_, step)| step.parent.is_none());
    let changes = loose
        .map(|(_, step)| {
            let condition = json(
                r#"{"Name": "Only-if", "Type": "Condition", "Arguments": {"Conditions": [{"Type": "Equals",
                    "LeftValue": {"Get": "Execution.PipelineName"}, "RightValue": "this"}], "IfSteps": [], "ElseSteps": []}}"#,
            );
            let into = format!("{}/Arguments/IfSteps", step.pointer);
            let inner = fixture.node(step).clone();
            Change::Ops(Damage::set(&step.pointer, condition).and(Op::Push(into, inner)))
        })
        .collect();
    if_there_is_room(fixture, changes)
}

pub(super) fn branches_swapped(fixture: &Fixture) -> Vec<Change> {
    each(fixture, |step| {
        let arguments = fixture.node(step).get("Arguments").filter(|_| step.step_type == "Condition")?;
        let (yes, no) = (arguments.get("IfSteps")?, arguments.get("ElseSteps")?);
        let at = |member: &str| format!("{}/Arguments/{member}", step.pointer);
        Some(Damage::set(&at("IfSteps"), no.clone()).and(Op::Set(at("ElseSteps"), yes.clone())))
    })
}

fn conditions(fixture: &Fixture, around: impl Fn(&Node) -> Node) -> Vec<Change> {
    each(fixture, |step| {
        let at = format!("{}/Arguments/Conditions/0", step.pointer);
        let condition = fixture.root().pointer(&at).filter(|_| step.step_type == "Condition")?;
        Some(Damage::set(&at, around(condition)))
    })
}

pub(super) fn condition_negated(fixture: &Fixture) -> Vec<Change> {
    conditions(fixture, |condition| {
        Node::object([("Type", Node::string("Not")), ("Condition", condition.clone())])
    })
}

pub(super) fn condition_among_alternatives(fixture: &Fixture) -> Vec<Change> {
    let other =
        json(r#"{"Type": "In", "QueryValue": {"Get": "Execution.PipelineName"}, "Values": ["a", "b"]}"#);
    conditions(fixture, |condition| {
        let all = Node::of(Value::Array(vec![condition.clone(), other.clone()]));
        Node::object([("Type", Node::string("Or")), ("Conditions", all)])
    })
}

const CACHED: &[&str] = &[
    "Processing",
    "Training",
    "Tuning",
    "AutoML",
    "Transform",
    "Lambda",
    "Callback",
    "EMR",
    "QualityCheck",
    "ClarifyCheck",
    "EndpointConfig",
    "Endpoint",
];
const RETRIED: &[&str] = &["Processing", "Training", "Tuning", "AutoML", "Transform"];

pub(super) fn cached(fixture: &Fixture) -> Vec<Change> {
    let durations = ["P30D", "PT12H", "P1DT2H30M", "30d", "T12H"];
    let config = |duration: &str| json(&format!(r#"{{"Enabled": true, "ExpireAfter": "{duration}"}}"#));
    durations
        .into_iter()
        .flat_map(|duration| {
            each(fixture, |step| {
                Some(put(fixture, step, "CacheConfig", config(duration)))
                    .filter(|_| of_type(CACHED, step).is_some())
            })
        })
        .collect()
}

pub(super) fn cache_off(fixture: &Fixture) -> Vec<Change> {
    each(fixture, |step| {
        of_type(CACHED, step).map(|_| put(fixture, step, "CacheConfig", json(r#"{"Enabled": false}"#)))
    })
}

pub(super) fn retried(fixture: &Fixture) -> Vec<Change> {
    let policies = [
        r#"[{"ExceptionType": ["Step.SERVICE_FAULT", "Step.THROTTLING"], "IntervalSeconds": 1, "BackoffRate": 2.0, "MaxAttempts": 5}]"#,
        r#"[{"ExceptionType": ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR"], "IntervalSeconds": 43200, "BackoffRate": 1, "ExpireAfterMin": 14400},
            {"ExceptionType": ["SageMaker.RESOURCE_LIMIT"], "MaxAttempts": 20}]"#,
    ];
    policies
        .into_iter()
        .flat_map(|policies| {
            each(fixture, |step| {
                of_type(RETRIED, step).map(|_| put(fixture, step, "RetryPolicies", json(policies)))
            })
        })
        .collect()
}
