//! JSON as it was written: member order, number spelling, duplicate members and source positions are kept.
//!
//! Why not `serde_json::Value`: it re-spells numbers, drops duplicate members and knows no positions, and
//! its `arbitrary_precision` feature changes how every other crate in the program reads numbers.

mod edit;
mod json_text;
mod parse;
mod path;
mod print;

use std::borrow::Cow;
use std::ops::Range;

/// A text in the tree. Names and values are short and come by the hundred thousand: up to 24 bytes are kept
/// in place, without an allocation.
pub use compact_str::CompactString as Text;

pub use edit::list_index;
pub use json_text::JsonText;
pub(crate) use parse::DEPTH_LIMIT;
pub use parse::SyntaxError;
pub use path::Path;

/// A value and where it stands in the text, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// From its first byte to one past its last.
    pub span: Range<u32>,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in its own spelling: `0.80` stays `0.80`.
    Number(Text),
    /// A string, unescaped.
    String(Text),
    /// A list.
    Array(Vec<Node>),
    /// Members in their order; a name may occur twice.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: Text,
    /// Where the name stands, quotes included.
    pub name_span: Range<u32>,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// Reads a text. The one way to fail is a text that is not JSON.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        parse::document(text)
    }

    /// The canonical text: two spaces of indentation, one element a line, a final newline.
    pub fn print(&self) -> String {
        print::document(self)
    }

    /// The value of the first member of that name; `None` too when this is no object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().find(|member| member.name == name).map(|member| &member.node)
    }

    /// The members; none when this is no object.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements; none when this is no list.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value at an RFC 6901 pointer.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |node, part| match &node.value {
            Value::Object(_) => node.get(&unescape(part)),
            Value::Array(elements) => elements.get(part.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Where the value at a pointer stands among its siblings, level by level: sorts pointers in the
    /// order of the document, spans or none. As far as the pointer leads.
    pub fn position(&self, pointer: &str) -> Vec<u32> {
        let mut position = Vec::new();
        let mut node = self;
        for part in pointer.split('/').skip(1) {
            let name = unescape(part);
            let (index, next) = match &node.value {
                Value::Object(members) => {
                    let found = members.iter().enumerate().find(|(_, member)| member.name == *name);
                    let Some((index, member)) = found else { break };
                    (index, &member.node)
                }
                Value::Array(elements) => {
                    let found = part.parse::<usize>().ok();
                    let Some((index, element)) = found.and_then(|index| Some((index, elements.get(index)?)))
                    else {
                        break;
                    };
                    (index, element)
                }
                _ => break,
            };
            position.push(index as u32);
            node = next;
        }
        position
    }

    /// The same value for code that needs no spelling and no positions. The last of two members of one
    /// name wins; a number beyond `f64` becomes `null`.
    pub fn to_serde(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(bool) => (*bool).into(),
            Value::Number(spelling) => number(spelling),
            Value::String(text) => text.as_str().into(),
            Value::Array(elements) => elements.iter().map(Node::to_serde).collect(),
            Value::Object(members) => {
                members.iter().map(|member| (member.name.to_string(), member.node.to_serde())).collect()
            }
        }
    }

    /// A node that stands in no text, from a value that has no spelling of its own.
    pub fn from_serde(value: &serde_json::Value) -> Self {
        let value = match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(bool) => Value::Bool(*bool),
            serde_json::Value::Number(number) => Value::Number(number.to_string().into()),
            serde_json::Value::String(text) => Value::String(text.as_str().into()),
            serde_json::Value::Array(elements) => {
                Value::Array(elements.iter().map(Self::from_serde).collect())
            }
            serde_json::Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, value)| Member {
                        name: name.as_str().into(),
                        name_span: 0..0,
                        node: Self::from_serde(value),
                    })
                    .collect(),
            ),
        };
        Self { value, span: 0..0 }
    }
}

/// A number's value by its spelling.
pub fn number(spelling: &str) -> serde_json::Value {
    serde_json::from_str(spelling).unwrap_or(serde_json::Value::Null)
}

/// `pointer` with one more part, escaped as RFC 6901 asks.
pub fn child_pointer(pointer: &str, part: &str) -> String {
    if part.contains(['~', '/']) {
        format!("{pointer}/{}", part.replace('~', "~0").replace('/', "~1"))
    } else {
        format!("{pointer}/{part}")
    }
}

/// The name that a part of a pointer stands for.
pub fn unescape(part: &str) -> Cow<'_, str> {
    if part.contains('~') { part.replace("~1", "/").replace("~0", "~").into() } else { part.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn canonical(text: &str) {
        assert_eq!(Node::parse(text).unwrap().print(), text);
    }

    #[test]
    fn canonical_text_is_printed_as_it_was() {
        canonical("{}\n");
        canonical("[]\n");
        canonical("\"a\\\"b\\\\c\\n\\u0001é\u{1F600}\"\n");
        canonical("{\n  \"b\": 0.80,\n  \"a\": [\n    1e5,\n    -0,\n    {}\n  ],\n  \"b\": null\n}\n");
    }

    #[test]
    fn pointers_find_values() {
        let node = Node::parse(r#"{"a/b": [10, {"~": true}]}"#).unwrap();
        assert_eq!(node.pointer("/a~1b/1/~0").unwrap().value, Value::Bool(true));
        assert_eq!(node.pointer("/a~1b/2"), None);
        assert_eq!(child_pointer("/x", "a/b~"), "/x/a~1b~0");
    }

    #[test]
    fn spans_cover_the_value() {
        let text = r#" {"a":  [1, "x"] } "#;
        let node = Node::parse(text).unwrap();
        let span = node.pointer("/a").unwrap().span.clone();
        assert_eq!(&text[span.start as usize..span.end as usize], "[1, \"x\"]");
    }
}
