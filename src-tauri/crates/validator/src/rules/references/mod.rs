//! References and what they point at.

pub(crate) mod unknown_dependency;
pub(crate) mod unresolved;
