//! Writes that span tables: what happens to an execution and to its steps, each in one transaction together
//! with its event.

mod approval;
pub(crate) mod delete;
pub(crate) mod execution;
pub(crate) mod import;
mod job;
pub(crate) mod organise;
pub(crate) mod step;
pub(crate) mod step_end;
