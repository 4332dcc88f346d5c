//! Damages of references.

use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_validator::shapes::{self, Shape, ShapeKind};

use super::damage::{Damage, Op, get, json, misspelt};
use super::fixture::{Fixture, Reading};
use super::kinds::{Kind, error};

pub(crate) const KINDS: &[Kind] = &[
    error("root of a reference misspelt", |f| {
        texts(f, |text| {
            let (root, rest) = text.split_once('.')?;
            Some(format!("{}.{rest}", misspelt(root)))
        })
    }),
    error("root of a reference in lower case", |f| {
        texts(f, |text| {
            let (root, rest) = text.split_once('.')?;
            Some(format!("{}.{rest}", root.to_lowercase()))
        })
    }),
    error("reference emptied", |f| texts(f, |_| Some(String::new()))),
    error("reference cut after its root", |f| texts(f, |text| Some(text.split_once('.')?.0.to_owned()))),
    error("bracket never closed", |f| texts(f, |text| Some(text.rsplit_once(']')?.0.to_owned()))),
    error("reference to number", |f| whole(f, "{\"Get\": 7}")),
    error("reference with company", |f| {
        f.references
            .iter()
            .map(|one| on(f, one, Damage::add(&one.found.pointer, "Else", json("1"))))
            .collect()
    }),
    error("parameter misspelt in a reference", |f| {
        good(f, |reference, f| match reference {
            Reference::Parameter(name) => {
                fresh(misspelt(name), |name| f.definition.parameter(name).is_none())
                    .map(|name| Reference::Parameter(name.into()))
            }
            _ => None,
        })
    }),
    error("execution variable misspelt", |f| {
        good(f, |reference, _| match reference {
            Reference::Execution(name) => Some(Reference::Execution(misspelt(name).into())),
            _ => None,
        })
    }),
    error("step misspelt in a reference", |f| {
        good(f, |reference, f| {
            let wrong = fresh(misspelt(reference.step()?), |name| f.definition.step(name).is_none())?;
            match reference.clone() {
                Reference::Property { path, .. } => Some(Reference::Property { step: wrong.into(), path }),
                Reference::PropertyFile { file, .. } => {
                    Some(Reference::PropertyFile { step: wrong.into(), file })
                }
                _ => None,
            }
        })
    }),
    error("property file misspelt in a reference", |f| {
        good(f, |reference, _| match reference {
            Reference::PropertyFile { step, file } => {
                Some(Reference::PropertyFile { step: step.clone(), file: misspelt(file).into() })
            }
            _ => None,
        })
    }),
    error("property misspelt", |f| paths(f, &property_misspelt)),
    error("property in lower case", |f| paths(f, &property_in_lower_case)),
    error("output misspelt in a reference", |f| paths(f, &output_misspelt)),
    error("declared output misspelt", |f| paths(f, &declared_misspelt)),
    error("key for an index", |f| paths(f, &key_for_index)),
    error("index for a key", |f| paths(f, &index_for_key)),
    error("index left out", |f| paths(f, &index_left_out)),
    error("reference to a structure", |f| paths(f, &cut)),
    error("reference below a scalar", |f| paths(f, &further)),
    error("reference to a Fail step", to_a_fail_step),
    error("experiment's variable misspelt", experiment_misspelt),
];

fn on(fixture: &Fixture, reading: &Reading, damage: Damage) -> Damage {
    damage.on(fixture.step_name(reading.step))
}

fn fresh(name: String, is_free: impl Fn(&str) -> bool) -> Option<String> {
    is_free(&name).then_some(name)
}

fn texts(fixture: &Fixture, wrong: fn(&str) -> Option<String>) -> Vec<Damage> {
    let readings = fixture.references.iter();
    readings
        .filter_map(|one| {
            let at = format!("{}/Get", one.found.pointer);
            let wrong = wrong(fixture.at(&at).as_str()?)?;
            Some(on(fixture, one, Damage::set(&at, Node::string(&wrong))))
        })
        .collect()
}

