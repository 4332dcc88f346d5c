//! Where a reference to a step leads: `Steps.Train.ModelArtifacts.S3ModelArtifacts` and what it is.

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_pipeline::spelling::nearest;

use super::properties;
use super::shape::{ScalarKind, Shape, ShapeId, ShapeKind};

/// What a property is.
#[derive(Debug, Clone, Copy)]
pub struct PropertyType {
    /// Its kind.
    pub kind: PropertyKind,
    /// Its shape, with the words it may be; `None` where the API has no part in it.
    pub shape: Option<&'static Shape>,
}

/// What kind of value a property is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyKind {
    /// A single value.
    Scalar(ScalarKind),
    /// An object of known members.
    Structure,
    /// A list.
    List,
    /// An object of free member names.
    Map,
    /// Nobody can say before the step ran.
    Unknown,
}

/// Why a path leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyError {
    /// The segment it breaks off at, as an index into the path.
    pub at: usize,
    /// What is wrong there.
    pub problem: PropertyProblem,
    /// What was probably meant in its place.
    pub near: Option<String>,
}

/// What is wrong with a segment of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyProblem {
    /// Steps of this type have no properties.
    NoProperties,
    /// The structure has no such member.
    UnknownMember,
    /// It is a structure: it takes `.Member`.
    NeedsMember,
    /// It is a list: it takes `[0]`.
    NeedsIndex,
    /// It is a map: it takes `['key']`.
    NeedsKey,
    /// It is a single value: nothing follows it.
    Scalar,
    /// The step declares no output parameter of that name.
    UndeclaredOutput,
    /// The step has no input or output of that name.
    UnknownName,
    /// There are never that many elements.
    IndexTooLarge {
        /// The last one there can be.
        last: usize,
    },
}

/// How many trainings a Tuning step lists: the best fifty.
const LAST_TRAINING: usize = 49;

/// What a path of a step leads to. Steps of a type that nobody here knows have any property.
pub fn property_type(
    definition: &Definition,
    step: &Step,
    path: &[Segment],
) -> Result<PropertyType, PropertyError> {
    follow(definition, step, path).map(Place::property_type)
}

/// What may follow a path of a step, and what it would be: all its properties for an empty path. Lists give their
/// first element; maps and lists of named elements give the names that the step itself writes.
pub fn properties_of(definition: &Definition, step: &Step, path: &[Segment]) -> Vec<(Segment, PropertyType)> {
    let Ok(place) = follow(definition, step, path) else { return Vec::new() };
    let next = |segment: Segment| {
        let kind = place.clone().step(definition, &segment).ok()?.property_type();
        Some((segment, kind))
    };
    place.choices(definition, path).into_iter().filter_map(next).collect()
}

/// What a path of a ForEach's `IterationOutput` leads to: it begins with the name of a step of the body.
pub(crate) fn iteration_output(
    definition: &Definition,
    for_each: &Step,
    path: &[Segment],
) -> Result<PropertyType, PropertyError> {
    walk(definition, Place::Iteration(for_each), path).map(Place::property_type)
}

/// A step on the way.
#[derive(Debug, Clone)]
enum Place<'d> {
    /// At a shape of that step's response.
    Shape(&'d Step, &'static Shape),
    /// At the output parameters that the step declares.
    Declared(&'d Step),
    /// At one of them.
    Output(PropertyKind),
    /// At what the iterations of a ForEach gave.
    Iterations(&'d Step),
    /// At what one of them gave, by the steps of the body.
    Iteration(&'d Step),
    /// Anywhere.
    Unknown,
}

type Problem = (PropertyProblem, Option<String>);

fn follow<'d>(
    definition: &'d Definition,
    step: &'d Step,
    path: &[Segment],
) -> Result<Place<'d>, PropertyError> {
    walk(definition, Place::root(step), path)
}

fn walk<'d>(
    definition: &'d Definition,
    start: Place<'d>,
    path: &[Segment],
) -> Result<Place<'d>, PropertyError> {
    path.iter().enumerate().try_fold(start, |place, (at, segment)| {
        place.step(definition, segment).map_err(|(problem, near)| PropertyError { at, problem, near })
    })
}

impl<'d> Place<'d> {
    /// The properties of a step.
    fn root(step: &'d Step) -> Self {
        properties().root(&step.step_type).map_or(Self::Unknown, |shape| Self::Shape(step, shape))
    }

    fn of(definition: &'d Definition, step: &'d Step, id: ShapeId) -> Self {
        let shape = &properties()[id];
        match &shape.kind {
            ShapeKind::Any => Self::Unknown,
            ShapeKind::Declared => Self::Declared(step),
            ShapeKind::Iterations => Self::Iterations(step),
            ShapeKind::Selected => selected(definition, step).map_or(Self::Unknown, Self::root),
            _ => Self::Shape(step, shape),
        }
    }

