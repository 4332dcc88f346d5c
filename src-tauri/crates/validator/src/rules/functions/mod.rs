//! Functions: `Get`, `Std:Join` and `Std:JsonGet`.

pub(crate) mod bad_function;
pub(crate) mod join_type;
pub(crate) mod json_path;
