//! What an edit is called where people undo it.

use super::{Edit, StepList};
use crate::json::{list_index, unescape};

impl Edit {
    /// In a few words, as a command: `Rename step Train to Fit`.
    pub fn label(&self) -> String {
        match self {
            Self::AddStep { step, .. } => match step.0.get("Name").and_then(crate::json::Node::as_str) {
                Some(name) => format!("Add step {name}"),
                None => "Add a step".into(),
            },
            Self::RemoveStep { step } => format!("Remove step {step}"),
            Self::DuplicateStep { step } => format!("Duplicate step {step}"),
            Self::RenameStep { step, name } => format!("Rename step {step} to {name}"),
            Self::MoveStep { step, into, .. } => format!("Move step {step} to {}", list(into)),
            Self::RetypeStep { step, step_type } => format!("Make step {step} a {step_type}"),
            Self::Set { pointer, .. } => format!("Set {}", field(pointer)),
            Self::Insert { pointer, .. } => format!("Add to {}", field(pointer)),
            Self::Clear { pointer } => format!("Remove {}", field(pointer)),
            Self::RenameMember { pointer, name } => format!("Rename {} to {name}", field(pointer)),
            Self::MoveElement { pointer, .. } => format!("Reorder {}", field(pointer)),
            Self::Connect { from, step, .. } => format!("Connect {from} to {step}"),
            Self::Disconnect { pointer, .. } => format!("Disconnect {}", field(pointer)),
            Self::AddDependency { step, on, .. } => format!("Make {step} wait for {on}"),
            Self::RemoveDependency { step, on } => format!("Let {step} not wait for {on}"),
            Self::AddParameter { parameter, .. } => {
                match parameter.0.get("Name").and_then(crate::json::Node::as_str) {
                    Some(name) => format!("Add parameter {name}"),
                    None => "Add a parameter".into(),
                }
            }
            Self::RemoveParameter { parameter } => format!("Remove parameter {parameter}"),
            Self::RenameParameter { parameter, name } => format!("Rename parameter {parameter} to {name}"),
            Self::ChangeParameter { parameter, field, value } => {
                let verb = if value.is_some() { "Set" } else { "Remove" };
                format!("{verb} {} of parameter {parameter}", field.member())
            }
            Self::MoveParameter { parameter, .. } => format!("Reorder parameter {parameter}"),
            Self::AddPropertyFile { name, .. } => format!("Add property file {name}"),
            Self::RemovePropertyFile { name, .. } => format!("Remove property file {name}"),
            Self::RenamePropertyFile { property_file, name, .. } => {
                format!("Rename property file {property_file} to {name}")
            }
            Self::All { label: Some(label), .. } | Self::Patch { label, .. } => label.clone(),
            Self::All { label: None, edits } => match edits.as_slice() {
                [] => "TreeChange nothing".into(),
                [only] => only.label(),
                [first, rest @ ..] => format!("{} and {} more", first.label(), rest.len()),
            },
        }
    }
}

fn list(list: &StepList) -> String {
    list.holder()
        .map_or_else(|| "the top level".to_owned(), |(step, branch)| format!("{} of {step}", branch.member()))
}

/// The last part of a pointer that has a name.
fn field(pointer: &str) -> String {
    let named = |part: &&str| !part.is_empty() && *part != "-" && list_index(part).is_none();
    pointer
        .rsplit('/')
        .find(named)
        .map_or_else(|| "the definition".to_owned(), |part| unescape(part).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edit: &str, expect: &str) {
        assert_eq!(serde_json::from_str::<Edit>(edit).unwrap().label(), expect);
    }

    #[test]
    fn labels() {
        check(r#"{"edit": "rename_step", "step": "A", "name": "B"}"#, "Rename step A to B");
        check(
            r#"{"edit": "add_step", "step": "{\"Name\": \"A\"}", "into": {"list": "Steps"}}"#,
            "Add step A",
        );
        check(
            r#"{"edit": "move_step", "step": "A", "into": {"list": "IfSteps", "step": "C"}}"#,
            "Move step A to IfSteps of C",
        );
        check(r#"{"edit": "set", "pointer": "/Steps/0/Arguments/a~1b/0", "value": "1"}"#, "Set a/b");
        check(r#"{"edit": "clear", "pointer": "/0"}"#, "Remove the definition");
        check(
            r#"{"edit": "change_parameter", "parameter": "N", "field": "DefaultValue", "value": "1.0"}"#,
            "Set DefaultValue of parameter N",
        );
        check(
            r#"{"edit": "all", "edits": [{"edit": "remove_step", "step": "A"}, {"edit": "remove_step", "step": "B"}]}"#,
            "Remove step A and 1 more",
        );
    }
}
