//! Orthogonal wires between boxes, wherever these lie.
//!
//! Each wire is sketched by itself past all obstacles (`sketch`); then the sketches are moved apart where
//! they run side by side (`spread` and `track`). Lanes and branch wires come first, as other wires keep
//! clear of them.

mod branch;
mod columns;
mod field;
mod gaps;
mod line;
mod search;
mod side;
mod sketch;
mod spread;
mod track;

use field::{Field, Pass};
use line::Lines;
use sketch::{Ends, sketch};

use super::frame::frames;
use super::metrics::LEVEL;
use super::net::{Root, height, nets};
use super::scene::{Placement, Point, Rect, Scene, Wire};
use super::tree::Tree;

/// Frames the lanes and draws the wires for boxes at the given places, one for each of the scene's; after a
/// user's move as well as for [`arrange`](super::arrange()). A box without a place lies at the origin; a wire
/// that names a box which is not there has no corners.
pub fn route(scene: &Scene, boxes: &[Point]) -> Placement {
    let mut boxes = boxes.to_vec();
    boxes.resize(scene.boxes.len(), Point { x: 0.0, y: 0.0 });
    let tree = Tree::new(scene);
    let lanes = frames(scene, &tree, &boxes);
    let areas: Vec<_> = boxes
        .iter()
        .zip(&scene.boxes)
        .map(|(at, b)| Rect { x: at.x, y: at.y, width: b.width, height: b.height })
        .collect();
    let sides = side::clearances(&areas);
    let mut field = Field::new(&areas, &sides, &tree, &lanes);
    let branch_wires = branch::wires(scene, &tree, &boxes, &lanes, &field);
    for wire in &branch_wires {
        field.keep_clear(wire);
    }

    let drawn = Drawn { tree: &tree, boxes: &boxes, lanes: &lanes, sides: &sides };
    let (net_of, roots) = nets(scene);
    let mut wires = vec![Vec::new(); scene.wires.len()];
    let mut lines = straight_lines(scene, &boxes, &net_of);
    let mut passes = vec![Pass::default(); scene.wires.len()];
    for (root, members) in roots.iter().zip(members(&net_of, roots.len())) {
        let mut wishes: Vec<_> = members
            .into_iter()
            .filter(|&at| scene.wires[at].from < boxes.len() && scene.wires[at].to < boxes.len())
            .map(|at| (at, ends(scene, &drawn, &scene.wires[at], net_of[at], *root)))
            .collect();
        // The near ones first: further ones follow them as far as that helps.
        wishes.sort_by(|(_, a), (_, b)| {
            let far = |ends: &Ends| ((ends.leaf.x - ends.root.x).abs(), (ends.leaf.y - ends.root.y).abs());
            let (a, b) = (far(a), far(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let mut paths: Vec<Vec<Point>> = Vec::new();
        for (at, ends) in wishes {
            let wire = &scene.wires[at];
            passes[at] = Pass::new(&tree, wire.from, wire.to);
            let path = spread::tidy(&sketch(&field, &lines, &passes[at], &ends, &paths));
            lines.add(net_of[at], &path);
            wires[at].clone_from(&path);
            if matches!(root, Root::Input(..)) {
                wires[at].reverse();
            }
            paths.push(path);
        }
    }
    spread::spread(&field, &passes, &net_of, &mut wires);
    Placement { boxes, lanes, wires, branch_wires }
}

fn members(net_of: &[usize], count: usize) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); count];
    for (wire, &net) in net_of.iter().enumerate() {
        members[net].push(wire);
    }
    members
}

/// Wires whose ports are level with one another have no choice; the others avoid them.
fn straight_lines(scene: &Scene, boxes: &[Point], net_of: &[usize]) -> Lines {
    let tops = boxes.iter().map(|at| at.y);
    let feet = boxes.iter().zip(&scene.boxes).map(|(at, b)| at.y + b.height);
    let mut lines = Lines::between((tops.fold(0.0, f64::min), feet.fold(0.0, f64::max)));
    for (wire, &net) in scene.wires.iter().zip(net_of) {
        if wire.from < boxes.len() && wire.to < boxes.len() {
            let (start, end) = ports(scene, boxes, wire);
            if (start.y - end.y).abs() < 0.01 && start.x < end.x {
                lines.add(net, &[start, end]);
            }
        }
    }
    lines
}

/// The centres of the ports a wire joins.
fn ports(scene: &Scene, boxes: &[Point], wire: &Wire) -> (Point, Point) {
    let (from, to) = (boxes[wire.from], boxes[wire.to]);
    let start = Point { x: from.x + scene.boxes[wire.from].width, y: from.y + height(wire.from_anchor) };
    (start, Point { x: to.x, y: to.y + height(wire.to_anchor) })
}

fn ends(scene: &Scene, drawn: &Drawn, wire: &Wire, net: usize, root: Root) -> Ends {
    let (start, end) = ports(scene, drawn.boxes, wire);
    let meeting = drawn.tree.meet(wire.from, wire.to);
    let left = meeting.left.iter().map(|&(lane, _)| drawn.lanes[lane]);
    let left = left.fold(start.x, |x, frame| x.max(frame.x + frame.width)) + LEVEL;
    let entered = meeting.entered.iter().map(|&(lane, _)| drawn.lanes[lane]);
    let entered = entered.fold(end.x, |x, frame| x.min(frame.x)) - LEVEL;
    let (out, into) = (start.x + drawn.sides[wire.from].1, end.x - drawn.sides[wire.to].0);
    match root {
        Root::Output(..) => {
            Ends { root: start, leaf: end, facing: 1.0, turns: (out, into), between: (left, entered), net }
        }
        Root::Input(..) => {
            Ends { root: end, leaf: start, facing: -1.0, turns: (into, out), between: (entered, left), net }
        }
    }
}

/// What lies there before the first wire.
struct Drawn<'a> {
    tree: &'a Tree,
    boxes: &'a [Point],
    lanes: &'a [Rect],
    /// How far wires stay from the left and the right of each box.
    sides: &'a [(f64, f64)],
}
