//! What an edit touched.

use std::collections::BTreeSet;

/// What an edit touched, by the names of steps. It may name too much, never too little.
///
/// A step's own JSON is its value with the names of the steps nested in it in place of them. A renamed step counts as removed under the old name and as added under the new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Steps that were there before and after, whose own JSON changed.
    pub changed: BTreeSet<String>,
    /// Steps that were not there before.
    pub added: BTreeSet<String>,
    /// Steps that are no longer there.
    pub removed: BTreeSet<String>,
    /// Steps that went to another list or another position, with those nested in them.
    pub moved: BTreeSet<String>,
    /// Whether steps that nothing else happened to stand at other pointers and indices now.
    pub renumbered: bool,
    /// Whether the declarations of parameters changed.
    pub parameters: bool,
    /// Whether another top-level member changed.
    pub document: bool,
}

impl Touched {
    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every step named, whatever happened to it.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.changed.iter().chain(&self.added).chain(&self.removed).chain(&self.moved).map(String::as_str)
    }

    /// Adds what a later edit touched.
    pub(super) fn then(&mut self, later: Self) {
        for name in later.removed {
            self.changed.remove(&name);
            self.moved.remove(&name);
            if !self.added.remove(&name) {
                self.removed.insert(name);
            }
        }
        for name in later.added {
            if self.removed.remove(&name) {
                self.changed.insert(name);
            } else {
                self.added.insert(name);
            }
        }
        self.changed.extend(later.changed.into_iter().filter(|name| !self.added.contains(name)));
        self.moved.extend(later.moved.into_iter().filter(|name| !self.added.contains(name)));
        self.renumbered |= later.renumbered;
        self.parameters |= later.parameters;
        self.document |= later.document;
    }
}
