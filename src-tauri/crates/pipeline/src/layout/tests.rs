//! What every drawing must hold to, over scenes drawn by hand and generated ones.

mod scenes;

use super::scene::{Anchor, Box, Lane, Placement, Point, Rect, Scene, Wire};
use super::{arrange, route};
use scenes::{Dice, Sketch};

fn rect(scene: &Scene, placement: &Placement, b: usize) -> Rect {
    let (at, size) = (placement.boxes[b], &scene.boxes[b]);
    Rect { x: at.x, y: at.y, width: size.width, height: size.height }
}

/// Whether two rectangles share more than an edge; one without size (an empty lane) shares nothing.
fn overlap(a: &Rect, b: &Rect) -> bool {
    const EDGE: f64 = 0.01;
    a.width.min(b.width) > EDGE
        && a.x + EDGE < b.x + b.width
        && b.x + EDGE < a.x + a.width
        && a.y + EDGE < b.y + b.height
        && b.y + EDGE < a.y + a.height
}

fn contains(outer: &Rect, inner: &Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

/// Whether a lane holds a box, directly or within another lane.
fn holds(scene: &Scene, lane: usize, b: usize) -> bool {
    std::iter::successors(scene.boxes[b].lane, |&inner| scene.boxes[scene.lanes[inner].owner].lane)
        .any(|around| around == lane)
}

fn pieces(wire: &[Point]) -> impl Iterator<Item = Rect> {
    wire.windows(2).map(|ends| Rect {
        x: ends[0].x.min(ends[1].x),
        y: ends[0].y.min(ends[1].y),
        width: (ends[0].x - ends[1].x).abs(),
        height: (ends[0].y - ends[1].y).abs(),
    })
}

#[track_caller]
fn check_boxes(name: &str, scene: &Scene, placement: &Placement) {
    for a in 0..scene.boxes.len() {
        for b in 0..a {
            let both_pinned = scene.boxes[a].pinned.is_some() && scene.boxes[b].pinned.is_some();
            let apart = !overlap(&rect(scene, placement, a), &rect(scene, placement, b));
            assert!(apart || both_pinned, "{name}: boxes {a} and {b} overlap");
        }
    }
}

#[track_caller]
fn check_lanes(name: &str, scene: &Scene, placement: &Placement) {
    for (lane, frame) in placement.lanes.iter().enumerate() {
        for b in 0..scene.boxes.len() {
            let own = rect(scene, placement, b);
            if holds(scene, lane, b) {
                assert!(contains(frame, &own), "{name}: lane {lane} does not frame box {b}");
            } else {
                assert!(!overlap(frame, &own), "{name}: lane {lane} covers box {b}");
            }
        }
        for (other, inner) in placement.lanes[..lane].iter().enumerate() {
            let nested =
                holds(scene, lane, scene.lanes[other].owner) || holds(scene, other, scene.lanes[lane].owner);
            assert!(nested || !overlap(frame, inner), "{name}: lanes {lane} and {other} overlap");
        }
    }
}

#[track_caller]
fn check_wires(name: &str, scene: &Scene, placement: &Placement) {
    check_wires_from(9.0, name, scene, placement);
}

/// `level` is how far each wire runs from a port before it turns, at least.
#[track_caller]
fn check_wires_from(level: f64, name: &str, scene: &Scene, placement: &Placement) {
    for (nth, (wire, corners)) in scene.wires.iter().zip(&placement.wires).enumerate() {
        let (from, to) = (rect(scene, placement, wire.from), rect(scene, placement, wire.to));
        let (Anchor::Right(out) | Anchor::Left(out)) = wire.from_anchor;
        let (Anchor::Right(into) | Anchor::Left(into)) = wire.to_anchor;
        check_ends(
            name,
            corners,
            Point { x: from.x + from.width, y: from.y + out },
            Point { x: to.x, y: to.y + into },
        );
        for piece in pieces(corners) {
            assert!(
                piece.width < 0.01 || piece.height < 0.01,
                "{name}: wire {nth} is not orthogonal: {corners:?}"
            );
            for b in 0..scene.boxes.len() {
                let clear = !through(&piece, &rect(scene, placement, b));
                assert!(clear, "{name}: wire {nth} runs through box {b}: {corners:?}");
            }
        }
        if corners.len() > 2 {
            let (first, last) =
                (corners[1].x - corners[0].x, corners[corners.len() - 1].x - corners[corners.len() - 2].x);
            assert!(
                first > level - 0.01 && last > level - 0.01,
                "{name}: wire {nth} leaves or enters too short: {corners:?}"
            );
        }
    }
}

/// Whether a piece of wire, which has no width, runs through the inside of a rectangle.
fn through(piece: &Rect, b: &Rect) -> bool {
    let inside = |at: f64, from: f64, size: f64| from + 0.01 < at && at < from + size - 0.01;
    let meets = |at: f64, long: f64, from: f64, size: f64| at + 0.01 < from + size && from + 0.01 < at + long;
    (piece.height < 0.01 && inside(piece.y, b.y, b.height) && meets(piece.x, piece.width, b.x, b.width))
        || (piece.width < 0.01
            && inside(piece.x, b.x, b.width)
            && meets(piece.y, piece.height, b.y, b.height))
}

#[track_caller]
fn check_ends(name: &str, corners: &[Point], start: Point, end: Point) {
    let near = |a: Point, b: Point| (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01;
    let ends = corners.first().zip(corners.last());
    assert!(ends.is_some_and(|(a, b)| near(*a, start) && near(*b, end)), "{name}: a wire misses its ports");
}

#[track_caller]
fn check_branch_ends(name: &str, scene: &Scene, placement: &Placement) {
    for (lane, (corners, frame)) in placement.branch_wires.iter().zip(&placement.lanes).enumerate() {
        if frame.width < 0.01 {
            assert!(corners.is_empty(), "{name}: an empty lane has a wire");
            continue;
        }
        let owner = rect(scene, placement, scene.lanes[lane].owner);
        let part = if scene.lanes[lane].branch == 0 { 0.25 } else { 0.75 };
        let (first, last) = (corners[0], corners[corners.len() - 1]);
        assert!(
            (first.x - owner.x - owner.width * part).abs() < 0.01,
            "{name}: lane {lane} hangs from no port"
        );
        assert!((first.y - owner.y - owner.height).abs() < 0.01, "{name}: lane {lane} hangs from no port");
        assert!((last.y - frame.y).abs() < 0.01, "{name}: the branch wire does not reach lane {lane}");
        let straight = |piece: Rect| piece.width < 0.01 || piece.height < 0.01;
        assert!(pieces(corners).all(straight), "{name}: branch wire {lane} is not orthogonal");
    }
}

#[track_caller]
fn check_branch_wires(name: &str, scene: &Scene, placement: &Placement) {
    check_branch_ends(name, scene, placement);
    for (lane, wire) in placement.branch_wires.iter().enumerate() {
        for b in 0..scene.boxes.len() {
            let own = rect(scene, placement, b);
            assert!(
                !pieces(wire).any(|piece| through(&piece, &own)),
                "{name}: branch wire {lane} through box {b}"
            );
        }
    }
}

fn length_of(placement: &Placement) -> f64 {
    placement.wires.iter().flat_map(|wire| pieces(wire)).map(|piece| piece.width + piece.height).sum()
}

/// The length over which wires of different outputs lie on one another, apart from the pieces at a port that
/// both enter.
fn hidden(scene: &Scene, placement: &Placement) -> f64 {
    let mut sum = 0.0;
    for (a, wire) in scene.wires.iter().enumerate() {
        for (b, other) in scene.wires.iter().enumerate().take(a) {
            let one_output = wire.from == other.from && wire.from_anchor == other.from_anchor;
            let one_input = wire.to == other.to && wire.to_anchor == other.to_anchor;
            if one_output || one_input {
                continue;
            }
            for p in pieces(&placement.wires[a]) {
                for q in pieces(&placement.wires[b]) {
                    let x = (p.x + p.width).min(q.x + q.width) - p.x.max(q.x);
                    let y = (p.y + p.height).min(q.y + q.height) - p.y.max(q.y);
                    let level = p.height < 0.01 && q.height < 0.01 && (p.y - q.y).abs() < 1.5;
                    let upright = p.width < 0.01 && q.width < 0.01 && (p.x - q.x).abs() < 1.5;
                    sum += if level { x.max(0.0) } else { 0.0 } + if upright { y.max(0.0) } else { 0.0 };
                }
            }
        }
    }
    sum
}

#[track_caller]
fn check(name: &str, scene: &Scene) -> Placement {
    let placement = arrange(scene);
    check_boxes(name, scene, &placement);
    check_lanes(name, scene, &placement);
    check_wires(name, scene, &placement);
    check_branch_wires(name, scene, &placement);
    assert_eq!(placement, arrange(scene), "{name}: drawn twice, it differs");
    placement
}

fn all() -> Vec<(String, Sketch)> {
    let mut all = vec![
        ("churn".to_owned(), scenes::churn()),
        ("nested".to_owned(), scenes::nested()),
        ("fan-out".to_owned(), scenes::fan_out()),
        ("chain in a branch".to_owned(), scenes::chain_in_branch()),
        ("nothing".to_owned(), Sketch::default()),
    ];
    for seed in 0..150 {
        let steps = 3 + (seed as usize * 7) % 50;
        all.push((format!("generated({seed}, {steps})"), scenes::generated(seed, steps, false)));
    }
    for seed in 0..20 {
        all.push((format!("layered({seed}, 60)"), scenes::layered(seed, 60)));
    }
    all
}

#[test]
fn every_drawing_is_sound() {
    for (name, sketch) in all() {
        check(&name, &sketch.scene);
    }
    for seed in 0..100 {
        let steps = 3 + (seed as usize * 7) % 50;
        check(&format!("wild({seed}, {steps})"), &scenes::generated(seed, steps, true).scene);
    }
}

#[test]
fn no_wire_of_a_large_drawing_runs_through_a_step() {
    for (seed, steps) in [(1, 300), (2, 600), (3, 1200), (13, 1200), (2, 2400)] {
        let sketch = scenes::layered(seed, steps);
        let placement = arrange(&sketch.scene);
        check_boxes("large", &sketch.scene, &placement);
        check_wires("large", &sketch.scene, &placement);
    }
}

/// A drawing that drifts across the canvas has wires many columns long.
#[test]
fn wires_of_a_large_drawing_are_short() {
    for (seed, steps, limit) in [(1, 200, 480.0), (2, 600, 680.0), (3, 1200, 900.0)] {
        let Sketch { scene, .. } = scenes::layered(seed, steps);
        let boxes = arrange(&scene).boxes;
        let lengths = scene.wires.iter().map(|wire| {
            let (a, b) = (boxes[wire.from], boxes[wire.to]);
            (b.x - a.x).hypot(b.y - a.y)
        });
        let average = lengths.sum::<f64>() / scene.wires.len() as f64;
        assert!(average < limit, "{steps} steps: wires are {average} px long");
    }
}

#[test]
fn wires_rarely_hide_one_another() {
    let (mut hidden_length, mut length) = (0.0, 0.0);
    for (name, sketch) in all() {
        let placement = arrange(&sketch.scene);
        let here = hidden(&sketch.scene, &placement);
        let limit = length_of(&placement) * 0.02;
        assert!(here <= limit, "{name}: {here} px lie on one another");
        hidden_length += here;
        length +=
            placement.wires.iter().flat_map(|wire| pieces(wire)).map(|p| p.width + p.height).sum::<f64>();
    }
    assert!(hidden_length < 0.0001 * length, "{hidden_length} of {length} px lie on one another");
}

#[test]
fn what_the_user_placed_stays() {
    for seed in 0..120 {
        let mut dice = Dice::new(seed + 1000);
        let steps = 4 + (seed as usize * 5) % 30;
        let mut scene = scenes::generated(seed, steps, seed % 3 == 0).scene;
        let free = arrange(&scene);
        // One step at the top level, put somewhere among the others.
        let top: Vec<_> = (0..scene.boxes.len()).filter(|&b| scene.boxes[b].lane.is_none()).collect();
        let (moved, target) = (top[dice.roll(top.len())], free.boxes[dice.roll(scene.boxes.len())]);
        let place =
            Point { x: target.x + dice.roll(90) as f64 - 45.5, y: target.y + dice.roll(90) as f64 - 45.25 };
        scene.boxes[moved].pinned = Some(place);
        let name = format!("generated({seed}, {steps}) with {moved} at {place:?}");
        let placement = arrange(&scene);
        assert_eq!(placement.boxes[moved], place, "{name}");
        check_boxes(&name, &scene, &placement);
        check_lanes(&name, &scene, &placement);
        check_branch_ends(&name, &scene, &placement);
    }
}

#[test]
fn moving_one_step_a_little_leaves_the_others() {
    let mut scene = scenes::churn().scene;
    let free = arrange(&scene);
    scene.boxes[1].pinned = Some(Point { x: free.boxes[1].x + 6.0, y: free.boxes[1].y + 10.0 });
    let placement = arrange(&scene);
    let others = |placement: &Placement| {
        placement.boxes.iter().copied().enumerate().filter(|(b, _)| *b != 1).collect::<Vec<_>>()
    };
    assert_eq!(others(&placement), others(&free));
}

#[test]
fn a_moved_condition_takes_its_lanes_along() {
    let mut scene = scenes::nested().scene;
    let free = arrange(&scene);
    scene.boxes[2].pinned = Some(Point { x: free.boxes[2].x + 64.0, y: free.boxes[2].y + 300.0 });
    let placement = arrange(&scene);
    for b in 2..9 {
        let (was, is) = (free.boxes[b], placement.boxes[b]);
        assert!(
            (is.x - was.x - 64.0).abs() < 0.01 && (is.y - was.y - 300.0).abs() < 0.01,
            "box {b} stayed behind"
        );
    }
}

#[test]
fn after_a_move_wires_go_around_boxes() {
    let (sketch, places) = scenes::moved();
    let mut boxes = arrange(&sketch.scene).boxes;
    for (b, place) in places {
        boxes[b] = place;
    }
    let placement = route(&sketch.scene, &boxes);
    assert_eq!(placement.boxes, boxes);
    check_wires("moved", &sketch.scene, &placement);
}

#[test]
fn wires_pass_between_boxes_that_the_user_put_close_together() {
    let sketch = scenes::churn();
    let arranged = arrange(&sketch.scene).boxes;
    for (right, down) in [(20.0, 34.0), (20.0, 40.0), (30.0, 0.0), (33.0, 12.0), (-28.0, 34.0)] {
        let mut boxes = arranged.clone();
        boxes[1] = Point { x: boxes[1].x + right, y: boxes[1].y + down };
        let placement = route(&sketch.scene, &boxes);
        check_wires_from(1.5, &format!("{right} {down}"), &sketch.scene, &placement);
    }
}

#[test]
fn half_drawn_scenes_are_drawn() {
    let mut sketch = scenes::churn();
    // A wire from and to nowhere, a circle, a loop, a lane around its own Condition, one of no Condition.
    sketch.wire(99, 0, 1, 0);
    sketch.wire(0, 0, 99, 0);
    sketch.wire(2, 0, 0, 0);
    sketch.wire(1, 0, 1, 1);
    sketch.scene.boxes[3].lane = Some(0);
    sketch.scene.lanes.push(Lane { owner: 99, branch: 7 });
    let placement = arrange(&sketch.scene);
    check_boxes("half drawn", &sketch.scene, &placement);
    assert!(placement.wires[9].is_empty() && placement.wires[10].is_empty());
    for wire in &placement.wires[11..] {
        assert!(wire.len() >= 4, "a wire backwards goes around");
        assert!(pieces(wire).all(|piece| piece.width < 0.01 || piece.height < 0.01));
    }
    assert_eq!(route(&sketch.scene, &[]).boxes.len(), sketch.scene.boxes.len());
}
