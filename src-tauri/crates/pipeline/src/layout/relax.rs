//! Rough heights: every item where its wires want it, each column solved at once.
//!
//! Given the heights of the columns beside it, the best heights of a column that keep its order and distances are an
//! isotonic regression, and items that would overlap move as one. Moving one item at a time cannot do that: a row of
//! neighbours that all want to go down waits for its last.

use super::layer::{Flow, Layers};

/// Sweeps that look one way each, which carry a height through the whole drawing, and sweeps that look both ways.
const ONE_WAY: usize = 6;
const BOTH_WAYS: usize = 8;

/// Where an item without wires on the side looked at wants to be: where it is, but hardly.
const IDLE: f64 = 0.001;

/// The top of each item, such that wires are short; nothing is aligned yet.
///
/// Time: O(pieces + items) for a fixed number of sweeps.
pub(super) fn relax(layers: &Layers, row_gap: f64) -> Vec<f64> {
    let depth = depths(layers, row_gap);
    let weight: Vec<_> = (0..layers.pieces.len()).map(|piece| weight(layers, piece)).collect();
    let mut tops = depth.clone();
    let count = layers.columns.len();
    let mut stretch = Vec::new();
    for sweep in 0..ONE_WAY + BOTH_WAYS {
        let (left, right) = match sweep {
            sweep if sweep >= ONE_WAY => (true, true),
            sweep => (sweep % 2 == 0, sweep % 2 == 1),
        };
        for nth in 0..count {
            let column = &layers.columns[if sweep % 2 == 0 { nth } else { count - 1 - nth }];
            stretch.clear();
            for &item in column {
                let (mut sum, mut sure) = (tops[item] * IDLE, IDLE);
                if left {
                    for &piece in &layers.entering[item] {
                        let ends = &layers.pieces[piece];
                        sum += (tops[ends.from] + ends.from_y - ends.to_y) * weight[piece];
                        sure += weight[piece];
                    }
                }
                if right {
                    for &piece in &layers.leaving[item] {
                        let ends = &layers.pieces[piece];
                        sum += (tops[ends.to] + ends.to_y - ends.from_y) * weight[piece];
                        sure += weight[piece];
                    }
                }
                join(&mut stretch, Stretch { items: 1, sum: sum - depth[item] * sure, sure });
            }
            let mut at = 0;
            for run in &stretch {
                for &item in &column[at..at + run.items] {
                    tops[item] = depth[item] + run.wish();
                }
                at += run.items;
            }
        }
    }
    tops
}

/// Successive items that stand as near to one another as they may.
struct Stretch {
    items: usize,
    sum: f64,
    sure: f64,
}

impl Stretch {
    fn wish(&self) -> f64 {
        self.sum / self.sure
    }
}

/// Adds one at the end; what then would overlap becomes one stretch.
fn join(stretches: &mut Vec<Stretch>, mut last: Stretch) {
    while let Some(above) = stretches.pop_if(|above| above.wish() >= last.wish()) {
        last = Stretch {
            items: above.items + last.items,
            sum: above.sum + last.sum,
            sure: above.sure + last.sure,
        };
    }
    stretches.push(last);
}

/// How far down each item stands when its column is stacked as tightly as can be.
fn depths(layers: &Layers, row_gap: f64) -> Vec<f64> {
    let mut depth = vec![0.0; layers.items.len()];
    // Distances come in the order of the columns, those to the nearest item first.
    for (above, below, apart) in layers.distances(row_gap) {
        depth[below] = f64::max(depth[below], depth[above] + apart);
    }
    depth
}

/// Long wires shall run straight before others, then the main flow. What ends in a lane has a say only where nothing
/// else has: it would pull the main flow away from the Condition, down beside the lanes.
fn weight(layers: &Layers, piece: usize) -> f64 {
    let ends = &layers.pieces[piece];
    let passing = [ends.from, ends.to].iter().filter(|&&item| layers.items[item].block.is_none()).count();
    let straight = [1.0, 2.0, 8.0][passing];
    if ends.flow == Flow::Deep && passing < 2 { straight * 0.03 } else { straight }
}
