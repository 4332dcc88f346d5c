//! What holds of every input, well formed or not: one function a property, which panics when it does not hold.
//!
//! The tests of this crate try them on the fixtures and on every input that ever broke one (`tests/fixtures/fuzz`); the
//! targets of `tests/fuzz` try them on whatever a fuzzer thinks of.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![expect(clippy::missing_panics_doc, reason = "to panic is how a property reports")]

mod definition;
mod diff;
mod edit;
#[expect(clippy::unwrap_used, reason = "a law reports by panicking")]
#[path = "../../src-tauri/crates/pipeline/tests/definition/edit/laws.rs"]
mod laws;
pub mod mutate;
mod reference;
mod session;
mod sidecar;
mod text;
mod verdict;

pub use definition::definition;
pub use diff::difference;
pub use edit::edits;
pub use reference::reference;
pub use session::session;
pub use sidecar::sidecar;
pub use text::text;
pub use verdict::verdict;

/// A property of a text.
pub type Property = fn(&str);

/// Every property by the name of its fuzz target and of its folder of findings.
pub const ALL: &[(&str, Property)] = &[
    ("parse", |input| {
        text(input);
        definition(input);
    }),
    ("validate", verdict),
    ("edit", edits),
    ("diff", difference),
    ("reference", reference),
    ("session", session),
    ("sidecar", sidecar),
];