fn whole(fixture: &Fixture, value: &str) -> Vec<Damage> {
    fixture
        .references
        .iter()
        .map(|one| on(fixture, one, Damage::set(&one.found.pointer, json(value))))
        .collect()
}

fn good(fixture: &Fixture, wrong: fn(&Reference, &Fixture) -> Option<Reference>) -> Vec<Damage> {
    let readings = fixture.references.iter();
    readings
        .filter_map(|one| {
            let wrong = wrong(one.found.reference.as_ref().ok()?, fixture)?;
            Some(on(fixture, one, Damage::set(&one.found.pointer, get(&wrong.to_string()))))
        })
        .collect()
}

/// A way into what is known of a step: each segment, and the shape before it.
struct Way<'a> {
    segments: &'a [Segment],
    before: Vec<&'static Shape>,
    leaf: &'static Shape,
    /// The place takes a scalar and nothing else.
    is_scalar_place: bool,
}

/// The ways through shapes that are known from end to end, and what is wrong in the place of one.
fn paths(fixture: &Fixture, wrong: &dyn Fn(&Way<'_>) -> Vec<Vec<Segment>>) -> Vec<Damage> {
    let mut damages = Vec::new();
    for one in &fixture.references {
        let Ok(Reference::Property { step, path }) = &one.found.reference else { continue };
        let Some(source) = fixture.definition.step(step) else { continue };
        let Some(way) = way(fixture, &source.step_type, path, &one.found.pointer) else { continue };
        for path in wrong(&way) {
            let wrong = Reference::Property { step: step.clone(), path };
            damages.push(on(fixture, one, Damage::set(&one.found.pointer, get(&wrong.to_string()))));
        }
    }
    damages
}

fn way<'a>(fixture: &Fixture, step_type: &str, segments: &'a [Segment], pointer: &str) -> Option<Way<'a>> {
    let catalog = shapes::properties();
    let mut shape = catalog.root(step_type)?;
    let mut before = Vec::new();
    for segment in segments {
        before.push(shape);
        let next = match (&shape.kind, segment) {
            (ShapeKind::Structure(structure), Segment::Member(name)) => structure.member(name)?.shape,
            (ShapeKind::List { element, .. }, Segment::Index(_) | Segment::Key(_)) => *element,
            (ShapeKind::Map { value, .. }, Segment::Key(_)) => *value,
            (ShapeKind::Declared, Segment::Key(_)) => break,
            _ => return None,
        };
        shape = &catalog[next];
    }
    let typed = fixture.typed.iter().find(|typed| typed.pointer == pointer);
    let is_scalar_place = typed.is_some_and(|typed| matches!(typed.shape.kind, ShapeKind::Scalar(_)))
        || pointer.contains("/Std:Join/Values/");
    (before.len() == segments.len()).then_some(Way { segments, before, leaf: shape, is_scalar_place })
}

impl Way<'_> {
    /// The way with another segment at some place.
    fn with(&self, change: impl Fn(&Shape, &Segment) -> Option<Segment>) -> Vec<Vec<Segment>> {
        let mut ways = Vec::new();
        for (at, (shape, segment)) in self.before.iter().zip(self.segments).enumerate() {
            if let Some(wrong) = change(shape, segment) {
                let mut way = self.segments.to_vec();
                way[at] = wrong;
                ways.push(way);
            }
        }
        ways
    }
}

fn member(way: &Way<'_>, wrong: fn(&str) -> String) -> Vec<Vec<Segment>> {
    way.with(|shape, segment| match (&shape.kind, segment) {
        (ShapeKind::Structure(structure), Segment::Member(name)) => {
            fresh(wrong(name), |wrong| structure.member(wrong).is_none())
                .map(|name| Segment::Member(name.into()))
        }
        _ => None,
    })
}

fn property_misspelt(way: &Way<'_>) -> Vec<Vec<Segment>> {
    member(way, misspelt)
}

