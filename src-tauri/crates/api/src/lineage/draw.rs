//! Where nodes and wires lie: the layout of pipelines, with boxes of its own.

use pipewright_pipeline::layout::scene::{Anchor, Box, Placement, Rect, Scene, Wire};

use super::walk::Graph;
use crate::dto::lineage::LineageKind;

/// How wide artifacts are.
const ARTIFACT: f64 = 172.0;
/// How wide steps are.
const STEP: f64 = 156.0;
/// How high all are.
const HEIGHT: f64 = 44.0;
/// By so much rows are nearer to each other than a pipeline's, which have ports and labels between them.
const CLOSER: f64 = 10.0;

/// The places of a graph's nodes and edges, in their order.
pub(super) fn place(graph: &Graph) -> Placement {
    let size = |kind| match kind {
        LineageKind::Step | LineageKind::Action => STEP,
        _ => ARTIFACT,
    };
    let boxes = graph.nodes.iter();
    let boxes =
        boxes.map(|node| Box { width: size(node.kind), height: HEIGHT - CLOSER, lane: None, pinned: None });
    let wires = graph.edges.iter().map(|edge| Wire {
        from: edge.from,
        from_anchor: Anchor::Right((HEIGHT - CLOSER) / 2.0),
        to: edge.to,
        to_anchor: Anchor::Left((HEIGHT - CLOSER) / 2.0),
    });
    let scene = Scene { boxes: boxes.collect(), lanes: Vec::new(), wires: wires.collect() };
    pipewright_pipeline::layout::arrange(&scene)
}

/// The box of a node.
pub(super) fn rect(graph: &Graph, placement: &Placement, at: usize) -> Rect {
    let corner = placement.boxes[at];
    let width = match graph.nodes[at].kind {
        LineageKind::Step | LineageKind::Action => STEP,
        _ => ARTIFACT,
    };
    Rect { x: corner.x, y: corner.y - CLOSER / 2.0, width, height: HEIGHT }
}

/// What the drawing takes, from its corner.
pub(super) fn bounds(rects: &[Rect]) -> Rect {
    let width = rects.iter().map(|rect| rect.x + rect.width).fold(0.0, f64::max);
    let height = rects.iter().map(|rect| rect.y + rect.height).fold(0.0, f64::max);
    Rect { x: 0.0, y: 0.0, width: width + 24.0, height: height + 24.0 }
}
