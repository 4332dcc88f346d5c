//! What of a document is told to a window that knows an earlier view of it.

use serde::Serialize;
use ts_rs::TS;

/// How lists of an earlier view become those of this one. The view's own lists then hold only what is new in them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DocumentPart {
    /// The stamp of the view that the window has.
    pub since: u32,
    /// The parameters.
    pub parameters: Vec<Run>,
    /// The steps.
    pub steps: Vec<Run>,
    /// The drawing's nodes.
    pub nodes: Vec<Run>,
    /// Its lanes.
    pub lanes: Vec<Run>,
    /// Its wires.
    pub wires: Vec<Run>,
    /// What was found.
    pub diagnostics: Vec<Run>,
    /// What was done.
    pub history: Vec<Run>,
    /// What was taken back.
    pub undone: Vec<Run>,
    /// Nodes of the earlier view that lie elsewhere now: their place in the new list, and their new x and y.
    pub moved: Vec<(u32, f64, f64)>,
    /// Wires of the earlier view that run otherwise now: their place in the new list, and x and y of each corner.
    pub routed: Vec<(u32, Vec<f64>)>,
    /// Steps whose number is another now, which the origins of wires of the earlier view begin with.
    pub renumbered: Vec<Renumbered>,
}

/// Elements that follow each other in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Run {
    /// Where they begin in the earlier list; nowhere when they are the next of the new ones.
    pub from: Option<u32>,
    /// How many they are.
    pub count: u32,
}

/// Steps of the definition's own list that follow each other: a pointer `/Steps/<from>…` is `/Steps/<to>…` now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Renumbered {
    /// The first one's number before.
    pub from: u32,
    /// And now.
    pub to: u32,
    /// How many.
    pub count: u32,
}
