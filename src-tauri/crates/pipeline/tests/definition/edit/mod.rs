//! Edits: what each does, and that all of them can be taken back.

pub(crate) mod cases;
mod fixtures;
mod laws;
mod sequences;
