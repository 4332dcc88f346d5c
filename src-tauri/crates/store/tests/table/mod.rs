//! One module for each table.

mod approval;
mod artifact;
mod definition;
mod event;
mod execution;
mod execution_file;
mod execution_parameter;
mod metric;
mod model;
mod model_package;
mod object;
mod pipeline_version;
mod step;
mod step_job;
mod step_output;
