//! Laying out some steps and leaving the others alone.

use super::arrange;
use super::scene::{Point, Scene};

/// Lays out a part of a scene by itself: the boxes of those indices, and what stands in their lanes. The drawing's
/// upper left corner stays where the part has it now. Gives the new place of each box of the part.
pub fn arrange_part(scene: &Scene, places: &[Point], part: &[usize]) -> Vec<(usize, Point)> {
    let boxes = with_lanes(scene, part);
    let mut within = vec![None; scene.boxes.len()];
    for (at, &b) in boxes.iter().enumerate() {
        within[b] = Some(at);
    }
    let lanes: Vec<_> = (0..scene.lanes.len())
        .filter(|&lane| within.get(scene.lanes[lane].owner).is_some_and(Option::is_some))
        .collect();
    let small = Scene {
        boxes: boxes
            .iter()
            .map(|&b| {
                let mut one = scene.boxes[b].clone();
                one.lane = one.lane.and_then(|lane| lanes.iter().position(|&kept| kept == lane));
                one.pinned = None;
                one
            })
            .collect(),
        lanes: lanes
            .iter()
            .filter_map(|&lane| {
                let mut one = scene.lanes[lane].clone();
                one.owner = within[one.owner]?;
                Some(one)
            })
            .collect(),
        wires: scene
            .wires
            .iter()
            .filter_map(|wire| {
                let mut one = wire.clone();
                (one.from, one.to) = ((*within.get(wire.from)?)?, (*within.get(wire.to)?)?);
                Some(one)
            })
            .collect(),
    };
    let arranged = arrange(&small).boxes;
    let old: Vec<_> = boxes.iter().filter_map(|&b| places.get(b).copied()).collect();
    let (from, to) = (corner(&arranged), corner(&old));
    let moved = |at: Point| Point { x: at.x - from.x + to.x, y: at.y - from.y + to.y };
    boxes.into_iter().zip(arranged.into_iter().map(moved)).collect()
}

/// The boxes and all that stand in their lanes, in the scene's order.
fn with_lanes(scene: &Scene, part: &[usize]) -> Vec<usize> {
    let mut chosen = vec![false; scene.boxes.len()];
    for &b in part {
        if let Some(chosen) = chosen.get_mut(b) {
            *chosen = true;
        }
    }
    // Lanes may nest in any order of indices; each round reaches one level deeper.
    loop {
        let inside = |b: &usize| {
            let owner = scene.boxes[*b].lane.and_then(|lane| scene.lanes.get(lane)).map(|lane| lane.owner);
            owner.is_some_and(|owner| chosen.get(owner) == Some(&true))
        };
        let more: Vec<_> = (0..chosen.len()).filter(|b| !chosen[*b]).filter(inside).collect();
        if more.is_empty() {
            return (0..chosen.len()).filter(|&b| chosen[b]).collect();
        }
        for b in more {
            chosen[b] = true;
        }
    }
}

fn corner(points: &[Point]) -> Point {
    let least = |value: fn(&Point) -> f64| points.iter().map(value).fold(f64::INFINITY, f64::min);
    let or_origin = |value: f64| if value.is_finite() { value } else { 0.0 };
    Point { x: or_origin(least(|point| point.x)), y: or_origin(least(|point| point.y)) }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Anchor, Box, Lane, Wire};
    use super::*;

    /// Boxes in a chain, the last of them a Condition with one step in its branch.
    fn chain(boxes: usize) -> Scene {
        let one = |lane| Box { width: 176.0, height: 76.0, lane, pinned: None };
        let wire =
            |from, to| Wire { from, from_anchor: Anchor::Right(59.0), to, to_anchor: Anchor::Left(59.0) };
        Scene {
            boxes: (0..boxes).map(|_| one(None)).chain([one(Some(0))]).collect(),
            lanes: vec![Lane { owner: boxes - 1, branch: 0 }],
            wires: (1..boxes).map(|to| wire(to - 1, to)).collect(),
        }
    }

    #[track_caller]
    fn check(part: &[usize], expect: &[(usize, f64, f64)]) {
        let scene = chain(3);
        let places: Vec<_> = (0..4).map(|at| Point { x: 1000.0, y: 500.0 + 100.0 * f64::from(at) }).collect();
        let found: Vec<_> =
            arrange_part(&scene, &places, part).into_iter().map(|(b, at)| (b, at.x, at.y)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn only_the_part_moves_and_its_corner_stays() {
        check(&[], &[]);
        check(&[0], &[(0, 1000.0, 500.0)]);
        check(&[0, 1], &[(0, 1000.0, 500.0), (1, 1212.0, 500.0)]);
        // A Condition takes the steps of its branches along.
        check(&[1, 2], &[(1, 1000.0, 600.0), (2, 1212.0, 600.0), (3, 1212.0, 731.0)]);
    }
}
