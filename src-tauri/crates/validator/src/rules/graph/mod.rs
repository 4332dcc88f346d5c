//! The step graph.

pub(crate) mod cycle;
