//! Of any definition and what edits make of it: their difference is the same twice, crosses to the window whole, and
//! is nothing only between definitions that say the same.

use pipewright_pipeline::diff::{DefinitionDiff, diff};

use crate::edit::read;

/// Makes the edits of an input (see [`edits`](crate::edits)) and compares before and after, both ways.
pub fn difference(text: &str) {
    let Some((old, edits)) = read(text) else { return };
    let mut new = old.clone();
    for edit in edits {
        // One that is refused changes nothing.
        let _ = new.apply(&edit);
    }
    for (old, new) in [(&old, &new), (&new, &old), (&new, &new)] {
        let found = diff(old, new);
        assert_eq!(diff(old, new), found, "not the same twice");
        assert_eq!(found.is_empty(), found.text().is_empty(), "{}", found.text());
        let message = serde_json::to_string(&found).expect("plain data can be written");
        let read: DefinitionDiff = serde_json::from_str(&message).expect("and read again");
        assert_eq!(read, found);
        if old.print() == new.print() {
            assert_eq!(found, DefinitionDiff::default(), "{}", found.text());
        }
    }
}
