//! The way of one wire past all obstacles, before parallel wires are moved apart.

use super::columns::columns;
use super::field::{Field, Pass, Span, Way};
use super::gaps::{gaps, within};
use super::line::Lines;
use super::search::search;
use crate::layout::metrics::LEVEL;
use crate::layout::scene::Point;

/// What a turn is worth, in pixels of wire.
pub(super) const TURN: f64 = 30.0;
/// Leaving a wire of one's own net late must save this much, or the common trunk is plainer.
const LATE: f64 = 60.0;
/// What hiding another wire costs: more than any way around.
const HIDING: f64 = 1e9;
/// How many of the net's level pieces a further wire tries to follow.
const FOLLOWED: usize = 8;

/// A wire to draw, from the end it shares with its net to the one it does not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) root: Point,
    pub(super) leaf: Point,
    /// 1 when the root is an output, so that wires leave it rightwards; -1 when it is an input.
    pub(super) facing: f64,
    /// Where a wire may turn: as far from the root, and from the leaf, as it must run level first.
    pub(super) turns: (f64, f64),
    /// Between the lanes that hold only the root and those that hold only the leaf, from root to leaf: the
    /// best place for an upright piece.
    pub(super) between: (f64, f64),
    /// The net it belongs to.
    pub(super) net: usize,
}

/// The corners from root to leaf: level first and last, by turns level and upright. `net` holds the wires of
/// the same net drawn so far, `lines` the level pieces of all.
pub(super) fn sketch(
    field: &Field,
    lines: &Lines,
    pass: &Pass,
    ends: &Ends,
    net: &[Vec<Point>],
) -> Vec<Point> {
    let ways = [pass.clone(), Pass { anywhere: true, ..Pass::default() }];
    ways.iter()
        .find_map(|pass| {
            let pen = Pen { field, lines, pass, ends };
            let plain = pen.plain(net);
            match plain {
                Some((cost, _)) if cost >= HIDING => pen.corridor(false).or(plain.map(|(_, path)| path)),
                Some((_, path)) => Some(path),
                None => {
                    let corridor = pen.corridor(false).or_else(|| columns(field, lines, pass, ends));
                    corridor.or_else(|| search(field, pass, ends)).or_else(|| pen.corridor(true))
                }
            }
        })
        .unwrap_or_else(|| {
            // No way at all: boxes lie on one another. A straight answer is the least confusing.
            let x = ends.turns.0;
            vec![ends.root, Point { x, y: ends.root.y }, Point { x, y: ends.leaf.y }, ends.leaf]
        })
}

struct Pen<'a> {
    field: &'a Field,
    lines: &'a Lines,
    pass: &'a Pass,
    ends: &'a Ends,
}

