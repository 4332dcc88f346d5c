//! Steps, at every depth.

use crate::json::{Node, Value, child_pointer};

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name; empty when the definition gives none.
    pub name: String,
    /// Its type, such as `Processing`; any word, known or not.
    pub step_type: String,
    /// Where it stands.
    pub pointer: String,
    /// The Condition or ForEach that holds it.
    pub parent: Option<Parent>,
    /// The steps it names in `DependsOn`.
    pub depends_on: Vec<Dependency>,
    /// The property files it declares.
    pub property_files: Vec<PropertyFile>,
}

/// What holds a nested step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    /// Index into the definition's steps.
    pub step: usize,
    /// In which of its lists.
    pub branch: Branch,
}

/// The lists that hold nested steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// A Condition's `IfSteps`.
    True,
    /// A Condition's `ElseSteps`.
    False,
    /// A ForEach's `ForEachBody`.
    Body,
}

/// One entry of `DependsOn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The step it names.
    pub step: String,
    /// Where it stands.
    pub pointer: String,
}

/// A JSON file in an output, whose values conditions can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyFile {
    /// Its name in references.
    pub name: String,
    /// The processing output that holds it.
    pub output_name: String,
    /// Its path in that output.
    pub file_path: String,
    /// Where it is declared.
    pub pointer: String,
}

impl Branch {
    /// The member of `Arguments` that holds the list.
    pub fn member(self) -> &'static str {
        match self {
            Self::True => "IfSteps",
            Self::False => "ElseSteps",
            Self::Body => "ForEachBody",
        }
    }

    /// The list that a member of `Arguments` is, when it is one.
    pub fn of_member(name: &str) -> Option<Self> {
        [Self::True, Self::False, Self::Body].into_iter().find(|branch| branch.member() == name)
    }
}

pub(super) fn read_all(root: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(list) = root.get("Steps") {
        read_list(list, "/Steps", None, &mut steps);
    }
    steps
}

fn read_list(list: &Node, pointer: &str, parent: Option<Parent>, steps: &mut Vec<Step>) {
    for (position, node) in list.elements().iter().enumerate() {
        if !matches!(node.value, Value::Object(_)) {
            continue;
        }
        let pointer = child_pointer(pointer, &position.to_string());
        let index = steps.len();
        let arguments = child_pointer(&pointer, "Arguments");
        steps.push(read(node, pointer, parent));
        for branch in [Branch::True, Branch::False, Branch::Body] {
            if let Some(list) = node.get("Arguments").and_then(|arguments| arguments.get(branch.member())) {
                let pointer = child_pointer(&arguments, branch.member());
                read_list(list, &pointer, Some(Parent { step: index, branch }), steps);
            }
        }
    }
}

fn text(node: &Node, name: &str) -> String {
    node.get(name).and_then(Node::as_str).unwrap_or_default().to_owned()
}

/// The elements of a list member, with their pointers.
fn listed<'a>(node: &'a Node, pointer: &str, name: &str) -> Vec<(&'a Node, String)> {
    let pointer = child_pointer(pointer, name);
    let elements = node.get(name).map(Node::elements).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .map(|(index, node)| (node, child_pointer(&pointer, &index.to_string())))
        .collect()
}

pub(super) fn read(node: &Node, pointer: String, parent: Option<Parent>) -> Step {
    let depends_on = listed(node, &pointer, "DependsOn")
        .into_iter()
        .filter_map(|(entry, pointer)| {
            let name = entry.as_str().or_else(|| entry.get("Step")?.as_str())?;
            Some(Dependency { step: name.to_owned(), pointer })
        })
        .collect();
    let property_files = listed(node, &pointer, "PropertyFiles")
        .into_iter()
        .map(|(entry, pointer)| PropertyFile {
            name: text(entry, "PropertyFileName"),
            output_name: text(entry, "OutputName"),
            file_path: text(entry, "FilePath"),
            pointer,
        })
        .collect();
    Step {
        name: text(node, "Name"),
        step_type: text(node, "Type"),
        pointer,
        parent,
        depends_on,
        property_files,
    }
}
