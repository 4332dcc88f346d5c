//! What the user placed stays; the rest gives way.
//!
//! The layout is made as though nothing were placed, so that moving one box leaves the others alone. Then
//! placed boxes go where they belong, taking their lanes along, and whatever they cover moves up or down to
//! the nearest free place.

use super::frame::{frames, hull};
use super::metrics::{BRANCH_DROP, LANE_GAP, LANE_ROW_GAP, ROW_GAP};
use super::scene::{Point, Rect, Scene};
use super::tree::Tree;

/// Puts placed boxes at their places and moves others out of their way, always up or down.
pub(super) fn settle(scene: &Scene, tree: &Tree, boxes: &mut [Point]) {
    if scene.boxes.iter().all(|b| b.pinned.is_none()) {
        return;
    }
    let placed = follow(scene, tree, boxes);
    for lane in tree.inner_first() {
        for &b in tree.members(Some(lane)) {
            part_lanes(scene, tree, boxes, &placed, b);
        }
        give_way(scene, tree, boxes, &placed, Some(lane));
    }
    for &b in tree.members(None) {
        part_lanes(scene, tree, boxes, &placed, b);
    }
    give_way(scene, tree, boxes, &placed, None);
}

/// Moves placed boxes to their places, and what hangs from them by as much. Returns which boxes are placed or
/// hold one in a lane.
fn follow(scene: &Scene, tree: &Tree, boxes: &mut [Point]) -> Vec<bool> {
    let mut moved = vec![Point { x: 0.0, y: 0.0 }; boxes.len()];
    let lanes = tree.inner_first();
    let containers = std::iter::once(None).chain(lanes.iter().rev().map(|&lane| Some(lane)));
    for container in containers {
        let owner = container.and_then(|lane| tree.owner(lane));
        let along = owner.map_or(Point { x: 0.0, y: 0.0 }, |owner| moved[owner]);
        for &b in tree.members(container) {
            moved[b] = match scene.boxes[b].pinned {
                Some(place) => Point { x: place.x - boxes[b].x, y: place.y - boxes[b].y },
                None => along,
            };
        }
    }
    for (at, by) in boxes.iter_mut().zip(moved) {
        *at = Point { x: at.x + by.x, y: at.y + by.y };
    }
    let mut placed: Vec<_> = scene.boxes.iter().map(|b| b.pinned.is_some()).collect();
    for (at, b) in scene.boxes.iter().enumerate() {
        // Exactly, not by way of a sum.
        if let Some(place) = b.pinned {
            boxes[at] = place;
        }
    }
    for lane in lanes {
        if let Some(owner) = tree.owner(lane) {
            placed[owner] |= tree.members(Some(lane)).iter().any(|&b| placed[b]);
        }
    }
    placed
}

/// Moves lanes that hold nothing placed below their Condition and below the lanes before them.
fn part_lanes(scene: &Scene, tree: &Tree, boxes: &mut [Point], placed: &[bool], owner: usize) {
    if !placed[owner] {
        return;
    }
    for &lane in tree.lanes_of(owner) {
        if tree.members(Some(lane)).iter().any(|&b| placed[b]) {
            continue;
        }
        let frames = frames(scene, tree, boxes);
        let mut taken = vec![(rect(scene, boxes, owner), BRANCH_DROP)];
        taken.extend(
            tree.lanes_of(owner)
                .iter()
                .filter(|&&other| other != lane && frames[other].width > 0.0)
                .filter(|&&other| frames[other].y <= frames[lane].y || holds_placed(tree, placed, other))
                .map(|&other| (frames[other], LANE_GAP)),
        );
        if let Some(y) = nearest_free(frames[lane], &taken, true) {
            shift(tree, boxes, Some(lane), y - frames[lane].y);
        }
    }
}

fn holds_placed(tree: &Tree, placed: &[bool], lane: usize) -> bool {
    tree.members(Some(lane)).iter().any(|&b| placed[b])
}

