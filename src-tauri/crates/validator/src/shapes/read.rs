//! Reads the catalogs' own JSON.
//!
//! The files are this program's own, so that reading them does not fail; the tests hold that they say what is
//! expected. A file that cannot be read gives a catalog that knows nothing, and so judges nothing.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::catalog::Catalog;
use super::names::Names;
use super::pattern::Pattern;
use super::shape::{
    Group, GroupKind, Member, Scalar, ScalarKind, Shape, ShapeId, ShapeKind, Size, Structure,
};

#[derive(Deserialize)]
struct File<'a> {
    botocore: &'a str,
    #[serde(borrow)]
    roots: Pairs<'a, &'a str>,
    #[serde(borrow, default)]
    steps: Pairs<'a, &'a str>,
    #[serde(borrow)]
    shapes: Pairs<'a, Entry<'a>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow, default)]
    members: Pairs<'a, &'a str>,
    #[serde(borrow, default)]
    required: Vec<&'a str>,
    #[serde(borrow, default)]
    one_of: Vec<Vec<&'a str>>,
    #[serde(borrow, default)]
    most_one_of: Vec<Vec<&'a str>>,
    #[serde(borrow, default)]
    some_of: Vec<Vec<&'a str>>,
    #[serde(borrow, default)]
    refused: Pairs<'a, &'a str>,
    member: Option<&'a str>,
    key: Option<&'a str>,
    value: Option<&'a str>,
    named: Option<&'a str>,
    #[serde(borrow, default, rename = "enum")]
    words: Vec<&'a str>,
    #[serde(default)]
    grows: bool,
    #[serde(borrow)]
    pattern: Option<Cow<'a, str>>,
    min: Option<f64>,
    max: Option<f64>,
}

/// An object's members in their order.
struct Pairs<'a, T>(Vec<(&'a str, T)>);

/// Shapes without limits have no entry of their own.
const PLAIN: [&str; 9] =
    ["string", "integer", "float", "boolean", "timestamp", "any", "declared", "iterations", "selected"];

type Ids = HashMap<&'static str, ShapeId>;

pub(super) fn catalog(text: &'static str) -> Catalog {
    let file = serde_json::from_str(text).unwrap_or(File {
        botocore: "",
        roots: Pairs::default(),
        steps: Pairs::default(),
        shapes: Pairs::default(),
    });
    let names = PLAIN.into_iter().chain(file.shapes.0.iter().map(|(name, _)| *name));
    let ids: Ids = names.enumerate().map(|(index, name)| (name, ShapeId(index as u16))).collect();
    let plain = PLAIN.into_iter().map(|name| Shape { name, kind: plain(name) });
    let shapes = file.shapes.0.into_iter().map(|(name, entry)| Shape { name, kind: kind(entry, &ids) });
    let shapes = plain.chain(shapes).collect();
    let by_step_type = |pairs: Pairs<'static, &'static str>| {
        let mut shapes: Box<[_]> =
            pairs.0.into_iter().map(|(step_type, name)| (step_type, id(&ids, name))).collect();
        shapes.sort_unstable_by_key(|(step_type, _)| *step_type);
        shapes
    };
    Catalog {
        version: file.botocore,
        roots: by_step_type(file.roots),
        steps: by_step_type(file.steps),
        shapes,
    }
}

fn kind(entry: Entry<'static>, ids: &Ids) -> ShapeKind {
    let size = Size { min: entry.min, max: entry.max };
    let of = |name: Option<&'static str>| id(ids, name.unwrap_or("string"));
    match entry.kind {
        "structure" => ShapeKind::Structure(structure(entry, ids)),
        "list" => ShapeKind::List { element: of(entry.member), size, named: entry.named },
        "map" => ShapeKind::Map { key: of(entry.key), value: of(entry.value), size },
        word => ShapeKind::Scalar(Scalar {
            kind: scalar(word),
            words: entry.words.into(),
            grows: entry.grows,
            pattern: entry.pattern.map(Pattern::new),
            size,
        }),
    }
}

