//! What windows have been told of each document, so that the next answer can leave it out.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::document::part_of;
use crate::dto::document::{DocumentId, DocumentView};
use crate::lock::lock;

/// The view of each document that was told last. A window that has it is told the difference; every other is told all.
#[derive(Debug, Default)]
pub(crate) struct Shown(Mutex<Told>);

#[derive(Debug, Default)]
struct Told {
    stamp: u32,
    last: BTreeMap<DocumentId, DocumentView>,
}

impl Shown {
    /// Makes of a view what is to be told to a window that has views with these stamps.
    pub(crate) fn tell(&self, view: &mut DocumentView, known: &[u32]) {
        let mut told = lock(&self.0);
        told.stamp += 1;
        view.stamp = told.stamp;
        let before = told.last.get(&view.id).filter(|before| known.contains(&before.stamp));
        let whole = match before.map(|before| part_of(view, before)) {
            Some(part) => std::mem::replace(view, part),
            None => view.clone(),
        };
        told.last.insert(whole.id.clone(), whole);
    }

    /// The document was closed.
    pub(crate) fn forget(&self, id: &DocumentId) {
        lock(&self.0).last.remove(id);
    }
}
