//! A valid definition, and what the damages need to know of it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::expression::{Expression, Found, step_references};
use pipewright_pipeline::json::{Node, child_pointer};
use pipewright_validator::shapes::{self, Shape, ShapeKind};
use pipewright_validator::{Diagnostic, Settings, validate};

/// A valid definition.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) definition: Definition,
    /// The canonical text, to look for mentions in.
    pub(crate) text: String,
    /// What the validator says of it as it is: warnings, each found true.
    pub(crate) known: HashSet<(String, String, String)>,
    /// Every value of the steps' arguments whose shape is known.
    pub(crate) typed: Vec<Typed>,
    /// Every reference of the steps; pointers begin at the document.
    pub(crate) references: Vec<Reading>,
    /// Of the repository: what is expected is written down.
    pub(crate) is_own: bool,
    /// So large that few places of each kind are tried.
    pub(crate) is_large: bool,
}

/// A value of known shape.
pub(crate) struct Typed {
    /// The index of its step.
    pub(crate) step: usize,
    pub(crate) pointer: String,
    pub(crate) shape: &'static Shape,
    /// A variable stands in its place.
    pub(crate) is_variable: bool,
}

/// A reference in a step.
pub(crate) struct Reading {
    /// The index of the step.
    pub(crate) step: usize,
    pub(crate) found: Found,
}

/// A definition of more bytes repeats itself: fan-outs of dozens of steps.
const LARGE: usize = 64 * 1024;

impl Fixture {
    pub(crate) fn read(name: &str, text: &str) -> Self {
        let definition = Definition::parse(text).unwrap();
        let known = validate(&definition, &Settings::default()).iter().map(identity).collect();
        let mut typed = Vec::new();
        let mut references = Vec::new();
        for (index, step) in definition.steps().iter().enumerate() {
            let node = definition.step_node(step).unwrap();
            references.extend(step_references(node).into_iter().map(|found| {
                let pointer = format!("{}{}", step.pointer, found.pointer);
                Reading { step: index, found: Found { pointer, ..found } }
            }));
            if let (Some(root), Some(arguments)) =
                (shapes::arguments().root(&step.step_type), node.get("Arguments"))
            {
                collect(index, root, arguments, &format!("{}/Arguments", step.pointer), &mut typed);
            }
        }
        let is_large = text.len() > LARGE;
        let printed = definition.print();
        Self {
            name: name.to_owned(),
            definition,
            text: printed,
            known,
            typed,
            references,
            is_own: true,
            is_large,
        }
    }

    pub(crate) fn root(&self) -> &Node {
        self.definition.root()
    }

    pub(crate) fn at(&self, pointer: &str) -> &Node {
        self.root().pointer(pointer).unwrap_or_else(|| panic!("{}: nothing at {pointer}", self.name))
    }

    pub(crate) fn steps(&self) -> impl Iterator<Item = (usize, &Step)> {
        self.definition.steps().iter().enumerate()
    }

    pub(crate) fn node(&self, step: &Step) -> &Node {
        self.at(&step.pointer)
    }

    pub(crate) fn step_name(&self, index: usize) -> String {
        self.definition.steps()[index].name.clone()
    }

    /// Whether anything mentions the step.
    pub(crate) fn is_mentioned(&self, step: &Step) -> bool {
        let text = &self.text;
        let reference = format!("Steps.{}.", step.name);
        let depends = self.definition.steps().iter().flat_map(|other| &other.depends_on);
        let cleaned = format!("\"StepName\": \"{}\"", step.name);
        text.contains(&reference)
            || text.contains(&format!("Steps.{}[", step.name))
            || text.contains(&format!("IterationOutput.{}", step.name))
            || text.contains(&cleaned)
            || text.contains(&format!("].{}.", step.name))
            || depends.into_iter().any(|on| on.step == step.name)
    }

