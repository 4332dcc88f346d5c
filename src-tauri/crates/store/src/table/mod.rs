//! One file for each table: its rows, its migration, its reads and writes.
//!
//! Writes that span tables are in [`crate::record`].

pub(crate) mod approval;
pub(crate) mod artifact;
pub(crate) mod definition;
pub(crate) mod environment;
pub(crate) mod event;
pub(crate) mod execution;
pub(crate) mod execution_file;
pub(crate) mod execution_parameter;
pub(crate) mod fact;
pub(crate) mod fact_name;
pub(crate) mod manifest;
pub(crate) mod metric;
pub(crate) mod model;
pub(crate) mod model_package;
pub(crate) mod object;
pub(crate) mod pipeline_version;
pub(crate) mod step;
pub(crate) mod step_input;
pub(crate) mod step_job;
pub(crate) mod step_output;
pub(crate) mod tag;
