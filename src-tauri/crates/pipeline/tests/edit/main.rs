//! Edits from outside: what each does, and that all of them can be taken back.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod cases;
mod laws;
