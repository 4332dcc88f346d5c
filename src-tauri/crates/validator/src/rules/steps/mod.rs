//! What single step types have and demand.

pub(crate) mod missing_member;
pub(crate) mod unknown_member;
