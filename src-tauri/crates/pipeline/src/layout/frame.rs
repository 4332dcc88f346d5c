//! Lanes: the frames around the steps of a branch, wherever these lie.

use super::metrics::{BRANCH_CHANNEL, LANE_FOOT, LANE_HEADER, LANE_SIDE, WIRE_GAP};
use super::scene::{Point, Rect, Scene};
use super::tree::Tree;

/// The frame of each lane for boxes at the given places. A lane frames its boxes, the lanes that hang from
/// them and the wires around those; one without boxes has no size.
pub(super) fn frames(scene: &Scene, tree: &Tree, boxes: &[Point]) -> Vec<Rect> {
    let mut frames = vec![Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 }; scene.lanes.len()];
    for lane in tree.inner_first() {
        let members = tree.members(Some(lane));
        let around = members.iter().map(|&b| hull(scene, tree, boxes, &frames, b)).reduce(join);
        if let Some(around) = around {
            frames[lane] = Rect {
                x: around.x - LANE_SIDE,
                y: around.y - LANE_HEADER,
                width: around.width + 2.0 * LANE_SIDE,
                height: around.height + LANE_HEADER + LANE_FOOT,
            };
        }
    }
    frames
}

/// The rectangle around a box, its lanes and the branch wires beside them. The frames of its lanes must be
/// known.
pub(super) fn hull(scene: &Scene, tree: &Tree, boxes: &[Point], frames: &[Rect], b: usize) -> Rect {
    let own =
        Rect { x: boxes[b].x, y: boxes[b].y, width: scene.boxes[b].width, height: scene.boxes[b].height };
    let lanes: Vec<_> =
        tree.lanes_of(b).iter().map(|&lane| frames[lane]).filter(|frame| frame.width > 0.0).collect();
    let mut around = lanes.iter().copied().fold(own, join);
    around.width += channel(lanes.len());
    around
}

/// The room right of `lanes` lanes for the wires that go around them.
pub(super) fn channel(lanes: usize) -> f64 {
    if lanes < 2 { 0.0 } else { BRANCH_CHANNEL + WIRE_GAP * (lanes - 2) as f64 }
}

/// The smallest rectangle around two.
pub(super) fn join(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let (right, bottom) = ((a.x + a.width).max(b.x + b.width), (a.y + a.height).max(b.y + b.height));
    Rect { x, y, width: right - x, height: bottom - y }
}
