//! A pipeline definition, version 2020-12-01: the text's tree, and the parts Pipewright knows of it.
//!
//! Reading never fails beyond the JSON itself: a half-drawn pipeline is the normal state of a designer.
//! Members nobody here knows stay in the tree and are printed where they were.

mod index;
mod parameter;
mod step;

use std::collections::HashMap;

use crate::json::{Node, SyntaxError};

pub(crate) use index::Stale;
pub use parameter::{Parameter, ParameterType};
pub use step::{Branch, Dependency, Parent, PropertyFile, Step};

/// A definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    root: Node,
    parameters: Vec<Parameter>,
    steps: Vec<Step>,
    /// Step name to the index of its first bearer: references are looked up by the thousand.
    by_name: HashMap<String, usize>,
}

impl Definition {
    /// Reads a text.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        Node::parse(text).map(Self::from_tree)
    }

    /// Reads a tree.
    pub fn from_tree(root: Node) -> Self {
        let mut read = Self { root, parameters: Vec::new(), steps: Vec::new(), by_name: HashMap::new() };
        read.read_all();
        read
    }

    /// The whole tree.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The canonical text.
    pub fn print(&self) -> String {
        self.root.print()
    }

    /// The declared parameters, in their order.
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// The parameter of that name.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// Every step at every depth; a Condition comes before the steps of its branches.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The index of the first step of that name.
    pub fn step_index(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The first step of that name.
    pub fn step(&self, name: &str) -> Option<&Step> {
        self.step_index(name).map(|index| &self.steps[index])
    }

    /// A step's own value in the tree.
    pub fn step_node(&self, step: &Step) -> Option<&Node> {
        let list = match step.parent {
            None => self.root.get("Steps")?,
            Some(Parent { step, branch }) => self.arguments(self.steps.get(step)?)?.get(branch.member())?,
        };
        list.elements().get(step.number as usize)
    }

    /// A step's `Arguments`.
    pub fn arguments(&self, step: &Step) -> Option<&Node> {
        self.step_node(step)?.get("Arguments")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NESTED: &str = r#"{"Parameters": [{"Name": "N", "Type": "Integer", "DefaultValue": 3}, 7],
        "Steps": [
          {"Name": "C", "Type": "Condition", "Arguments": {
            "IfSteps": [{"Name": "A", "Type": "Processing", "DependsOn": ["X", {"Step": "Y", "Trigger": "Failed"}],
              "PropertyFiles": [{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]}],
            "ElseSteps": [{"Name": "F", "Type": "Fail"}, "nonsense"]}},
          {"Name": "L", "Type": "ForEach", "Arguments": {"ForEachBody": [{"Name": "B", "Type": "Training"}]}},
          {"Type": "Model"}]}"#;

    #[test]
    fn steps_are_found_at_every_depth() {
        let definition = Definition::parse(NESTED).unwrap();
        let found: Vec<_> = definition
            .steps()
            .iter()
            .map(|step| {
                (
                    step.name.as_str(),
                    step.pointer.as_str(),
                    step.parent.map(|parent| (parent.step, parent.branch)),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("C", "/Steps/0", None),
                ("A", "/Steps/0/Arguments/IfSteps/0", Some((0, Branch::True))),
                ("F", "/Steps/0/Arguments/ElseSteps/0", Some((0, Branch::False))),
                ("L", "/Steps/1", None),
                ("B", "/Steps/1/Arguments/ForEachBody/0", Some((3, Branch::Body))),
                ("", "/Steps/2", None),
            ]
        );
        let step = definition.step("A").unwrap();
        assert_eq!(step.depends_on.iter().map(|on| on.step.as_str()).collect::<Vec<_>>(), ["X", "Y"]);
        assert_eq!(step.property_files[0].file_path, "p.json");
    }

    #[test]
    fn whatever_is_there_reading_does_not_fail() {
        for text in [
            "3",
            "[]",
            "{}",
            r#"{"Steps": 1, "Parameters": {"a": 1}}"#,
            r#"{"Steps": [1, {"Arguments": []}]}"#,
        ] {
            Definition::parse(text).unwrap();
        }
    }
}
