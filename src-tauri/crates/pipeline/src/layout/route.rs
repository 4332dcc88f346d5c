//! Orthogonal wires between boxes, wherever these lie.
//!
//! Each wire is sketched by itself past all obstacles ([`sketch`]); then the sketches are moved apart where
//! they run side by side ([`track`]). Lanes and branch wires come first, as other wires keep clear of them.

mod branch;
mod field;
mod search;
mod sketch;
mod spread;
mod track;

use field::{Field, Pass};
use sketch::{Ends, sketch};

use super::frame::frames;
use super::net::{Root, height, nets};
use super::scene::{Placement, Point, Scene, Wire};
use super::tree::Tree;

/// Frames the lanes and draws the wires for boxes at the given places, one for each of the scene's; after a
/// user's move as well as for [`arrange`](super::arrange()). A box without a place lies at the origin; a wire
/// that names a box which is not there has no corners.
pub fn route(scene: &Scene, boxes: &[Point]) -> Placement {
    let mut boxes = boxes.to_vec();
    boxes.resize(scene.boxes.len(), Point { x: 0.0, y: 0.0 });
    let tree = Tree::new(scene);
    let lanes = frames(scene, &tree, &boxes);
    let mut field = Field::new(scene, &tree, &boxes, &lanes);
    let branch_wires = branch::wires(scene, &tree, &boxes, &lanes, &field);
    for wire in &branch_wires {
        field.keep_clear(wire);
    }

    let (net_of, roots) = nets(scene);
    let mut wires = vec![Vec::new(); scene.wires.len()];
    let mut passes = vec![Pass::default(); scene.wires.len()];
    for (root, members) in roots.iter().zip(members(&net_of, roots.len())) {
        let mut wishes: Vec<_> = members
            .into_iter()
            .filter(|&at| scene.wires[at].from < boxes.len() && scene.wires[at].to < boxes.len())
            .map(|at| (at, ends(scene, &boxes, &scene.wires[at], *root)))
            .collect();
        // The near ones first: further ones follow them as far as that helps.
        wishes.sort_by(|(_, a), (_, b)| {
            let far = |ends: &Ends| ((ends.leaf.x - ends.root.x).abs(), (ends.leaf.y - ends.root.y).abs());
            let (a, b) = (far(a), far(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let mut drawn: Vec<Vec<Point>> = Vec::new();
        for (at, ends) in wishes {
            let wire = &scene.wires[at];
            passes[at] = Pass::new(&tree, wire.from, wire.to);
            let path = spread::tidy(&sketch(&field, &passes[at], &ends, &drawn));
            wires[at].clone_from(&path);
            if matches!(root, Root::Input(..)) {
                wires[at].reverse();
            }
            drawn.push(path);
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

fn ends(scene: &Scene, boxes: &[Point], wire: &Wire, root: Root) -> Ends {
    let (from, to) = (boxes[wire.from], boxes[wire.to]);
    let start = Point { x: from.x + scene.boxes[wire.from].width, y: from.y + height(wire.from_anchor) };
    let end = Point { x: to.x, y: to.y + height(wire.to_anchor) };
    match root {
        Root::Output(..) => Ends { root: start, leaf: end, facing: 1.0 },
        Root::Input(..) => Ends { root: end, leaf: start, facing: -1.0 },
    }
}