fn structure(entry: Entry<'static>, ids: &Ids) -> Structure {
    let members: Box<[Member]> = entry
        .members
        .0
        .into_iter()
        .map(|(name, shape)| Member { name, shape: id(ids, shape), required: entry.required.contains(&name) })
        .collect();
    let bits = |names: &[&str]| {
        let bit = |index: usize, member: &Member| u64::from(names.contains(&member.name)) << index;
        members.iter().enumerate().fold(0, |bits, (index, member)| bits | bit(index, member))
    };
    let group = |kind: GroupKind| move |names: &Vec<&str>| (kind, bits(names));
    let groups = (entry.one_of.iter().map(group(GroupKind::One)))
        .chain(entry.most_one_of.iter().map(group(GroupKind::MostOne)))
        .chain(entry.some_of.iter().map(group(GroupKind::Some)))
        .map(|(kind, members)| Group { kind, members })
        .collect();
    let required = bits(&entry.required);
    let names = Names::of(&members);
    Structure { required, groups, refused: entry.refused.0.into(), names, members }
}

/// A shape nobody entered may be anything.
fn id(ids: &Ids, name: &str) -> ShapeId {
    ids.get(name).or_else(|| ids.get("any")).copied().unwrap_or(ShapeId(0))
}

fn plain(word: &str) -> ShapeKind {
    match word {
        "any" => ShapeKind::Any,
        "declared" => ShapeKind::Declared,
        "iterations" => ShapeKind::Iterations,
        "selected" => ShapeKind::Selected,
        word => ShapeKind::Scalar(Scalar {
            kind: scalar(word),
            words: Box::default(),
            grows: false,
            pattern: None,
            size: Size::default(),
        }),
    }
}

fn scalar(word: &str) -> ScalarKind {
    match word {
        "integer" => ScalarKind::Integer,
        "float" => ScalarKind::Float,
        "boolean" => ScalarKind::Boolean,
        "timestamp" => ScalarKind::Timestamp,
        _ => ScalarKind::String,
    }
}

impl<T> Default for Pairs<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Pairs<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

struct Members<'a, T>(PhantomData<(&'a str, T)>);

impl<'de: 'a, 'a, T: Deserialize<'de>> Visitor<'de> for Members<'a, T> {
    type Value = Pairs<'a, T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

#[cfg(test)]
mod tests {
    use crate::shapes::{Catalog, ShapeKind, arguments, properties};

    #[track_caller]
    fn sound(catalog: &Catalog) {
        assert_eq!(catalog.version, "1.44.5");
        assert!(catalog.shapes().count() > 400);
        for shape in catalog.shapes() {
            let ShapeKind::Structure(structure) = &shape.kind else { continue };
            assert!(structure.members.len() <= 64, "{}: more members than bits", shape.name);
            for (index, member) in structure.members.iter().enumerate() {
                assert_eq!(structure.index(member.name), Some(index), "{}.{}", shape.name, member.name);
                assert_eq!(structure.required >> index & 1 == 1, member.required);
            }
            assert_eq!(structure.index("NoSuchMember"), None);
            assert!(
                structure.groups.iter().all(|group| group.members(structure).count() > 1),
                "{}",
                shape.name
            );
        }
    }

    #[test]
    fn both_catalogs_are_read_whole() {
        sound(arguments());
        sound(properties());
        let types: Vec<_> = arguments().step_types().collect();
        assert_eq!(properties().step_types().collect::<Vec<_>>(), types);
        assert_eq!(types.len(), 22);
        assert!(arguments().root("Athena").is_none());
    }

    #[test]
    fn ways_lead_to_shapes() {
        let at = |way: &[&str]| arguments().at("Training", way).map(|shape| shape.name);
        assert_eq!(at(&["ResourceConfig", "InstanceType"]), Some("TrainingInstanceType"));
        assert_eq!(at(&["InputDataConfig", "*", "ChannelName"]), Some("ChannelName"));
        assert_eq!(at(&["HyperParameters", "*"]), Some("HyperParameterValue"));
        assert_eq!(at(&["EnableManagedSpotTraining"]), Some("boolean"));
        assert_eq!(at(&["InputDataConfig", "ChannelName"]), None);
    }

    #[test]
    fn members_and_groups_are_as_pipelines_has_them() {
        let ShapeKind::Structure(model) = &arguments().root("RegisterModel").unwrap().kind else { panic!() };
        assert!(model.member("ModelPackageName").is_none());
        assert!(model.refusal("ModelPackageName").unwrap().contains("ModelPackageGroupName"));
        let ShapeKind::Structure(training) = &arguments().root("Training").unwrap().kind else { panic!() };
        let required: Vec<_> = training.required().map(|member| member.name).collect();
        assert_eq!(required, ["RoleArn", "OutputDataConfig"]);
        assert!(training.member("TrainingJobName").is_some_and(|name| !name.required));
    }
}
