//! One stack for everything that can be taken back: edits of the definition and of the layout alike.

use super::source::{LABEL, together};
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::layout::sidecar::Sidecar;

/// Older entries are forgotten: an entry of a large layout is as large as the layout.
const LONGEST: usize = 1_000;

/// Something that was done.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What it is called where it is taken back.
    pub(super) label: String,
    /// What it did to the definition.
    pub(super) definition: Option<Reversible>,
    /// What it did to the layout.
    pub(super) layout: Option<Layouts>,
}

/// An edit and what takes it back.
#[derive(Debug, Clone)]
pub(super) struct Reversible {
    pub(super) edit: Edit,
    pub(super) inverse: Edit,
}

/// A layout before and after.
#[derive(Debug, Clone)]
pub(super) struct Layouts {
    pub(super) before: Sidecar,
    pub(super) after: Sidecar,
}

/// What was done, what was taken back, and where in it the file was last written.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Entry>,
    /// The last one taken back comes last.
    undone: Vec<Entry>,
    saved: Saved,
    /// The burst of typing that the last entry came of, while it may go on.
    typing: Option<u32>,
}

/// Where the state of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saved {
    /// After so many of the entries done, or to be done again.
    After(usize),
    /// Nowhere: it cannot be reached by taking back or doing again.
    Nowhere,
}

impl Default for Saved {
    fn default() -> Self {
        Self::After(0)
    }
}

impl History {
    /// What was taken back can no longer be done again.
    pub(super) fn cut(&mut self) {
        if let Saved::After(count) = self.saved
            && count > self.done.len()
        {
            self.saved = Saved::Nowhere;
        }
        self.typing = None;
        self.undone.clear();
    }

    /// Adds what was just done. What was taken back before can no longer be done again.
    pub(super) fn push(&mut self, entry: Entry) {
        self.cut();
        self.done.push(entry);
        if self.done.len() > LONGEST {
            self.done.remove(0);
            self.saved = match self.saved {
                Saved::After(count) if count > 0 => Saved::After(count - 1),
                _ => Saved::Nowhere,
            };
        }
    }

    /// Adds what was just typed: to the last entry when it came of the same burst.
    pub(super) fn type_text(&mut self, entry: Entry, burst: u32) {
        if self.typing == Some(burst)
            && let Some(mut last) = self.done.pop()
        {
            last.definition = match (last.definition, entry.definition) {
                (Some(first), Some(second)) => Some(together(first, second)),
                (first, second) => first.or(second),
            };
            last.layout = match (last.layout, entry.layout) {
                (Some(first), Some(second)) => Some(Layouts { before: first.before, after: second.after }),
                (first, second) => first.or(second),
            };
            if last.label != entry.label {
                LABEL.clone_into(&mut last.label);
            }
            self.done.push(last);
        } else {
            self.push(entry);
        }
        self.typing = Some(burst);
    }

    /// What would be taken back next.
    pub(super) fn last_done(&self) -> Option<&Entry> {
        self.done.last()
    }

    /// What would be done again next.
    pub(super) fn last_undone(&self) -> Option<&Entry> {
        self.undone.last()
    }

    /// The last entry was taken back.
    pub(super) fn took_back(&mut self) {
        self.typing = None;
        self.undone.extend(self.done.pop());
    }

    /// The entry taken back last was done again; its edit may have another inverse this time.
    pub(super) fn did_again(&mut self, inverse: Option<Edit>) {
        if let Some(mut entry) = self.undone.pop() {
            if let (Some(definition), Some(inverse)) = (&mut entry.definition, inverse) {
                definition.inverse = inverse;
            }
            self.typing = None;
            self.done.push(entry);
        }
    }

    /// The file holds the definition as it is now.
    pub(super) fn saved(&mut self) {
        self.typing = None;
        self.saved = Saved::After(self.done.len());
    }

    /// The file holds something that was never on this stack.
    pub(super) fn lost(&mut self) {
        self.saved = Saved::Nowhere;
    }

    /// The edits that lead from the file to the definition as it is now; `None` when they are not known.
    pub(super) fn unsaved(&self) -> Option<Vec<&Edit>> {
        let Saved::After(count) = self.saved else { return None };
        let edit = |entry: &'_ Entry| entry.definition.is_some();
        if count > self.done.len() {
            // Taken back beyond the last save; layouts are written as they change.
            let beyond = self.undone.iter().rev().take(count - self.done.len());
            return if beyond.into_iter().any(edit) { None } else { Some(Vec::new()) };
        }
        let since = self.done[count..].iter();
        Some(since.filter_map(|entry| entry.definition.as_ref().map(|definition| &definition.edit)).collect())
    }

    /// How many entries are done.
    pub(super) fn count(&self) -> usize {
        self.done.len()
    }

    /// What was taken back, in the order in which it would be done again.
    pub(super) fn undone(&self) -> Vec<String> {
        self.undone.iter().rev().map(|entry| entry.label.clone()).collect()
    }

    /// What was done, oldest first.
    pub(super) fn labels(&self) -> Vec<String> {
        self.done.iter().map(|entry| entry.label.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(label: &str) -> Entry {
        let edit = Edit::RemoveStep { step: label.to_owned() };
        let definition = Some(Reversible { edit: edit.clone(), inverse: edit });
        Entry { label: label.to_owned(), definition, layout: None }
    }

    fn unsaved(history: &History) -> Option<usize> {
        history.unsaved().map(|edits| edits.len())
    }

    #[test]
    fn the_way_from_the_file_is_known_as_long_as_it_is() {
        let mut history = History::default();
        assert_eq!(unsaved(&history), Some(0));
        history.push(edit("a"));
        history.push(Entry { label: "move".into(), definition: None, layout: None });
        assert_eq!(unsaved(&history), Some(1));
        history.saved();
        assert_eq!(unsaved(&history), Some(0));
        history.took_back();
        assert_eq!(unsaved(&history), Some(0), "only the layout was taken back");
        history.took_back();
        assert_eq!(unsaved(&history), None, "taken back beyond the save");
        history.did_again(None);
        assert_eq!(unsaved(&history), Some(0));
        history.took_back();
        history.push(edit("b"));
        assert_eq!(unsaved(&history), None, "the save can no longer be reached");
        history.saved();
        assert_eq!((unsaved(&history), history.last_undone().is_none()), (Some(0), true));
    }

    #[test]
    fn old_entries_are_forgotten() {
        let mut history = History::default();
        for index in 0..=LONGEST {
            history.push(edit(&index.to_string()));
        }
        assert_eq!((history.labels().len(), history.labels()[0].as_str()), (LONGEST, "1"));
        assert_eq!(unsaved(&history), None);
    }
}
