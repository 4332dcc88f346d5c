//! A place for every step: layered, left to right, lanes below their Conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Extent, block};
use super::column::columns;
use super::layer::{Block, Flow, Layers, Link};
use super::metrics::{LANE_ROW_GAP, MARGIN, ROW_GAP};
use super::net::{height, nets};
use super::order::order;
use super::pack::{MANY, pack};
use super::pin::settle;
use super::place::place;
use super::rank::ranks;
use super::route::route;
use super::scene::{Placement, Point, Scene, Wire};
use super::tree::Tree;

/// Lays out a scene. Lanes are laid out from the innermost, each a drawing of its own; its Condition then
/// takes part in the drawing around it as one block, lanes and all. Boxes the user placed stay where they
/// are; the others lie as though nothing had been placed, and then give way.
///
/// Deterministic, and bounded: no search in it grows faster than the square of the wires in one gap.
pub fn arrange(scene: &Scene) -> Placement {
    let tree = Tree::new(scene);
    let mut drawing = Drawing::new(scene, &tree);
    for lane in tree.inner_first() {
        drawing.lay_out(Some(lane));
    }
    drawing.lay_out(None);
    let mut boxes = drawing.absolute();
    settle(scene, &tree, &mut boxes);
    route(scene, &boxes)
}

/// The parts already laid out, each in its own coordinates.
struct Drawing<'a> {
    scene: &'a Scene,
    tree: &'a Tree,
    links: BTreeMap<Option<usize>, Vec<Between>>,
    nets: Vec<usize>,
    /// The place of each box within its container; a lane's content begins at the left edge of its first
    /// column's boxes.
    place: Vec<Point>,
    /// How far below the Condition's top the content of each lane begins.
    lane_top: Vec<f64>,
    extent: Vec<Extent>,
}

/// A wire as a container sees it: between two of its members, or from or to outside.
struct Between {
    wire: usize,
    from: Option<usize>,
    to: Option<usize>,
}

impl<'a> Drawing<'a> {
    fn new(scene: &'a Scene, tree: &'a Tree) -> Self {
        let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (at, wire) in scene.wires.iter().enumerate() {
            if wire.from >= scene.boxes.len() || wire.to >= scene.boxes.len() {
                continue;
            }
            let meeting = tree.meet(wire.from, wire.to);
            if meeting.from != meeting.to {
                let between = Between { wire: at, from: Some(meeting.from), to: Some(meeting.to) };
                links.entry(meeting.container).or_default().push(between);
            }
            for (lane, member) in meeting.left {
                links.entry(Some(lane)).or_default().push(Between { wire: at, from: Some(member), to: None });
            }
            for (lane, member) in meeting.entered {
                links.entry(Some(lane)).or_default().push(Between { wire: at, from: None, to: Some(member) });
            }
        }
        Self {
            scene,
            tree,
            links,
            nets: nets(scene).0,
            place: vec![Point { x: 0.0, y: 0.0 }; scene.boxes.len()],
            lane_top: vec![0.0; scene.lanes.len()],
            extent: vec![Extent::default(); scene.lanes.len()],
        }
    }

    fn lay_out(&mut self, container: Option<usize>) {
        let row_gap = if container.is_some() { LANE_ROW_GAP } else { ROW_GAP };
        let (members, lone) = self.apart(container);
        let blocks: Vec<_> = members.iter().map(|&b| self.block(b)).collect();
        let links = self.links(container, &members);
        let edges: Vec<_> = links.iter().filter_map(|link| Some((link.from?, link.to?))).collect();
        let rank = ranks(members.len(), &edges);
        let mut layers = Layers::new(&blocks, &rank, &links);
        order(&mut layers);
        let tops = place(&layers, row_gap);
        let lefts = columns(&layers, &blocks, &tops);

        let mut extent = Extent::default();
        // Wires passing above the steps do not push these down: a lane frames boxes.
        let first = tops[..members.len()].iter().copied().fold(f64::INFINITY, f64::min);
        for (at, &b) in members.iter().enumerate() {
            let (x, y) = (lefts[rank[at]], tops[at] - first);
            self.place[b] = Point { x, y };
            extent.left = extent.left.max(blocks[at].left - x);
            extent.right = extent.right.max(x + blocks[at].right);
            extent.height = extent.height.max(y + blocks[at].height);
        }
        if !lone.is_empty() {
            let blocks: Vec<_> = lone.iter().map(|&b| self.block(b)).collect();
            for (&b, at) in lone.iter().zip(pack(&blocks, &mut extent, row_gap)) {
                self.place[b] = at;
            }
        }
        if let Some(lane) = container {
            self.extent[lane] = extent;
        }
    }

