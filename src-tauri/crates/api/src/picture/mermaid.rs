//! A Mermaid flowchart.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Picture;
use super::links::{lanes_of, links, steps_in};
use crate::dto::canvas::{NodeView, WireKind};

pub(super) fn write(picture: &Picture) -> String {
    let mut text = String::from("flowchart LR\n");
    steps(picture, None, 1, &mut text);
    let mut ids = HashMap::new();
    for (index, lane) in picture.canvas.lanes.iter().enumerate() {
        ids.insert(lane.id.as_str(), format!("branch{index}"));
    }
    for (index, node) in picture.canvas.nodes.iter().enumerate().rev() {
        ids.insert(node.step.as_str(), format!("step{index}"));
    }
    for link in links(picture) {
        let (Some(from), Some(to)) = (ids.get(link.from), ids.get(link.to)) else { continue };
        let label =
            if link.label.is_empty() { String::new() } else { format!("|\"{}\"|", escape(&link.label)) };
        let arrow = if link.kind == WireKind::Order { "-.->" } else { "-->" };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {from} {arrow}{label} {to}");
    }
    text
}

/// The steps of a lane, each followed by its own lanes: a branch of a Condition lies beside the Condition.
fn steps(picture: &Picture, lane: Option<&str>, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    for (index, node) in steps_in(picture, lane) {
        let _ = writeln!(text, "{indent}step{index}{}", shape(node));
        for (lane_index, lane) in lanes_of(picture, &node.step) {
            let title = format!("{}: {}", node.step, lane.title);
            let _ = writeln!(text, "{indent}subgraph branch{lane_index}[\"{}\"]", escape(&title));
            steps(picture, Some(&lane.id), depth + 1, text);
            let _ = writeln!(text, "{indent}end");
        }
    }
}

fn shape(node: &NodeView) -> String {
    let name = escape(&node.step);
    let lines = std::iter::once(&node.subtitle).chain(&node.conditions);
    let label = lines.fold(name, |label, line| format!("{label}<br/>{}", escape(line)));
    match node.step_type.as_str() {
        "Condition" => format!("{{{{\"{label}\"}}}}"),
        "Fail" => format!("([\"{label}\"])"),
        _ => format!("[\"{label}\"]"),
    }
}

/// Mermaid reads HTML in labels and its own `#…;` entities; a quote ends the label.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '#' => escaped.push_str("#35;"),
            '"' => escaped.push_str("#quot;"),
            '<' => escaped.push_str("#lt;"),
            '>' => escaped.push_str("#gt;"),
            '&' => escaped.push_str("#amp;"),
            // Markdown in a label.
            '`' => escaped.push_str("#96;"),
            '*' => escaped.push_str("#42;"),
            '\\' => escaped.push_str("#92;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
