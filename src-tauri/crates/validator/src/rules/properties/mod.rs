//! References to what steps give: each path against the shape of the step's response.

pub(crate) mod bad_property;
pub(crate) mod unknown_output;
