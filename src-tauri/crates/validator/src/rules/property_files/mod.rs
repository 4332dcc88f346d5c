//! Property files.

pub(crate) mod property_file;
