//! Of arguments, by the shapes of SageMaker's requests.

use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::shapes::{self, Scalar, ScalarKind, Shape, ShapeKind};

use super::super::damage::{Damage, Op, get, json};
use super::super::fixture::{Fixture, Typed};
use super::{Change, is_a_name};

/// A parameter of the type and default, declared.
fn declared(fixture: &Fixture, damage: Damage, kind: &str, default: &Node) -> Damage {
    let parameter = Node::object([
        ("Name", Node::string("Given")),
        ("Type", Node::string(kind)),
        ("DefaultValue", default.clone()),
    ]);
    damage.and(match fixture.root().get("Parameters") {
        Some(_) => Op::Push("/Parameters".into(), parameter),
        None => Op::Add(String::new(), "Parameters", Node::of(Value::Array(vec![parameter]))),
    })
}

fn parameter_type(kind: ScalarKind) -> Option<&'static str> {
    Some(match kind {
        ScalarKind::String => "String",
        ScalarKind::Integer => "Integer",
        ScalarKind::Float => "Float",
        ScalarKind::Boolean => "Boolean",
        ScalarKind::Timestamp => return None,
    })
}

fn replaced(fixture: &Fixture, value: impl Fn(&Typed, &Scalar, &Node) -> Option<Node>) -> Vec<Change> {
    let literals = fixture.literals();
    literals
        .filter_map(|(typed, scalar)| {
            let value = value(typed, scalar, fixture.at(&typed.pointer))?;
            Some(Change::Ops(Damage::set(&typed.pointer, value)))
        })
        .collect()
}

pub(super) fn parameter_for_a_value(fixture: &Fixture) -> Vec<Change> {
    let literals = fixture.literals().filter(|(typed, _)| !is_a_name(&typed.pointer));
    literals
        .filter_map(|(typed, scalar)| {
            let damage = Damage::set(&typed.pointer, get("Parameters.Given"));
            let default = fixture.at(&typed.pointer);
            Some(Change::Ops(declared(fixture, damage, parameter_type(scalar.kind)?, default)))
        })
        .collect()
}

fn is_plain_text(typed: &Typed, scalar: &Scalar) -> bool {
    scalar.kind == ScalarKind::String && scalar.words.is_empty() && !is_a_name(&typed.pointer)
}

pub(super) fn execution_for_a_text(fixture: &Fixture) -> Vec<Change> {
    replaced(fixture, |typed, scalar, _| {
        is_plain_text(typed, scalar).then(|| get("Execution.PipelineExecutionId"))
    })
}

fn join(on: &str, values: Vec<Node>) -> Node {
    Node::object([(
        "Std:Join",
        Node::object([("On", Node::string(on)), ("Values", Node::of(Value::Array(values)))]),
    )])
}

pub(super) fn joined(fixture: &Fixture) -> Vec<Change> {
    replaced(fixture, |typed, scalar, node| {
        is_plain_text(typed, scalar).then(|| join("", vec![node.clone()]))
    })
}

pub(super) fn joined_twice(fixture: &Fixture) -> Vec<Change> {
    replaced(fixture, |typed, scalar, node| {
        let inner = || join("-", vec![node.clone(), json("7"), json("true")]);
        is_plain_text(typed, scalar).then(|| join("/", vec![inner(), get("Execution.PipelineName")]))
    })
}

pub(super) fn number_joined(fixture: &Fixture) -> Vec<Change> {
    let literals = fixture.literals().filter(|(typed, scalar)| is_plain_text(typed, scalar));
    literals
        .map(|(typed, _)| {
            let damage = Damage::set(&typed.pointer, join("", vec![get("Parameters.Given")]));
            Change::Ops(declared(fixture, damage, "Integer", &json("3")))
        })
        .collect()
}

pub(super) fn double_quotes(fixture: &Fixture) -> Vec<Change> {
    let readings = fixture.references.iter();
    readings
        .filter_map(|one| {
            let at = format!("{}/Get", one.found.pointer);
            let text = fixture.at(&at).as_str().filter(|text| text.contains('\''))?;
            Some(Change::Ops(Damage::set(&at, Node::string(&text.replace('\'', "\"")))))
        })
        .collect()
}

/// Something that fits a scalar.
fn fitting(scalar: &Scalar) -> Option<Node> {
    let holds = |number: &f64| scalar.size.holds(*number);
    Some(match scalar.kind {
        ScalarKind::String => Node::string(scalar.words.last().copied().or_else(|| fitting_text(scalar))?),
        ScalarKind::Integer => {
            json(&format!("{}", [1.0, 60.0, 3600.0].into_iter().find(holds).or(scalar.size.min)?))
        }
        ScalarKind::Float => json(&format!("{}", [0.5, 1.0].into_iter().find(holds).or(scalar.size.min)?)),
        ScalarKind::Boolean => json("true"),
        ScalarKind::Timestamp => json("1700000000"),
    })
}

fn fitting_text(scalar: &Scalar) -> Option<&'static str> {
    TEXTS.iter().copied().find(|text| {
        scalar.size.holds(text.len() as f64)
            && scalar.pattern.as_ref().is_none_or(|pattern| pattern.matches(text))
    })
}

