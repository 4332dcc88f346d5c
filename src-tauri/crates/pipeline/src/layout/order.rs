//! The order of each column, from the top: as few wires crossing as a bounded search finds.
//!
//! Barycentre sweeps, then exchanges of neighbours; the best order seen wins. Ports count: two wires between
//! the same two blocks cross when their rows do. Time: a fixed number of passes, each
//! O(pieces · log pieces).

use super::layer::{Flow, Layers, Piece};

/// Sweeps over all columns, alternately rightwards and leftwards: at least, at most.
const SWEEPS: (usize, usize) = (8, 32);
/// Smaller drawings get more sweeps, so that sweeps times pieces stay near this.
const WORK: usize = 12_000;
/// Passes of exchanging neighbours after each sweep, of either kind.
const EXCHANGES: usize = 12;

/// Orders the items of every column.
pub(super) fn order(layers: &mut Layers) {
    let mut search = Search::new(layers);
    let mut best = (search.crossings(), search.columns.clone());
    for sweep in 0..(WORK / layers.pieces.len().max(1)).clamp(SWEEPS.0, SWEEPS.1) {
        if best.0 == 0 {
            break;
        }
        search.sweep(sweep % 2 == 0, sweep % 4 >= 2);
        search.exchange(0);
        search.exchange(1);
        let crossings = search.crossings();
        if crossings < best.0 {
            best = (crossings, search.columns.clone());
        }
    }
    layers.columns = best.1;
}

/// Flat arrays of what the sweeps look at again and again.
struct Search {
    columns: Vec<Vec<usize>>,
    part: Vec<usize>,
    /// The place of each item in its column.
    place: Vec<f64>,
    /// For each item, its neighbours on the left as (item, height there, height here); heights are
    /// fractions of an item, from 0 to 1.
    left: Ends,
    right: Ends,
}

/// The ends of pieces at each item, in one array.
struct Ends {
    start: Vec<usize>,
    ends: Vec<End>,
}

#[derive(Clone, Copy)]
struct End {
    item: usize,
    /// How high at the other item.
    there: f64,
    /// How high here.
    here: f64,
    /// What crossing it costs, to be multiplied by the other's.
    weight: u32,
}

impl Ends {
    fn new(items: &[Vec<usize>], end: impl Fn(usize) -> End) -> Self {
        let mut start = vec![0];
        let mut ends = Vec::new();
        for pieces in items {
            ends.extend(pieces.iter().map(|&piece| end(piece)));
            start.push(ends.len());
        }
        Self { start, ends }
    }

    fn of(&self, item: usize) -> &[End] {
        &self.ends[self.start[item]..self.start[item + 1]]
    }
}

impl Search {
    fn new(layers: &Layers) -> Self {
        let fraction = |item: usize, y: f64| {
            let height = layers.items[item].height;
            if height > 0.0 { (y / height).clamp(0.0, 0.95) } else { 0.5 }
        };
        let mut search = Self {
            columns: layers.columns.clone(),
            part: layers.items.iter().map(|item| item.part).collect(),
            place: vec![0.0; layers.items.len()],
            left: Ends::new(&layers.entering, |piece| {
                let piece = &layers.pieces[piece];
                let (there, here) = (fraction(piece.from, piece.from_y), fraction(piece.to, piece.to_y));
                End { item: piece.from, there, here, weight: weight(piece) }
            }),
            right: Ends::new(&layers.leaving, |piece| {
                let piece = &layers.pieces[piece];
                let (there, here) = (fraction(piece.to, piece.to_y), fraction(piece.from, piece.from_y));
                End { item: piece.to, there, here, weight: weight(piece) }
            }),
        };
        for column in 0..search.columns.len() {
            search.number(column);
        }
        search
    }

    fn number(&mut self, column: usize) {
        for (at, &item) in self.columns[column].iter().enumerate() {
            self.place[item] = at as f64;
        }
    }

    /// Orders each column by the middle of its neighbours in the column before. Ties keep their order, or
    /// turn it around, which gets a search out of a dead end.
    fn sweep(&mut self, rightwards: bool, turn_ties: bool) {
        let count = self.columns.len();
        for step in 1..count {
            let column = if rightwards { step } else { count - 1 - step };
            let mut keyed: Vec<_> = self.columns[column]
                .iter()
                .map(|&item| {
                    let ends = if rightwards { self.left.of(item) } else { self.right.of(item) };
                    let weights: u32 = ends.iter().map(|end| end.weight).sum();
                    let place = |end: &End| self.place[end.item] + end.there - end.here;
                    let sum: f64 = ends.iter().map(|end| place(end) * f64::from(end.weight)).sum();
                    let middle = if ends.is_empty() { self.place[item] } else { sum / f64::from(weights) };
                    (self.part[item], middle, item)
                })
                .collect();
            if turn_ties {
                keyed.reverse();
            }
            keyed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            self.columns[column] = keyed.into_iter().map(|(_, _, item)| item).collect();
            self.number(column);
        }
    }

