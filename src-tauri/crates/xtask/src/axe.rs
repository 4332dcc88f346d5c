//! `cargo xtask axe`: every surface of the window, judged by axe-core in Chromium; see `ui/axe/axe.js`.
//!
//! No stage of `cargo xtask test`: it needs a Chromium, and minutes. The command line is built for what is looked back at.

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::ui;
use crate::workspace::Workspace;

/// Builds the development host and the command line, then judges the surfaces that are named, or all.
///
/// # Errors
/// When something does not build, or a surface is not as it should be.
pub(crate) fn run(workspace: &Workspace, surfaces: &[&str]) -> Result<(), Failure> {
    ui::install_packages(workspace)?;
    // The second makes up as many executions as would take hours to run; the command line runs two.
    let host = ["build", "--workspace", "--features", "custom-protocol"];
    let examples = ["--example", "host", "--example", "history", "--bin", "pipewright"];
    Invocation::cargo(&workspace.root).args(host).args(examples).run()?;
    let program = workspace.target.join("debug").join("examples").join("host");
    Invocation::npm(&workspace.root)
        .args(["run", "axe", "--"])
        .args(surfaces)
        .env("AXE_HOST", &program)
        .env("PIPEWRIGHT_UV", setup::uv(workspace)?)
        .run()
}
