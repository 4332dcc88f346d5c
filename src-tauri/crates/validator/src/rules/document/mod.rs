//! The document as a whole.

pub(crate) mod bad_document;
pub(crate) mod duplicate_member;
pub(crate) mod no_steps;
pub(crate) mod not_json;
pub(crate) mod step_list;
pub(crate) mod too_large;
pub(crate) mod unknown_version;
