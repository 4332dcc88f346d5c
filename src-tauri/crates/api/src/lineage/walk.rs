//! From one thing to all that it came of, and all that came of it.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::key::Key;
use super::near::{above, below};
use super::runs::Runs;
use crate::dto::lineage::{Association, LineageDirection, LineageKind};
use crate::error::Error;

/// As many nodes at most: more cannot be read, and would take time to lay out.
pub(super) const MOST: usize = 400;
/// As many associations at most when what was between is not shown.
const MOST_EDGES: usize = 4_000;

/// How far to go, and past what.
pub(super) struct Reach<'a> {
    pub(super) direction: LineageDirection,
    pub(super) depth: Option<u32>,
    pub(super) same: bool,
    pub(super) kinds: &'a BTreeSet<LineageKind>,
}

/// An association between nodes, by their places in [`Graph::nodes`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) association: Association,
    /// Inputs and outputs.
    pub(super) labels: BTreeSet<String>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) key: Key,
    pub(super) kind: LineageKind,
    pub(super) asked: bool,
    pub(super) more_up: u32,
    pub(super) more_down: u32,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    /// Whether there would have been more than fits.
    pub(super) full: bool,
    index: HashMap<Key, usize>,
    between: HashMap<(usize, usize, Association), usize>,
}

/// Walks from what was asked about.
pub(super) fn walk(runs: &mut Runs<'_>, asked: &[Key], reach: &Reach<'_>) -> Result<Graph, Error> {
    let mut graph = Graph::default();
    for key in asked.iter().take(MOST) {
        let kind = kind_of(runs, key, "", Association::AssociatedWith)?;
        let at = graph.add(key, kind);
        graph.nodes[at].asked = true;
    }
    graph.full = asked.len() > MOST;
    let ups: &[bool] = match reach.direction {
        LineageDirection::Up => &[true],
        LineageDirection::Down => &[false],
        LineageDirection::Both => &[true, false],
    };
    for &up in ups {
        go(runs, &mut graph, reach, up)?;
    }
    graph.hide(reach.kinds);
    if reach.kinds.contains(&LineageKind::Context) {
        graph.contexts(runs)?;
    }
    Ok(graph)
}

fn go(runs: &mut Runs<'_>, graph: &mut Graph, reach: &Reach<'_>, up: bool) -> Result<(), Error> {
    let asked: Vec<_> = (0..graph.nodes.len()).filter(|&at| graph.nodes[at].asked).collect();
    let mut seen: HashSet<usize> = asked.iter().copied().collect();
    let mut queue: VecDeque<(usize, u32)> = asked.into_iter().map(|at| (at, 0)).collect();
    while let Some((at, depth)) = queue.pop_front() {
        let key = graph.nodes[at].key.clone();
        let found = if up { above(runs, &key, reach.same)? } else { below(runs, &key, reach.same)? };
        let far = reach.depth.is_some_and(|limit| depth >= limit);
        let mut more = found.more;
        for near in found.near {
            let full = graph.nodes.len() >= MOST;
            let known = graph.index.get(&near.key).copied();
            let kind = match known {
                Some(known) => graph.nodes[known].kind,
                None => kind_of(runs, &near.key, &near.label, near.association)?,
            };
            let shown = reach.kinds.contains(&kind);
            // What is not shown is passed on the way to what is.
            if known.is_none() && ((far && shown) || full) {
                graph.full |= full && !far;
                more += 1;
                continue;
            }
            let other = known.unwrap_or_else(|| graph.add(&near.key, kind));
            let (from, to) = if up { (other, at) } else { (at, other) };
            graph.join(from, to, near.association, &near.label);
            if seen.insert(other) {
                if shown {
                    queue.push_back((other, depth + 1));
                } else {
                    queue.push_front((other, depth));
                }
            }
        }
        let node = &mut graph.nodes[at];
        *(if up { &mut node.more_up } else { &mut node.more_down }) += more;
    }
    Ok(())
}

