//! The service's limits.

pub(crate) mod limit;
