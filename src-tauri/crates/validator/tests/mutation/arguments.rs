//! Damages of arguments, by the shapes of SageMaker's requests.

use pipewright_pipeline::definition::Branch;
use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::shapes::{self, GroupKind, Member, Scalar, ScalarKind, Shape, ShapeKind};

use super::damage::{Damage, Op, get, json, misspelt};
use super::fixture::{Fixture, Typed};
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("argument dropped", dropped),
    error("arguments dropped", all_dropped),
    error("argument misspelt", argument_misspelt),
    error("argument refused by Pipelines", refused),
    error("structure to text", |f| structures_to(f, "\"text\"")),
    error("structure to list", |f| structures_to(f, "[]")),
    error("list to structure", |f| lists_to(f, "{}")),
    error("list to text", |f| lists_to(f, "\"text\"")),
    error("map to list", |f| maps_to(f, "[]")),
    error("scalar to structure", |f| scalars_to(f, all, "{\"Value\": 1}")),
    error("scalar to list", |f| scalars_to(f, all, "[1]")),
    error("number to word", |f| scalars_to(f, is_number, "\"many\"")),
    error("integer to fraction", |f| scalars_to(f, is_integer, "1.5")),
    error("text to number", |f| scalars_to(f, is_text, "7")),
    error("text to boolean", |f| scalars_to(f, is_text, "true")),
    error("boolean to word", |f| scalars_to(f, is_boolean, "\"maybe\"")),
    error("String parameter for a number", |f| parameter_for(f, is_number, "String", "\"five\"")),
    error("String parameter for a boolean", |f| parameter_for(f, is_boolean, "String", "\"yes\"")),
    error("Integer parameter for a text", |f| parameter_for(f, is_text, "Integer", "5")),
    error("Float parameter for an integer", |f| parameter_for(f, is_integer, "Float", "0.5")),
    error("Boolean parameter for a text", |f| parameter_for(f, is_text, "Boolean", "true")),
    error("text property for a number", property_for_number),
    error("word not of the list", not_of_the_list),
    warning("instance type misspelt", instance_type),
    error("pattern broken", pattern_broken),
    error("text too long", too_long),
    error("number too large", |f| out_of_range(f, |size| size.max.map(|max| max + 1.0))),
    error("number too small", |f| out_of_range(f, |size| size.min.map(|min| min - 1.0))),
    error("list too long", list_too_long),
    error("list emptied", list_emptied),
    error("both of two alternatives", both),
    error("none of two alternatives", none),
    error("member twice", twice),
];

fn all(_: &Scalar) -> bool {
    true
}

fn is_number(scalar: &Scalar) -> bool {
    matches!(scalar.kind, ScalarKind::Integer | ScalarKind::Float)
}

fn is_integer(scalar: &Scalar) -> bool {
    scalar.kind == ScalarKind::Integer
}

fn is_text(scalar: &Scalar) -> bool {
    scalar.kind == ScalarKind::String
}

fn is_boolean(scalar: &Scalar) -> bool {
    scalar.kind == ScalarKind::Boolean
}

/// People run container arguments longer than the model says, and lists that grow may have grown.
fn on(fixture: &Fixture, typed: &Typed, damage: Damage) -> Damage {
    let grows = matches!(&typed.shape.kind, ShapeKind::Scalar(scalar) if scalar.grows);
    let is_tolerated = grows || typed.shape.name.ends_with("ContainerArgument");
    Damage { is_tolerated, ..damage.on(fixture.step_name(typed.step)) }
}

fn dropped(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        for member in structure.required() {
            if fixture.at(&typed.pointer).get(member.name).is_some() {
                damages.push(on(fixture, typed, Damage::remove(&child_pointer(&typed.pointer, member.name))));
            }
        }
    }
    damages
}