    fn step(self, definition: &'d Definition, segment: &Segment) -> Result<Self, Problem> {
        let (step, shape) = match self {
            Self::Shape(step, shape) => (step, shape),
            Self::Declared(step) => return declared(definition, step, segment),
            Self::Output(_) => return Err((PropertyProblem::Scalar, None)),
            Self::Iterations(step) => {
                return match segment {
                    Segment::Index(index) => match last_item(definition, step) {
                        Some(last) if *index > last => Err((PropertyProblem::IndexTooLarge { last }, None)),
                        _ => Ok(Self::Iteration(step)),
                    },
                    _ => Err((PropertyProblem::NeedsIndex, None)),
                };
            }
            Self::Iteration(step) => return body(definition, step, segment),
            Self::Unknown => return Ok(Self::Unknown),
        };
        let next = match (&shape.kind, segment) {
            (ShapeKind::Structure(structure), _) if structure.members.is_empty() => {
                return Err((PropertyProblem::NoProperties, None));
            }
            (ShapeKind::Structure(structure), Segment::Member(name)) => {
                let Some(member) = structure.member(name) else {
                    let near = nearest(name, structure.members.iter().map(|member| member.name));
                    return Err((PropertyProblem::UnknownMember, near));
                };
                member.shape
            }
            (ShapeKind::Structure(_), _) => return Err((PropertyProblem::NeedsMember, None)),
            (ShapeKind::List { .. }, Segment::Index(index))
                if shape.name == "HyperParameterTrainingJobSummaries" && *index > LAST_TRAINING =>
            {
                return Err((PropertyProblem::IndexTooLarge { last: LAST_TRAINING }, None));
            }
            (ShapeKind::List { element, .. }, Segment::Index(_)) => *element,
            (ShapeKind::List { element, named: Some(naming), .. }, Segment::Key(key)) => {
                match names(definition, step, naming) {
                    Some(names) if !names.contains(&key.as_str()) => {
                        return Err((PropertyProblem::UnknownName, nearest(key, names)));
                    }
                    _ => *element,
                }
            }
            (ShapeKind::List { .. }, _) => return Err((PropertyProblem::NeedsIndex, None)),
            (ShapeKind::Map { value, .. }, Segment::Key(key)) => {
                if shape.name == "LineageArns"
                    && let Some(names) = lineage_names(definition, step)
                    && !names.contains(&key.as_str())
                {
                    return Err((PropertyProblem::UnknownMember, nearest(key, names)));
                }
                *value
            }
            (ShapeKind::Map { .. }, _) => return Err((PropertyProblem::NeedsKey, None)),
            (ShapeKind::Scalar(_), _) => return Err((PropertyProblem::Scalar, None)),
            _ => return Ok(Self::Unknown),
        };
        Ok(Self::of(definition, step, next))
    }

    fn property_type(self) -> PropertyType {
        let (kind, shape) = match self {
            Self::Shape(_, shape) => (kind(shape), Some(shape)),
            Self::Declared(_) => (PropertyKind::Map, None),
            Self::Output(kind) => (kind, None),
            Self::Iterations(_) => (PropertyKind::List, None),
            Self::Iteration(_) => (PropertyKind::Structure, None),
            Self::Unknown => (PropertyKind::Unknown, None),
        };
        PropertyType { kind, shape }
    }

    /// The segments that may follow.
    fn choices(&self, definition: &'d Definition, path: &[Segment]) -> Vec<Segment> {
        let keys = |names: Vec<&str>| names.into_iter().map(|name| Segment::Key(name.into())).collect();
        match self {
            Self::Shape(step, shape) => match &shape.kind {
                ShapeKind::Structure(structure) => {
                    structure.members.iter().map(|member| Segment::Member(member.name.into())).collect()
                }
                ShapeKind::List { named: Some(naming), .. } => {
                    keys(names(definition, step, naming).unwrap_or_default())
                }
                ShapeKind::List { .. } => vec![Segment::Index(0)],
                ShapeKind::Map { .. } => keys(written_keys(definition, step, path)),
                _ => Vec::new(),
            },
            Self::Declared(step) => keys(outputs(definition, step).map(|(name, _)| name).collect()),
            Self::Iterations(_) => vec![Segment::Index(0)],
            Self::Iteration(step) => {
                bodies(definition, step).map(|body| Segment::Member(body.name.as_str().into())).collect()
            }
            Self::Output(_) | Self::Unknown => Vec::new(),
        }
    }
}

