//! The commands, one a file.

pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod executions;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod graph;
pub(crate) mod lineage;
pub(crate) mod models;
pub(crate) mod new;
pub(crate) mod run;
pub(crate) mod validate;

mod input;

use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::home::home;
use pipewright_api::launcher::this_program;
use pipewright_api::workbench::Workbench;
use tokio::runtime::{Builder, Runtime};

/// The state, and the runtime that executions run on.
pub(crate) fn open() -> Result<(Workbench, Runtime), Error> {
    let runtime = Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(ErrorCode::Engine, format!("No threads can be started: {error}.")))?;
    let workbench = Workbench::open(&home()?, runtime.handle().clone(), this_program()?)?;
    Ok((workbench, runtime))
}