fn all_dropped(fixture: &Fixture) -> Vec<Damage> {
    let asks = |step_type: &str| match shapes::arguments().root(step_type).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(structure)) => structure.required().next().is_some(),
        _ => false,
    };
    let steps = fixture.steps().filter(|(_, step)| asks(&step.step_type));
    let holds_none = |pointer: &str| {
        !fixture
            .definition
            .steps()
            .iter()
            .any(|step| step.pointer.starts_with(&format!("{pointer}/Arguments/")))
    };
    steps
        .filter(|(_, step)| fixture.node(step).get("Arguments").is_some() && holds_none(&step.pointer))
        .map(|(_, step)| Damage::remove(&format!("{}/Arguments", step.pointer)).on(&step.name))
        .collect()
}

fn holds_steps(member: &str) -> bool {
    Branch::of_member(member).is_some()
}

fn argument_misspelt(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        for member in fixture.at(&typed.pointer).members() {
            let wrong = misspelt(&member.name);
            if !holds_steps(&member.name)
                && structure.member(&member.name).is_some()
                && structure.member(&wrong).is_none()
            {
                let at = child_pointer(&typed.pointer, &member.name);
                damages.push(Damage {
                    at: typed.pointer.clone(),
                    ..on(fixture, typed, Damage::rename(&at, &wrong))
                });
            }
        }
    }
    damages
}

fn refused(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        for (name, _) in &structure.refused {
            if fixture.at(&typed.pointer).get(name).is_none() {
                damages.push(on(fixture, typed, Damage::add(&typed.pointer, name, Node::string("mine"))));
            }
        }
    }
    damages
}

fn replaced(fixture: &Fixture, wanted: fn(&ShapeKind) -> bool, text: &str) -> Vec<Damage> {
    let typed = fixture.typed.iter().filter(|typed| !typed.is_variable && wanted(&typed.shape.kind));
    // What steps stand in is another matter.
    let typed = typed.filter(|typed| {
        !fixture
            .definition
            .steps()
            .iter()
            .any(|step| step.pointer.starts_with(&format!("{}/", typed.pointer)))
    });
    typed.map(|typed| on(fixture, typed, Damage::set(&typed.pointer, json(text)))).collect()
}

fn structures_to(fixture: &Fixture, text: &str) -> Vec<Damage> {
    replaced(fixture, |kind| matches!(kind, ShapeKind::Structure(_)), text)
}

fn lists_to(fixture: &Fixture, text: &str) -> Vec<Damage> {
    replaced(fixture, |kind| matches!(kind, ShapeKind::List { .. }), text)
}

fn maps_to(fixture: &Fixture, text: &str) -> Vec<Damage> {
    replaced(fixture, |kind| matches!(kind, ShapeKind::Map { .. }), text)
}

fn scalars_to(fixture: &Fixture, wanted: fn(&Scalar) -> bool, text: &str) -> Vec<Damage> {
    let literals = fixture.literals().filter(|(_, scalar)| wanted(scalar));
    literals.map(|(typed, _)| on(fixture, typed, Damage::set(&typed.pointer, json(text)))).collect()
}