    /// Steps of the main list that nothing mentions, and that hold no steps.
    pub(crate) fn loose_steps(&self) -> impl Iterator<Item = (usize, &Step)> {
        self.steps().filter(|(_, step)| {
            !matches!(step.step_type.as_str(), "Condition" | "ForEach") && !self.is_mentioned(step)
        })
    }

    /// The typed scalars that are literal.
    pub(crate) fn literals(&self) -> impl Iterator<Item = (&Typed, &'static shapes::Scalar)> {
        self.typed.iter().filter(|typed| !typed.is_variable).filter_map(|typed| match &typed.shape.kind {
            ShapeKind::Scalar(scalar) => Some((typed, scalar)),
            _ => None,
        })
    }

    /// The typed structures.
    pub(crate) fn structures(&self) -> impl Iterator<Item = (&Typed, &'static shapes::Structure)> {
        self.typed.iter().filter(|typed| !typed.is_variable).filter_map(|typed| match &typed.shape.kind {
            ShapeKind::Structure(structure) => Some((typed, structure)),
            _ => None,
        })
    }
}

/// What makes two diagnostics the same.
pub(crate) fn identity(one: &Diagnostic) -> (String, String, String) {
    (one.code.clone(), one.pointer.clone(), one.message.clone())
}

fn collect(step: usize, shape: &'static Shape, node: &Node, pointer: &str, typed: &mut Vec<Typed>) {
    use pipewright_pipeline::json::Value;
    let is_variable = matches!(
        Expression::read(node),
        Expression::Get(_) | Expression::Join { .. } | Expression::JsonGet { .. }
    );
    let fits = match (&shape.kind, &node.value) {
        (ShapeKind::Structure(_) | ShapeKind::Map { .. }, Value::Object(_))
        | (ShapeKind::List { .. }, Value::Array(_)) => true,
        (ShapeKind::Scalar(_), value) => {
            is_variable || !matches!(value, Value::Object(_) | Value::Array(_) | Value::Null)
        }
        _ => false,
    };
    if !fits {
        return;
    }
    typed.push(Typed { step, pointer: pointer.to_owned(), shape, is_variable });
    if is_variable {
        return;
    }
    let catalog = shapes::arguments();
    match &shape.kind {
        ShapeKind::Structure(structure) => {
            for member in node.members().iter().filter(|member| Branch::of_member(&member.name).is_none()) {
                if let Some(known) = structure.member(&member.name) {
                    let pointer = child_pointer(pointer, &member.name);
                    collect(step, &catalog[known.shape], &member.node, &pointer, typed);
                }
            }
        }
        ShapeKind::List { element, .. } => {
            for (index, node) in node.elements().iter().enumerate() {
                collect(step, &catalog[*element], node, &format!("{pointer}/{index}"), typed);
            }
        }
        ShapeKind::Map { value, .. } => {
            for member in node.members() {
                let pointer = child_pointer(pointer, &member.name);
                collect(step, &catalog[*value], &member.node, &pointer, typed);
            }
        }
        _ => {}
    }
}

/// The valid definitions of the repository and, when `PIPEWRIGHT_CORPUS` names a folder, those in it.
pub(crate) fn all() -> Vec<Fixture> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/definitions/valid");
    let own = listed(&own);
    assert!(!own.is_empty());
    let others = std::env::var_os("PIPEWRIGHT_CORPUS").map(|folder| listed(Path::new(&folder)));
    let name = |file: &Path| file.file_stem().unwrap().to_string_lossy().into_owned();
    let known: HashSet<_> = own.iter().map(|file| name(file)).collect();
    let others = others.unwrap_or_default().into_iter().filter(|file| !known.contains(&name(file)));
    let read = |file: PathBuf, is_own| {
        let text = std::fs::read_to_string(&file).unwrap();
        Fixture { is_own, ..Fixture::read(&name(&file), &text) }
    };
    let own = own.into_iter().map(|file| (file, true));
    own.chain(others.map(|file| (file, false))).map(|(file, is_own)| read(file, is_own)).collect()
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let is_definition = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "json") && !file.ends_with("index.json")
    };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(is_definition).collect();
    files.sort();
    files
}
