//! The wires from a Condition's branch ports down to its lanes.

use super::field::{Field, Pass, Way};
use crate::layout::frame::join;
use crate::layout::metrics::{BRANCH_CHANNEL, LANE_SIDE, WIRE_GAP};
use crate::layout::scene::{Point, Rect, Scene};
use crate::layout::tree::Tree;

/// How far a branch wire drops from its port before it turns, and from its last turn to the lane.
const DROP: f64 = 14.0;
const LAST_DROP: f64 = 11.0;

/// A last turn to the middle of the lane must be worth it.
const JOG: f64 = 16.0;

/// The wire of each lane; empty for a lane without boxes.
pub(super) fn wires(
    scene: &Scene,
    tree: &Tree,
    boxes: &[Point],
    frames: &[Rect],
    field: &Field,
) -> Vec<Vec<Point>> {
    let mut wires = vec![Vec::new(); frames.len()];
    for (owner, (at, size)) in boxes.iter().zip(&scene.boxes).enumerate() {
        let own = Rect { x: at.x, y: at.y, width: size.width, height: size.height };
        let lanes: Vec<_> =
            tree.lanes_of(owner).iter().copied().filter(|&lane| frames[lane].width > 0.0).collect();
        for (nth, &lane) in lanes.iter().enumerate() {
            let earlier: Vec<_> = lanes[..nth].iter().map(|&lane| frames[lane]).collect();
            let port = port(&own, scene.lanes[lane].branch);
            wires[lane] = wire(port, &own, &frames[lane], &earlier, field);
        }
    }
    wires
}

/// The centre of a branch port: True in the middle of the left half of the lower edge, False of the right.
pub(super) fn port(owner: &Rect, branch: usize) -> Point {
    let part = if branch == 0 { 0.25 } else { 0.75 };
    Point { x: owner.x + owner.width * part, y: owner.y + owner.height }
}

fn wire(port: Point, owner: &Rect, lane: &Rect, earlier: &[Rect], field: &Field) -> Vec<Point> {
    let foot = Point { x: lane.x + lane.width / 2.0, y: lane.y };
    let drop = lane.y - port.y;
    let between = earlier.iter().any(|other| other.y < lane.y && port.y < other.y + other.height);
    let pass = Pass { anywhere: true, ..Pass::default() };
    if drop > 0.0 && !between {
        if lane.x + LANE_SIDE <= port.x && port.x <= lane.x + lane.width - LANE_SIDE {
            return vec![port, Point { x: port.x, y: lane.y }];
        }
        if drop >= DROP + LAST_DROP {
            let y = lane.y - LAST_DROP;
            if field.blocked(Way::Upright, &pass, port.x, (port.y + 6.0, y)).is_none() {
                return vec![port, Point { x: port.x, y }, Point { x: foot.x, y }, foot];
            }
        }
    }
    // Around the right side of all that lies between.
    let hull = earlier.iter().copied().fold(*owner, join);
    let hull = if drop < DROP + LAST_DROP { join(hull, *lane) } else { hull };
    let (low, high) = (port.y + DROP, lane.y - LAST_DROP);
    let nth = earlier.len().saturating_sub(1) as f64;
    let mut x = hull.x + hull.width + BRANCH_CHANNEL + nth * WIRE_GAP;
    // As the user may have put a box there; a bounded number of tries, then through it.
    for _ in 0..16 {
        match field.blocked(Way::Upright, &pass, x, (low.min(high), low.max(high))) {
            Some((_, right)) if right > x => x = right,
            _ => break,
        }
    }
    if (x - foot.x).abs() < JOG && low < high {
        return vec![port, Point { x: port.x, y: low }, Point { x, y: low }, Point { x, y: lane.y }];
    }
    vec![
        port,
        Point { x: port.x, y: low },
        Point { x, y: low },
        Point { x, y: high },
        Point { x: foot.x, y: high },
        foot,
    ]
}
