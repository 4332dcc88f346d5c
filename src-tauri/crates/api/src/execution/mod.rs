//! Executions: started, stopped, listed, read.

mod check;
mod image;
mod inputs;
mod list;
mod log;
mod made_from;
mod read;
mod replay;
mod report;
mod report_values;
mod start;
mod timing;

pub(crate) use inputs::given;
pub(crate) use list::{metric, named};
pub(crate) use report_values::ReportValue;
pub use start::Start;