fn kind(shape: &Shape) -> PropertyKind {
    match &shape.kind {
        ShapeKind::Structure(_) => PropertyKind::Structure,
        ShapeKind::List { .. } => PropertyKind::List,
        ShapeKind::Map { .. } => PropertyKind::Map,
        ShapeKind::Scalar(scalar) => PropertyKind::Scalar(scalar.kind),
        _ => PropertyKind::Unknown,
    }
}

/// One of the outputs that a Lambda or Callback step declares.
fn declared<'d>(definition: &'d Definition, step: &'d Step, segment: &Segment) -> Result<Place<'d>, Problem> {
    let Segment::Key(key) = segment else { return Err((PropertyProblem::NeedsKey, None)) };
    let Some((_, word)) = outputs(definition, step).find(|(name, _)| name == key) else {
        let near = nearest(key, outputs(definition, step).map(|(name, _)| name));
        return Err((PropertyProblem::UndeclaredOutput, near));
    };
    Ok(Place::Output(match word {
        Some("String") => PropertyKind::Scalar(ScalarKind::String),
        Some("Integer") => PropertyKind::Scalar(ScalarKind::Integer),
        Some("Float") => PropertyKind::Scalar(ScalarKind::Float),
        Some("Boolean") => PropertyKind::Scalar(ScalarKind::Boolean),
        _ => PropertyKind::Unknown,
    }))
}

/// The outputs that a Lambda or Callback step declares, with the words of their types.
fn outputs<'d>(definition: &'d Definition, step: &Step) -> impl Iterator<Item = (&'d str, Option<&'d str>)> {
    let list = definition.step_node(step).and_then(|node| node.get("OutputParameters"));
    list.map(Node::elements).unwrap_or_default().iter().filter_map(|output| {
        Some((output.get("OutputName")?.as_str()?, output.get("OutputType").and_then(Node::as_str)))
    })
}

/// The properties of a step of a ForEach's body.
fn body<'d>(definition: &'d Definition, step: &'d Step, segment: &Segment) -> Result<Place<'d>, Problem> {
    let Segment::Member(name) = segment else { return Err((PropertyProblem::NeedsMember, None)) };
    bodies(definition, step).find(|body| body.name == *name).map(Place::root).ok_or_else(|| {
        let near = nearest(name, bodies(definition, step).map(|body| body.name.as_str()));
        (PropertyProblem::UnknownMember, near)
    })
}

fn bodies<'d>(definition: &'d Definition, step: &Step) -> impl Iterator<Item = &'d Step> {
    let index = definition.step_index(&step.name);
    definition.steps().iter().filter(move |body| {
        body.parent.is_some_and(|parent| Some(parent.step) == index && parent.branch == Branch::Body)
    })
}

/// The index of the last item that a ForEach lists; `None` when the items are known only in the run.
fn last_item(definition: &Definition, step: &Step) -> Option<usize> {
    let Value::Array(items) = &definition.arguments(step)?.get("IterableItems")?.value else { return None };
    items.len().checked_sub(1)
}

/// The step of a ForEach's body that its selector compares.
fn selected<'d>(definition: &'d Definition, step: &Step) -> Option<&'d Step> {
    let field = definition.arguments(step)?.get("Selector")?.get("Field")?.get("Get")?.as_str()?;
    let Ok(Reference::IterationOutput(path)) = Reference::parse(field) else { return None };
    let Some(Segment::Member(name)) = path.first() else { return None };
    bodies(definition, step).find(|body| body.name == *name)
}

/// The names of a Processing step's outputs; `None` when one of them is not known before it runs.
pub(crate) fn output_names<'d>(definition: &'d Definition, step: &Step) -> Option<Vec<&'d str>> {
    names(definition, step, "OutputName")
}

/// The names that a Processing step gives its inputs or outputs; `None` when one of them is not known before it
/// runs, as the names of a training's metrics are, or when something else stands where they belong.
fn names<'d>(definition: &'d Definition, step: &Step, naming: &str) -> Option<Vec<&'d str>> {
    let member = |node: &'d Node, name: &str| match node.value {
        Value::Object(_) => Some(node.get(name)),
        _ => None,
    };
    let arguments = definition.arguments(step)?;
    let list = match naming {
        "OutputName" => match member(arguments, "ProcessingOutputConfig")? {
            Some(config) => member(config, "Outputs")?,
            None => None,
        },
        "InputName" => member(arguments, "ProcessingInputs")?,
        _ => return None,
    };
    match list.map(|list| &list.value) {
        None => Some(Vec::new()),
        Some(Value::Array(list)) => list.iter().map(|one| one.get(naming)?.as_str()).collect(),
        Some(_) => None,
    }
}