impl Pen<'_> {
    fn level(&self, y: f64, from: f64, to: f64) -> bool {
        self.field.blocked(Way::Level, self.pass, y, span(from, to)).is_none()
    }

    /// The first clear x from `from` towards `to` for an upright piece.
    fn upright(&self, from: f64, to: f64, along: Span) -> Option<f64> {
        let rightwards = from <= to;
        let mut x = from;
        for _ in 0..64 {
            if (x > to) == rightwards && (x - to).abs() > 1e-6 {
                return None;
            }
            match self.field.blocked(Way::Upright, self.pass, x, along) {
                None => return Some(x),
                Some((left, right)) => x = if rightwards { right } else { left },
            }
        }
        None
    }

    /// Straight, or one upright piece: between the lanes of the two, near the root, near the leaf, or off another
    /// wire of the net. With the cost; one that hides another wire costs [`HIDING`] or more.
    fn plain(&self, net: &[Vec<Point>]) -> Option<(f64, Vec<Point>)> {
        let Ends { root, leaf, facing, turns: (first, last), between, .. } = *self.ends;
        if (root.y - leaf.y).abs() < 0.01 {
            if (leaf.x - root.x) * facing > 0.0 && self.level(root.y, root.x, leaf.x) {
                return Some((0.0, vec![root, leaf]));
            }
            return None;
        }
        if (last - first) * facing < 0.0 {
            return None;
        }
        let mut best: Option<(f64, Vec<Point>)> = None;
        let mut offer = |extra: f64, path: Vec<Point>| {
            let hiding = if self.lines.hides(self.ends.net, &path) { HIDING } else { 0.0 };
            let cost = added(&path, net) + extra + hiding;
            if best.as_ref().is_none_or(|(least, _)| cost < *least - 0.01) {
                best = Some((cost, path));
            }
        };
        let along = span(root.y, leaf.y);
        for (from, to) in [between, (first, last), (last, first)] {
            if (to - from) * (last - first) < 0.0 && (from, to) == between {
                continue;
            }
            let Some(x) = self.upright(from, to, along) else { continue };
            if self.level(root.y, root.x, x) && self.level(leaf.y, x, leaf.x) {
                let path = vec![root, Point { x, y: root.y }, Point { x, y: leaf.y }, leaf];
                offer(0.0, path);
            }
        }
        for wire in net.iter().rev().take(FOLLOWED) {
            for at in (0..wire.len() - 1).step_by(2) {
                let (from, to) = (wire[at], wire[at + 1]);
                let far = if (to.x - last) * facing > 0.0 { last } else { to.x - LEVEL * facing };
                let near = from.x + LEVEL * facing;
                if (far - near) * facing <= 0.0 || (from.y - leaf.y).abs() < 0.01 {
                    continue;
                }
                let Some(x) = self.upright(far, near, span(from.y, leaf.y)) else { continue };
                if self.level(leaf.y, x, leaf.x) {
                    let mut path = wire[..=at].to_vec();
                    path.extend([Point { x, y: from.y }, Point { x, y: leaf.y }, leaf]);
                    offer(LATE, path);
                }
            }
        }
        best
    }

    /// Up or down near the root, level through a free corridor, up or down near the leaf. The way for long
    /// wires past other columns, and for those that run backwards. `hiding` other wires only if asked to.
    fn corridor(&self, hiding: bool) -> Option<Vec<Point>> {
        const REACH: f64 = 800.0;
        const TRIED: usize = 8;
        let Ends { root, leaf, facing, turns: (near, far), .. } = *self.ends;
        let range = (root.y.min(leaf.y) - REACH, root.y.max(leaf.y) + REACH);
        let taken = self.field.across(Way::Level, self.pass, range, span(near, far));
        let mut heights = Vec::new();
        for gap in gaps(taken.map(|slab| slab.across), range) {
            heights.extend([within(gap, root.y), within(gap, leaf.y)]);
        }
        let detour = |y: f64| (y - root.y).abs() + (y - leaf.y).abs();
        let late = |y: f64| (y - leaf.y).abs();
        heights.sort_by(|a, b| detour(*a).total_cmp(&detour(*b)).then(late(*a).total_cmp(&late(*b))));
        heights.dedup_by(|a, b| (*a - *b).abs() < 0.01);
        heights.into_iter().take(TRIED).find_map(|y| {
            let first = self.upright(near, near + 60.0 * facing, span(root.y, y))?;
            let last = self.upright(far, far - 60.0 * facing, span(y, leaf.y))?;
            let clear = self.level(root.y, root.x, first)
                && self.level(y, first, last)
                && self.level(leaf.y, last, leaf.x)
                && (hiding || !self.lines.hidden(self.ends.net, y, first, last));
            let corners = [(first, root.y), (first, y), (last, y), (last, leaf.y)];
            clear.then(|| {
                let corners = corners.into_iter().map(|(x, y)| Point { x, y });
                std::iter::once(root).chain(corners).chain([leaf]).collect()
            })
        })
    }
}

/// The length a wire adds to its net, and its turns.
fn added(path: &[Point], net: &[Vec<Point>]) -> f64 {
    let turns = TURN * (path.len() as f64 - 2.0);
    // What it shares is a beginning: all wires of a net start at the root.
    let shared = net.iter().rev().take(FOLLOWED).map(|wire| shared(path, wire)).fold(0.0, f64::max);
    turns + path.windows(2).map(|ends| length(ends[0], ends[1])).sum::<f64>() - shared
}

/// The length of the common beginning of two wires.
fn shared(a: &[Point], b: &[Point]) -> f64 {
    let mut sum = 0.0;
    for (a, b) in a.windows(2).zip(b.windows(2)) {
        if length(a[0], b[0]) > 0.01 {
            break;
        }
        let (dx, dy) = ((a[1].x - a[0].x, b[1].x - b[0].x), (a[1].y - a[0].y, b[1].y - b[0].y));
        let same = |d: (f64, f64)| if d.0 * d.1 > 0.0 { d.0.abs().min(d.1.abs()) } else { 0.0 };
        sum += same(dx) + same(dy);
    }
    sum
}

fn length(a: Point, b: Point) -> f64 {
    (a.x - b.x).abs() + (a.y - b.y).abs()
}

pub(super) fn span(a: f64, b: f64) -> Span {
    (a.min(b), a.max(b))
}
