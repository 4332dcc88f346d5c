//! The distances of the drawing, in pixels at 100 %. They come from the design's grid.

/// Between two columns, when the wires between them need no more.
pub(super) const COLUMN_GAP: f64 = 36.0;
/// Between two boxes in one column of a lane.
pub(super) const LANE_ROW_GAP: f64 = 10.0;
/// Between two boxes in one column outside lanes.
pub(super) const ROW_GAP: f64 = 24.0;

/// Between two parallel wires of different outputs.
pub(super) const WIRE_GAP: f64 = 9.0;
/// Between a box and a wire passing above or below. A box ends 15 below its last row, and rows are 22 apart: with
/// 7 left, wires of two successive rows can both run straight past the boxes in between.
pub(super) const PASSING_GAP: f64 = 7.0;
/// How far a wire runs level from a port before it may turn.
pub(super) const LEVEL: f64 = 9.0;

/// The name of the branch, above the steps of a lane.
pub(super) const LANE_HEADER: f64 = 28.0;
/// Between a lane's side and its steps.
pub(super) const LANE_SIDE: f64 = 10.0;
/// Between the last step of a lane and the lane's lower edge.
pub(super) const LANE_FOOT: f64 = 12.0;
/// Between a Condition and its first lane.
pub(super) const BRANCH_DROP: f64 = 27.0;
/// Between two lanes of one Condition.
pub(super) const LANE_GAP: f64 = 20.0;
/// Right of the lanes of a Condition: room for the wire that goes around the first to the second.
pub(super) const BRANCH_CHANNEL: f64 = 14.0;

/// The corner of the drawing.
pub(super) const MARGIN: f64 = 24.0;
