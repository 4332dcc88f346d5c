//! The shortest way around obstacles, when no plain one is clear.
//!
//! Looks at as few obstacles as it can: those in the way of the best path so far join the map, and the search
//! starts again. Bounded in rounds and in the size of the map; `None` when that is not enough.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::field::{Field, Pass, Way};
use super::sketch::{Ends, TURN, span};
use crate::layout::scene::Point;

const ROUNDS: usize = 24;
const OBSTACLES: usize = 28;

pub(super) fn search(field: &Field, pass: &Pass, ends: &Ends) -> Option<Vec<Point>> {
    let mut obstacles = BTreeSet::new();
    for _ in 0..ROUNDS {
        let path = Map::new(field, &obstacles, ends).shortest(ends)?;
        let known = obstacles.len();
        for ends in path.windows(2) {
            let (way, at, along) = if (ends[0].y - ends[1].y).abs() < 1e-6 {
                (Way::Level, ends[0].y, span(ends[0].x, ends[1].x))
            } else {
                (Way::Upright, ends[0].x, span(ends[0].y, ends[1].y))
            };
            obstacles.extend(field.blockers(way, pass, at, along));
        }
        if obstacles.len() == known {
            return Some(path);
        }
        if obstacles.len() > OBSTACLES {
            return None;
        }
    }
    None
}

/// The lines a wire may follow, and what blocks them.
struct Map<'a> {
    field: &'a Field,
    obstacles: Vec<usize>,
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl<'a> Map<'a> {
    fn new(field: &'a Field, obstacles: &BTreeSet<usize>, ends: &Ends) -> Self {
        let mut xs = vec![ends.turns.0, ends.turns.1];
        let mut ys = vec![ends.root.y, ends.leaf.y];
        for &obstacle in obstacles {
            let (upright, level) = (field.slab(Way::Upright, obstacle), field.slab(Way::Level, obstacle));
            xs.extend([upright.across.0, upright.across.1].iter().filter(|x| x.is_finite()));
            ys.extend([level.across.0, level.across.1].iter().filter(|y| y.is_finite()));
        }
        for lines in [&mut xs, &mut ys] {
            lines.sort_by(f64::total_cmp);
            lines.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
        }
        Self { field, obstacles: obstacles.iter().copied().collect(), xs, ys }
    }

    fn clear(&self, way: Way, at: f64, from: f64, to: f64) -> bool {
        let along = span(from, to);
        !self.obstacles.iter().any(|&obstacle| self.field.slab(way, obstacle).blocks(at, along))
    }

    /// Dijkstra over the crossings of the lines, each reached level or upright.
    fn shortest(&self, ends: &Ends) -> Option<Vec<Point>> {
        let (width, height) = (self.xs.len(), self.ys.len());
        let find = |lines: &[f64], at: f64| lines.iter().position(|line| (line - at).abs() < 1e-6);
        let (start_row, end_row) = (find(&self.ys, ends.root.y)?, find(&self.ys, ends.leaf.y)?);
        let state =
            |column: usize, row: usize, upright: bool| (row * width + column) * 2 + usize::from(upright);
        let mut cost = vec![f64::INFINITY; width * height * 2];
        let mut came = vec![usize::MAX; cost.len()];
        let mut queue = BinaryHeap::new();
        let (near, far) = ends.turns;
        for column in 0..width {
            let x = self.xs[column];
            let ahead = (x - near) * ends.facing > -1e-6;
            if ahead && self.clear(Way::Level, ends.root.y, ends.root.x, x) {
                let state = state(column, start_row, false);
                cost[state] = (x - ends.root.x).abs();
                queue.push(Reverse((key(cost[state]), state)));
            }
        }
        let mut best: Option<(f64, usize)> = None;
        while let Some(Reverse((key_here, here))) = queue.pop() {
            if key_here > key(cost[here]) {
                continue;
            }
            if best.is_some_and(|(least, _)| cost[here] >= least) {
                break;
            }
            let (upright, column, row) = (here % 2 == 1, here / 2 % width, here / 2 / width);
            let (x, y) = (self.xs[column], self.ys[row]);
            if !upright && row == end_row {
                let ahead = (far - x) * ends.facing > -1e-6;
                let total = cost[here] + (ends.leaf.x - x).abs();
                if ahead
                    && self.clear(Way::Level, y, x, ends.leaf.x)
                    && best.is_none_or(|(least, _)| total < least)
                {
                    best = Some((total, here));
                }
            }
            let mut relax = |to: usize, by: f64| {
                if cost[here] + by < cost[to] {
                    cost[to] = cost[here] + by;
                    came[to] = here;
                    queue.push(Reverse((key(cost[to]), to)));
                }
            };
            relax(state(column, row, !upright), TURN);
            for next in [-1, 1] {
                if upright {
                    let Some(next) = row.checked_add_signed(next).filter(|&next| next < height) else {
                        continue;
                    };
                    if self.clear(Way::Upright, x, y, self.ys[next]) {
                        relax(state(column, next, true), (self.ys[next] - y).abs());
                    }
                } else {
                    let Some(next) = column.checked_add_signed(next).filter(|&next| next < width) else {
                        continue;
                    };
                    if self.clear(Way::Level, y, x, self.xs[next]) {
                        relax(state(next, row, false), (self.xs[next] - x).abs());
                    }
                }
            }
        }
        let (_, mut here) = best?;
        let mut path = vec![ends.leaf];
        while here != usize::MAX {
            path.push(Point { x: self.xs[here / 2 % width], y: self.ys[here / 2 / width] });
            here = came[here];
        }
        path.push(ends.root);
        path.reverse();
        Some(path)
    }
}

/// Costs as whole numbers, so that the queue's order is total.
fn key(cost: f64) -> u64 {
    (cost * 16.0) as u64
}
