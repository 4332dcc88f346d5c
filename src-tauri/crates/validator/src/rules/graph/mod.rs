//! The step graph.

pub(crate) mod bad_dependency;
pub(crate) mod branch_crossing;
pub(crate) mod cycle;
pub(crate) mod trigger;
