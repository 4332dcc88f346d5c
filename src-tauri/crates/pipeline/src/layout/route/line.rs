//! Which rows wires already run along, so that a further one of another net avoids them.

use super::field::Span;
use super::sketch::span;
use crate::layout::scene::Point;

/// How near two rows may be before one wire hides the other.
const NEAR: f64 = 4.0;
/// Shorter than this, moving upright pieces aside is enough to keep two wires apart.
const SHORT: f64 = 36.0;
/// A drawing higher than this many rows has its last ones in common.
const MOST: f64 = 65_536.0;

/// The level pieces drawn so far.
#[derive(Debug)]
pub(super) struct Lines {
    top: f64,
    /// By height, in steps of [`NEAR`] from the top. What lies outside falls into the outermost rows.
    rows: Vec<Vec<Line>>,
}

#[derive(Debug)]
struct Line {
    y: f64,
    along: Span,
    net: usize,
}

impl Lines {
    /// None yet, of a drawing between two heights.
    pub(super) fn between((top, foot): Span) -> Self {
        let count = ((foot - top) / NEAR).clamp(0.0, MOST) as usize + 1;
        Self { top, rows: (0..count).map(|_| Vec::new()).collect() }
    }

    pub(super) fn add(&mut self, net: usize, path: &[Point]) {
        for ends in path.windows(2).filter(|ends| (ends[0].y - ends[1].y).abs() < 0.01) {
            let (y, along) = (ends[0].y, span(ends[0].x, ends[1].x));
            let row = self.row(y);
            self.rows[row].push(Line { y, along, net });
        }
    }

    /// Whether a level piece would lie on another net's for longer than can be mended later.
    pub(super) fn hidden(&self, net: usize, y: f64, from: f64, to: f64) -> bool {
        let (from, to) = span(from, to);
        self.rows[self.row(y - NEAR)..=self.row(y + NEAR)].iter().flatten().any(|line| {
            let shared = to.min(line.along.1) - from.max(line.along.0);
            line.net != net && (y - line.y).abs() < NEAR && shared > SHORT
        })
    }

    /// The same for any level piece of a path.
    pub(super) fn hides(&self, net: usize, path: &[Point]) -> bool {
        path.windows(2)
            .filter(|ends| (ends[0].y - ends[1].y).abs() < 0.01)
            .any(|ends| self.hidden(net, ends[0].y, ends[0].x, ends[1].x))
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.top) / NEAR).max(0.0) as usize).min(self.rows.len() - 1)
    }
}
