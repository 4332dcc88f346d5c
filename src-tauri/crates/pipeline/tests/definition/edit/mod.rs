//! Edits: what each does, and that all of them can be taken back.

mod cases;
mod fixtures;
mod laws;
mod sequences;
