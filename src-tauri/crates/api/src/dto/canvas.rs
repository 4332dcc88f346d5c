//! A pipeline as it is drawn: positions in CSS pixels at 100 %, routed wires, real ports.

use pipewright_pipeline::layout::scene::{Point, Rect};
use serde::Serialize;
use ts_rs::TS;

/// The palette group of a step type; it chooses the glyph tile's hue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Family {
    /// Data preparation.
    Data,
    /// Training and tuning.
    Train,
    /// Evaluation and checks.
    Evaluate,
    /// Conditions, loops, ends.
    Decide,
    /// Models, registration, endpoints.
    Deploy,
    /// Lambda, callbacks and the rest.
    Integrate,
}

/// A port on a node's edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PortView {
    /// Unique among the node's ports of its side.
    pub id: String,
    /// What is written beside it.
    pub label: String,
    /// Whether a wire ends here.
    pub connected: bool,
    /// Whether a value that feeds it is wrong: it reads what is not there, or what it cannot take.
    pub broken: bool,
}

/// One step on the canvas. Row `i` holds `inputs[i]` at the left and `outputs[i]` at the right;
/// its centre lies 59 + 22 × i below the node's top.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct NodeView {
    /// The step's name: the node's id.
    pub step: String,
    /// The step's type, as in the definition.
    pub step_type: String,
    /// The palette group.
    pub family: Family,
    /// Type and what tells it apart (`Training · XGBoost`).
    pub subtitle: String,
    /// Where it lies, absolute.
    pub rect: Rect,
    /// The lane that frames it.
    pub lane: Option<String>,
    /// The folded lane that stands for it; its place is then that lane's.
    pub folded: Option<String>,
    /// Ports at the left.
    pub inputs: Vec<PortView>,
    /// Ports at the right.
    pub outputs: Vec<PortView>,
    /// Readable conditions of a Condition step (`roc_auc ≥ AucThreshold`), one a row; such a node has
    /// its True and False ports in a last row of 27 px.
    pub conditions: Vec<String>,
}

/// The frame of a Condition's branch.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LaneView {
    /// `<condition>/True`, `<condition>/False`, or `<loop>/Body`.
    pub id: String,
    /// The Condition or ForEach step.
    pub condition: String,
    /// Which branch of a Condition; the body of a loop is none.
    pub outcome: Option<bool>,
    /// What it is called: `True`, `False`, `Each item`.
    pub title: String,
    /// Where it lies, absolute.
    pub rect: Rect,
    /// How many steps it frames, nested ones included.
    pub steps: u32,
    /// Whether it is drawn as its name alone, without its steps.
    pub folded: bool,
    /// Whether it stands in a folded lane and is not drawn.
    pub hidden: bool,
}

/// What a wire stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum WireKind {
    /// A reference: a value flows.
    Data,
    /// `DependsOn`: order only.
    Order,
    /// From a Condition to a branch's lane.
    Branch,
}

/// A wire: an orthogonal polyline from port centre to port centre.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WireView {
    /// Unique on the canvas.
    pub id: String,
    /// What it stands for.
    pub kind: WireKind,
    /// The step it leaves.
    pub from: String,
    /// Its output port; empty for an order-only wire, `True` or `False` for a branch.
    pub from_port: String,
    /// The step it reaches; the lane's id for a branch.
    pub to: String,
    /// The input port; empty for an order-only or branch wire.
    pub to_port: String,
    /// Its corners.
    pub points: Vec<Point>,
    /// JSON pointers of the values it stands for; of the steps in it for a branch.
    pub origins: Vec<String>,
    /// Whether one of these values is wrong where it stands.
    pub broken: bool,
}

/// The whole drawing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CanvasView {
    /// The steps, in definition order.
    pub nodes: Vec<NodeView>,
    /// The branches; an enclosing lane comes before the lanes inside it.
    pub lanes: Vec<LaneView>,
    /// The wires.
    pub wires: Vec<WireView>,
}
