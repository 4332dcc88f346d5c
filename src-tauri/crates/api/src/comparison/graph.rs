//! All steps of all executions in one drawing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pipewright_pipeline::definition::Branch;
use pipewright_pipeline::graph::{EdgeKind, StepGraph};
use pipewright_pipeline::layout::arrange;
use pipewright_pipeline::layout::scene::{Anchor, Box as LayoutBox, Lane, Rect, Scene, Wire};

use super::align::Alignment;
use super::caption::caption;
use super::facts::{StepFacts, branch, status, took};
use super::metric::duration;
use super::read::Recorded;
use crate::document::{family, family_of};
use crate::dto::canvas::WireKind;
use crate::dto::comparison::{
    ComparedExecution, MergedGraph, MergedLane, MergedNode, MergedState, MergedWire, NodeCell,
};

const WIDTH: f64 = 176.0;
/// The header of a node and the row of its cells.
const HEIGHT: f64 = 70.0;
const HEADER: f64 = 22.0;
/// Beyond so many executions a node tells their range instead of each.
const CELLS: usize = 4;

/// Lays out the union of the executions' graphs.
pub(super) fn merge(
    executions: &[Recorded],
    compared: &[ComparedExecution],
    alignment: &Alignment,
    base: usize,
    facts: &[Vec<StepFacts>],
) -> MergedGraph {
    let union = Union::new(executions, alignment);
    let lanes: Vec<_> = union.lanes(alignment);
    let lane_of =
        |row: usize| union.parents[row].and_then(|parent| lanes.iter().position(|lane| *lane == parent));
    let boxes = (0..alignment.rows.len())
        .map(|row| LayoutBox { width: WIDTH, height: HEIGHT, lane: lane_of(row), pinned: None })
        .collect();
    let pairs: Vec<_> = union.wires.iter().map(|((from, to), wire)| (*from, *to, wire)).collect();
    let wires = pairs.iter().map(|&(from, to, _)| Wire {
        from,
        from_anchor: Anchor::Right(HEADER),
        to,
        to_anchor: Anchor::Left(HEADER),
    });
    let layout_lanes =
        lanes.iter().map(|&(owner, branch)| Lane { owner, branch: usize::from(branch == Branch::False) });
    let scene = Scene { boxes, lanes: layout_lanes.collect(), wires: wires.collect() };
    let placement = arrange(&scene);

    let name = |row: usize| alignment.rows[row].name.clone();
    let nodes = (0..alignment.rows.len()).map(|row| {
        let at = placement.boxes[row];
        let rect = Rect { x: at.x, y: at.y, width: WIDTH, height: HEIGHT };
        node(executions, compared, alignment, base, facts, row, rect)
    });
    let lane_id = |lane: &(usize, Branch)| format!("{}/{}", name(lane.0), title(lane.1));
    let merged_lanes = lanes.iter().zip(&placement.lanes).map(|(lane, rect)| MergedLane {
        id: lane_id(lane),
        title: if lane.1 == Branch::Body { "Each item" } else { title(lane.1) }.to_owned(),
        outcome: match lane.1 {
            Branch::True => Some(true),
            Branch::False => Some(false),
            Branch::Body => None,
        },
        note: taken(executions, compared, alignment, *lane),
        rect: *rect,
    });
    let ran = |number: usize, row: usize| alignment.rows[row].at[number].is_some();
    let state = |wire: &BTreeSet<usize>, from: usize, to: usize| {
        let in_base = wire.contains(&base);
        let lost = (0..executions.len())
            .any(|one| !wire.contains(&one) && (in_base || ran(one, from) && ran(one, to)));
        match (in_base, lost) {
            (false, _) => MergedState::Added,
            (true, true) => MergedState::Removed,
            (true, false) => MergedState::Same,
        }
    };
    let drawn = pairs.iter().zip(&placement.wires).map(|(&(from, to, wire), points)| MergedWire {
        from: name(from),
        to: name(to),
        kind: if wire.data { WireKind::Data } else { WireKind::Order },
        state: state(&wire.executions, from, to),
        points: points.clone(),
    });
    let branches = lanes.iter().zip(&placement.branch_wires).map(|(lane, points)| MergedWire {
        from: name(lane.0),
        to: lane_id(lane),
        kind: WireKind::Branch,
        state: MergedState::Same,
        points: points.clone(),
    });
    let wires = drawn.chain(branches).filter(|wire| !wire.points.is_empty()).collect();
    MergedGraph { nodes: nodes.collect(), lanes: merged_lanes.collect(), wires }
}

/// What joins the steps in any of the executions.
struct Union {
    wires: BTreeMap<(usize, usize), Between>,
    /// The branch that a step stands in, in the base or in the first execution that has it.
    parents: Vec<Option<(usize, Branch)>>,
}

/// The wire between two steps.
#[derive(Default)]
struct Between {
    data: bool,
    executions: BTreeSet<usize>,
}

