//! Differences: what each kind looks like, and what holds for all.

mod cases;
mod laws;
