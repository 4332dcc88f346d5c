//! Set-up: what a machine with only cargo, node and python3 lacks.
//!
//! Whatever needs no rights is installed below cargo's target folder; system packages come through apt when
//! that needs no question, and are otherwise printed as the command to run.

mod system;
mod toolchain;
mod uv;

use std::path::PathBuf;

use crate::failure::Failure;
use crate::ui;
use crate::workspace::Workspace;
use system::{INVISIBLE_SCREEN, WINDOW};

/// The programs the product and its tests are told about.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The uv binary, for `PIPEWRIGHT_UV`.
    pub(crate) uv: PathBuf,
}

/// Installs what compiling and linting lack.
///
/// # Errors
/// When something is missing that only a person can install, or an installation fails.
pub(crate) fn to_compile(workspace: &Workspace) -> Result<(), Failure> {
    toolchain::require(workspace)?;
    system::install(&workspace.root, &WINDOW)?;
    ui::install_packages(workspace)
}

/// Installs what running pipelines lacks too: uv makes the steps' Python environments.
///
/// # Errors
/// As [`to_compile`].
pub(crate) fn to_run(workspace: &Workspace) -> Result<Tools, Failure> {
    to_compile(workspace)?;
    Ok(Tools { uv: uv::find_or_install(workspace)? })
}

/// The uv binary alone, for tasks that run Python.
///
/// # Errors
/// When there is none and none can be installed.
pub(crate) fn uv(workspace: &Workspace) -> Result<PathBuf, Failure> {
    uv::find_or_install(workspace)
}

/// Installs what driving the real window lacks too: an invisible screen to show it on.
///
/// # Errors
/// As [`to_compile`].
pub(crate) fn to_test(workspace: &Workspace) -> Result<Tools, Failure> {
    // Both lists at once: two installations would fetch apt's own lists twice.
    system::install(&workspace.root, &[&WINDOW[..], &INVISIBLE_SCREEN[..]].concat())?;
    to_run(workspace)
}