const TEXTS: &[&str] = &[
    "value",
    "s3://bucket/key",
    "/opt/ml/checkpoints",
    "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:iam::111122223333:role/Pipelines",
    "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1",
    "sha256:4468f3409a6fe5b57f177fb7e8fe72f00e4760dc6f744d10f2758f4814ea66d8",
    "text/csv",
];

/// The scalars that a structure may have and has not, and that no group of alternatives is about.
fn absent(fixture: &Fixture) -> Vec<(&Typed, &'static str, &'static Scalar)> {
    let mut absent = Vec::new();
    for (typed, structure) in fixture.structures() {
        let node = fixture.at(&typed.pointer);
        for member in structure.members.iter().filter(|member| node.get(member.name).is_none()) {
            let in_a_group = structure
                .groups
                .iter()
                .any(|group| group.members(structure).any(|one| one.name == member.name));
            let shape: &Shape = &shapes::arguments()[member.shape];
            if let ShapeKind::Scalar(scalar) = &shape.kind
                && !in_a_group
                && !is_bound(member.name)
                // Pipelines names the cluster.
                && !(member.name == "Name" && typed.pointer.ends_with("/ClusterConfig"))
            {
                absent.push((typed, member.name, scalar));
            }
        }
    }
    absent
}

/// Members whose value other members must agree with, and those that a step type excludes or demands.
fn is_bound(member: &str) -> bool {
    const AGREE: &[&str] =
        &["InstancePlacementConfig", "MaxWaitTimeInSeconds", "Mode", "KeepAlivePeriodInSeconds"];
    const OF_A_TYPE: &[&str] = &[
        "ClusterId",
        "ExecutionRoleArn",
        "ApplicationId",
        "KeepJobFlowAliveWhenNoSteps",
        "TerminationProtected",
        "GenerateCandidateDefinitionsOnly",
    ];
    AGREE.contains(&member) || OF_A_TYPE.contains(&member)
}

pub(super) fn optional(fixture: &Fixture) -> Vec<Change> {
    absent(fixture)
        .into_iter()
        .filter_map(|(typed, name, scalar)| {
            Some(Change::Ops(Damage::add(&typed.pointer, name, fitting(scalar)?)))
        })
        .collect()
}

pub(super) fn optional_parameter(fixture: &Fixture) -> Vec<Change> {
    let absent = absent(fixture).into_iter().filter(|(_, name, _)| !is_a_name(name));
    absent
        .filter_map(|(typed, name, scalar)| {
            let damage = Damage::add(&typed.pointer, name, get("Parameters.Given"));
            Some(Change::Ops(declared(fixture, damage, parameter_type(scalar.kind)?, &fitting(scalar)?)))
        })
        .collect()
}

pub(super) fn another_word(fixture: &Fixture) -> Vec<Change> {
    replaced(fixture, |typed, scalar, node| {
        let other = scalar.words.iter().find(|word| Some(**word) != node.as_str())?;
        (!is_a_name(&typed.pointer)).then(|| Node::string(other))
    })
}

pub(super) fn bounds(fixture: &Fixture) -> Vec<Change> {
    let numbers = |bound: fn(&Scalar) -> Option<f64>| {
        replaced(fixture, move |typed, scalar, _| {
            // These two bound each other, which their shapes do not say.
            let member = typed.pointer.rsplit('/').next().unwrap_or_default();
            let is_bound = matches!(member, "MaxWaitTimeInSeconds" | "MaxRuntimeInSeconds");
            let is_number = matches!(scalar.kind, ScalarKind::Integer | ScalarKind::Float) && !is_bound;
            bound(scalar).filter(|_| is_number).map(|bound| json(&format!("{bound}")))
        })
    };
    let mut changes = numbers(|scalar| scalar.size.min);
    changes.extend(numbers(|scalar| scalar.size.max));
    changes
}

pub(super) fn with_a_point(fixture: &Fixture) -> Vec<Change> {
    replaced(fixture, |_, scalar, node| match &node.value {
        Value::Number(spelling) if scalar.kind == ScalarKind::Float && !spelling.contains('.') => {
            Some(json(&format!("{spelling}.0")))
        }
        Value::Number(spelling) if scalar.kind == ScalarKind::Float => {
            Some(json(spelling.split('.').next().unwrap_or(spelling))).filter(|whole| match &whole.value {
                Value::Number(whole) => whole.parse().is_ok_and(|whole| scalar.size.holds(whole)),
                _ => false,
            })
        }
        _ => None,
    })
}

/// Members that nothing asks for: not by shape, not by a group, not by a reference.
pub(super) fn left_out(fixture: &Fixture) -> Vec<Change> {
    let mut changes = Vec::new();
    for (typed, structure) in fixture.structures() {
        for member in fixture.at(&typed.pointer).members() {
            let Some(known) = structure.member(&member.name).filter(|known| !known.required) else {
                continue;
            };
            let in_a_group = structure
                .groups
                .iter()
                .any(|group| group.members(structure).any(|one| one.name == known.name));
            let is_scalar = matches!(shapes::arguments()[known.shape].kind, ShapeKind::Scalar(_));
            if is_scalar && !in_a_group && !is_a_name(known.name) && !is_bound(known.name) {
                changes.push(Change::Ops(Damage::remove(&child_pointer(&typed.pointer, known.name))));
            }
        }
    }
    changes
}
