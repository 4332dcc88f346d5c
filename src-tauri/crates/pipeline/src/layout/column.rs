//! Where columns stand: as near to one another as the wires between them allow.

use super::layer::{Block, Layers};
use super::metrics::{COLUMN_GAP, LANE_SIDE, LEVEL, WIRE_GAP};

/// The left edge of the boxes of each column, the first at 0.
pub(super) fn columns(layers: &Layers, blocks: &[Block], tops: &[f64]) -> Vec<f64> {
    let trunks = trunks(layers, tops);
    let mut lefts = Vec::with_capacity(layers.columns.len());
    let mut right = 0.0;
    for (column, items) in layers.columns.iter().enumerate() {
        let here = || items.iter().filter_map(|&item| layers.items[item].block).map(|block| &blocks[block]);
        let overhang = here().map(|block| block.left).fold(0.0, f64::max);
        let left = if column == 0 {
            0.0
        } else {
            // A lane may reach into the plain gap, but not into the wires' way.
            let wires = 2.0 * LEVEL + (trunks[column - 1] as f64 - 1.0).max(0.0) * WIRE_GAP;
            right + overhang + wires.max(COLUMN_GAP - overhang.min(LANE_SIDE))
        };
        right = here().map(|block| left + block.right).fold(left, f64::max);
        lefts.push(left);
    }
    lefts
}

/// How many wires of different outputs run up or down side by side in each gap.
fn trunks(layers: &Layers, tops: &[f64]) -> Vec<usize> {
    let mut pieces: Vec<_> = layers.pieces.iter().collect();
    pieces.sort_by_key(|piece| (layers.items[piece.from].layer, piece.net));
    let mut ends: Vec<Vec<(f64, i32)>> = vec![Vec::new(); layers.columns.len()];
    for net in
        pieces.chunk_by(|a, b| a.net == b.net && layers.items[a.from].layer == layers.items[b.from].layer)
    {
        let ys =
            || net.iter().flat_map(|piece| [tops[piece.from] + piece.from_y, tops[piece.to] + piece.to_y]);
        let (top, bottom) = (ys().fold(f64::INFINITY, f64::min), ys().fold(f64::NEG_INFINITY, f64::max));
        if bottom - top >= 1.0 {
            // Corners of two wires need room as well.
            ends[layers.items[net[0].from].layer].extend([(top - WIRE_GAP, 1), (bottom + WIRE_GAP, -1)]);
        }
    }
    ends.into_iter()
        .map(|mut ends| {
            ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let (mut now, mut most) = (0, 0);
            for (_, step) in ends {
                now += step;
                most = most.max(now);
            }
            most.unsigned_abs() as usize
        })
        .collect()
}
