//! Edits by pointer.

use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::rename::{self, Named};
use crate::json::{JsonText, Member, Node, Value, list_index, unescape};

/// The place a pointer means below its parent, which must be there.
enum Place {
    /// A member that is there.
    Member(Vec<u32>),
    /// A member that is not there: where it would come, and its name.
    NewMember(Vec<u32>, String),
    /// An element that is there.
    Element(Vec<u32>),
    /// Right behind the last element.
    End(Vec<u32>),
}

pub(super) fn set(editor: &mut Editor<'_>, pointer: &str, value: &JsonText) -> Result<(), EditError> {
    if pointer.is_empty() {
        return editor.change(TreeChange::Replace { at: Vec::new(), value: value.clone() });
    }
    if let Some(named) = Named::at(editor.definition, pointer) {
        return rename::to_value(editor, &named, pointer, &value.0);
    }
    put(editor, pointer, value)
}

/// [`set`] without a second thought about names.
pub(super) fn put(editor: &mut Editor<'_>, pointer: &str, value: &JsonText) -> Result<(), EditError> {
    let value = value.clone();
    editor.change(match place(editor.root(), pointer)? {
        Place::Member(at) | Place::Element(at) => TreeChange::Replace { at, value },
        Place::NewMember(at, name) => TreeChange::Insert { at, name: Some(name), value },
        Place::End(at) => TreeChange::Insert { at, name: None, value },
    })
}

pub(super) fn insert(editor: &mut Editor<'_>, pointer: &str, value: &JsonText) -> Result<(), EditError> {
    match place(editor.root(), pointer)? {
        Place::Element(at) | Place::End(at) => {
            editor.change(TreeChange::Insert { at, name: None, value: value.clone() })
        }
        Place::Member(_) | Place::NewMember(..) => {
            Err(EditError::WrongShape { pointer: above(pointer).to_owned(), expected: "list" })
        }
    }
}

pub(super) fn clear(editor: &mut Editor<'_>, pointer: &str) -> Result<(), EditError> {
    let at = there(editor.root(), pointer)?;
    if let Some(named) = Named::at(editor.definition, pointer) {
        return Err(named.needs_name(editor.definition));
    }
    editor.change(TreeChange::Remove { at })
}

pub(super) fn rename_member(editor: &mut Editor<'_>, pointer: &str, name: &str) -> Result<(), EditError> {
    let at = match place(editor.root(), pointer)? {
        Place::Member(at) => at,
        Place::NewMember(..) => return Err(EditError::NothingThere { pointer: pointer.to_owned() }),
        Place::Element(_) | Place::End(_) => {
            return Err(EditError::WrongShape { pointer: above(pointer).to_owned(), expected: "object" });
        }
    };
    if let Some(named) = Named::at(editor.definition, pointer) {
        return Err(named.needs_name(editor.definition));
    }
    let parent = at.split_last().and_then(|(_, parent)| editor.root().at(parent));
    if unescape(last(pointer)) == name {
        return Ok(());
    }
    if parent.is_some_and(|parent| parent.member_index(name).is_some()) {
        return Err(EditError::NameTaken { kind: "member", name: name.to_owned() });
    }
    editor.change(TreeChange::Rename { at, name: name.to_owned() })
}

pub(super) fn move_element(editor: &mut Editor<'_>, pointer: &str, position: u32) -> Result<(), EditError> {
    match place(editor.root(), pointer)? {
        Place::Element(from) => move_within(editor, from, position),
        Place::Member(from) => move_member(editor, &from, position),
        Place::End(_) | Place::NewMember(..) => Err(EditError::NothingThere { pointer: pointer.to_owned() }),
    }
}

/// Moves a member within its object; `position` counts in the object without it.
fn move_member(editor: &mut Editor<'_>, from: &[u32], position: u32) -> Result<(), EditError> {
    let Some((index, object)) = from.split_last() else { return Err(EditError::OutOfDate) };
    let members = editor.root().at(object).map(Node::members).unwrap_or_default();
    if position as usize >= members.len() {
        let (pointer, length) = (editor.root().pointer_of(object), members.len());
        return Err(EditError::BadPosition { pointer, length, position });
    }
    let Some(Member { name, node, .. }) = members.get(*index as usize).cloned() else {
        return Err(EditError::OutOfDate);
    };
    if *index == position {
        return Ok(());
    }
    editor.change(TreeChange::Remove { at: from.to_vec() })?;
    let (at, name) = (child(object, position), Some(name.to_string()));
    editor.change(TreeChange::Insert { at, name, value: JsonText(node) })
}

/// Moves an element within its list; `position` counts in the list without it.
pub(super) fn move_within(editor: &mut Editor<'_>, from: Vec<u32>, position: u32) -> Result<(), EditError> {
    let Some((index, list)) = from.split_last() else { return Err(EditError::OutOfDate) };
    let others = editor.root().at(list).map_or(0, |list| list.elements().len()).saturating_sub(1);
    if position as usize > others {
        let pointer = editor.root().pointer_of(list);
        return Err(EditError::BadPosition { pointer, length: others + 1, position });
    }
    if *index == position {
        return Ok(());
    }
    let to = child(list, position);
    editor.change(TreeChange::Move { from, to })
}

/// `position` with one more number.
pub(super) fn child(position: &[u32], index: u32) -> Vec<u32> {
    position.iter().copied().chain([index]).collect()
}

/// The position of a value that must be there and be no root.
pub(super) fn there(root: &Node, pointer: &str) -> Result<Vec<u32>, EditError> {
    match root.locate(pointer) {
        Some(at) if !at.is_empty() => Ok(at),
        Some(_) => Err(EditError::WrongShape { pointer: String::new(), expected: "member or element" }),
        None => Err(EditError::NothingThere { pointer: pointer.to_owned() }),
    }
}

fn place(root: &Node, pointer: &str) -> Result<Place, EditError> {
    let nothing = || EditError::NothingThere { pointer: above(pointer).to_owned() };
    let list = root.locate(above(pointer)).filter(|_| pointer.starts_with('/')).ok_or_else(nothing)?;
    let parent = root.at(&list).ok_or_else(nothing)?;
    match &parent.value {
        Value::Object(members) => {
            let name = unescape(last(pointer));
            Ok(match parent.member_index(&name) {
                Some(index) => Place::Member(child(&list, index as u32)),
                None => Place::NewMember(child(&list, members.len() as u32), name.into_owned()),
            })
        }
        Value::Array(elements) => {
            let length = elements.len();
            let position = match last(pointer) {
                "-" => length as u32,
                part => list_index(part).ok_or_else(|| EditError::WrongShape {
                    pointer: above(pointer).to_owned(),
                    expected: "object",
                })?,
            };
            match (position as usize).cmp(&length) {
                std::cmp::Ordering::Less => Ok(Place::Element(child(&list, position))),
                std::cmp::Ordering::Equal => Ok(Place::End(child(&list, position))),
                std::cmp::Ordering::Greater => {
                    Err(EditError::BadPosition { pointer: above(pointer).to_owned(), length, position })
                }
            }
        }
        _ => Err(EditError::WrongShape { pointer: above(pointer).to_owned(), expected: "list or object" }),
    }
}

fn above(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(above, _)| above)
}

fn last(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(_, last)| last)
}
