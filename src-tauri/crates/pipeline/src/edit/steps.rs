//! Adding, removing, moving and retyping steps.

use std::collections::HashSet;

use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::rename::check_name;
use super::values::child;
use super::{StepList, values};
use crate::definition::{Branch, Definition, Step};
use crate::json::{JsonText, Node, Value};
use crate::mention::{Target, sites, step_sites};
use crate::spelling::nearest;

/// The step of that name, and its index. A step without a name is none that could be meant.
pub(super) fn step_named<'a>(definition: &'a Definition, name: &str) -> Result<(usize, &'a Step), EditError> {
    let index = definition.step_index(name).filter(|_| !name.is_empty());
    index.map(|index| (index, &definition.steps()[index])).ok_or_else(|| {
        let nearest = nearest(name, definition.steps().iter().map(|step| step.name.as_str()));
        EditError::UnknownStep { name: name.to_owned(), nearest }
    })
}

/// Where a step stands, as a position.
pub(super) fn position_of(editor: &Editor<'_>, step: &Step) -> Result<Vec<u32>, EditError> {
    editor.root().locate(&step.pointer).ok_or(EditError::OutOfDate)
}

pub(super) fn add(
    editor: &mut Editor<'_>,
    step: &JsonText,
    into: &StepList,
    position: Option<u32>,
) -> Result<(), EditError> {
    if !matches!(step.0.value, Value::Object(_)) || step.0.get("Name").and_then(Node::as_str).is_none() {
        return Err(EditError::NotNamed { kind: "step" });
    }
    let mut names = HashSet::new();
    for name in named_in(&step.0) {
        check_name("step", &name)?;
        if editor.definition.step_index(&name).is_some() || !names.insert(name.clone()) {
            return Err(EditError::NameTaken { kind: "step", name });
        }
    }
    let list = open(editor, into)?;
    let at = in_list(editor, &list, position, 0)?;
    editor.change(TreeChange::Insert { at, name: None, value: step.clone() })
}

pub(super) fn remove(editor: &mut Editor<'_>, step: &str) -> Result<(), EditError> {
    let at = position_of(editor, step_named(editor.definition, step)?.1)?;
    editor.change(TreeChange::Remove { at })
}

pub(super) fn relocate(
    editor: &mut Editor<'_>,
    step: &str,
    into: &StepList,
    position: Option<u32>,
) -> Result<(), EditError> {
    let (index, found) = step_named(editor.definition, step)?;
    let from = position_of(editor, found)?;
    let into_step = match into.holder() {
        Some((name, branch)) => Some((step_named(editor.definition, name)?.0, branch)),
        None => None,
    };
    if into_step.is_some_and(|(holder, _)| ancestors(editor.definition, holder).contains(&index)) {
        return Err(EditError::InsideItself { step: step.to_owned() });
    }
    if found.parent.map(|parent| (parent.step, parent.branch)) != into_step {
        keep_references(editor, found, &from, into_step)?;
    }
    let list = open(editor, into)?;
    let going = u32::from(from.split_last().is_some_and(|(_, own)| own == list));
    let mut to = in_list(editor, &list, position, going)?;
    // Positions below a later element of the list that the step leaves count without the step.
    if let Some((index, own)) = from.split_last()
        && to.len() > from.len()
        && to.starts_with(own)
        && to[own.len()] > *index
    {
        to[own.len()] -= 1;
    }
    if from == to { Ok(()) } else { editor.change(TreeChange::Move { from, to }) }
}

pub(super) fn retype(editor: &mut Editor<'_>, step: &str, step_type: &str) -> Result<(), EditError> {
    let pointer = format!("{}/Type", step_named(editor.definition, step)?.1.pointer);
    values::put(editor, &pointer, &JsonText::string(step_type))
}

/// The names of a step and those nested in it; nothing for one without a name.
pub(super) fn named_in(step: &Node) -> Vec<String> {
    let mut names = Vec::new();
    collect(step, &mut |step| {
        names.extend(step.get("Name").and_then(Node::as_str).map(str::to_owned));
    });
    names
}

/// Visits a step and those nested in it.
fn collect<'a>(step: &'a Node, visit: &mut dyn FnMut(&'a Node)) {
    if !matches!(step.value, Value::Object(_)) {
        return;
    }
    visit(step);
    for branch in [Branch::True, Branch::False, Branch::Body] {
        let list = step.get("Arguments").and_then(|arguments| arguments.get(branch.member()));
        list.map(Node::elements).unwrap_or_default().iter().for_each(|step| collect(step, visit));
    }
}

