//! What the real window costs at size: its start, an edit, a pan, its memory, and what input waits for.
//!
//! The window is the release build's, driven by WebKitWebDriver on an invisible screen; see `tests/desktop/examples`.

use super::project::committed;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::test::INVISIBLE_DESKTOP;
use crate::ui;
use crate::workspace::Workspace;

const SIZES: [usize; 4] = [50, 200, 1_000, 5_000];

/// Builds everything for release and measures.
///
/// # Errors
/// When something does not build or start.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let tools = setup::to_test(workspace)?;
    ui::build(workspace)?;
    let root = &workspace.root;
    let features = ["--workspace", "--features", "custom-protocol", "--release"];
    Invocation::cargo(root).arg("build").args(features).args(["--bin", "pipewright-designer"]).run()?;
    Invocation::cargo(root)
        .arg("build")
        .args(features)
        .args(["--example", "window", "--example", "tasks"])
        .run()?;
    let folder = std::env::temp_dir().join(format!("pipewright-bench-{}", std::process::id()));
    let release = workspace.target.join("release");
    let projects = SIZES.map(|size| folder.join(size.to_string()));
    for measurement in ["window", "tasks"] {
        // Anew for each: what is done to a project stays with it.
        for (project, size) in projects.iter().zip(SIZES) {
            committed(project, size)?;
        }
        Invocation::new(root, release.join("examples").join(measurement))
            .args(&projects)
            .env("PIPEWRIGHT_DESIGNER", release.join("pipewright-designer"))
            // Painted as it is for users of this machine; see `src-tauri/src/paint.rs`.
            .env("PIPEWRIGHT_PAINTING", "shipped")
            .env("PIPEWRIGHT_UV", &tools.uv)
            .under(&INVISIBLE_DESKTOP)
            .run()?;
    }
    std::fs::remove_dir_all(&folder).map_err(Failure::file(&folder))
}
