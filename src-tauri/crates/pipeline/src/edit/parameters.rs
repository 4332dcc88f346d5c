//! Declarations of parameters.

use super::ParameterField;
use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::rename::{check_name, parameter_named};
use super::values::{child, move_within};
use crate::json::{JsonText, Node, Value};

/// The members of a declaration in the order they are written in.
const ORDER: [&str; 5] = ["Name", "Type", "DefaultValue", "EnumValues", "Description"];

pub(super) fn add(
    editor: &mut Editor<'_>,
    parameter: &JsonText,
    position: Option<u32>,
) -> Result<(), EditError> {
    let name = match &parameter.0.value {
        Value::Object(_) => parameter.0.get("Name").and_then(Node::as_str),
        _ => None,
    };
    let name = name.ok_or(EditError::NotNamed { kind: "parameter" })?;
    check_name("parameter", name)?;
    if editor.definition.parameter(name).is_some() {
        return Err(EditError::NameTaken { kind: "parameter", name: name.to_owned() });
    }
    let root = editor.root();
    let Some(list) = root.member_index("Parameters") else {
        if !matches!(root.value, Value::Object(_)) {
            return Err(EditError::WrongShape { pointer: String::new(), expected: "object" });
        }
        if let Some(position @ 1..) = position {
            return Err(EditError::BadPosition { pointer: "/Parameters".into(), length: 0, position });
        }
        let at = vec![behind(root, &["Version", "Metadata"])];
        let value = JsonText(Node::of(Value::Array(vec![parameter.0.clone()])));
        return editor.change(TreeChange::Insert { at, name: Some("Parameters".into()), value });
    };
    let pointer = || "/Parameters".to_owned();
    let Some(Value::Array(declared)) = root.child(list).map(|list| &list.value) else {
        return Err(EditError::WrongShape { pointer: pointer(), expected: "list" });
    };
    let length = declared.len();
    let position = position.unwrap_or(length as u32);
    if position as usize > length {
        return Err(EditError::BadPosition { pointer: pointer(), length, position });
    }
    editor.change(TreeChange::Insert {
        at: vec![list as u32, position],
        name: None,
        value: parameter.clone(),
    })
}

pub(super) fn remove(editor: &mut Editor<'_>, parameter: &str) -> Result<(), EditError> {
    let at = position_of(editor, parameter)?;
    editor.change(TreeChange::Remove { at })
}

pub(super) fn change(
    editor: &mut Editor<'_>,
    parameter: &str,
    field: ParameterField,
    value: Option<&JsonText>,
) -> Result<(), EditError> {
    let at = position_of(editor, parameter)?;
    let declaration = editor.root().at(&at).ok_or(EditError::OutOfDate)?;
    let known = declaration.member_index(field.member()).map(|index| child(&at, index as u32));
    match (known, value) {
        (Some(at), Some(value)) => editor.change(TreeChange::Replace { at, value: value.clone() }),
        (Some(at), None) => editor.change(TreeChange::Remove { at }),
        (None, Some(value)) => {
            let before: Vec<_> = ORDER.into_iter().take_while(|name| *name != field.member()).collect();
            let at = child(&at, behind(declaration, &before));
            editor.change(TreeChange::Insert { at, name: Some(field.member().into()), value: value.clone() })
        }
        (None, None) => Ok(()),
    }
}

pub(super) fn relocate(editor: &mut Editor<'_>, parameter: &str, position: u32) -> Result<(), EditError> {
    let from = position_of(editor, parameter)?;
    move_within(editor, from, position)
}

fn position_of(editor: &Editor<'_>, parameter: &str) -> Result<Vec<u32>, EditError> {
    let index = parameter_named(editor.definition, parameter)?;
    let parameter = editor.definition.parameters().get(index);
    parameter.and_then(|one| editor.root().locate(&one.pointer)).ok_or(EditError::OutOfDate)
}

/// The place right behind the last of these members.
fn behind(node: &Node, names: &[&str]) -> u32 {
    names.iter().filter_map(|name| node.member_index(name)).max().map_or(0, |index| index as u32 + 1)
}
