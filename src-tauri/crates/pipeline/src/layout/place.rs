//! Heights: how far down each item of a column stands.
//!
//! First wires are chosen that shall run straight, long ones and the main flow before others; what they join moves as one from then on.
//! Then everything is stacked from the top, and each joined group moves, as far as its neighbours let it, to
//! where its other wires are shortest: the median of their other ends.

use std::collections::BTreeMap;

use super::layer::{Flow, Layers};
use super::relax::relax;

/// Rounds of moving groups; each goes once up and once down.
const ROUNDS: usize = 6;

/// The top of each item, the topmost at 0. `row_gap` is the least distance between two blocks of a column.
///
/// Time: O(pieces · log pieces) for a fixed number of rounds.
pub(super) fn place(layers: &Layers, row_gap: f64) -> Vec<f64> {
    let rough = relax(layers, row_gap);
    let straight = straight(layers, &rough);
    let mut groups = Groups::new(layers, &straight, row_gap).unwrap_or_else(|| {
        // Straight wires that do not cross cannot contradict one another; without any, columns cannot.
        Groups::new(layers, &vec![false; layers.pieces.len()], row_gap).unwrap_or_default()
    });
    groups.settle(&rough);
    for _ in 0..ROUNDS {
        groups.shorten(true);
        groups.shorten(false);
    }
    let mut tops: Vec<_> =
        (0..layers.items.len()).map(|item| groups.top[groups.of[item]] + groups.offset[item]).collect();
    let first = tops.iter().copied().fold(f64::INFINITY, f64::min);
    for top in &mut tops {
        *top -= first;
    }
    tops
}

/// How far from straight a piece may be in the rough drawing and yet be made straight. What is joined moves as one: joining
/// what wants to be far apart would pull whole rows along.
const BEND: f64 = 60.0;

/// Chooses the pieces that run straight: at most one on either side of an item, none crossing another.
fn straight(layers: &Layers, rough: &[f64]) -> Vec<bool> {
    let mut place = vec![0; layers.items.len()];
    for column in &layers.columns {
        for (at, &item) in column.iter().enumerate() {
            place[item] = at;
        }
    }
    let mut wish: Vec<usize> = (0..layers.pieces.len())
        .filter(|&piece| {
            let ends = &layers.pieces[piece];
            (rough[ends.from] + ends.from_y - rough[ends.to] - ends.to_y).abs() <= BEND
        })
        .collect();
    wish.sort_by_cached_key(|&piece| {
        let ends = &layers.pieces[piece];
        let passing = [ends.from, ends.to].iter().filter(|&&item| layers.items[item].block.is_none()).count();
        let off_middle =
            off_middle(&layers.leaving[ends.from], piece) + off_middle(&layers.entering[ends.to], piece);
        let class = match (passing, ends.flow) {
            (2, _) => 0,
            // Within a lane there is room for a wire from outside between steps only.
            (1, Flow::Outer) if layers.items[ends.from].block.is_none() => 1,
            (0, Flow::Main) => 2,
            (_, Flow::Main) => 3,
            _ => 4,
        };
        (class, off_middle, place[ends.from], piece)
    });
    let mut chosen: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); layers.columns.len()];
    let mut straight = vec![false; layers.pieces.len()];
    let (mut left_taken, mut right_taken) = (vec![false; place.len()], vec![false; place.len()]);
    for piece in wish {
        let (from, to) = (layers.pieces[piece].from, layers.pieces[piece].to);
        let gap = &mut chosen[layers.items[from].layer];
        let above = gap.range(..place[from]).next_back().is_none_or(|(_, &above)| above < place[to]);
        let below = gap.range(place[from]..).next().is_none_or(|(_, &below)| below > place[to]);
        if above && below && !right_taken[from] && !left_taken[to] {
            gap.insert(place[from], place[to]);
            (right_taken[from], left_taken[to]) = (true, true);
            straight[piece] = true;
        }
    }
    straight
}