    /// The members of a container that wires join to something, and those that none does: these are set apart when
    /// they are many.
    fn apart(&self, container: Option<usize>) -> (Vec<usize>, Vec<usize>) {
        let members = self.tree.members(container);
        let between = self.links.get(&container).map_or(&[][..], Vec::as_slice);
        let joined: BTreeSet<_> =
            between.iter().flat_map(|between| [between.from, between.to]).flatten().collect();
        let (with, without): (Vec<_>, Vec<_>) = members.iter().partition(|b| joined.contains(b));
        if without.len() < MANY { (members.to_vec(), Vec::new()) } else { (with, without) }
    }

    fn block(&mut self, b: usize) -> Block {
        let lanes = self.tree.lanes_of(b);
        let extents: Vec<_> = lanes.iter().map(|&lane| self.extent[lane]).collect();
        let (block, tops) = block(&self.scene.boxes[b], &extents);
        for (&lane, top) in lanes.iter().zip(tops) {
            self.lane_top[lane] = top;
        }
        block
    }

    fn links(&self, container: Option<usize>, members: &[usize]) -> Vec<Link> {
        let index: BTreeMap<_, _> = members.iter().enumerate().map(|(at, &b)| (b, at)).collect();
        let between = self.links.get(&container).map_or(&[][..], Vec::as_slice);
        between
            .iter()
            .map(|between| {
                let wire = &self.scene.wires[between.wire];
                Link {
                    from: between.from.map(|b| index[&b]),
                    from_y: height(wire.from_anchor) + self.below(wire.from, between.from),
                    to: between.to.map(|b| index[&b]),
                    to_y: height(wire.to_anchor) + self.below(wire.to, between.to),
                    net: self.nets[between.wire],
                    flow: flow(between, wire),
                }
            })
            .collect()
    }

    /// How far a box's top lies below the top of the block that holds it.
    fn below(&self, mut b: usize, holder: Option<usize>) -> f64 {
        let mut below = 0.0;
        while Some(b) != holder {
            let Some(lane) = self.tree.lane_of(b) else { break };
            let Some(owner) = self.tree.owner(lane) else { break };
            below += self.place[b].y + self.lane_top[lane];
            b = owner;
        }
        below
    }

    /// Adds up the places of lanes within lanes.
    fn absolute(&self) -> Vec<Point> {
        let mut boxes = self.place.clone();
        for &b in self.tree.members(None) {
            boxes[b] = Point { x: boxes[b].x + MARGIN, y: boxes[b].y + MARGIN };
        }
        for &lane in self.tree.inner_first().iter().rev() {
            let Some(owner) = self.tree.owner(lane) else { continue };
            let origin = Point { x: boxes[owner].x, y: boxes[owner].y + self.lane_top[lane] };
            for &b in self.tree.members(Some(lane)) {
                boxes[b] = Point { x: boxes[b].x + origin.x, y: boxes[b].y + origin.y };
            }
        }
        boxes
    }
}

fn flow(between: &Between, wire: &Wire) -> Flow {
    match (between.from, between.to) {
        (Some(from), Some(to)) if from == wire.from && to == wire.to => Flow::Main,
        (Some(_), Some(_)) => Flow::Deep,
        _ => Flow::Outer,
    }
}
