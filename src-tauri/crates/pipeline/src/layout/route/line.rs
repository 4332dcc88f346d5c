//! Which rows wires already run along, so that a further one of another net avoids them.

use std::collections::BTreeMap;

use super::sketch::span;
use crate::layout::scene::Point;

/// How near two rows may be before one wire hides the other.
const NEAR: f64 = 4.0;
/// Shorter than this, moving upright pieces aside is enough to keep two wires apart.
const SHORT: f64 = 36.0;

/// The level pieces drawn so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// By height, in steps of [`NEAR`]: from, to, height and net.
    rows: BTreeMap<i64, Vec<(f64, f64, f64, usize)>>,
}

impl Lines {
    pub(super) fn add(&mut self, net: usize, path: &[Point]) {
        for ends in path.windows(2).filter(|ends| (ends[0].y - ends[1].y).abs() < 0.01) {
            let (from, to) = span(ends[0].x, ends[1].x);
            self.rows.entry(row(ends[0].y)).or_default().push((from, to, ends[0].y, net));
        }
    }

    /// Whether a level piece would lie on another net's for longer than can be mended later.
    pub(super) fn hidden(&self, net: usize, y: f64, from: f64, to: f64) -> bool {
        let (from, to) = span(from, to);
        self.rows.range(row(y) - 1..=row(y) + 1).flat_map(|(_, pieces)| pieces).any(
            |&(a, b, other_y, other)| {
                other != net && (y - other_y).abs() < NEAR && to.min(b) - from.max(a) > SHORT
            },
        )
    }

    /// The same for any level piece of a path.
    pub(super) fn hides(&self, net: usize, path: &[Point]) -> bool {
        path.windows(2)
            .filter(|ends| (ends[0].y - ends[1].y).abs() < 0.01)
            .any(|ends| self.hidden(net, ends[0].y, ends[0].x, ends[1].x))
    }
}

fn row(y: f64) -> i64 {
    (y / NEAR).floor() as i64
}