/// How far a piece is from the middle one of an item's, in half steps.
fn off_middle(pieces: &[usize], piece: usize) -> usize {
    let at = pieces.iter().position(|&other| other == piece).unwrap_or_default();
    (2 * at).abs_diff(pieces.len() - 1)
}

/// Items joined by straight wires.
#[derive(Default)]
struct Groups {
    /// The group of each item.
    of: Vec<usize>,
    /// How far each item's top lies below its group's.
    offset: Vec<f64>,
    /// The top of each group.
    top: Vec<f64>,
    /// For each group, the groups directly above and how far below their tops it must stay.
    above: Vec<Vec<(usize, f64)>>,
    /// The same, for the groups directly below.
    below: Vec<Vec<(usize, f64)>>,
    /// For each group, the wires to other groups: which, how far below the other's top this one's top would
    /// be were the wire straight, and how much that matters.
    pulls: Vec<Vec<(usize, f64, f64)>>,
    /// From the top to the bottom.
    order: Vec<usize>,
}

impl Groups {
    /// `None` when the straight wires contradict one another.
    fn new(layers: &Layers, straight: &[bool], row_gap: f64) -> Option<Self> {
        let mut groups = Self {
            of: vec![usize::MAX; layers.items.len()],
            offset: vec![0.0; layers.items.len()],
            ..Self::default()
        };
        // Columns come from the left, so that an item's left neighbour is already in a group.
        for &item in layers.columns.iter().flatten() {
            if let Some(&piece) = layers.entering[item].iter().find(|&&piece| straight[piece]) {
                let piece = &layers.pieces[piece];
                groups.of[item] = groups.of[piece.from];
                groups.offset[item] = groups.offset[piece.from] + piece.from_y - piece.to_y;
            } else {
                groups.of[item] = groups.top.len();
                groups.top.push(0.0);
            }
        }
        let count = groups.top.len();
        groups.above = vec![Vec::new(); count];
        groups.below = vec![Vec::new(); count];
        groups.pulls = vec![Vec::new(); count];
        for (above, below, apart) in layers.distances(row_gap) {
            let apart = apart + groups.offset[above] - groups.offset[below];
            let (above, below) = (groups.of[above], groups.of[below]);
            groups.below[above].push((below, apart));
            groups.above[below].push((above, apart));
        }
        for piece in &layers.pieces {
            let (from, to) = (groups.of[piece.from], groups.of[piece.to]);
            if from != to {
                let delta = groups.offset[piece.from] + piece.from_y - groups.offset[piece.to] - piece.to_y;
                let passing = |item: usize| layers.items[item].block.is_none();
                let weight = match (passing(piece.from), passing(piece.to)) {
                    (true, true) => 4.0,
                    _ if piece.flow == Flow::Main => 3.0,
                    _ => 1.0,
                };
                groups.pulls[to].push((from, delta, weight));
                groups.pulls[from].push((to, -delta, weight));
            }
        }
        groups.sort().then_some(groups)
    }

    /// Finds an order from top to bottom; false when there is none.
    fn sort(&mut self) -> bool {
        let mut waiting: Vec<_> = self.above.iter().map(Vec::len).collect();
        self.order = (0..waiting.len()).filter(|&group| waiting[group] == 0).collect();
        let mut at = 0;
        while at < self.order.len() {
            for &(below, _) in &self.below[self.order[at]] {
                waiting[below] -= 1;
                if waiting[below] == 0 {
                    self.order.push(below);
                }
            }
            at += 1;
        }
        self.order.len() == self.top.len()
    }

