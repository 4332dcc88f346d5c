//! Projects to measure with.

use std::path::Path;

use super::graph::pipeline;
use crate::failure::Failure;
use crate::invocation::Invocation;

/// Writes a project with so many steps anew, in a repository of its own, its pipeline committed.
///
/// # Errors
/// When a file cannot be written, or git fails.
pub(super) fn committed(project: &Path, steps: usize) -> Result<(), Failure> {
    drop(std::fs::remove_dir_all(project));
    std::fs::create_dir_all(project).map_err(Failure::file(project))?;
    let file = project.join("pipeline.json");
    std::fs::write(&file, pipeline(steps)).map_err(Failure::file(&file))?;
    let git = |words: &[&str]| Invocation::new(project, "git").args(words).run();
    git(&["init", "--quiet"])?;
    git(&["add", "pipeline.json"])?;
    git(&[
        "-c",
        "user.name=Bench",
        "-c",
        "user.email=bench@localhost",
        "commit",
        "--quiet",
        "--message",
        "Steps",
    ])
}
