//! Steps that no wire joins: packed in rows, so that many of them do not stand in one endless column.

use super::block::Extent;
use super::layer::Block;
use super::metrics::COLUMN_GAP;
use super::scene::Point;

/// From so many on they are set apart from the rest; fewer stand in the first column.
pub(super) const MANY: usize = 4;
/// How much wider than high the rows come out, as a window is.
const SHAPE: f64 = 1.6;

/// The places of blocks in rows below what a container holds already, in their order; the extent grows by them. The
/// first of each row stands where the container's first column does.
pub(super) fn pack(blocks: &[Block], extent: &mut Extent, row_gap: f64) -> Vec<Point> {
    let area: f64 =
        blocks.iter().map(|block| (block.left + block.right + COLUMN_GAP) * (block.height + row_gap)).sum();
    let (ideal, width) = ((area * SHAPE).sqrt(), extent.right);
    let mut y = if extent.height > 0.0 { extent.height + 2.0 * row_gap } else { 0.0 };
    let (mut right, mut lowest) = (f64::NEG_INFINITY, y);
    let mut places = Vec::with_capacity(blocks.len());
    for block in blocks {
        let beside = right + COLUMN_GAP + block.left;
        let fits = beside + block.right / 2.0 <= ideal || beside + block.right <= width;
        let x = if right.is_finite() && fits {
            beside
        } else {
            if right.is_finite() {
                y = lowest + row_gap;
            }
            0.0
        };
        right = x + block.right;
        lowest = lowest.max(y + block.height);
        extent.left = extent.left.max(block.left - x);
        extent.right = extent.right.max(right);
        places.push(Point { x, y });
    }
    extent.height = extent.height.max(lowest);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heights: &[f64], above: Extent, expect: &[(f64, f64)]) {
        let blocks: Vec<_> =
            heights.iter().map(|&height| Block { left: 0.0, right: 176.0, height }).collect();
        let mut extent = above;
        let found: Vec<_> = pack(&blocks, &mut extent, 24.0).into_iter().map(|at| (at.x, at.y)).collect();
        assert_eq!(found, expect);
        let foot = found.iter().zip(heights).map(|((_, y), height)| y + height).fold(above.height, f64::max);
        assert!((extent.height - foot).abs() < 1e-9, "{} is not {foot}", extent.height);
    }

    #[test]
    fn rows_are_as_wide_as_a_window_or_as_what_is_above() {
        let none = Extent::default();
        check(&[76.0; 4], none, &[(0.0, 0.0), (212.0, 0.0), (0.0, 100.0), (212.0, 100.0)]);
        check(&[54.0, 120.0, 76.0, 76.0], none, &[(0.0, 0.0), (212.0, 0.0), (0.0, 144.0), (212.0, 144.0)]);
        let above = Extent { left: 0.0, right: 1000.0, height: 200.0 };
        check(
            &[76.0; 5],
            above,
            &[(0.0, 248.0), (212.0, 248.0), (424.0, 248.0), (636.0, 248.0), (0.0, 348.0)],
        );
    }
}
