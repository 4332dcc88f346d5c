//! A box and what hangs below it: the lanes of a Condition, stacked.

use super::frame::channel;
use super::layer::Block;
use super::metrics::{BRANCH_DROP, LANE_FOOT, LANE_GAP, LANE_HEADER, LANE_SIDE};
use super::scene::Box;

/// How far the contents of a lane reach from the left edge of the boxes in its first column.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    /// To the left.
    pub(super) left: f64,
    /// To the right.
    pub(super) right: f64,
    /// From the top.
    pub(super) height: f64,
}

/// The block of a box with lanes of the given contents, and how far below the box's top the contents of each
/// lane begin. The boxes of a lane's first column stand below the Condition, edge below edge.
pub(super) fn block(owner: &Box, lanes: &[Extent]) -> (Block, Vec<f64>) {
    let mut block = Block { left: 0.0, right: owner.width, height: owner.height };
    let mut tops = Vec::with_capacity(lanes.len());
    let filled = lanes.iter().filter(|lane| lane.height > 0.0).count();
    for lane in lanes {
        if lane.height > 0.0 {
            block.height += if tops.is_empty() { BRANCH_DROP } else { LANE_GAP } + LANE_HEADER;
            tops.push(block.height);
            block.height += lane.height + LANE_FOOT;
            block.left = block.left.max(lane.left + LANE_SIDE);
            block.right = block.right.max(lane.right + LANE_SIDE);
        } else {
            tops.push(block.height);
        }
    }
    block.right += channel(filled);
    (block, tops)
}
