//! One shape: what a value may be.

use pipewright_pipeline::definition::ParameterType;

use super::names::Names;
use super::pattern::Pattern;

/// A shape's place in its [`Catalog`](super::Catalog).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShapeId(pub(super) u16);

/// What a value may be.
#[derive(Debug)]
pub struct Shape {
    /// The API's name for it, such as `S3Uri`; one of another service begins with `emr:` or
    /// `emr-serverless:`. A plain scalar has none and bears its own word, such as `string`.
    pub name: &'static str,
    /// What it is.
    pub kind: ShapeKind,
}

/// The kinds of values.
#[derive(Debug)]
pub enum ShapeKind {
    /// An object of known members.
    Structure(Structure),
    /// A list.
    List {
        /// What each element is.
        element: ShapeId,
        /// How many there may be.
        size: Size,
        /// The member by whose value references pick an element: `OutputName` in `Outputs['train']`.
        named: Option<&'static str>,
    },
    /// An object of free member names.
    Map {
        /// What each name is.
        key: ShapeId,
        /// What each value is.
        value: ShapeId,
        /// How many there may be.
        size: Size,
    },
    /// A single value.
    Scalar(Scalar),
    /// Whatever one likes, or what a rule of its own judges.
    Any,
    /// A step's own `OutputParameters`.
    Declared,
    /// What the iterations of a ForEach gave, a list.
    Iterations,
    /// What the iteration that a ForEach selected gave.
    Selected,
}

/// An object of known members.
#[derive(Debug)]
pub struct Structure {
    /// The members in the API's order.
    pub members: Box<[Member]>,
    /// Members that exclude or replace each other.
    pub groups: Box<[Group]>,
    /// Members that the API knows and Pipelines refuses, each with what to do instead.
    pub refused: Box<[(&'static str, &'static str)]>,
    /// A bit for each member that must be there.
    pub(crate) required: u64,
    pub(super) names: Names,
}

/// One member of a structure.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub shape: ShapeId,
    /// Whether it must be there.
    pub required: bool,
}

/// Members that exclude or replace each other.
#[derive(Debug)]
pub struct Group {
    /// How.
    pub kind: GroupKind,
    /// A bit for each member of the group.
    pub(crate) members: u64,
}

/// How the members of a group exclude or replace each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// One must be there, and no other.
    One,
    /// There may be one, and no other.
    MostOne,
    /// One must be there; there may be more.
    Some,
}

/// A single value.
#[derive(Debug)]
pub struct Scalar {
    /// Its type.
    pub kind: ScalarKind,
    /// The only words it may be, when they are listed.
    pub words: Box<[&'static str]>,
    /// What it may be grows often, so that something unknown may well be right.
    pub grows: bool,
    /// What a text must look like, as a whole.
    pub pattern: Option<Pattern>,
    /// The length of a text in characters, or the value of a number.
    pub size: Size,
}

/// The types of single values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the API's own")]
pub enum ScalarKind {
    String,
    Integer,
    Float,
    Boolean,
    Timestamp,
}

/// Bounds, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// The least.
    pub min: Option<f64>,
    /// The most.
    pub max: Option<f64>,
}

impl Structure {
    /// The index of the member of that name.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names.find(name, &self.members)
    }

    /// The member of that name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.index(name).map(|index| &self.members[index])
    }

    /// The members that must be there.
    pub fn required(&self) -> impl Iterator<Item = &Member> {
        self.of_bits(self.required)
    }

    /// What to do instead of a member that Pipelines refuses.
    pub fn refusal(&self, name: &str) -> Option<&'static str> {
        self.refused.iter().find(|(refused, _)| *refused == name).map(|(_, instead)| *instead)
    }

    /// The members that a set of bits stands for, in the API's order.
    pub(crate) fn of_bits(&self, bits: u64) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .enumerate()
            .filter(move |(index, _)| bits >> index & 1 == 1)
            .map(|(_, member)| member)
    }
}

impl Group {
    /// Its members, in the API's order.
    pub fn members<'a>(&self, structure: &'a Structure) -> impl Iterator<Item = &'a Member> {
        structure.of_bits(self.members)
    }
}

impl From<ParameterType> for ScalarKind {
    fn from(kind: ParameterType) -> Self {
        match kind {
            ParameterType::String => Self::String,
            ParameterType::Integer => Self::Integer,
            ParameterType::Float => Self::Float,
            ParameterType::Boolean => Self::Boolean,
        }
    }
}

impl ScalarKind {
    /// The word for people: `string`, `integer`, …
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Boolean => "boolean",
            Self::Timestamp => "timestamp",
        }
    }
}

impl Size {
    /// Whether a count or value is within the bounds.
    pub fn holds(self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}
