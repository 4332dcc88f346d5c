//! What the layout is given, and what it gives back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A point on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

/// One step as the layout sees it. Its height follows from its rows: 54 + 22 × rows
/// (a Condition has one row a condition and a branch row of 27 below).
#[derive(Debug, Clone, PartialEq)]
pub struct Box {
    /// Width; 176 for every step today.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The lane that holds the step, as an index into [`Scene::lanes`]; `None` at the top level.
    pub lane: Option<usize>,
    /// Where the user put it: absolute, and never moved by the layout.
    pub pinned: Option<Point>,
}

/// The frame around the steps of one branch of a Condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The Condition, as an index into [`Scene::boxes`].
    pub owner: usize,
    /// Which branch port it hangs from: 0 for True (the left one), 1 for False.
    pub branch: usize,
}

/// Which side of a box a wire touches, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Anchor {
    /// On the right edge, this far below the top of the box (an output's row).
    Right(f64),
    /// On the left edge, this far below the top (an input's row).
    Left(f64),
}

/// A wire between two boxes: always from the right edge of one to the left edge of the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Wire {
    /// Index into [`Scene::boxes`].
    pub from: usize,
    /// Where it leaves.
    pub from_anchor: Anchor,
    /// Index into [`Scene::boxes`].
    pub to: usize,
    /// Where it arrives.
    pub to_anchor: Anchor,
}

/// A graph to lay out. Boxes come in definition order, which breaks ties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// The steps.
    pub boxes: Vec<Box>,
    /// The branches; an empty branch has no lane.
    pub lanes: Vec<Lane>,
    /// Data and order-only wires. Branch wires follow from `lanes`.
    pub wires: Vec<Wire>,
}

/// The result: one entry for each of the scene's boxes, lanes and wires, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placement {
    /// The top left corner of each box.
    pub boxes: Vec<Point>,
    /// The frame of each lane; without size for a lane without boxes.
    pub lanes: Vec<Rect>,
    /// The corners of each wire: an orthogonal polyline from port centre to port centre. Empty for a wire that
    /// names a box which is not there.
    pub wires: Vec<Vec<Point>>,
    /// The corners of each lane's branch wire: from the branch port to the lane's upper edge, straight below
    /// where that is possible, else in the middle. Empty for a lane without boxes.
    pub branch_wires: Vec<Vec<Point>>,
}
