//! A view of a document without what an earlier view had already.
//!
//! Most edits change one thing of thousands, and writing, sending and reading the rest takes longer than the edit. Elements are
//! matched by what names them, and compared; where the drawing was laid out again, only places are told. Whatever cannot be
//! told in this way is told whole, so that a view and its part never disagree.

use std::collections::{BTreeMap, HashMap};

use pipewright_pipeline::layout::scene::{Point, Rect};

use crate::dto::canvas::{CanvasView, NodeView, WireView};
use crate::dto::document::{DocumentView, EditingView};
use crate::dto::part::{DocumentPart, Renumbered, Run};

/// A view without what is in an earlier one, and with how it is put together again.
pub(crate) fn part_of(view: &DocumentView, before: &DocumentView) -> DocumentView {
    let numbers = numbers(&before.canvas.wires, &view.canvas.wires);
    let (old, new) = (&before.canvas, &view.canvas);
    let node_places = Matched::new(&old.nodes, &new.nodes, |node| &node.step, same_node);
    let same = |old: &WireView, new: &WireView| same_wire(old, new, &numbers);
    let wire_places = Matched::new(&old.wires, &new.wires, |wire| &wire.id, same);
    let moved = node_places.pairs(&old.nodes, &new.nodes).filter(|(_, old, new)| old.rect != new.rect);
    let routed = wire_places.pairs(&old.wires, &new.wires).filter(|(_, old, new)| old.points != new.points);
    let moved = moved.map(|(at, _, new)| (at, new.rect.x, new.rect.y)).collect();
    let routed = routed
        .map(|(at, _, new)| (at, new.points.iter().flat_map(|Point { x, y }| [*x, *y]).collect()))
        .collect();
    let (nodes, new_nodes) = node_places.told(&new.nodes);
    let (wires, new_wires) = wire_places.told(&new.wires);
    let (lanes, new_lanes) = told(&old.lanes, &new.lanes, |lane| &lane.id);
    let (parameters, new_parameters) = told(&before.parameters, &view.parameters, |one| &one.name);
    let (steps, new_steps) = told(&before.steps, &view.steps, |step| &step.name);
    let (diagnostics, new_diagnostics) = told(&before.diagnostics, &view.diagnostics, |one| &one.pointer);
    let (history, new_history) = told(&before.editing.history, &view.editing.history, |label| label);
    let (undone, new_undone) = told(&before.editing.undone, &view.editing.undone, |label| label);
    let renumbered = renumbered(&numbers);
    DocumentView {
        id: view.id.clone(),
        stamp: view.stamp,
        revision: view.revision,
        name: view.name.clone(),
        folder: view.folder.clone(),
        file: view.file.clone(),
        bytes: view.bytes,
        version: view.version.clone(),
        parameters: new_parameters,
        steps: new_steps,
        canvas: CanvasView { nodes: new_nodes, lanes: new_lanes, wires: new_wires },
        diagnostics: new_diagnostics,
        editing: EditingView {
            undo: view.editing.undo.clone(),
            redo: view.editing.redo.clone(),
            history: new_history,
            undone: new_undone,
            broken: view.editing.broken.clone(),
            ..view.editing
        },
        part: Some(DocumentPart {
            since: before.stamp,
            parameters,
            steps,
            nodes,
            lanes,
            wires,
            diagnostics,
            history,
            undone,
            moved,
            routed,
            renumbered,
        }),
    }
}

/// How a list comes of an earlier one, and what is new in it.
fn told<T: PartialEq + Clone>(before: &[T], list: &[T], key: impl Fn(&T) -> &str) -> (Vec<Run>, Vec<T>) {
    Matched::new(before, list, key, T::eq).told(list)
}

/// Of each element of a list, where it was in an earlier one.
struct Matched(Vec<Option<usize>>);

impl Matched {
    fn new<T>(before: &[T], list: &[T], key: impl Fn(&T) -> &str, same: impl Fn(&T, &T) -> bool) -> Self {
        let mut places: Option<HashMap<&str, usize>> = None;
        let mut next = 0;
        let matched = list.iter().map(|new| {
            // Nearly always it is the one after the last one.
            let at = match before.get(next) {
                Some(old) if key(old) == key(new) => Some(next),
                _ => places
                    .get_or_insert_with(|| before.iter().map(&key).zip(0..).collect())
                    .get(key(new))
                    .copied(),
            };
            next = at.map_or(next, |at| at + 1);
            at.filter(|&at| same(&before[at], new))
        });
        Self(matched.collect())
    }

