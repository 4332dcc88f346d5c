//! Journeys through the `pipewright` command: whole executions of real pipelines, judged from outside.

mod churn;
mod diff;
mod export;
mod failing_step;
mod fmt;
mod graph;
mod new;
mod parallel;
mod parameters;
mod recorded;
mod refused;
mod report;
mod threshold;
mod validate;
mod what_happened;

// Counts processes through /proc.
#[cfg(target_os = "linux")]
mod killed;
