//! The files on the way to a model, out of its graph.

use pipewright_store::Store;

use crate::dto::lineage::{Association, LineageKind, LineageNode, LineageView};
use crate::dto::passport::{PassportFile, Versus};
use crate::lineage::shape;

/// Tables up to this size are counted.
const TABLE: u64 = 256 << 20;

/// The files of a kind; `made` chooses between those that steps made and those that none did.
pub(super) fn files(
    store: &Store,
    view: &LineageView,
    before: Option<&LineageView>,
    kind: LineageKind,
    made: bool,
) -> Vec<PassportFile> {
    let of_kind = view.nodes.iter().filter(|node| node.kind == kind && is_made(view, node) == made);
    of_kind.filter_map(|node| file(store, view, before, node)).collect()
}

fn is_made(view: &LineageView, node: &LineageNode) -> bool {
    view.edges.iter().any(|edge| edge.association == Association::Produced && edge.to == node.id)
}

fn file(
    store: &Store,
    view: &LineageView,
    before: Option<&LineageView>,
    node: &LineageNode,
) -> Option<PassportFile> {
    let (uri, sha256) = (node.uri.clone()?, node.sha256.clone()?);
    let read = view.edges.iter().filter(|edge| edge.from == node.id && !edge.label.is_empty());
    let mut read_as: Vec<_> = read.map(|edge| edge.label.clone()).collect();
    read_as.sort();
    read_as.dedup();
    let shape = if node.kind == LineageKind::Code { None } else { shape(store, &sha256, &node.name, TABLE) };
    Some(PassportFile {
        name: node.name.clone(),
        id: node.id.clone(),
        source: node.source.clone(),
        bytes: node.bytes,
        rows: shape.as_ref().map(|shape| shape.rows),
        columns: shape.map(|shape| shape.columns),
        read_as,
        kept: !node.unavailable,
        versus: before.map(|before| versus(view, before, node)),
        uri,
        sha256,
    })
}

/// Where the version before had the same bytes, other bytes in the same part, or nothing.
fn versus(view: &LineageView, before: &LineageView, node: &LineageNode) -> Versus {
    if before.nodes.iter().any(|one| one.kind == node.kind && one.sha256 == node.sha256) {
        return Versus::Same;
    }
    let made = is_made(view, node);
    let counterpart = |one: &&LineageNode| {
        one.kind == node.kind
            && is_made(before, one) == made
            && match (&one.source, &node.source) {
                (Some(one), Some(other)) => one == other,
                // An output's folder is another in every execution.
                _ => one.name == node.name,
            }
    };
    if before.nodes.iter().any(|one| counterpart(&one)) { Versus::Changed } else { Versus::New }
}
