//! A value as it travels in messages: as its own JSON text.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use super::{Node, Value, print};

/// A value that travels as a string which holds its JSON text.
///
/// As plain JSON it would lose what the tree is there to keep: JavaScript and `serde_json` both read `1.0` as
/// a number and write it in another spelling, and neither keeps a member that occurs twice. A window makes
/// one by `JSON.stringify` and reads one by `JSON.parse`.
#[derive(Debug, Clone, TS)]
#[ts(export, type = "string")]
pub struct JsonText(pub Node);

impl JsonText {
    /// A string.
    pub fn string(text: &str) -> Self {
        Self(Node::string(text))
    }
}

impl From<Node> for JsonText {
    fn from(node: Node) -> Self {
        Self(node)
    }
}

/// On one line, with a space after `,` and `:`.
impl fmt::Display for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        one_line(&mut text, &self.0);
        f.write_str(&text)
    }
}

/// Where it stands in a text makes no difference.
impl PartialEq for JsonText {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&other.0)
    }
}

impl Eq for JsonText {}

impl Hash for JsonText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

impl Serialize for JsonText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Node::parse(&text).map(Self).map_err(de::Error::custom)
    }
}

fn one_line(text: &mut String, node: &Node) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(spelling) => text.push_str(spelling),
        Value::String(string) => print::quote(text, string),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                one_line(text, element);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                print::quote(text, &member.name);
                text.push_str(": ");
                one_line(text, &member.node);
            }
            text.push('}');
        }
    }
}

fn hash<H: Hasher>(node: &Node, state: &mut H) {
    std::mem::discriminant(&node.value).hash(state);
    match &node.value {
        Value::Null => {}
        Value::Bool(bool) => bool.hash(state),
        Value::Number(spelling) => spelling.as_bytes().hash(state),
        Value::String(text) => text.as_str().hash(state),
        Value::Array(elements) => {
            elements.len().hash(state);
            for element in elements {
                hash(element, state);
            }
        }
        Value::Object(members) => {
            members.len().hash(state);
            for member in members {
                (*member.name).hash(state);
                hash(&member.node, state);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_on_the_way() {
        for text in [r#"{"b": 0.80, "a": [1.0, -0, 1e400, null], "b": "\u0001é\"/"}"#, "[]", "{}", "true"] {
            let value = JsonText(Node::parse(text).unwrap());
            assert_eq!(value.to_string(), text);
            let message = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<JsonText>(&message).unwrap(), value);
        }
    }

    #[test]
    fn a_text_that_is_no_json_is_refused_with_its_place() {
        let error = serde_json::from_str::<JsonText>(r#""{\"a\": }""#).unwrap_err();
        assert!(error.to_string().contains("line 1, column 7: a value is expected here"), "{error}");
    }
}
