//! Declarations of property files.

use super::apply::Editor;
use super::change::TreeChange;
use super::dependencies::take;
use super::error::EditError;
use super::rename::check_name;
use super::steps::{position_of, step_named};
use super::values::child;
use crate::definition::{PropertyFile, Step};
use crate::json::{JsonText, Node, Value};
use crate::spelling::nearest;

/// The index of the step's property file of that name.
pub(super) fn find(step: &Step, name: &str) -> Result<usize, EditError> {
    let bears = |file: &PropertyFile| !name.is_empty() && file.name == name;
    step.property_files.iter().position(bears).ok_or_else(|| EditError::UnknownPropertyFile {
        step: step.name.clone(),
        name: name.to_owned(),
        nearest: nearest(name, step.property_files.iter().map(|file| file.name.as_str())),
    })
}

pub(super) fn add(
    editor: &mut Editor<'_>,
    step: &str,
    name: &str,
    output_name: &str,
    file_path: &str,
) -> Result<(), EditError> {
    let (_, owner) = step_named(editor.definition, step)?;
    check_name("property file", name)?;
    if find(owner, name).is_ok() {
        return Err(EditError::NameTaken { kind: "property file", name: name.to_owned() });
    }
    let declaration = Node::object([
        ("PropertyFileName", Node::string(name)),
        ("OutputName", Node::string(output_name)),
        ("FilePath", Node::string(file_path)),
    ]);
    let at = position_of(editor, owner)?;
    let node = editor.root().at(&at).ok_or(EditError::OutOfDate)?;
    let Some(index) = node.member_index("PropertyFiles") else {
        let at = child(&at, node.members().len() as u32);
        let value = JsonText(Node::of(Value::Array(vec![declaration])));
        return editor.change(TreeChange::Insert { at, name: Some("PropertyFiles".into()), value });
    };
    let Some(Value::Array(files)) = node.child(index).map(|list| &list.value) else {
        let pointer = format!("{}/PropertyFiles", owner.pointer);
        return Err(EditError::WrongShape { pointer, expected: "list" });
    };
    let at = child(&child(&at, index as u32), files.len() as u32);
    editor.change(TreeChange::Insert { at, name: None, value: JsonText(declaration) })
}

pub(super) fn remove(editor: &mut Editor<'_>, step: &str, name: &str) -> Result<(), EditError> {
    let (_, owner) = step_named(editor.definition, step)?;
    let file = owner.property_files.get(find(owner, name)?).ok_or(EditError::OutOfDate)?;
    let at = editor.root().locate(&file.pointer).ok_or(EditError::OutOfDate)?;
    let Some((index, list)) = at.split_last() else { return Err(EditError::OutOfDate) };
    take(editor, list, &[*index])
}
