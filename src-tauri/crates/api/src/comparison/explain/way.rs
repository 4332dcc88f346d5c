//! The way from a change to the difference.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use pipewright_pipeline::graph::{Edge, EdgeKind, StepGraph};
use serde_json::Value;

use super::Pair;
use super::roots::{Root, differs_at, path};
use crate::dto::comparison::Aspect;
use crate::dto::explanation::WayPoint;

/// An edge of which nothing was recorded costs as much as so many that are known.
const UNKNOWN: u32 = 1_000;

/// What there is between a root and the difference.
pub(super) enum Found {
    /// A way; sure when everything on it is known to differ.
    Way { points: Vec<WayPoint>, sure: bool },
    /// There is a way in the graph, and this step on it passed on the same.
    Blocked { step: usize },
    /// There is no way in the graph.
    Unconnected,
    /// No step reads what changed.
    Unread,
    /// There is no difference to lead to.
    NoDifference,
}

impl Found {
    pub(super) fn hops(&self) -> usize {
        match self {
            Self::Way { points, .. } => points.len(),
            _ => usize::MAX,
        }
    }
}

/// What passes from step to step.
pub(super) struct Ways<'a> {
    pair: &'a Pair<'a>,
    /// From each row: to which, through what, and whether that differs.
    from: Vec<Vec<Link>>,
}

struct Link {
    to: usize,
    through: String,
    differs: Option<bool>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(pair: &'a Pair<'a>) -> Self {
        let mut from: Vec<Vec<Link>> = pair.alignment.rows.iter().map(|_| Vec::new()).collect();
        let sides = [(pair.base, false), (pair.other, true)];
        for (recorded, is_other) in sides {
            let row = |step: usize| if is_other { pair.row_of_other(step) } else { pair.row_of_base(step) };
            for (source, target, edge) in StepGraph::of(&recorded.definition.definition).edges() {
                let (Some(source), Some(target)) = (row(source), row(target)) else { continue };
                let link = link(pair, source, target, edge);
                from[source].push(link);
            }
        }
        Self { pair, from }
    }

    pub(super) fn find(&self, root: &Root, at: usize) -> Found {
        if root.entries.is_empty() {
            return Found::Unread;
        }
        if let Some((points, cost)) = self.walk(root, at, true) {
            return Found::Way { points, sure: cost < UNKNOWN };
        }
        match self.walk(root, at, false) {
            Some((points, _)) => Found::Blocked { step: self.blocking(root, &points) },
            None => Found::Unconnected,
        }
    }

    /// The cheapest way; with `open`, only over what may have differed.
    fn walk(&self, root: &Root, at: usize, open: bool) -> Option<(Vec<WayPoint>, u32)> {
        let cost = |differs: Option<bool>| match differs {
            Some(true) => Some(1),
            None => Some(UNKNOWN),
            Some(false) => (!open).then_some(1),
        };
        // The best known cost of each row, the row before it, and through what it is reached.
        let mut reached: BTreeMap<usize, (u32, Option<usize>, String)> = BTreeMap::new();
        let mut next = BinaryHeap::new();
        for entry in &root.entries {
            let Some(cost) = cost(entry.arrived) else { continue };
            if reached.get(&entry.row).is_none_or(|(known, _, _)| cost < *known) {
                reached.insert(entry.row, (cost, None, entry.through.clone()));
                next.push(Reverse((cost, entry.row)));
            }
        }
        while let Some(Reverse((so_far, row))) = next.pop() {
            if reached.get(&row).is_some_and(|(known, _, _)| *known < so_far) {
                continue;
            }
            if row == at {
                break;
            }
            for link in &self.from[row] {
                let Some(cost) = cost(link.differs) else { continue };
                let total = so_far + cost;
                if reached.get(&link.to).is_none_or(|(known, _, _)| total < *known) {
                    reached.insert(link.to, (total, Some(row), link.through.clone()));
                    next.push(Reverse((total, link.to)));
                }
            }
        }
        let (cost, _, _) = reached.get(&at)?;
        let (cost, mut points, mut here) = (*cost, Vec::new(), Some(at));
        while let Some((row, (_, before, through))) = here.and_then(|row| Some((row, reached.get(&row)?))) {
            points.push(WayPoint { step: self.pair.name(row).to_owned(), through: through.clone() });
            here = *before;
        }
        points.reverse();
        Some((points, cost))
    }

    /// The first step on a way that passed on the same, or got it.
    fn blocking(&self, root: &Root, points: &[WayPoint]) -> usize {
        let row =
            |name: &str| self.pair.alignment.rows.iter().position(|row| row.name == name).unwrap_or_default();
        let rows: Vec<_> = points.iter().map(|point| row(&point.step)).collect();
        let entered =
            root.entries.iter().any(|entry| Some(&entry.row) == rows.first() && entry.arrived != Some(false));
        if !entered {
            return rows.first().copied().unwrap_or_default();
        }
        let stopped = rows.windows(2).find(|pair| {
            let [from, to] = pair else { return false };
            let mut links = self.from[*from].iter().filter(|link| link.to == *to);
            links.all(|link| link.differs == Some(false))
        });
        stopped.and_then(|pair| pair.first()).or(rows.first()).copied().unwrap_or_default()
    }
}

fn link(pair: &Pair<'_>, source: usize, target: usize, edge: &Edge) -> Link {
    let facts = &pair.facts[target];
    let ended_otherwise = pair.facts[source].has(Aspect::Status);
    let (through, differs) = match &edge.kind {
        EdgeKind::Branch(_) => {
            let outcome = pair.facts[source].has(Aspect::Outcome);
            ("its branch".to_owned(), Some(outcome || ended_otherwise))
        }
        EdgeKind::Order => ("its turn".to_owned(), Some(ended_otherwise)),
        EdgeKind::Data(_) => {
            let (through, differs) = input(pair, target, &edge.pointer).unwrap_or_else(|| {
                let differs = facts.resolved.then(|| differs_at(&facts.arguments, &edge.pointer));
                (path(&below_step(&edge.pointer)), differs)
            });
            (through, if ended_otherwise { Some(true) } else { differs })
        }
    };
    Link { to: target, through, differs }
}

/// The input that a resolved argument points to, and whether its content differs.
fn input(pair: &Pair<'_>, row: usize, pointer: &str) -> Option<(String, Option<bool>)> {
    let step = &pair.other.steps[pair.alignment.rows[row].at[1]?];
    let below = below_step(pointer);
    let inside = below.strip_prefix("/Arguments")?;
    // A Join is one text when it is resolved.
    let resolved = inside.split("/Std:").next()?;
    let value = step.arguments.as_ref()?.pointer(resolved).and_then(Value::as_str)?;
    let input = step.inputs.iter().find(|input| input.uri == value)?;
    Some((input.name.clone(), pair.facts[row].inputs.get(&input.name).copied().flatten()))
}

/// A pointer into the definition, from its last step on.
fn below_step(pointer: &str) -> String {
    let lists = ["/Steps/", "/IfSteps/", "/ElseSteps/", "/ForEachBody/"];
    let last = lists.iter().filter_map(|list| Some(pointer.rfind(list)? + list.len())).max();
    let Some(at) = last else { return pointer.to_owned() };
    let rest = &pointer[at..];
    rest.find('/').map_or_else(String::new, |slash| rest[slash..].to_owned())
}
