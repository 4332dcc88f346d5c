//! Names and all that refers to them.

use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::property_files::find;
use super::steps::step_named;
use super::values::put;
use crate::definition::{Branch, Definition, Parameter};
use crate::json::{JsonText, Node};
use crate::mention::{Target, sites};
use crate::spelling::nearest;

/// Something that references point at, found by the pointer of its name.
pub(super) enum Named {
    /// The step of that index.
    Step(usize),
    /// The parameter of that index.
    Parameter(usize),
    /// The property file of that index, of the step of that index.
    PropertyFile(usize, usize),
}

impl Named {
    /// What has its name at that pointer.
    pub(super) fn at(definition: &Definition, pointer: &str) -> Option<Self> {
        if let Some(owner) = pointer.strip_suffix("/Name") {
            let step = definition.steps().iter().position(|step| step.pointer == owner);
            let parameter =
                || definition.parameters().iter().position(|parameter| parameter.pointer == owner);
            return step.map(Self::Step).or_else(|| parameter().map(Self::Parameter));
        }
        let owner = pointer.strip_suffix("/PropertyFileName")?;
        definition.steps().iter().enumerate().find_map(|(index, step)| {
            let file = step.property_files.iter().position(|file| file.pointer == owner)?;
            Some(Self::PropertyFile(index, file))
        })
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Step(_) => "step",
            Self::Parameter(_) => "parameter",
            Self::PropertyFile(..) => "property file",
        }
    }

    /// That its name cannot be taken away.
    pub(super) fn needs_name(&self, definition: &Definition) -> EditError {
        EditError::NeedsName { kind: self.kind(), name: self.name(definition).0.to_owned() }
    }

    /// Its name, and whether it is the one that references to that name mean.
    fn name<'a>(&self, definition: &'a Definition) -> (&'a str, bool) {
        let (steps, parameters) = (definition.steps(), definition.parameters());
        match *self {
            Self::Step(index) => {
                let name = steps.get(index).map_or("", |step| step.name.as_str());
                (name, definition.step_index(name) == Some(index))
            }
            Self::Parameter(index) => {
                let name = parameters.get(index).map_or("", |parameter| parameter.name.as_str());
                (name, parameters.iter().position(|parameter| parameter.name == name) == Some(index))
            }
            Self::PropertyFile(step, index) => {
                let Some(step) = steps.get(step) else { return ("", false) };
                let name = step.property_files.get(index).map_or("", |file| file.name.as_str());
                let first = step.property_files.iter().position(|file| file.name == name) == Some(index);
                (
                    name,
                    first && definition.step(&step.name).is_some_and(|first| first.pointer == step.pointer),
                )
            }
        }
    }

    fn taken(&self, definition: &Definition, name: &str) -> bool {
        match *self {
            Self::Step(_) => definition.step_index(name).is_some(),
            Self::Parameter(_) => definition.parameter(name).is_some(),
            Self::PropertyFile(step, _) => definition
                .steps()
                .get(step)
                .is_some_and(|step| step.property_files.iter().any(|file| file.name == name)),
        }
    }
}

/// A name must be one that a reference can hold.
pub(super) fn check_name(kind: &'static str, name: &str) -> Result<(), EditError> {
    if name.is_empty() || name.contains(['.', '[', ']', '\'', '"']) {
        return Err(EditError::BadName { kind, name: name.to_owned() });
    }
    Ok(())
}

pub(super) fn step(editor: &mut Editor<'_>, step: &str, name: &str) -> Result<(), EditError> {
    let (index, found) = step_named(editor.definition, step)?;
    let pointer = format!("{}/Name", found.pointer);
    to_name(editor, &Named::Step(index), &pointer, name)
}

pub(super) fn parameter(editor: &mut Editor<'_>, parameter: &str, name: &str) -> Result<(), EditError> {
    let index = parameter_named(editor.definition, parameter)?;
    let pointer = format!("{}/Name", editor.definition.parameters()[index].pointer);
    to_name(editor, &Named::Parameter(index), &pointer, name)
}

pub(super) fn property_file(
    editor: &mut Editor<'_>,
    step: &str,
    file: &str,
    name: &str,
) -> Result<(), EditError> {
    let (owner, found) = step_named(editor.definition, step)?;
    let index = find(found, file)?;
    let pointer = format!("{}/PropertyFileName", found.property_files[index].pointer);
    to_name(editor, &Named::PropertyFile(owner, index), &pointer, name)
}

/// The index of the parameter of that name.
pub(super) fn parameter_named(definition: &Definition, name: &str) -> Result<usize, EditError> {
    let parameters = definition.parameters();
    let bears = |parameter: &Parameter| !name.is_empty() && parameter.name == name;
    parameters.iter().position(bears).ok_or_else(|| {
        let nearest = nearest(name, parameters.iter().map(|parameter| parameter.name.as_str()));
        EditError::UnknownParameter { name: name.to_owned(), nearest }
    })
}

/// Sets a name given as a value.
pub(super) fn to_value(
    editor: &mut Editor<'_>,
    named: &Named,
    pointer: &str,
    value: &Node,
) -> Result<(), EditError> {
    match value.as_str() {
        Some(name) => to_name(editor, named, pointer, name),
        None => Err(EditError::BadName { kind: named.kind(), name: JsonText(value.clone()).to_string() }),
    }
}

fn to_name(editor: &mut Editor<'_>, named: &Named, pointer: &str, to: &str) -> Result<(), EditError> {
    let (from, meant) = named.name(editor.definition);
    if from == to {
        return Ok(());
    }
    check_name(named.kind(), to)?;
    if named.taken(editor.definition, to) {
        return Err(EditError::NameTaken { kind: named.kind(), name: to.to_owned() });
    }
    // Nothing can refer to what has no name, or to a later bearer of one.
    let follow =
        if meant && !from.is_empty() { following(editor.definition, named, from, to) } else { Vec::new() };
    for change in follow {
        editor.change(change)?;
    }
    put(editor, pointer, &JsonText::string(to))
}

/// A new text in each place that refers to what is renamed.
fn following(definition: &Definition, named: &Named, from: &str, to: &str) -> Vec<TreeChange> {
    let owner = match *named {
        Named::Step(index) => definition.steps().get(index).and_then(|step| {
            step.parent.filter(|parent| parent.branch == Branch::Body).map(|parent| parent.step)
        }),
        Named::PropertyFile(step, _) => Some(step),
        Named::Parameter(_) => None,
    };
    let owner = owner.and_then(|index| definition.steps().get(index)).map(|step| step.name.as_str());
    let mut changes = Vec::new();
    sites(definition.root(), &mut |site| {
        if !site.text.contains(from) {
            return;
        }
        let text = site.renamed(|target| {
            let meant = match (*target, named) {
                (Target::Step(name), Named::Step(_)) | (Target::Parameter(name), Named::Parameter(_)) => {
                    name == from
                }
                (Target::Body { for_each, step }, Named::Step(_)) => step == from && owner == Some(for_each),
                (Target::PropertyFile { step, file }, Named::PropertyFile(..)) => {
                    file == from && owner == Some(step)
                }
                _ => false,
            };
            meant.then(|| to.to_owned())
        });
        if let Some(text) = text {
            changes.push(TreeChange::Replace { at: site.at.to_vec(), value: JsonText::string(&text) });
        }
    });
    changes
}