/// A declared parameter of a type that the place does not take.
fn parameter_for(fixture: &Fixture, wanted: fn(&Scalar) -> bool, kind: &str, default: &str) -> Vec<Damage> {
    let parameter = json(&format!(r#"{{"Name": "Mutant", "Type": "{kind}", "DefaultValue": {default}}}"#));
    let declare = || match fixture.root().get("Parameters").map(|list| &list.value) {
        Some(Value::Array(_)) => Op::Push("/Parameters".into(), parameter.clone()),
        Some(_) => Op::Set("/Parameters".into(), Node::of(Value::Array(vec![parameter.clone()]))),
        None => Op::Add(String::new(), "Parameters", Node::of(Value::Array(vec![parameter.clone()]))),
    };
    let literals = fixture.literals().filter(|(_, scalar)| wanted(scalar));
    literals
        .map(|(typed, _)| {
            let damage = on(fixture, typed, Damage::set(&typed.pointer, get("Parameters.Mutant")));
            // The SDK itself writes a number so among hyperparameters.
            let is_written = typed.pointer.contains("HyperParameters/");
            Damage { is_tolerated: damage.is_tolerated || is_written, ..damage }.and(declare())
        })
        .collect()
}

/// A number's place reads what its step already reads as a text.
fn property_for_number(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, _) in fixture.literals().filter(|(_, scalar)| is_integer(scalar)) {
        let texts = fixture.references.iter().filter(|reading| reading.step == typed.step);
        let text = texts.filter_map(|reading| reading.found.reference.as_ref().ok()).find(|reference| {
            let text = reference.to_string();
            text.starts_with("Steps.") && (text.ends_with("S3Uri") || text.ends_with("S3ModelArtifacts"))
        });
        if let Some(reference) = text {
            damages.push(on(fixture, typed, Damage::set(&typed.pointer, get(&reference.to_string()))));
        }
    }
    damages
}

fn not_of_the_list(fixture: &Fixture) -> Vec<Damage> {
    let listed = fixture.literals().filter(|(_, scalar)| !scalar.words.is_empty() && !scalar.grows);
    listed
        .filter_map(|(typed, scalar)| {
            let wrong = misspelt(fixture.at(&typed.pointer).as_str()?);
            (!scalar.words.contains(&wrong.as_str()))
                .then(|| on(fixture, typed, Damage::set(&typed.pointer, Node::string(&wrong))))
        })
        .collect()
}

fn instance_type(fixture: &Fixture) -> Vec<Damage> {
    let listed =
        fixture.literals().filter(|(typed, scalar)| scalar.grows && typed.pointer.ends_with("InstanceType"));
    listed
        .filter_map(|(typed, scalar)| {
            let word = fixture.at(&typed.pointer).as_str()?;
            let wrong =
                if word.len() % 2 == 0 { word.strip_prefix("ml.")?.to_owned() } else { misspelt(word) };
            (!scalar.words.contains(&wrong.as_str()))
                .then(|| on(fixture, typed, Damage::set(&typed.pointer, Node::string(&wrong))))
        })
        .collect()
}

/// Somebody is to fill it in: a warning of its own, which says nothing of how it looks now.
fn holds_a_placeholder(node: &Node) -> bool {
    let inside = node.elements().iter().chain(node.members().iter().map(|member| &member.node));
    node.as_str().is_some_and(|text| text.contains(['$', '<'])) || inside.into_iter().any(holds_a_placeholder)
}

fn pattern_broken(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, scalar) in fixture.literals() {
        let (Some(pattern), Some(text)) = (&scalar.pattern, fixture.at(&typed.pointer).as_str()) else {
            continue;
        };
        if holds_a_placeholder(fixture.at(&typed.pointer)) {
            continue;
        }
        let fits = |wrong: &String| scalar.size.holds(wrong.chars().count() as f64);
        let wrong = [format!("!{text}"), format!("{text} "), format!("{text}\n")]
            .into_iter()
            .find(|wrong| fits(wrong) && !pattern.matches(wrong));
        if let Some(wrong) = wrong {
            damages.push(on(fixture, typed, Damage::set(&typed.pointer, Node::string(&wrong))));
        }
    }
    damages
}

/// No limit beyond this is tried: the service has others before.
const LONGEST: f64 = 5000.0;

fn too_long(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, scalar) in fixture.literals().filter(|(_, scalar)| is_text(scalar) && scalar.words.is_empty())
    {
        let (Some(max), Some(text)) = (scalar.size.max, fixture.at(&typed.pointer).as_str()) else {
            continue;
        };
        if max <= LONGEST && !text.is_empty() && !holds_a_placeholder(fixture.at(&typed.pointer)) {
            let last = text.chars().last().filter(char::is_ascii_alphanumeric).unwrap_or('a');
            let more = (max as usize + 1).saturating_sub(text.chars().count());
            let wrong = text.chars().chain(std::iter::repeat_n(last, more)).collect::<String>();
            damages.push(on(fixture, typed, Damage::set(&typed.pointer, Node::string(&wrong))));
        }
    }
    damages
}

