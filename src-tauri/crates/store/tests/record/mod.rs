//! What may happen to an execution and to its steps, and what is refused.

mod execution;
mod step;
mod step_end;