    /// The matched elements, with their place in the new list.
    fn pairs<'a, T>(&'a self, before: &'a [T], list: &'a [T]) -> impl Iterator<Item = (u32, &'a T, &'a T)> {
        let pairs = self.0.iter().zip(list).enumerate();
        pairs.filter_map(|(at, (old, new))| Some((at as u32, &before[(*old)?], new)))
    }

    /// How the list comes of the earlier one, and what has no match in that.
    fn told<T: Clone>(&self, list: &[T]) -> (Vec<Run>, Vec<T>) {
        let mut runs: Vec<Run> = Vec::new();
        let mut new = Vec::new();
        for (at, element) in self.0.iter().zip(list) {
            let at = at.map(|at| at as u32);
            if at.is_none() {
                new.push(element.clone());
            }
            match runs.last_mut() {
                Some(run) if at == run.from.map(|from| from + run.count) => run.count += 1,
                _ => runs.push(Run { from: at, count: 1 }),
            }
        }
        (runs, new)
    }
}

/// All but where it lies.
fn same_node(old: &NodeView, new: &NodeView) -> bool {
    let NodeView { step, step_type, family, subtitle, rect, lane, folded, inputs, outputs, conditions } = new;
    old.rect == (Rect { x: old.rect.x, y: old.rect.y, ..*rect })
        && old.step == *step
        && old.step_type == *step_type
        && old.family == *family
        && old.subtitle == *subtitle
        && old.lane == *lane
        && old.folded == *folded
        && old.inputs == *inputs
        && old.outputs == *outputs
        && old.conditions == *conditions
}

/// All but where it runs, and the numbers of steps.
fn same_wire(old: &WireView, new: &WireView, numbers: &BTreeMap<u32, u32>) -> bool {
    let WireView { id, kind, from, from_port, to, to_port, points: _, origins, broken } = new;
    let same_origin = |(old, new): (&String, &String)| match (numbered(old), numbered(new)) {
        (Some((was, old)), Some((is, new))) => old == new && *numbers.get(&was).unwrap_or(&was) == is,
        _ => old == new,
    };
    old.id == *id
        && old.kind == *kind
        && old.from == *from
        && old.from_port == *from_port
        && old.to == *to
        && old.to_port == *to_port
        && old.broken == *broken
        && old.origins.len() == origins.len()
        && old.origins.iter().zip(origins).all(same_origin)
}

/// The number of a step in the definition's own list that a pointer begins with, and the rest.
fn numbered(pointer: &str) -> Option<(u32, &str)> {
    let rest = pointer.strip_prefix("/Steps/")?;
    let end = rest.find('/').unwrap_or(rest.len());
    Some((rest[..end].parse().ok()?, &rest[end..]))
}

/// Which number of steps became which, as the origins of wires tell. Those that kept theirs are left out.
fn numbers(before: &[WireView], list: &[WireView]) -> BTreeMap<u32, u32> {
    let matched = Matched::new(before, list, |wire| &wire.id, |_, _| true);
    let mut numbers = BTreeMap::new();
    for (_, old, new) in matched.pairs(before, list) {
        for (old, new) in old.origins.iter().zip(&new.origins) {
            if let (Some((was, _)), Some((is, _))) = (numbered(old), numbered(new)) {
                numbers.entry(was).or_insert(is);
            }
        }
    }
    numbers.retain(|was, is| was != is);
    numbers
}

fn renumbered(numbers: &BTreeMap<u32, u32>) -> Vec<Renumbered> {
    let mut runs: Vec<Renumbered> = Vec::new();
    for (&from, &to) in numbers {
        match runs.last_mut() {
            Some(run) if run.from + run.count == from && run.to + run.count == to => run.count += 1,
            _ => runs.push(Renumbered { from, to, count: 1 }),
        }
    }
    runs
}

#[cfg(test)]
mod tests;