/// The names of what a Lineage step creates; `None` when one of them is not known before it runs.
fn lineage_names<'d>(definition: &'d Definition, step: &Step) -> Option<Vec<&'d str>> {
    let arguments = definition.arguments(step)?;
    let lists = [("Actions", "ActionName"), ("Artifacts", "ArtifactName"), ("Contexts", "ContextName")];
    let entities = lists.iter().flat_map(|(list, name)| {
        let list = arguments.get(list).map(Node::elements).unwrap_or_default();
        list.iter().map(move |entity| entity.get(name)?.as_str())
    });
    entities.collect()
}

/// The keys that a step writes into a map of its arguments: what it was given is what its response says.
fn written_keys<'d>(definition: &'d Definition, step: &Step, path: &[Segment]) -> Vec<&'d str> {
    let written = path.iter().try_fold(definition.arguments(step), |node, segment| {
        Some(match segment {
            Segment::Member(name) => node?.get(name),
            Segment::Index(index) => node?.elements().get(*index),
            Segment::Key(_) => None,
        })
    });
    let members = written.flatten().map(Node::members).unwrap_or_default();
    members.iter().map(|member| &*member.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIPELINE: &str = r#"{"Steps": [
      {"Name": "P", "Type": "Processing", "Arguments": {"Environment": {"MODE": "x"},
        "ProcessingOutputConfig": {"Outputs": [{"OutputName": "train"}, {"OutputName": "test"}]}}},
      {"Name": "L", "Type": "Lambda", "OutputParameters": [{"OutputName": "count", "OutputType": "Integer"}]},
      {"Name": "E", "Type": "ForEach", "Arguments": {"ForEachBody": [{"Name": "B", "Type": "Training"}]}},
      {"Name": "N", "Type": "Athena"}, {"Name": "F", "Type": "Fail"}]}"#;

    fn parsed(reference: &str) -> (String, Vec<Segment>) {
        // A path of its own begins a reference only behind a step's name.
        match Reference::parse(&format!("Steps.{reference}")) {
            Ok(Reference::Property { step, path }) => (step.to_string(), path),
            _ => (reference.to_owned(), Vec::new()),
        }
    }

    #[test]
    fn types_of_properties() {
        let definition = Definition::parse(PIPELINE).unwrap();
        for (reference, expect) in [
            (
                "P.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                PropertyKind::Scalar(ScalarKind::String),
            ),
            ("P.ProcessingResources.ClusterConfig.InstanceCount", PropertyKind::Scalar(ScalarKind::Integer)),
            ("P.CreationTime", PropertyKind::Scalar(ScalarKind::Timestamp)),
            ("P.ProcessingInputs", PropertyKind::List),
            ("P.Environment", PropertyKind::Map),
            ("P.ProcessingOutputConfig", PropertyKind::Structure),
            ("L.OutputParameters['count']", PropertyKind::Scalar(ScalarKind::Integer)),
            (
                "E.IterationOutputs[2].B.ModelArtifacts.S3ModelArtifacts",
                PropertyKind::Scalar(ScalarKind::String),
            ),
            ("E.Selected.Anything", PropertyKind::Unknown),
            ("N.Anything", PropertyKind::Unknown),
        ] {
            let (step, path) = parsed(reference);
            let found = property_type(&definition, definition.step(&step).unwrap(), &path);
            assert_eq!(found.map(|property| property.kind), Ok(expect), "{reference}");
        }
    }

    #[test]
    fn words_of_properties() {
        let definition = Definition::parse(PIPELINE).unwrap();
        let (step, path) = parsed("P.ProcessingJobStatus");
        let property = property_type(&definition, definition.step(&step).unwrap(), &path).unwrap();
        let Some(ShapeKind::Scalar(scalar)) = property.shape.map(|shape| &shape.kind) else { panic!() };
        assert!(scalar.words.contains(&"Completed"));
    }

    #[test]
    fn what_may_follow_a_path() {
        let definition = Definition::parse(PIPELINE).unwrap();
        let follow = |reference: &str| -> Vec<String> {
            let (step, path) = parsed(reference);
            let found = properties_of(&definition, definition.step(&step).unwrap(), &path);
            found.iter().map(|(segment, _)| segment.to_string()).collect()
        };
        assert_eq!(follow("P")[..2], [".ProcessingInputs", ".ProcessingOutputConfig"]);
        assert_eq!(follow("P.ProcessingOutputConfig.Outputs"), ["['train']", "['test']"]);
        assert_eq!(follow("P.Environment"), ["['MODE']"]);
        assert_eq!(follow("L.OutputParameters"), ["['count']"]);
        assert_eq!(follow("E.IterationOutputs"), ["[0]"]);
        assert_eq!(follow("E.IterationOutputs[0]"), [".B"]);
        assert!(follow("P.RoleArn").is_empty() && follow("F").is_empty() && follow("P.Nowhere").is_empty());
    }
}