impl Union {
    fn new(executions: &[Recorded], alignment: &Alignment) -> Self {
        let mut union = Self { wires: BTreeMap::new(), parents: vec![None; alignment.rows.len()] };
        // Executions of one version have one graph.
        let mut graphs: HashMap<*const (), StepGraph> = HashMap::new();
        for (number, one) in executions.iter().enumerate() {
            let mut row_of = vec![None; one.steps.len()];
            for (row, aligned) in alignment.rows.iter().enumerate() {
                if let Some(step) = aligned.at[number] {
                    row_of[step] = Some(row);
                }
            }
            let row = |step: usize| row_of.get(step).copied().flatten();
            let definition = &one.definition.definition;
            let graph = graphs
                .entry(std::sync::Arc::as_ptr(&one.definition).cast())
                .or_insert_with(|| StepGraph::of(definition));
            for (from, to, edge) in graph.edges() {
                let (Some(from), Some(to)) = (row(from), row(to)) else { continue };
                if matches!(edge.kind, EdgeKind::Branch(_)) {
                    continue;
                }
                let wire = union.wires.entry((from, to)).or_default();
                wire.data |= matches!(edge.kind, EdgeKind::Data(_));
                wire.executions.insert(number);
            }
            for (index, step) in definition.steps().iter().enumerate() {
                let Some(own) = row(index) else { continue };
                let is_first = alignment.rows[own].at.iter().position(Option::is_some) == Some(number);
                if let (true, Some(parent)) = (is_first, step.parent) {
                    union.parents[own] = row(parent.step).map(|owner| (owner, parent.branch));
                }
            }
        }
        union
    }

    /// The branches that hold steps, outer ones first.
    fn lanes(&self, alignment: &Alignment) -> Vec<(usize, Branch)> {
        let mut lanes = Vec::new();
        for depth in 0..alignment.rows.len() {
            let before = lanes.len();
            for parent in self.parents.iter().flatten() {
                if self.depth(parent.0) == depth && !lanes.contains(parent) {
                    lanes.push(*parent);
                }
            }
            if lanes.len() == before {
                break;
            }
        }
        lanes
    }

    fn depth(&self, row: usize) -> usize {
        let mut depth = 0;
        let mut at = self.parents[row];
        // Merged from different definitions, parents could in theory go in a circle.
        while let Some((owner, _)) = at.filter(|_| depth < self.parents.len()) {
            depth += 1;
            at = self.parents[owner];
        }
        depth
    }
}

fn title(branch: Branch) -> &'static str {
    match branch {
        Branch::True => "True",
        Branch::False => "False",
        Branch::Body => "Body",
    }
}

fn node(
    executions: &[Recorded],
    compared: &[ComparedExecution],
    alignment: &Alignment,
    base: usize,
    facts: &[Vec<StepFacts>],
    row: usize,
    rect: Rect,
) -> MergedNode {
    let aligned = &alignment.rows[row];
    let changes: Vec<_> = facts.iter().flat_map(|facts| facts[row].changes.iter().cloned()).collect();
    let there: Vec<_> = aligned.at.iter().map(Option::is_some).collect();
    let (state, caption, aspect) = caption(compared, base, &there, &changes);
    let idle = aligned
        .at
        .iter()
        .zip(executions)
        .filter_map(|(at, one)| Some(&one.steps[(*at)?]))
        .all(|step| step.run.status.is_none());
    MergedNode {
        step: aligned.name.clone(),
        step_type: aligned.step_type.clone(),
        family: aligned
            .at
            .iter()
            .zip(executions)
            .find_map(|(at, one)| one.definition.definition.steps().get((*at)?).map(family))
            .unwrap_or_else(|| family_of(&aligned.step_type)),
        rect,
        state,
        caption: if idle && state == MergedState::Same { "ran in none".to_owned() } else { caption },
        aspect,
        idle,
        cells: cells(executions, aligned),
        changes,
    }
}

fn cells(executions: &[Recorded], row: &super::align::Row) -> Vec<NodeCell> {
    let cell = |(at, one): (&Option<usize>, &Recorded)| {
        let Some(step) = at.map(|at| &one.steps[at]) else {
            let text = "\u{2013}".to_owned();
            return NodeCell { there: false, status: None, text, began_ms: None, took_ms: None };
        };
        let took_ms = took(step);
        let text = match (step.run.outcome, took_ms) {
            (Some(outcome), _) => branch(outcome),
            (None, Some(took)) => duration(took as f64),
            (None, None) => status(step).to_lowercase(),
        };
        let began_ms = step.run.started_at.map(|at| (at.0 - one.execution.started_at.0).max(0));
        NodeCell { there: true, status: step.run.status, text, began_ms, took_ms }
    };
    let cells: Vec<_> = row.at.iter().zip(executions).map(cell).collect();
    cells
}

/// Who took a branch.
fn taken(
    executions: &[Recorded],
    compared: &[ComparedExecution],
    alignment: &Alignment,
    (owner, side): (usize, Branch),
) -> String {
    let wanted = match side {
        Branch::True => true,
        Branch::False => false,
        Branch::Body => return String::new(),
    };
    let outcome = |number: usize| executions[number].steps[alignment.rows[owner].at[number]?].run.outcome;
    let who: Vec<_> = (0..executions.len())
        .filter(|&number| outcome(number) == Some(wanted))
        .map(|number| compared[number].letter.as_str())
        .collect();
    match who.as_slice() {
        [] => "never taken".to_owned(),
        all if all.len() == executions.len() && all.len() > CELLS => "taken by all".to_owned(),
        several if several.len() > CELLS => format!("taken by {} of {}", several.len(), executions.len()),
        few => format!("in {}", super::caption::listed(few)),
    }
}
