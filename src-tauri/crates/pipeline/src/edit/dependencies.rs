//! Who waits for whom: references as inputs, and `DependsOn`.

use super::Trigger;
use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::steps::{position_of, step_named};
use super::values::{self, child};
use crate::definition::{Definition, Step};
use crate::json::{JsonText, Node, Value};
use crate::mention::{exists, in_reference};
use crate::reference::Reference;

pub(super) fn connect(
    editor: &mut Editor<'_>,
    from: &str,
    path: &str,
    step: &str,
    pointer: &str,
) -> Result<(), EditError> {
    step_named(editor.definition, from)?;
    let input = format!("{}{pointer}", step_named(editor.definition, step)?.1.pointer);
    let dot = if path.starts_with('[') { "" } else { "." };
    let text = format!("Steps.{from}{dot}{path}");
    Reference::parse(&text)
        .map_err(|bad| EditError::BadPath { path: path.to_owned(), problem: bad.problem })?;
    if in_reference(&text, None).iter().any(|mention| !exists(editor.definition, &mention.target, false)) {
        return Err(EditError::WouldDangle { reference: text, pointer: input });
    }
    values::set(editor, &input, &JsonText(Node::object([("Get", Node::string(&text))])))
}

pub(super) fn disconnect(
    editor: &mut Editor<'_>,
    pointer: &str,
    literal: Option<&JsonText>,
) -> Result<(), EditError> {
    let at = values::there(editor.root(), pointer)?;
    let not = |expected| Err(EditError::WrongShape { pointer: pointer.to_owned(), expected });
    if is_dependency(editor.definition, pointer) {
        let Some((index, list)) = at.split_last().filter(|_| literal.is_none()) else {
            return not("reference");
        };
        return take(editor, list, &[*index]);
    }
    let is_reference = editor.root().at(&at).is_some_and(|node| match node.members() {
        [only] => *only.name == *"Get" && only.node.as_str().is_some(),
        _ => false,
    });
    if !is_reference {
        return not("reference or dependency");
    }
    let at = sense(editor.root(), at);
    editor.change(match literal {
        Some(literal) => TreeChange::Replace { at, value: literal.clone() },
        None => TreeChange::Remove { at },
    })
}

pub(super) fn add(
    editor: &mut Editor<'_>,
    step: &str,
    on: &str,
    trigger: Option<Trigger>,
) -> Result<(), EditError> {
    step_named(editor.definition, on)?;
    let (_, waiting) = step_named(editor.definition, step)?;
    let plain = JsonText::string(on);
    let entry = trigger.map_or_else(
        || plain.clone(),
        |trigger| {
            let trigger = Node::string(trigger.as_str());
            JsonText(Node::object([("Step", Node::string(on)), ("Trigger", trigger)]))
        },
    );
    if let Some(known) = waiting.depends_on.iter().find(|dependency| dependency.step == on) {
        let pointer = known.pointer.clone();
        let old = editor.root().pointer(&pointer).cloned().map(JsonText);
        return match (old, trigger) {
            (Some(old), _) if old == entry => Ok(()),
            // What else the entry says stays.
            (Some(JsonText(Node { value: Value::Object(_), .. })), Some(trigger)) => {
                values::put(editor, &format!("{pointer}/Trigger"), &JsonText::string(trigger.as_str()))
            }
            _ => values::put(editor, &pointer, &entry),
        };
    }
    let at = position_of(editor, waiting)?;
    let node = editor.root().at(&at).ok_or(EditError::OutOfDate)?;
    if let Some(index) = node.member_index("DependsOn") {
        let pointer = format!("{}/DependsOn", waiting.pointer);
        let list = child(&at, index as u32);
        let Some(Value::Array(entries)) = editor.root().at(&list).map(|list| &list.value) else {
            return Err(EditError::WrongShape { pointer, expected: "list" });
        };
        let at = child(&list, entries.len() as u32);
        return editor.change(TreeChange::Insert { at, name: None, value: entry });
    }
    // Where the SDK writes it.
    let behind = node.member_index("Arguments").unwrap_or(node.members().len().saturating_sub(1));
    let value = JsonText(Node::of(Value::Array(vec![entry.0])));
    editor.change(TreeChange::Insert {
        at: child(&at, behind as u32 + 1),
        name: Some("DependsOn".into()),
        value,
    })
}

pub(super) fn remove(editor: &mut Editor<'_>, step: &str, on: &str) -> Result<(), EditError> {
    let (_, waiting) = step_named(editor.definition, step)?;
    let entries: Vec<_> = waiting
        .depends_on
        .iter()
        .filter(|dependency| dependency.step == on)
        .filter_map(|dependency| editor.root().locate(&dependency.pointer))
        .collect();
    let Some((_, list)) = entries.first().and_then(|at| at.split_last()) else {
        return Err(EditError::UnknownDependency { step: step.to_owned(), on: on.to_owned() });
    };
    let indices: Vec<_> = entries.iter().filter_map(|at| at.last().copied()).collect();
    take(editor, list, &indices)
}

/// Removes elements; the list too when nothing is left in it.
pub(super) fn take(editor: &mut Editor<'_>, list: &[u32], indices: &[u32]) -> Result<(), EditError> {
    let all = editor.root().at(list).map_or(0, |list| list.elements().len());
    if all == indices.len() {
        return editor.change(TreeChange::Remove { at: list.to_vec() });
    }
    indices.iter().rev().try_for_each(|index| editor.change(TreeChange::Remove { at: child(list, *index) }))
}

fn is_dependency(definition: &Definition, pointer: &str) -> bool {
    let owner = pointer.rsplit_once('/').and_then(|(list, _)| list.strip_suffix("/DependsOn"));
    owner.is_some_and(|owner| {
        let entry = |step: &Step| step.depends_on.iter().any(|dependency| dependency.pointer == pointer);
        definition.steps().iter().any(|step| step.pointer == owner && entry(step))
    })
}

/// The outermost value that would be left without sense if the reference at `at` went alone.
fn sense(root: &Node, mut at: Vec<u32>) -> Vec<u32> {
    loop {
        let function = |up: usize, name: &str| {
            let outer = at.get(..at.len().checked_sub(up)?)?;
            match root.at(outer)?.members() {
                [only] if *only.name == *name => Some((outer.to_vec(), &only.node)),
                _ => None,
            }
        };
        let json_get = function(2, "Std:JsonGet").map(|(outer, _)| outer);
        let join = function(3, "Std:Join")
            .filter(|(_, body)| body.get("Values").is_some_and(|values| values.elements().len() == 1))
            .map(|(outer, _)| outer);
        match json_get.or(join) {
            Some(outer) => at = outer,
            None => return at,
        }
    }
}
