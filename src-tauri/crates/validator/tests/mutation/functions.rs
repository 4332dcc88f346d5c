//! Damages of `Std:Join` and `Std:JsonGet`.

use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::shapes::ShapeKind;

use super::damage::{Damage, get, json, misspelt};
use super::fixture::Fixture;
use super::kinds::{Kind, error};

pub(crate) const KINDS: &[Kind] = &[
    error("values of a join dropped", |f| joins(f, |at, _| Some(Damage::remove(&format!("{at}/Values"))))),
    error("values of a join to text", |f| {
        joins(f, |at, _| Some(Damage::set(&format!("{at}/Values"), json("\"a\""))))
    }),
    error("join of a structure", |f| {
        joins(f, |at, _| Some(Damage::push(&format!("{at}/Values"), json("{\"a\": 1}"))))
    }),
    error("join of a list", |f| {
        joins(f, |at, _| Some(Damage::push(&format!("{at}/Values"), json("[\"a\"]"))))
    }),
    error("separator of a join to number", |f| {
        joins(f, |at, node| node.get("On").map(|_| Damage::set(&format!("{at}/On"), json("7"))))
    }),
    error("member of a join misspelt", |f| {
        joins(f, |at, _| {
            Some(Damage { at: at.to_owned(), ..Damage::rename(&format!("{at}/Values"), "Vlaues") })
        })
    }),
    error("join misspelt", |f| functions(f, "Std:Join", |at, _| Some(renamed(at, &misspelt("Std:Join"))))),
    error("join to text", |f| joins(f, |at, _| Some(Damage::set(at, json("\"a\""))))),
    error("json-get misspelt", |f| {
        functions(f, "Std:JsonGet", |at, _| Some(renamed(at, &misspelt("Std:JsonGet"))))
    }),
    error("path of a json-get dropped", |f| {
        json_gets(f, |at, _| Some(Damage::remove(&format!("{at}/Path"))))
    }),
    error("path of a json-get to number", |f| {
        json_gets(f, |at, _| Some(Damage::set(&format!("{at}/Path"), json("7"))))
    }),
    error("path of a json-get never closed", |f| {
        json_gets(f, |at, node| {
            let path = node.get("Path")?.as_str()?;
            Some(Damage::set(&format!("{at}/Path"), Node::string(&format!("{path}['x"))))
        })
    }),
    error("source of a json-get dropped", |f| {
        json_gets(f, |at, node| {
            let source = ["PropertyFile", "S3Uri"].into_iter().find(|name| node.get(name).is_some())?;
            Some(Damage { at: at.to_owned(), ..Damage::remove(&format!("{at}/{source}")) })
        })
    }),
    error("both sources of a json-get", |f| {
        json_gets(f, |at, node| {
            let other = json(r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "bucket", "key"]}}"#);
            node.get("PropertyFile").map(|_| Damage::add(at, "S3Uri", other))
        })
    }),
    error("property file of a json-get to text", |f| {
        json_gets(f, |at, node| {
            node.get("PropertyFile")
                .map(|_| Damage::set(&format!("{at}/PropertyFile"), Node::string("Report")))
        })
    }),
    error("property file outside a json-get", property_file_outside),
];

/// Every function of that name in the steps, by the place of its body, and whose it is.
fn functions(fixture: &Fixture, name: &str, damage: impl Fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        let mut found = Vec::new();
        find(fixture.node(step), &step.pointer, name, &mut found);
        damages.extend(found.into_iter().filter_map(|(at, node)| Some(damage(&at, node)?.on(&step.name))));
    }
    damages
}

fn find<'n>(node: &'n Node, pointer: &str, name: &str, found: &mut Vec<(String, &'n Node)>) {
    match &node.value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                find(element, &format!("{pointer}/{index}"), name, found);
            }
        }
        Value::Object(members) => {
            for member in members {
                let at = child_pointer(pointer, &member.name);
                if member.name == name && members.len() == 1 {
                    found.push((at.clone(), &member.node));
                }
                let nested = ["IfSteps", "ElseSteps", "ForEachBody"].contains(&member.name.as_str());
                if !nested {
                    find(&member.node, &at, name, found);
                }
            }
        }
        _ => {}
    }
}

fn joins(fixture: &Fixture, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    functions(fixture, "Std:Join", damage)
}

fn json_gets(fixture: &Fixture, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    functions(fixture, "Std:JsonGet", damage)
}

fn renamed(at: &str, name: &str) -> Damage {
    let above = at.rsplit_once('/').unwrap().0.to_owned();
    Damage { at: above, ..Damage::rename(at, name) }
}

fn property_file_outside(fixture: &Fixture) -> Vec<Damage> {
    let files = fixture
        .definition
        .steps()
        .iter()
        .flat_map(|step| step.property_files.iter().map(move |file| (step, file)));
    let Some((step, file)) = files.into_iter().next() else { return Vec::new() };
    let reference = get(&format!("Steps.{}.PropertyFiles.{}", step.name, file.name));
    let places = fixture
        .typed
        .iter()
        .filter(|typed| typed.is_variable && matches!(typed.shape.kind, ShapeKind::Scalar(_)));
    places
        .filter(|typed| fixture.step_name(typed.step) != step.name)
        .map(|typed| Damage::set(&typed.pointer, reference.clone()).on(fixture.step_name(typed.step)))
        .collect()
}
