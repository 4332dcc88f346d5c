//! Lineage: what came of what, derived from the rows of executions when it is asked for.
//!
//! Nothing is kept beside the rows, so the graph cannot disagree with them. A question reads what it comes across and
//! no more: every step from a thing to what is next to it goes through an index (`store/src/trace.rs`).

mod content;
mod describe;
mod draw;
mod key;
mod near;
mod openlineage;
mod readers;
mod runs;
mod subject;
mod text;
mod walk;
mod words;

use std::collections::BTreeSet;

use crate::dto::lineage::{LineageDirection, LineageEdge, LineageKind, LineageView};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

pub use text::{dot, mermaid, outline};

pub(crate) use content::{shape, verify};

pub(crate) use runs::{Run, Runs, image_of, metric_files, model_data};
pub(crate) use subject::package;
pub(crate) use words::{counted, size};

use walk::{MOST, Reach};

/// A question.
#[derive(Debug, Clone, Default)]
pub struct LineageQuestion {
    /// What it is about; see `docs/guide/lineage.md`.
    pub subject: String,
    /// Which way to look.
    pub direction: LineageDirection,
    /// How far; all the way when there is no number.
    pub depth: Option<u32>,
    /// What to show; what is shown as a rule when there is nothing.
    pub kinds: Option<Vec<LineageKind>>,
    /// Whether to go on from the same bytes elsewhere even where it is known who made them.
    pub same: bool,
}

/// What is shown as a rule.
const SHOWN: [LineageKind; 6] = [
    LineageKind::Dataset,
    LineageKind::Code,
    LineageKind::ModelData,
    LineageKind::Step,
    LineageKind::Model,
    LineageKind::Package,
];

impl Workbench {
    /// What something came of, what came of it, or both.
    pub fn lineage(&self, question: &LineageQuestion) -> Result<LineageView, Error> {
        let store = &self.shared.store;
        let subject = subject::find(store, &question.subject)?;
        if subject.keys.is_empty() {
            let message = format!("{} has run nothing yet.", subject.title);
            return Err(Error::new(ErrorCode::NotFound, message));
        }
        let kinds: BTreeSet<_> = question.kinds.as_deref().unwrap_or(&SHOWN).iter().copied().collect();
        let reach = Reach {
            direction: question.direction,
            depth: question.depth,
            same: question.same,
            kinds: &kinds,
        };
        let mut runs = Runs::new(store);
        let graph = walk::walk(&mut runs, &subject.keys, &reach)?;
        let placement = draw::place(&graph);
        let rects: Vec<_> = (0..graph.nodes.len()).map(|at| draw::rect(&graph, &placement, at)).collect();
        let mut teller = describe::Teller::new(&mut runs, &graph.nodes)?;
        let mut nodes = Vec::with_capacity(graph.nodes.len());
        for (node, rect) in graph.nodes.iter().zip(&rects) {
            nodes.push(teller.tell(node, *rect)?);
        }
        let edges = graph.edges.iter().zip(placement.wires).map(|(edge, points)| LineageEdge {
            from: graph.nodes[edge.from].key.id(),
            to: graph.nodes[edge.to].key.id(),
            association: edge.association,
            label: edge.labels.iter().cloned().collect::<Vec<_>>().join(", "),
            points,
        });
        let edges = edges.collect();
        nodes.sort_by(|one, other| {
            one.rect.x.total_cmp(&other.rect.x).then(one.rect.y.total_cmp(&other.rect.y))
        });
        Ok(LineageView {
            subject: question.subject.clone(),
            title: subject.title,
            direction: question.direction,
            depth: question.depth,
            kinds: kinds.into_iter().collect(),
            bounds: draw::bounds(&rects),
            truncated: truncation(graph.full, &nodes),
            nodes,
            edges,
        })
    }
}

/// Why something is not there.
fn truncation(full: bool, nodes: &[crate::dto::lineage::LineageNode]) -> Option<String> {
    let more: u32 = nodes.iter().map(|node| node.more_up + node.more_down).sum();
    if full {
        return Some(format!(
            "More than {MOST} things belong here. Ask about one of them, or for less depth."
        ));
    }
    (more > 0).then(|| format!("{} not shown.", counted(more.into(), "thing")))
}
