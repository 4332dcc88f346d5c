//! Names.

pub(crate) mod duplicate_step;
