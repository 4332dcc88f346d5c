//! Names.

pub(crate) mod bad_name;
pub(crate) mod duplicate_step;