impl Graph {
    fn add(&mut self, key: &Key, kind: LineageKind) -> usize {
        if let Some(&known) = self.index.get(key) {
            return known;
        }
        self.nodes.push(Node { key: key.clone(), kind, asked: false, more_up: 0, more_down: 0 });
        self.index.insert(key.clone(), self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    fn join(&mut self, from: usize, to: usize, association: Association, label: &str) {
        if from == to {
            return;
        }
        let same = association == Association::SameAs;
        let known = self.between.get(&(from, to, association)).copied();
        let known = known.or_else(|| self.between.get(&(to, from, association)).copied().filter(|_| same));
        let at = known.unwrap_or_else(|| {
            self.edges.push(Edge { from, to, association, labels: BTreeSet::new() });
            self.between.insert((from, to, association), self.edges.len() - 1);
            self.edges.len() - 1
        });
        if !label.is_empty() {
            self.edges[at].labels.insert(label.to_owned());
        }
    }

    /// Takes out what is not shown: what came of it then came of what it came of.
    fn hide(&mut self, kinds: &BTreeSet<LineageKind>) {
        let hidden: Vec<_> = (0..self.nodes.len())
            .filter(|&at| !self.nodes[at].asked && !kinds.contains(&self.nodes[at].kind))
            .collect();
        for &at in &hidden {
            let into: Vec<_> = self.edges.iter().filter(|edge| edge.to == at).map(|edge| edge.from).collect();
            let out: Vec<_> = self.edges.iter().filter(|edge| edge.from == at).map(|edge| edge.to).collect();
            self.edges.retain(|edge| edge.from != at && edge.to != at);
            for &from in &into {
                for &to in &out {
                    let known = self.edges.iter().any(|edge| (edge.from, edge.to) == (from, to));
                    if from != to && !known && self.edges.len() < MOST_EDGES {
                        let association = Association::DerivedFrom;
                        self.edges.push(Edge { from, to, association, labels: BTreeSet::new() });
                    }
                }
            }
        }
        let hidden: HashSet<_> = hidden.into_iter().collect();
        let mut place = Vec::with_capacity(self.nodes.len());
        let mut kept = 0;
        for at in 0..self.nodes.len() {
            place.push(kept);
            kept += usize::from(!hidden.contains(&at));
        }
        let mut at = 0;
        self.nodes.retain(|_| {
            at += 1;
            !hidden.contains(&(at - 1))
        });
        for edge in &mut self.edges {
            (edge.from, edge.to) = (place[edge.from], place[edge.to]);
        }
        self.index = self.nodes.iter().enumerate().map(|(at, node)| (node.key.clone(), at)).collect();
        let ends = |edge: &Edge| (edge.from, edge.to, edge.association);
        self.between = self.edges.iter().enumerate().map(|(at, edge)| (ends(edge), at)).collect();
    }

    /// Adds the executions of the steps, and the groups of the versions.
    fn contexts(&mut self, runs: &mut Runs<'_>) -> Result<(), Error> {
        for at in 0..self.nodes.len() {
            let context = match &self.nodes[at].key {
                Key::Step(place) => Key::Execution(place.execution.clone()),
                Key::Package(arn) => match runs.store.model_package(arn)? {
                    Some(package) => Key::Group(package.group),
                    None => continue,
                },
                _ => continue,
            };
            let other = self.add(&context, LineageKind::Context);
            self.join(at, other, Association::AssociatedWith, "");
        }
        Ok(())
    }
}

/// Step types that do no work of their own.
const ACTIONS: [&str; 10] = [
    "Condition",
    "Fail",
    "Model",
    "RegisterModel",
    "Callback",
    "Endpoint",
    "EndpointConfig",
    "InferenceComponent",
    "Lineage",
    "Cleanup",
];
/// How the names of code end.
const CODE: [&str; 9] =
    [".py", ".sh", ".r", ".ipynb", ".jar", ".sql", ".scala", "sourcedir.tar.gz", "requirements.txt"];

fn kind_of(
    runs: &mut Runs<'_>,
    key: &Key,
    label: &str,
    association: Association,
) -> Result<LineageKind, Error> {
    Ok(match key {
        Key::File { uri, .. } => {
            let name = uri.to_ascii_lowercase();
            if label == "code" || CODE.iter().any(|ending| name.ends_with(ending)) {
                LineageKind::Code
            } else if name.ends_with("/model.tar.gz") || association == Association::DerivedFrom {
                LineageKind::ModelData
            } else {
                LineageKind::Dataset
            }
        }
        Key::Step(place) => {
            let run = runs.get(&place.execution)?;
            let step = run.as_ref().and_then(|run| run.step(&place.step));
            let action = step.is_some_and(|step| ACTIONS.contains(&step.step_type.as_str()));
            if action { LineageKind::Action } else { LineageKind::Step }
        }
        Key::Package(_) => LineageKind::Package,
        Key::Model(_) => LineageKind::Model,
        Key::Image(_) => LineageKind::Image,
        Key::Execution(_) | Key::Group(_) => LineageKind::Context,
    })
}
