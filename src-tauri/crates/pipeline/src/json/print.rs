//! The canonical text.

use std::fmt::Write as _;

use super::{Node, Value};

pub(super) fn document(node: &Node) -> String {
    let mut text = String::new();
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
    for _ in 0..depth {
        text.push_str("  ");
    }
}

fn quote(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(text, "\\u{:04x}", control as u32);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
