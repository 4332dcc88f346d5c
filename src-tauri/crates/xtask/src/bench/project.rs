//! Projects to measure with.

use std::path::Path;

use super::graph::pipeline;
use crate::failure::Failure;
use crate::invocation::Invocation;

/// Writes a project with so many steps anew, in a repository of its own: its pipeline is committed, and in every step of it something
/// was changed since.
///
/// # Errors
/// When a file cannot be written, or git fails.
pub(super) fn committed(project: &Path, steps: usize) -> Result<(), Failure> {
    drop(std::fs::remove_dir_all(project));
    std::fs::create_dir_all(project).map_err(Failure::file(project))?;
    let file = project.join("pipeline.json");
    let text = format!("{:#}\n", pipeline(steps));
    std::fs::write(&file, &text).map_err(Failure::file(&file))?;
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
    ])?;
    let changed = text.replace("\"VolumeSizeInGB\": 30", "\"VolumeSizeInGB\": 50");
    std::fs::write(&file, changed).map_err(Failure::file(&file))
}
