//! Branches that are drawn as their names alone: which steps they hide, and where the wires of those go.

use std::collections::HashMap;

use pipewright_pipeline::definition::{Branch, Definition};
use pipewright_pipeline::layout::scene::{Point, Rect};
use pipewright_pipeline::layout::sidecar::Sidecar;

use super::port::Connection;

/// What is folded. Each folded lane that is not inside another one holds one small box in place of its steps.
pub(super) struct Folds {
    /// The lanes that are folded and drawn.
    pub(super) folded: Vec<usize>,
    /// By step: the folded lane that hides it.
    pub(super) within: Vec<Option<usize>>,
    /// By step: the box that it is, or that stands for it.
    pub(super) box_of: Vec<usize>,
    /// How many steps are drawn as boxes of their own; the boxes of folded lanes come after them.
    pub(super) shown: usize,
    /// By lane: its number among those drawn.
    pub(super) lane_of: Vec<Option<usize>>,
    /// By lane: the folded lane that hides it, or it itself.
    frame: Vec<usize>,
}

impl Folds {
    pub(super) fn new(definition: &Definition, sidecar: &Sidecar, lanes: &[(usize, Branch)]) -> Self {
        let steps = definition.steps();
        let index: HashMap<_, _> =
            lanes.iter().enumerate().map(|(lane, (step, branch))| ((*step, branch.member()), lane)).collect();
        let wanted: Vec<_> =
            lanes.iter().map(|(step, branch)| sidecar.is_folded(&steps[*step].name, *branch)).collect();
        // A step comes after the one that holds it.
        let mut within: Vec<Option<usize>> = Vec::with_capacity(steps.len());
        for step in steps {
            let hidden = step.parent.and_then(|parent| {
                let lane = index.get(&(parent.step, parent.branch.member())).copied();
                within[parent.step].or(lane.filter(|&lane| wanted[lane]))
            });
            within.push(hidden);
        }
        let frame: Vec<_> =
            lanes.iter().enumerate().map(|(lane, (step, _))| within[*step].unwrap_or(lane)).collect();
        let folded: Vec<_> = (0..lanes.len()).filter(|&lane| wanted[lane] && frame[lane] == lane).collect();
        let shown = within.iter().filter(|hidden| hidden.is_none()).count();
        let mut own = 0..shown;
        let box_of = within
            .iter()
            .map(|hidden| match hidden {
                Some(lane) => shown + folded.iter().position(|folded| folded == lane).unwrap_or_default(),
                None => own.next().unwrap_or_default(),
            })
            .collect();
        let mut count = 0;
        let lane_of = (0..lanes.len())
            .map(|lane| {
                (frame[lane] == lane).then(|| {
                    count += 1;
                    count - 1
                })
            })
            .collect();
        Self { folded, within, box_of, shown, lane_of, frame }
    }

    /// The lane whose frame a lane is drawn as.
    pub(super) fn frame_of(&self, lane: usize) -> usize {
        self.frame[lane]
    }

    /// The wires without those inside a folded lane; of those that go the same way, one that stands for all.
    pub(super) fn merge(&self, connections: Vec<Connection>) -> Vec<Connection> {
        if self.folded.is_empty() {
            return connections;
        }
        let mut merged: Vec<Connection> = Vec::with_capacity(connections.len());
        let mut known = HashMap::new();
        for one in connections {
            let end = |step: usize, port: &Option<String>| {
                (self.box_of[step], port.clone().filter(|_| self.within[step].is_none()))
            };
            let (from, to) = (end(one.from, &one.output), end(one.to, &one.input));
            if from.0 == to.0 && self.within[one.from].is_some() {
                continue;
            }
            if let Some(&first) = known.get(&(from.clone(), to.clone(), one.output.is_some())) {
                let first: &mut Connection = &mut merged[first];
                first.origins.extend(one.origins);
            } else {
                known.insert((from, to, one.output.is_some()), merged.len());
                merged.push(one);
            }
        }
        merged
    }

    /// A wire's corners, its ends on the frames of folded lanes rather than on what is inside them.
    pub(super) fn to_frames(
        &self,
        wire: &Connection,
        points: &[Point],
        frame: impl Fn(usize) -> Option<Rect>,
    ) -> Vec<Point> {
        let mut points = points.to_vec();
        let around = |step: usize| self.within[step].and_then(&frame);
        if let (Some(first), Some(frame)) = (points.first_mut(), around(wire.from)) {
            first.x = frame.x + frame.width;
        }
        if let (Some(last), Some(frame)) = (points.last_mut(), around(wire.to)) {
            last.x = frame.x;
        }
        points
    }
}
