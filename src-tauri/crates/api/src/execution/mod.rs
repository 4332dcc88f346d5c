//! Executions: started, stopped, listed, read.

mod image;
mod list;
mod log;
mod read;
mod report;
mod start;

pub use start::Start;
