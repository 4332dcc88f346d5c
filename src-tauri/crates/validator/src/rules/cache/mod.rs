//! Caching.

pub(crate) mod bad_cache;
pub(crate) mod cache_not_supported;
mod duration;
