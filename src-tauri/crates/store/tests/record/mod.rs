//! What may happen to an execution and to its steps, and what is refused.

mod delete;
mod execution;
mod import;
mod organise;
mod step;
mod step_end;