fn property_in_lower_case(way: &Way<'_>) -> Vec<Vec<Segment>> {
    member(way, str::to_lowercase)
}

fn output_misspelt(way: &Way<'_>) -> Vec<Vec<Segment>> {
    way.with(|shape, segment| match (&shape.kind, segment) {
        (ShapeKind::List { named: Some(_), .. }, Segment::Key(name)) => {
            Some(Segment::Key(format!("{name}q").into()))
        }
        _ => None,
    })
}

fn declared_misspelt(way: &Way<'_>) -> Vec<Vec<Segment>> {
    way.with(|shape, segment| match (&shape.kind, segment) {
        (ShapeKind::Declared, Segment::Key(name)) => Some(Segment::Key(format!("{name}q").into())),
        _ => None,
    })
}

fn key_for_index(way: &Way<'_>) -> Vec<Vec<Segment>> {
    way.with(|shape, segment| match (&shape.kind, segment) {
        (ShapeKind::List { named: None, .. }, Segment::Index(_)) => Some(Segment::Key("first".into())),
        _ => None,
    })
}

fn index_for_key(way: &Way<'_>) -> Vec<Vec<Segment>> {
    way.with(|shape, segment| match (&shape.kind, segment) {
        (ShapeKind::Map { .. } | ShapeKind::Declared, Segment::Key(_)) => Some(Segment::Index(0)),
        _ => None,
    })
}

fn index_left_out(way: &Way<'_>) -> Vec<Vec<Segment>> {
    let mut ways = Vec::new();
    for (at, segment) in way.segments.iter().enumerate() {
        if !matches!(segment, Segment::Member(_)) {
            let mut wrong = way.segments.to_vec();
            wrong.remove(at);
            ways.push(wrong);
        }
    }
    ways
}

fn cut(way: &Way<'_>) -> Vec<Vec<Segment>> {
    let is_structure = |shape: &Shape| !matches!(shape.kind, ShapeKind::Scalar(_) | ShapeKind::Any);
    let cut = way.segments.split_last().filter(|(_, rest)| !rest.is_empty() && way.is_scalar_place);
    cut.filter(|_| way.before.last().is_some_and(|shape| is_structure(shape)))
        .map(|(_, rest)| rest.to_vec())
        .into_iter()
        .collect()
}

fn further(way: &Way<'_>) -> Vec<Vec<Segment>> {
    // Declared outputs end the walk before their scalar.
    let is_scalar = matches!(way.leaf.kind, ShapeKind::Scalar(_) | ShapeKind::Declared);
    let into_a_text =
        way.segments.iter().any(|one| matches!(one, Segment::Member(name) if name == "JobConfigDocument"));
    let further = || way.segments.iter().cloned().chain([Segment::Member("More".into())]).collect();
    (is_scalar && !into_a_text).then(further).into_iter().collect()
}

/// One that nothing else waits for, so that this is all that is wrong.
fn to_a_fail_step(fixture: &Fixture) -> Vec<Damage> {
    let fail = json(r#"{"Name": "Mutant", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}"#);
    // A property file's place takes nothing but property files: that would be two damages.
    let readings = fixture.references.iter().filter(|one| !one.found.pointer.ends_with("/PropertyFile"));
    readings
        .map(|one| {
            let wrong = Damage::set(&one.found.pointer, get("Steps.Mutant.ErrorMessage"));
            on(fixture, one, wrong).and(Op::Push("/Steps".into(), fail.clone()))
        })
        .collect()
}

fn experiment_misspelt(fixture: &Fixture) -> Vec<Damage> {
    let config = fixture.root().get("PipelineExperimentConfig").map(Node::members).unwrap_or_default();
    config
        .iter()
        .filter_map(|member| {
            let at = format!("/PipelineExperimentConfig/{}/Get", member.name);
            let text = fixture.root().pointer(&at)?.as_str()?;
            Some(Damage::set(&at, Node::string(&format!("{text}q"))))
        })
        .collect()
}