    /// Exchanges neighbours wherever that removes at least so many crossings, until nothing changes or the passes
    /// are used up. Exchanges that gain nothing shake the order loose.
    fn exchange(&mut self, least: i64) {
        let mut stale = vec![true; self.columns.len()];
        for _ in 0..EXCHANGES {
            let mut changed = vec![false; self.columns.len()];
            for column in 0..self.columns.len() {
                if !stale[column] {
                    continue;
                }
                for at in 1..self.columns[column].len() {
                    let (above, below) = (self.columns[column][at - 1], self.columns[column][at]);
                    if self.part[above] == self.part[below] && self.gain(above, below) >= least {
                        self.columns[column].swap(at - 1, at);
                        self.place[above] = at as f64;
                        self.place[below] = (at - 1) as f64;
                        changed[column] = true;
                    }
                }
            }
            for column in 0..stale.len() {
                let from = column.saturating_sub(1);
                let to = (column + 1).min(stale.len() - 1);
                stale[column] = changed[from..=to].contains(&true);
            }
            if !stale.contains(&true) {
                break;
            }
        }
    }

    /// How many crossings fewer there are when two neighbours change places.
    fn gain(&self, above: usize, below: usize) -> i64 {
        let mut gain = 0;
        for ends in [&self.left, &self.right] {
            let (above, below) = (ends.of(above), ends.of(below));
            for a in above {
                let at = self.place[a.item] + a.there;
                for b in below {
                    let other = self.place[b.item] + b.there;
                    gain += (i64::from(at > other) - i64::from(at < other)) * i64::from(a.weight * b.weight);
                }
            }
        }
        gain
    }

    fn crossings(&self) -> u64 {
        let mut total = 0;
        let mut ends = Vec::new();
        for pair in self.columns.windows(2) {
            // The ends on the right in the order of those on the left; inversions are crossings.
            ends.clear();
            for &item in &pair[0] {
                let from = ends.len();
                let right = self.right.of(item).iter();
                ends.extend(right.map(|end| (end.here, self.place[end.item] + end.there, end.weight)));
                // Wires of one port spread without crossing.
                ends[from..].sort_by(|a: &(f64, f64, u32), b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            }
            total += inversions(&mut ends.iter().map(|end| (end.1, end.2)).collect::<Vec<_>>());
        }
        total
    }
}

/// What crossing a wire costs that does not end within the lane of a block.
const MAIN: u32 = 3;

fn weight(piece: &Piece) -> u32 {
    if piece.flow == Flow::Deep { 1 } else { MAIN }
}

/// Sorts (place, weight) by place, and sums the products of weights over the pairs that stood the wrong way
/// around.
fn inversions(values: &mut [(f64, u32)]) -> u64 {
    let mut spare = values.to_vec();
    let (mut width, mut sum) = (1, 0);
    while width < values.len() {
        for start in (0..values.len()).step_by(2 * width) {
            let middle = (start + width).min(values.len());
            let end = (start + 2 * width).min(values.len());
            let (mut a, mut b) = (start, middle);
            let mut waiting: u64 = values[start..middle].iter().map(|value| u64::from(value.1)).sum();
            for slot in &mut spare[start..end] {
                if a < middle && (b == end || values[a].0 <= values[b].0) {
                    *slot = values[a];
                    waiting -= u64::from(values[a].1);
                    a += 1;
                } else {
                    *slot = values[b];
                    sum += waiting * u64::from(values[b].1);
                    b += 1;
                }
            }
        }
        values.copy_from_slice(&spare);
        width *= 2;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rank: &[usize], links: &[(usize, f64, usize, f64)], crossings: u64) {
        let mut layers = Layers::in_columns(rank, links);
        order(&mut layers);
        assert_eq!(Search::new(&layers).crossings(), crossings * u64::from(MAIN * MAIN));
    }

    #[test]
    fn crossings_go_where_they_can() {
        check(&[], &[], 0);
        check(&[0, 0, 1, 1], &[(0, 50.0, 3, 50.0), (1, 50.0, 2, 50.0)], 0);
        // Each with each: one crossing stays.
        check(
            &[0, 0, 1, 1],
            &[(0, 40.0, 2, 40.0), (0, 60.0, 3, 40.0), (1, 40.0, 2, 60.0), (1, 60.0, 3, 60.0)],
            1,
        );
        // A long wire leaves its column's step above or below.
        check(&[0, 1, 2], &[(0, 61.0, 1, 61.0), (0, 83.0, 2, 83.0), (1, 61.0, 2, 61.0)], 0);
    }

    #[test]
    fn ports_count() {
        let crossed = Layers::in_columns(&[0, 1], &[(0, 20.0, 1, 60.0), (0, 60.0, 1, 20.0)]);
        assert_eq!(Search::new(&crossed).crossings(), u64::from(MAIN * MAIN));
        let straight = Layers::in_columns(&[0, 1], &[(0, 20.0, 1, 20.0), (0, 60.0, 1, 60.0)]);
        assert_eq!(Search::new(&straight).crossings(), 0);
    }

    #[test]
    fn inversions_are_counted() {
        for (values, expect) in [
            (vec![], 0),
            (vec![1.0, 2.0, 2.0, 3.0], 0),
            (vec![2.0, 1.0], 1),
            (vec![3.0, 2.0, 1.0], 3),
            (vec![2.0, 4.0, 1.0, 3.0, 0.0], 7),
        ] {
            let mut values: Vec<_> = values.into_iter().map(|value| (value, 1)).collect();
            assert_eq!(inversions(&mut values), expect);
            assert!(values.is_sorted_by(|a, b| a.0 <= b.0));
        }
        assert_eq!(inversions(&mut [(3.0, 3), (2.0, 1), (1.0, 3)]), 3 + 9 + 3);
    }
}