/// Moves the members of a container that nothing placed lies in, where they cover another.
fn give_way(scene: &Scene, tree: &Tree, boxes: &mut [Point], placed: &[bool], container: Option<usize>) {
    let gap = if container.is_some() { LANE_ROW_GAP } else { ROW_GAP };
    let (fixed, free): (Vec<usize>, Vec<usize>) = tree.members(container).iter().partition(|&&b| placed[b]);
    if fixed.is_empty() {
        return;
    }
    let frames = frames(scene, tree, boxes);
    let hulls: Vec<_> = fixed.iter().map(|&b| hull(scene, tree, boxes, &frames, b)).collect();
    let mut taken: Vec<_> = hulls.into_iter().map(|hull| (hull, gap)).collect();
    let free = free.into_iter().map(|b| (b, hull(scene, tree, boxes, &frames, b)));
    let (covered, clear): (Vec<_>, Vec<_>) =
        free.partition(|(_, hull)| taken.iter().any(|(other, _)| overlap(*hull, *other)));
    taken.extend(clear.into_iter().map(|(_, hull)| (hull, gap)));
    for (b, hull) in covered {
        let y = nearest_free(hull, &taken, false).unwrap_or(hull.y);
        let by = y - hull.y;
        boxes[b].y += by;
        for &lane in tree.lanes_of(b) {
            shift(tree, boxes, Some(lane), by);
        }
        taken.push((Rect { y, ..hull }, gap));
    }
}

/// Moves all that a lane holds up or down.
fn shift(tree: &Tree, boxes: &mut [Point], lane: Option<usize>, by: f64) {
    let mut lanes = vec![lane];
    while let Some(lane) = lanes.pop() {
        for &b in tree.members(lane) {
            boxes[b].y += by;
            lanes.extend(tree.lanes_of(b).iter().map(|&lane| Some(lane)));
        }
    }
}

fn rect(scene: &Scene, boxes: &[Point], b: usize) -> Rect {
    Rect { x: boxes[b].x, y: boxes[b].y, width: scene.boxes[b].width, height: scene.boxes[b].height }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/// The height nearest to where a rectangle is at which it keeps its distance from all taken; `None` when it
/// may stay. Only `downwards`, if so.
fn nearest_free(rect: Rect, taken: &[(Rect, f64)], downwards: bool) -> Option<f64> {
    let mut forbidden: Vec<_> = taken
        .iter()
        .filter(|(other, _)| rect.x < other.x + other.width && other.x < rect.x + rect.width)
        .map(|(other, gap)| (other.y - gap - rect.height, other.y + other.height + gap))
        .collect();
    forbidden.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut run: Option<(f64, f64)> = None;
    for (from, to) in forbidden {
        match &mut run {
            Some((_, end)) if from < *end => *end = end.max(to),
            Some((_, end)) if *end > rect.y => break,
            _ => run = Some((from, to)),
        }
    }
    let (up, down) = run.filter(|&(from, to)| from < rect.y && rect.y < to)?;
    Some(if !downwards && rect.y - up < down - rect.y { up } else { down })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(y: f64, taken: &[(f64, f64)], expect: Option<f64>) {
        let rect = |y, height| Rect { x: 0.0, y, width: 176.0, height };
        let taken: Vec<_> = taken.iter().map(|&(y, height)| (rect(y, height), 24.0)).collect();
        assert_eq!(nearest_free(rect(y, 100.0), &taken, false), expect);
    }

    #[test]
    fn the_nearest_free_height() {
        check(0.0, &[], None);
        check(0.0, &[(124.0, 100.0)], None);
        check(0.0, &[(100.0, 100.0)], Some(-24.0));
        check(90.0, &[(0.0, 100.0)], Some(124.0));
        // Two that leave too little room between them count as one.
        check(60.0, &[(0.0, 100.0), (140.0, 100.0)], Some(-124.0));
        check(150.0, &[(0.0, 100.0), (140.0, 100.0)], Some(264.0));
    }
}
