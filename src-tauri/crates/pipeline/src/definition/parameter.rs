//! Pipeline parameters.

use std::fmt;

use crate::json::{Node, Value, child_pointer};

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// `true` or `false`.
    Boolean,
}

/// A declared parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name; empty when the definition gives none.
    pub name: String,
    /// Its type; `None` for a word that is none.
    pub parameter_type: Option<ParameterType>,
    /// Its default; a parameter without one must be given at the start.
    pub default: Option<serde_json::Value>,
    /// The only values allowed, when listed.
    pub enum_values: Option<Vec<serde_json::Value>>,
    /// What it is for.
    pub description: Option<String>,
    /// Where it is declared.
    pub pointer: String,
}

impl ParameterType {
    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::String, Self::Integer, Self::Float, Self::Boolean]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }

    /// The word as SageMaker spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Boolean => "Boolean",
        }
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

pub(super) fn read_all(root: &Node) -> Vec<Parameter> {
    let Some(list) = root.get("Parameters") else { return Vec::new() };
    list.elements()
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node.value, Value::Object(_)))
        .map(|(index, node)| read(node, child_pointer("/Parameters", &index.to_string())))
        .collect()
}

fn read(node: &Node, pointer: String) -> Parameter {
    let text = |name: &str| node.get(name).and_then(Node::as_str).map(str::to_owned);
    Parameter {
        name: text("Name").unwrap_or_default(),
        parameter_type: text("Type").and_then(|word| ParameterType::parse(&word)),
        default: node.get("DefaultValue").map(Node::to_serde),
        enum_values: node.get("EnumValues").map(|list| list.elements().iter().map(Node::to_serde).collect()),
        description: text("Description"),
        pointer,
    }
}
