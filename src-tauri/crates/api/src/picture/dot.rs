//! A Graphviz digraph.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Picture;
use super::links::{lanes_of, links, steps_in};
use super::theme::{Theme, family};
use crate::dto::canvas::WireKind;

pub(super) fn write(picture: &Picture) -> String {
    let mut text = format!(
        "digraph \"{}\" {{\n  rankdir=LR;\n  compound=true;\n  fontname=\"sans-serif\";\n  node [shape=box, \
         style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\
         \"sans-serif\", fontsize=9];\n",
        escape(&picture.pipeline)
    );
    steps(picture, None, 1, &mut text);
    let mut lanes = HashMap::new();
    for (index, lane) in picture.canvas.lanes.iter().enumerate() {
        lanes.insert(lane.id.as_str(), index);
    }
    let mut nodes = HashMap::new();
    for (index, node) in picture.canvas.nodes.iter().enumerate().rev() {
        nodes.insert(node.step.as_str(), index);
    }
    for link in links(picture) {
        let Some(from) = nodes.get(link.from) else { continue };
        let mut attributes = vec![format!("label=\"{}\"", escape(&link.label))];
        let to = match link.kind {
            // Graphviz has no edges to clusters: one to a step in it, cut off at the frame.
            WireKind::Branch => {
                let Some(lane) = lanes.get(link.to) else { continue };
                attributes.push(format!("lhead=cluster{lane}"));
                match steps_in(picture, Some(link.to)).next() {
                    Some((first, _)) => first,
                    None => continue,
                }
            }
            WireKind::Data | WireKind::Order => match nodes.get(link.to) {
                Some(to) => *to,
                None => continue,
            },
        };
        if link.kind == WireKind::Order {
            attributes.push("style=dashed".to_owned());
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  step{from} -> step{to} [{}];", attributes.join(", "));
    }
    text + "}\n"
}

/// The steps of a lane, each followed by its own lanes.
fn steps(picture: &Picture, lane: Option<&str>, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let colours = Theme::Light.colours();
    for (index, node) in steps_in(picture, lane) {
        let lines = std::iter::once(&node.subtitle).chain(&node.conditions);
        let label = lines.fold(escape(&node.step), |label, line| format!("{label}\\n{}", escape(line)));
        let shape = match node.step_type.as_str() {
            "Condition" => ", shape=hexagon, style=filled",
            "Fail" => ", shape=octagon, style=filled",
            _ => "",
        };
        let colour = colours.get(family(node.family));
        let _ = writeln!(text, "{indent}step{index} [label=\"{label}\", color=\"{colour}\"{shape}];");
        for (lane_index, lane) in lanes_of(picture, &node.step) {
            let title = format!("{}: {}", node.step, lane.title);
            let _ = writeln!(text, "{indent}subgraph cluster{lane_index} {{");
            let _ = writeln!(
                text,
                "{indent}  label=\"{}\"; fontsize=10; style=\"rounded,filled\"; color=\"{}\"; fillcolor=\"{}\";",
                escape(&title),
                colours.get("line-strong"),
                colours.get("canvas")
            );
            steps(picture, Some(&lane.id), depth + 1, text);
            let _ = writeln!(text, "{indent}}}");
        }
    }
}

/// In a quoted string of Graphviz a quote ends it and a backslash begins an escape.
pub(crate) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ")
}
