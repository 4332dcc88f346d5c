//! Where a value stands: the pointer for programs and the path for people, made only for what differs.

use std::fmt::Write as _;

use crate::json::Path as Pointer;

/// A link of the way to a value, on the stack of the comparison.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    pointer: Pointer<'a>,
    shown: Shown<'a>,
    parent: Option<&'a Path<'a>>,
}

#[derive(Clone, Copy)]
enum Shown<'a> {
    Root,
    Member(&'a str),
    Index(usize),
    Key(&'a str),
}

impl<'a> Path<'a> {
    pub(super) const fn root(pointer: &'a str) -> Self {
        Self { pointer: Pointer::at(pointer), shown: Shown::Root, parent: None }
    }

    pub(super) const fn member(&'a self, name: &'a str) -> Self {
        Self { pointer: self.pointer.member(name), shown: Shown::Member(name), parent: Some(self) }
    }

    pub(super) const fn element(&'a self, index: usize) -> Self {
        Self { pointer: self.pointer.element(index), shown: Shown::Index(index), parent: Some(self) }
    }

    /// An element that has a name.
    pub(super) const fn named(&'a self, index: usize, key: &'a str) -> Self {
        Self { pointer: self.pointer.element(index), shown: Shown::Key(key), parent: Some(self) }
    }

    /// The name of the member this is.
    pub(super) const fn name(&self) -> Option<&'a str> {
        match self.shown {
            Shown::Member(name) => Some(name),
            Shown::Root | Shown::Index(_) | Shown::Key(_) => None,
        }
    }

    /// Whether this is a member of the root itself.
    pub(super) fn is_top(&self) -> bool {
        self.parent.is_some_and(|parent| parent.parent.is_none())
    }

    /// The JSON pointer.
    pub(super) fn pointer(&self) -> String {
        self.pointer.pointer()
    }

    /// `Arguments.Inputs[code].Uri`
    pub(super) fn text(&self) -> String {
        let mut text = self.parent.map(Path::text).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = match self.shown {
            Shown::Root => Ok(()),
            Shown::Member(name) if plain(name) && text.is_empty() => text.write_str(name),
            Shown::Member(name) if plain(name) => write!(text, ".{name}"),
            Shown::Key(key) if plain(key) => write!(text, "[{key}]"),
            Shown::Index(index) => write!(text, "[{index}]"),
            Shown::Member(quoted) | Shown::Key(quoted) => write!(text, "[{quoted:?}]"),
        };
        text
    }
}

/// Whether a name needs no quotes between dots and brackets.
fn plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "-_:@/".contains(letter))
}
