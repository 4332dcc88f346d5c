//! The canonical text.

use std::fmt::Write as _;

use super::{Node, Value};

pub(super) fn document(node: &Node) -> String {
    // What was read is about as long; what was made is short.
    let mut text = String::with_capacity(node.span.len() * 2);
    print(&mut text, node, 0);
    text.push('\n');
    text
}

fn print(text: &mut String, node: &Node, depth: usize) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(spelling) => text.push_str(spelling),
        Value::String(string) => quote(text, string),
        Value::Array(elements) if elements.is_empty() => text.push_str("[]"),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                line(text, index, depth + 1);
                print(text, element, depth + 1);
            }
            close(text, depth, ']');
        }
        Value::Object(members) if members.is_empty() => text.push_str("{}"),
        Value::Object(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                line(text, index, depth + 1);
                quote(text, &member.name);
                text.push_str(": ");
                print(text, &member.node, depth + 1);
            }
            close(text, depth, '}');
        }
    }
}

fn line(text: &mut String, index: usize, depth: usize) {
    if index > 0 {
        text.push(',');
    }
    text.push('\n');
    indent(text, depth);
}

fn close(text: &mut String, depth: usize, bracket: char) {
    text.push('\n');
    indent(text, depth);
    text.push(bracket);
}

fn indent(text: &mut String, depth: usize) {
    const SPACES: &str = "                                                                ";
    let mut width = depth * 2;
    while width > SPACES.len() {
        text.push_str(SPACES);
        width -= SPACES.len();
    }
    text.push_str(&SPACES[..width]);
}

pub(super) fn quote(text: &mut String, string: &str) {
    text.push('"');
    let mut run = 0;
    for (at, byte) in string.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        text.push_str(&string[run..at]);
        run = at + 1;
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            0x8 => text.push_str("\\b"),
            0xc => text.push_str("\\f"),
            control => {
                // Writing to a String cannot fail.
                let _ = write!(text, "\\u{control:04x}");
            }
        }
    }
    text.push_str(&string[run..]);
    text.push('"');
}