    /// Puts every group near where its items are in the rough drawing. Pushing what overlaps down and pushing it up both keep
    /// all distances, and so does the middle between the two.
    fn settle(&mut self, rough: &[f64]) {
        let mut sum = vec![(0.0, 0.0); self.top.len()];
        for (item, &group) in self.of.iter().enumerate() {
            let (total, count) = sum[group];
            sum[group] = (total + rough[item] - self.offset[item], count + 1.0);
        }
        let wish: Vec<_> = sum.into_iter().map(|(total, count)| total / count).collect();
        let mut low = wish.clone();
        for &group in &self.order {
            low[group] =
                self.above[group].iter().map(|&(above, apart)| low[above] + apart).fold(low[group], f64::max);
        }
        self.top = wish;
        for &group in self.order.iter().rev() {
            self.top[group] = self.lowest(group).min(self.top[group]);
        }
        for (top, low) in self.top.iter_mut().zip(low) {
            *top = f64::midpoint(*top, low);
        }
    }

    fn highest(&self, group: usize) -> f64 {
        self.above[group]
            .iter()
            .map(|&(above, apart)| self.top[above] + apart)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    fn lowest(&self, group: usize) -> f64 {
        self.below[group].iter().map(|&(below, apart)| self.top[below] - apart).fold(f64::INFINITY, f64::min)
    }

    /// Moves each group to the median of its pulls, as near as its neighbours let it.
    fn shorten(&mut self, from_below: bool) {
        let order = std::mem::take(&mut self.order);
        let mut wishes = Vec::new();
        for at in 0..order.len() {
            let group = order[if from_below { order.len() - 1 - at } else { at }];
            if self.pulls[group].is_empty() {
                continue;
            }
            wishes.clear();
            wishes.extend(
                self.pulls[group].iter().map(|&(other, delta, weight)| (self.top[other] + delta, weight)),
            );
            let wish = median(&mut wishes, self.top[group]);
            self.top[group] = wish.min(self.lowest(group)).max(self.highest(group));
        }
        self.order = order;
    }
}

/// The weighted median; of a whole stretch of medians the place nearest to `now`.
fn median(wishes: &mut [(f64, f64)], now: f64) -> f64 {
    wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = wishes.iter().map(|wish| wish.1).sum::<f64>() / 2.0;
    let mut before = 0.0;
    for at in 0..wishes.len() {
        before += wishes[at].1;
        if (before - half).abs() < 1e-9 {
            let next = wishes.get(at + 1).map_or(wishes[at].0, |wish| wish.0);
            return now.clamp(wishes[at].0, next);
        }
        if before > half {
            return wishes[at].0;
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of height 100 in the given columns, wires from row to row; the tops of the blocks.
    #[track_caller]
    fn check(rank: &[usize], links: &[(usize, f64, usize, f64)], tops: &[f64]) {
        let layers = Layers::in_columns(rank, links);
        assert_eq!(&place(&layers, 24.0)[..rank.len()], tops);
    }

    #[test]
    fn tops() {
        check(&[], &[], &[]);
        check(&[0, 0], &[], &[0.0, 124.0]);
        // A wire between two runs straight, whatever its rows.
        check(&[0, 1], &[(0, 61.0, 1, 83.0)], &[22.0, 0.0]);
        // One feeding three stands beside the middle one.
        check(
            &[0, 1, 1, 1],
            &[(0, 50.0, 1, 50.0), (0, 50.0, 2, 50.0), (0, 50.0, 3, 50.0)],
            &[124.0, 0.0, 124.0, 248.0],
        );
        // The main flow runs straight; a long wire passes below.
        check(&[0, 1, 2], &[(0, 40.0, 1, 50.0), (0, 80.0, 2, 80.0), (1, 50.0, 2, 50.0)], &[10.0, 0.0, 0.0]);
    }

    #[test]
    fn medians() {
        #[track_caller]
        fn check(wishes: &[(f64, f64)], now: f64, expect: f64) {
            assert!((median(&mut wishes.to_vec(), now) - expect).abs() < 1e-9);
        }
        check(&[(5.0, 1.0)], 0.0, 5.0);
        check(&[(8.0, 1.0), (2.0, 1.0)], 4.0, 4.0);
        check(&[(8.0, 1.0), (2.0, 1.0)], 40.0, 8.0);
        check(&[(8.0, 4.0), (2.0, 1.0), (3.0, 1.0)], 0.0, 8.0);
    }
}
