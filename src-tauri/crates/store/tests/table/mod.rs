//! One module for each table.

mod artifact;
mod definition;
mod event;
mod execution;
mod execution_parameter;
mod metric;
mod model;
mod model_package;
mod object;
mod pipeline_version;
mod step;
mod step_output;