fn out_of_range(fixture: &Fixture, wrong: fn(&shapes::Size) -> Option<f64>) -> Vec<Damage> {
    let numbers = fixture.literals().filter(|(_, scalar)| is_number(scalar));
    numbers
        .filter_map(|(typed, scalar)| {
            let wrong = wrong(&scalar.size)?;
            Some(on(fixture, typed, Damage::set(&typed.pointer, json(&format!("{wrong}")))))
        })
        .collect()
}

fn list_too_long(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for typed in fixture.typed.iter().filter(|typed| !typed.is_variable) {
        let ShapeKind::List { size, .. } = &typed.shape.kind else { continue };
        let elements = fixture.at(&typed.pointer).elements();
        let Some((max, last)) = size.max.filter(|max| *max <= 60.0).zip(elements.last()) else { continue };
        if holds_a_placeholder(last) {
            continue;
        }
        let more = (max as usize + 1).saturating_sub(elements.len());
        let wrong = elements.iter().chain(std::iter::repeat_n(last, more)).cloned().collect();
        damages.push(on(fixture, typed, Damage::set(&typed.pointer, Node::of(Value::Array(wrong)))));
    }
    damages
}

fn list_emptied(fixture: &Fixture) -> Vec<Damage> {
    let lists = fixture.typed.iter().filter(|typed| {
        matches!(&typed.shape.kind, ShapeKind::List { size, .. } if size.min.is_some_and(|min| min >= 1.0))
    });
    let unread = lists.filter(|typed| !fixture.at(&typed.pointer).elements().is_empty());
    unread.map(|typed| on(fixture, typed, Damage::set(&typed.pointer, json("[]")))).collect()
}

/// What a value of the shape may be at its simplest: one that lacks what it requires would be more than one damage.
fn simplest(shape: &Shape) -> Option<Node> {
    Some(match &shape.kind {
        ShapeKind::Scalar(scalar) => match scalar.kind {
            ScalarKind::String => Node::string(scalar.words.first().unwrap_or(&"other")),
            ScalarKind::Boolean => json("true"),
            ScalarKind::Timestamp => return None,
            ScalarKind::Integer | ScalarKind::Float => json(&format!("{}", scalar.size.min.unwrap_or(1.0))),
        },
        ShapeKind::Structure(structure) if structure.required().next().is_some() => return None,
        ShapeKind::List { .. } => json("[]"),
        ShapeKind::Structure(_) | ShapeKind::Map { .. } => json("{}"),
        _ => return None,
    })
}

fn both(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        let node = fixture.at(&typed.pointer);
        for group in structure.groups.iter().filter(|group| group.kind != GroupKind::Some) {
            let (here, absent): (Vec<&Member>, Vec<&Member>) =
                group.members(structure).partition(|member| node.get(member.name).is_some());
            let Some(other) = absent.first().filter(|_| here.len() == 1) else { continue };
            let other_shape = &shapes::arguments()[other.shape];
            let value = match &other_shape.kind {
                // What there is one of, in a list of them.
                ShapeKind::List { element, .. } if *element == here[0].shape => {
                    Some(Node::of(Value::Array(vec![node.get(here[0].name).unwrap().clone()])))
                }
                _ => simplest(other_shape),
            };
            if let Some(value) = value {
                damages.push(on(fixture, typed, Damage::add(&typed.pointer, other.name, value)));
            }
        }
    }
    damages
}

fn none(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        let node = fixture.at(&typed.pointer);
        for group in structure.groups.iter().filter(|group| group.kind != GroupKind::MostOne) {
            let mut here = group.members(structure).filter(|member| node.get(member.name).is_some());
            if let (Some(only), None) = (here.next(), here.next()) {
                damages.push(on(fixture, typed, Damage::remove(&child_pointer(&typed.pointer, only.name))));
            }
        }
    }
    damages
}

fn twice(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (typed, structure) in fixture.structures() {
        let node = fixture.at(&typed.pointer);
        for member in structure.members.iter().filter(|member| node.get(member.name).is_some()) {
            let value = node.get(member.name).unwrap().clone();
            if !holds_steps(member.name) {
                damages.push(on(fixture, typed, Damage::add(&typed.pointer, member.name, value)));
            }
        }
    }
    damages
}