/// A step and all that it stands in.
fn ancestors(definition: &Definition, step: usize) -> Vec<usize> {
    let parent = |index: &usize| Some(definition.steps().get(*index)?.parent?.step);
    std::iter::successors(Some(step), parent).collect()
}

/// The position of a list of steps; it is made when it is not there.
fn open(editor: &mut Editor<'_>, list: &StepList) -> Result<Vec<u32>, EditError> {
    let pointer = match list.holder() {
        None => "/Steps".to_owned(),
        Some((name, branch)) => {
            let (_, holder) = step_named(editor.definition, name)?;
            let fits = match branch {
                Branch::True | Branch::False => holder.step_type == "Condition",
                Branch::Body => holder.step_type == "ForEach",
            };
            if !fits {
                return Err(EditError::NoSuchList {
                    step: name.to_owned(),
                    step_type: holder.step_type.clone(),
                    list: branch.member(),
                });
            }
            let arguments = format!("{}/Arguments", holder.pointer);
            if editor.root().locate(&arguments).is_none() {
                values::put(editor, &arguments, &JsonText(Node::of(Value::Object(Vec::new()))))?;
            }
            format!("{arguments}/{}", branch.member())
        }
    };
    if editor.root().locate(&pointer).is_none() {
        values::put(editor, &pointer, &JsonText(Node::of(Value::Array(Vec::new()))))?;
    }
    match editor.root().locate(&pointer) {
        Some(at) if matches!(editor.root().at(&at).map(|node| &node.value), Some(Value::Array(_))) => Ok(at),
        _ => Err(EditError::WrongShape { pointer, expected: "list" }),
    }
}

/// A place in a list, of which `going` elements are about to go.
fn in_list(
    editor: &Editor<'_>,
    list: &[u32],
    position: Option<u32>,
    going: u32,
) -> Result<Vec<u32>, EditError> {
    let length = editor.root().at(list).map_or(0, |list| list.elements().len() as u32) - going;
    let position = position.unwrap_or(length);
    if position > length {
        let pointer = editor.root().pointer_of(list);
        return Err(EditError::BadPosition { pointer, length: length as usize, position });
    }
    Ok(child(list, position))
}

/// A step that leaves the body of a ForEach leaves behind those who read it there, and the item it reads itself.
fn keep_references(
    editor: &Editor<'_>,
    step: &Step,
    from: &[u32],
    into: Option<(usize, Branch)>,
) -> Result<(), EditError> {
    let definition = &*editor.definition;
    let root = definition.root();
    let mut lost = None;
    let mut lose = |text: &str, at: &[u32]| {
        let error = || EditError::WouldDangle { reference: text.to_owned(), pointer: root.pointer_of(at) };
        lost.get_or_insert_with(error);
    };
    let parent = step.parent.filter(|parent| parent.branch == Branch::Body);
    if let Some(parent) = parent.and_then(|parent| definition.steps().get(parent.step)) {
        let body = Target::Body { for_each: &parent.name, step: &step.name };
        sites(root, &mut |site| {
            if site.mentions().iter().any(|mention| mention.target == body) {
                lose(site.text, site.at);
            }
        });
    }
    let will =
        into.is_some_and(|(holder, branch)| branch == Branch::Body || in_body(definition, Some(holder)));
    if in_body(definition, definition.step_index(&step.name))
        && !will
        && let Some(node) = root.at(from)
    {
        step_sites(node, &mut |site| {
            let mut mentions = site.mentions().into_iter();
            if !site.in_body && mentions.any(|mention| mention.target == Target::CurrentItem) {
                lose(site.text, &[from, site.at].concat());
            }
        });
    }
    lost.map_or(Ok(()), Err)
}

/// Whether a ForEach is around a step.
fn in_body(definition: &Definition, step: Option<usize>) -> bool {
    let around = step.map(|step| ancestors(definition, step)).unwrap_or_default();
    around.iter().any(|step| {
        let parent = definition.steps().get(*step).and_then(|step| step.parent);
        parent.is_some_and(|parent| parent.branch == Branch::Body)
    })
}
