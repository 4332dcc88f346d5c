//! Steps and what joins them, without places: what other tools draw by themselves.

use super::Picture;
use crate::dto::canvas::{LaneView, NodeView, WireKind};

/// What joins two steps, or a Condition and a branch.
pub(super) struct Link<'a> {
    pub(super) kind: WireKind,
    pub(super) from: &'a str,
    /// A step's name, or a lane's id for a branch.
    pub(super) to: &'a str,
    /// The outputs that flow, or the branch.
    pub(super) label: String,
}

/// All links: one for all values that flow from one step to another.
pub(super) fn links(picture: &Picture) -> Vec<Link<'_>> {
    let mut links: Vec<(Link<'_>, Vec<&str>)> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for wire in &picture.canvas.wires {
        let key = (wire.kind == WireKind::Data, wire.from.as_str(), wire.to.as_str());
        let label = match picture.canvas.lanes.iter().find(|lane| lane.id == wire.to) {
            Some(lane) if wire.kind == WireKind::Branch => lane.title.as_str(),
            _ => wire.from_port.as_str(),
        };
        let index = *known.entry(key).or_insert_with(|| {
            let (from, to) = (wire.from.as_str(), wire.to.as_str());
            links.push((Link { kind: wire.kind, from, to, label: String::new() }, Vec::new()));
            links.len() - 1
        });
        let labels = &mut links[index].1;
        if !label.is_empty() && !labels.contains(&label) {
            labels.push(label);
        }
    }
    links.into_iter().map(|(link, labels)| Link { label: labels.join(", "), ..link }).collect()
}

/// The steps directly in a lane, or in none.
pub(super) fn steps_in<'a>(
    picture: &'a Picture,
    lane: Option<&'a str>,
) -> impl Iterator<Item = (usize, &'a NodeView)> {
    picture.canvas.nodes.iter().enumerate().filter(move |(_, node)| node.lane.as_deref() == lane)
}

/// The lanes that hang from a step.
pub(super) fn lanes_of<'a>(
    picture: &'a Picture,
    step: &'a str,
) -> impl Iterator<Item = (usize, &'a LaneView)> {
    picture.canvas.lanes.iter().enumerate().filter(move |(_, lane)| lane.condition == step)
}
