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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn view(id: &str) -> DocumentView {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pipeline.json");
        std::fs::write(&file, r#"{"Version": "2020-12-01", "Steps": []}"#).unwrap();
        Document::open(&file).unwrap().view(DocumentId(id.to_owned()))
    }

    /// Tells each document's view in turn to a window that knows these stamps; `expect` are those that parts complete.
    #[track_caller]
    fn check(asked: &[(&str, &[u32])], expect: &[Option<u32>]) {
        let shown = Shown::default();
        let since: Vec<_> = asked
            .iter()
            .map(|(id, known)| {
                let mut view = view(id);
                shown.tell(&mut view, known);
                view.part.map(|part| part.since)
            })
            .collect();
        assert_eq!(since, expect);
    }

    #[test]
    fn only_a_window_that_has_the_last_view_is_told_a_part() {
        // Each is told with the next stamp: 1, 2, 3.
        check(&[("a", &[]), ("a", &[1]), ("a", &[2])], &[None, Some(1), Some(2)]);
        check(&[("a", &[]), ("a", &[1]), ("a", &[1])], &[None, Some(1), None]);
        check(&[("a", &[]), ("a", &[]), ("a", &[1])], &[None, None, None]);
        check(&[("a", &[]), ("b", &[1]), ("a", &[1, 2])], &[None, None, Some(1)]);
        check(&[("a", &[7])], &[None]);
    }

    #[test]
    fn a_document_that_was_closed_is_told_whole() {
        let shown = Shown::default();
        shown.tell(&mut view("a"), &[]);
        shown.forget(&DocumentId("a".to_owned()));
        let mut again = view("a");
        shown.tell(&mut again, &[1]);
        assert!(again.part.is_none());
    }
}
