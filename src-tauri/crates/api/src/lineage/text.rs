//! A graph as text: for a terminal, for Mermaid, for Graphviz.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use crate::dto::lineage::{Association, LineageDirection, LineageKind, LineageNode, LineageView};
use crate::picture::{escape_dot, escape_mermaid};

/// A tree of lines from what was asked about; what comes again is named and not told again.
pub fn outline(view: &LineageView) -> String {
    let mut text = String::new();
    let nodes: HashMap<&str, &LineageNode> = view.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let asked: Vec<_> = view.nodes.iter().filter(|node| node.asked).collect();
    for up in [true, false] {
        let wanted = match view.direction {
            LineageDirection::Up => up,
            LineageDirection::Down => !up,
            LineageDirection::Both => true,
        };
        if !wanted {
            continue;
        }
        if view.direction == LineageDirection::Both {
            let heading = if up { "Came of:\n" } else { "\nWhat came of it:\n" };
            text.push_str(heading);
        }
        let mut tree = Tree { view, nodes: &nodes, up, told: HashSet::new(), text: &mut text };
        for node in &asked {
            if tree.told.contains(node.id.as_str()) {
                continue;
            }
            tree.root(node);
        }
    }
    if let Some(truncated) = &view.truncated {
        let _ = writeln!(text, "\n{truncated}");
    }
    text
}

struct Tree<'a, 'b> {
    view: &'a LineageView,
    nodes: &'b HashMap<&'a str, &'a LineageNode>,
    up: bool,
    told: HashSet<&'a str>,
    text: &'b mut String,
}

impl<'a> Tree<'a, '_> {
    fn root(&mut self, node: &'a LineageNode) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{}", line(node));
        for note in &node.notes {
            let _ = writeln!(self.text, "  {note}");
        }
        self.told.insert(&node.id);
        self.below(node, "");
    }

    fn below(&mut self, node: &LineageNode, indent: &str) {
        let view = self.view;
        let next: Vec<_> = view
            .edges
            .iter()
            .filter_map(|edge| {
                let (here, there) = if self.up { (&edge.to, &edge.from) } else { (&edge.from, &edge.to) };
                // The same bytes are on both sides of each other.
                let same = edge.association == Association::SameAs && *there == node.id;
                let other = if *here == node.id { there } else { here };
                (*here == node.id || same).then_some((edge, other))
            })
            .collect();
        for (at, (edge, other)) in next.iter().enumerate() {
            let Some(&found) = self.nodes.get(other.as_str()) else { continue };
            let last = at + 1 == next.len();
            let (branch, further) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            let label = if edge.label.is_empty() { String::new() } else { format!(" ({})", edge.label) };
            let again = !self.told.insert(&found.id);
            let mark = if again { "  ↑ above" } else { "" };
            let _ = writeln!(
                self.text,
                "{indent}{branch}{}{label}  {}{mark}",
                word(edge.association, self.up),
                line(found)
            );
            if again {
                continue;
            }
            let indent = format!("{indent}{further}");
            for note in &found.notes {
                let _ = writeln!(self.text, "{indent}  {note}");
            }
            self.below(found, &indent);
            let more = if self.up { found.more_up } else { found.more_down };
            if more > 0 {
                let _ = writeln!(self.text, "{indent}… {more} more");
            }
        }
    }
}

fn word(association: Association, up: bool) -> &'static str {
    match (association, up) {
        (Association::Produced, true) => "produced by",
        (Association::Produced, false) => "produced",
        (Association::ContributedTo, true) => "from",
        (Association::ContributedTo, false) => "contributed to",
        (Association::DerivedFrom, true) => "derived from",
        (Association::DerivedFrom, false) => "source of",
        (Association::AssociatedWith, _) => "associated with",
        (Association::SameAs, _) => "same bytes as",
    }
}

fn line(node: &LineageNode) -> String {
    let place = node.source.as_ref().or(node.uri.as_ref()).filter(|_| node.kind != LineageKind::Image);
    let place = place.map(|place| format!("  {place}")).unwrap_or_default();
    format!("{}  {}{place}", node.name, node.detail)
}

/// A Mermaid flowchart: artifacts are boxes, steps are pills.
pub fn mermaid(view: &LineageView) -> String {
    let mut text = String::from("flowchart LR\n");
    let ids = ids(view);
    for (at, node) in view.nodes.iter().enumerate() {
        let label = format!("{}<br/>{}", escape_mermaid(&node.name), escape_mermaid(&node.detail));
        let _ = match node.kind {
            LineageKind::Step | LineageKind::Action => writeln!(text, "  n{at}([\"{label}\"])"),
            LineageKind::Package => writeln!(text, "  n{at}{{{{\"{label}\"}}}}"),
            LineageKind::Context => writeln!(text, "  n{at}[[\"{label}\"]]"),
            _ => writeln!(text, "  n{at}[\"{label}\"]"),
        };
    }
    for edge in &view.edges {
        let (Some(from), Some(to)) = (ids.get(edge.from.as_str()), ids.get(edge.to.as_str())) else {
            continue;
        };
        let label = match edge.association {
            Association::SameAs => "same bytes",
            Association::DerivedFrom => "derived",
            _ => edge.label.as_str(),
        };
        let label = if label.is_empty() { String::new() } else { format!("|\"{}\"|", escape_mermaid(label)) };
        let arrow = if edge.association == Association::SameAs { "-.-" } else { "-->" };
        let _ = writeln!(text, "  n{from} {arrow}{label} n{to}");
    }
    text
}

/// A Graphviz digraph with SageMaker's associations on the edges.
pub fn dot(view: &LineageView) -> String {
    let mut text = format!(
        "digraph \"{}\" {{\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n  edge \
         [fontname=\"sans-serif\", fontsize=9];\n",
        escape_dot(&view.title)
    );
    let ids = ids(view);
    for (at, node) in view.nodes.iter().enumerate() {
        let shape = match node.kind {
            LineageKind::Step | LineageKind::Action => ", style=rounded",
            LineageKind::Package => ", shape=house",
            LineageKind::Context => ", shape=folder",
            _ => "",
        };
        let asked = if node.asked { ", penwidth=2" } else { "" };
        let label = format!("{}\\n{}", escape_dot(&node.name), escape_dot(&node.detail));
        let _ = writeln!(text, "  n{at} [label=\"{label}\"{shape}{asked}];");
    }
    for edge in &view.edges {
        let (Some(from), Some(to)) = (ids.get(edge.from.as_str()), ids.get(edge.to.as_str())) else {
            continue;
        };
        let style = if edge.association == Association::SameAs { ", dir=none, style=dashed" } else { "" };
        let label = if edge.label.is_empty() {
            format!("{:?}", edge.association)
        } else {
            format!("{:?}: {}", edge.association, escape_dot(&edge.label))
        };
        let _ = writeln!(text, "  n{from} -> n{to} [label=\"{label}\"{style}];");
    }
    text + "}\n"
}

fn ids(view: &LineageView) -> HashMap<&str, usize> {
    view.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect()
}
