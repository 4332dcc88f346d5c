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

/// What the machine is set up for; each purpose includes the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Compile and lint.
    Check,
    /// Run pipelines too: uv makes the steps' Python environments.
    Run,
    /// Drive the real window too, on an invisible screen.
    Test,
}

/// The programs the product and its tests are told about.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The uv binary, for `PIPEWRIGHT_UV`.
    pub(crate) uv: PathBuf,
}

/// Installs what is missing for `purpose`; installs nothing that is there.
///
/// # Errors
/// When something is missing that only a person can install, or an installation fails.
pub(crate) fn setup(workspace: &Workspace, purpose: Purpose) -> Result<Tools, Failure> {
    toolchain::require(workspace)?;
    system::install(workspace, purpose)?;
    ui::install_packages(workspace)?;
    Ok(Tools { uv: uv::find_or_install(workspace)? })
}
