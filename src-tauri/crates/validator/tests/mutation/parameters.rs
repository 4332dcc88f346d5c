//! Damages of parameters.

use pipewright_pipeline::definition::{Parameter, ParameterType};
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::reference::Reference;

use super::damage::{Damage, Op, json, misspelt};
use super::fixture::Fixture;
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("parameter undeclared", undeclared).breaks_many(),
    error("parameter twice", twice),
    error("parameter to text", to_text).breaks_many(),
    error("parameter name dropped", |f| unused(f, |at| Damage::remove(&format!("{at}/Name")))),
    error("parameter name with a space", |f| {
        unused(f, |at| Damage::set(&format!("{at}/Name"), Node::string("my name")))
    }),
    error("parameter name too long", |f| {
        unused(f, |at| Damage::set(&format!("{at}/Name"), Node::string(&"n".repeat(257))))
    }),
    error("parameter type dropped", |f| each(f, |one, _| Some(without_type(one)))),
    error("parameter type misspelt", |f| {
        each(f, |one, _| {
            Some(Damage::set(
                &format!("{}/Type", one.pointer),
                Node::string(&misspelt(one.parameter_type?.as_str())),
            ))
        })
    }),
    error("parameter type in lower case", |f| {
        each(f, |one, _| {
            Some(Damage::set(
                &format!("{}/Type", one.pointer),
                Node::string(&one.parameter_type?.as_str().to_lowercase()),
            ))
        })
    }),
    error("default of another type", default_of_another_type),
    error("default to structure", |f| defaults(f, |_| Some(json("{\"Value\": 1}")))),
    error("default to list", |f| defaults(f, |_| Some(json("[1]")))),
    error("default not among its values", |f| enumerated(f, "[\"no-such-value\"]")),
    error("values of a parameter emptied", |f| enumerated(f, "[]")),
    error("values of a parameter to text", |f| enumerated(f, "\"a\"")),
    warning("values on a number", values_on_a_number),
];

fn undeclared(fixture: &Fixture) -> Vec<Damage> {
    let used = fixture.definition.parameters().iter().filter(|one| is_used(fixture, &one.name));
    used.map(|one| {
        let users = fixture.references.iter().filter(
            |reading| matches!(&reading.found.reference, Ok(Reference::Parameter(name)) if *name == one.name),
        );
        let beside_the_steps = fixture
            .root()
            .get("PipelineExperimentConfig")
            .is_some_and(|config| config.print().contains(&format!("\"Parameters.{}\"", one.name)));
        let damage = Damage::remove(&one.pointer);
        let at = if beside_the_steps { "/PipelineExperimentConfig".into() } else { damage.at.clone() };
        users.fold(Damage { at, ..damage }, |damage, reading| damage.on(fixture.step_name(reading.step)))
    })
    .collect()
}

fn is_used(fixture: &Fixture, name: &str) -> bool {
    fixture.text.contains(&format!("\"Parameters.{name}\""))
}

fn twice(fixture: &Fixture) -> Vec<Damage> {
    let parameters = fixture.definition.parameters().iter();
    parameters
        .map(|one| Damage {
            at: "/Parameters".into(),
            ..Damage::push("/Parameters", fixture.at(&one.pointer).clone())
        })
        .collect()
}

fn to_text(fixture: &Fixture) -> Vec<Damage> {
    let parameters = fixture.definition.parameters().iter();
    parameters.map(|one| Damage::set(&one.pointer, Node::string(&one.name))).collect()
}

/// With a parameter more that nothing refers to.
fn unused(fixture: &Fixture, damage: fn(&str) -> Damage) -> Vec<Damage> {
    let list = fixture.root().get("Parameters").map(Node::elements);
    let Some(list) = list else { return Vec::new() };
    let at = format!("/Parameters/{}", list.len());
    let more = json(r#"{"Name": "Mutant", "Type": "String", "DefaultValue": "x"}"#);
    let mut damage = damage(&at);
    damage.ops.insert(0, Op::Push("/Parameters".into(), more));
    vec![damage]
}

fn each(fixture: &Fixture, damage: fn(&Parameter, &Fixture) -> Option<Damage>) -> Vec<Damage> {
    fixture.definition.parameters().iter().filter_map(|one| damage(one, fixture)).collect()
}

/// Where the type is the usual one, SageMaker may well take it for that.
fn without_type(parameter: &Parameter) -> Damage {
    let is_tolerated = parameter.parameter_type == Some(ParameterType::String);
    Damage { is_tolerated, ..Damage::remove(&format!("{}/Type", parameter.pointer)) }
}

fn defaults(fixture: &Fixture, value: fn(ParameterType) -> Option<Node>) -> Vec<Damage> {
    let given = fixture.definition.parameters().iter().filter(|one| one.default.is_some());
    given
        .filter_map(|one| {
            Some(Damage::set(&format!("{}/DefaultValue", one.pointer), value(one.parameter_type?)?))
        })
        .collect()
}

fn default_of_another_type(fixture: &Fixture) -> Vec<Damage> {
    defaults(fixture, |kind| {
        Some(match kind {
            ParameterType::String => json("7"),
            ParameterType::Integer => json("1.5"),
            ParameterType::Float => Node::string("much"),
            ParameterType::Boolean => Node::string("maybe"),
        })
    })
}

fn enumerated(fixture: &Fixture, values: &str) -> Vec<Damage> {
    let texts = fixture.definition.parameters().iter().filter(|one| {
        one.parameter_type == Some(ParameterType::String)
            && one.default.is_some()
            && one.enum_values.is_none()
    });
    texts.map(|one| Damage::add(&one.pointer, "EnumValues", json(values))).collect()
}

fn values_on_a_number(fixture: &Fixture) -> Vec<Damage> {
    let numbers = fixture.definition.parameters().iter().filter(|one| {
        matches!(one.parameter_type, Some(ParameterType::Integer | ParameterType::Float))
            && one.enum_values.is_none()
    });
    numbers
        .filter_map(|one| {
            let default = fixture.at(&one.pointer).get("DefaultValue")?.clone();
            Some(Damage::add(&one.pointer, "EnumValues", Node::of(Value::Array(vec![default]))))
        })
        .collect()
}
