//! What can be added to a pipeline: every step type, with a well-formed beginning.
//!
//! The beginnings are data, `assets/palette.json`. They hold made-up names and places (an example account, an
//! example bucket) where only the user knows the right ones; a role is taken over from the pipeline's own steps.

use std::sync::LazyLock;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::json::{JsonText, Node, Value};

use crate::document::family_of;
use crate::dto::palette::PaletteEntry;
use crate::error::{Error, ErrorCode};

const FILE: &str = include_str!("../../../../assets/palette.json");

/// The members that hold a role, wherever they stand.
const ROLES: [&str; 3] = ["RoleArn", "ExecutionRoleArn", "executionRoleArn"];

/// An entry and its step.
struct Beginning {
    entry: PaletteEntry,
    step: Node,
}

static BEGINNINGS: LazyLock<Vec<Beginning>> = LazyLock::new(|| {
    // The file is part of the program; a test reads every entry.
    let file = Node::parse(FILE).unwrap_or_else(|_| Node::from_serde(&serde_json::Value::Null));
    file.elements().iter().filter_map(beginning).collect()
});

fn beginning(node: &Node) -> Option<Beginning> {
    let text = |name: &str| node.get(name).and_then(Node::as_str).map(str::to_owned);
    let step_type = text("step_type")?;
    let entry = PaletteEntry {
        family: family_of(&step_type),
        group: text("group")?,
        purpose: text("purpose")?,
        step_type,
    };
    Some(Beginning { entry, step: node.get("step")?.clone() })
}

/// What can be added, in the order of its groups.
pub fn entries() -> Vec<PaletteEntry> {
    BEGINNINGS.iter().map(|one| one.entry.clone()).collect()
}

/// The edit that adds a step of that type, and the step's name.
pub fn add_step(definition: &Definition, step_type: &str, into: StepList) -> Result<(Edit, String), Error> {
    let Some(beginning) = BEGINNINGS.iter().find(|one| one.entry.step_type == step_type) else {
        return Err(Error::new(
            ErrorCode::NotFound,
            format!("The palette has no step of type `{step_type}`."),
        ));
    };
    let mut step = beginning.step.clone();
    let mut names = Vec::new();
    rename(&mut step, definition, &mut names);
    let role = definition.steps().iter().find_map(|step| role_in(definition.arguments(step)?));
    if let Some(role) = role {
        set_roles(&mut step, role);
    }
    let name = names.into_iter().next().unwrap_or_default();
    Ok((Edit::AddStep { step: JsonText(step), into, position: None }, name))
}

/// Gives a step, and the steps nested in it, names that nobody bears.
fn rename(step: &mut Node, definition: &Definition, names: &mut Vec<String>) {
    let Value::Object(members) = &mut step.value else { return };
    for member in members {
        match (&*member.name, &mut member.node.value) {
            ("Name", Value::String(name)) => {
                let mut free = name.to_string();
                let mut number = 1;
                while definition.step(&free).is_some() || names.contains(&free) {
                    number += 1;
                    free = format!("{name}-{number}");
                }
                *name = free.as_str().into();
                names.push(free);
            }
            ("Arguments", Value::Object(arguments)) => {
                for list in arguments.iter_mut().filter(|member| member.name == "ForEachBody") {
                    if let Value::Array(steps) = &mut list.node.value {
                        for step in steps {
                            rename(step, definition, names);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// The first role in a value: a literal, or a reference to a parameter.
fn role_in(node: &Node) -> Option<&Node> {
    let members = node.members().iter();
    let own = members.clone().find(|member| ROLES.contains(&&*member.name)).map(|member| &member.node);
    own.or_else(|| {
        members
            .filter(|member| !member.name.ends_with("Steps") && member.name != "ForEachBody")
            .find_map(|member| role_in(&member.node))
    })
}

fn set_roles(node: &mut Node, role: &Node) {
    match &mut node.value {
        Value::Array(elements) => elements.iter_mut().for_each(|element| set_roles(element, role)),
        Value::Object(members) => {
            for member in members {
                if ROLES.contains(&&*member.name) {
                    member.node = role.clone();
                } else {
                    set_roles(&mut member.node, role);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use pipewright_validator::{Settings, Severity, validate};

    use super::*;

    fn empty() -> Definition {
        Definition::parse(r#"{"Version": "2020-12-01", "Steps": []}"#).unwrap()
    }

    #[test]
    fn every_beginning_is_well_formed() {
        assert_eq!(BEGINNINGS.len(), Node::parse(FILE).unwrap().elements().len());
        for entry in entries() {
            let mut definition = empty();
            let (edit, name) = add_step(&definition, &entry.step_type, StepList::Steps).unwrap();
            definition.apply(&edit).unwrap();
            assert_eq!(definition.steps()[0].name, name);
            let errors: Vec<_> = validate(&definition, &Settings::default())
                .into_iter()
                .filter(|one| one.severity == Severity::Error)
                .map(|one| format!("{}: {}", one.pointer, one.message))
                .collect();
            // What to clean up after is another step, which an empty pipeline does not have.
            if entry.step_type != "Cleanup" {
                assert_eq!(errors, [""; 0], "{}", entry.step_type);
            }
        }
    }

    #[test]
    fn names_are_new_and_roles_are_taken_over() {
        let mut definition = Definition::parse(
            r#"{"Steps": [{"Name": "Process", "Type": "Processing", "Arguments": {"RoleArn": {"Get": "Parameters.Role"}}}]}"#,
        )
        .unwrap();
        let (edit, name) = add_step(&definition, "Processing", StepList::Steps).unwrap();
        definition.apply(&edit).unwrap();
        assert_eq!(name, "Process-2");
        let role = definition.root().pointer("/Steps/1/Arguments/RoleArn/Get").and_then(Node::as_str);
        assert_eq!(role, Some("Parameters.Role"));
        for expected in ["Repeat", "Repeat-2"] {
            let (edit, name) = add_step(&definition, "ForEach", StepList::Steps).unwrap();
            definition.apply(&edit).unwrap();
            assert_eq!(name, expected);
        }
        assert_eq!(definition.steps().last().unwrap().name, "HandleItem-2");
        assert_eq!(add_step(&definition, "Nothing", StepList::Steps).unwrap_err().code, ErrorCode::NotFound);
    }
}
