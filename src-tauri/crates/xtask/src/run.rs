//! `cargo xtask run`: from a fresh checkout to the open designer.

use std::env;

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::stage::Stages;
use crate::ui;
use crate::workspace::Workspace;

/// The example opened when no folder is named.
const EXAMPLE: &str = "pipelines/churn";

/// Sets up, builds and opens the designer; returns when its window closes.
///
/// # Errors
/// When there is no display, or a stage fails.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<(), Failure> {
    // Asked first: the answer would otherwise come after minutes of compiling.
    require_display()?;
    let mut stages = Stages::new();
    let tools = stages.stage("set-up", || setup::to_run(workspace))?;
    stages.stage("user interface", || ui::build(workspace))?;
    stages.stage("binaries", || build_binaries(workspace))?;
    Invocation::new(&workspace.root, workspace.binary("pipewright-designer"))
        .args(opened(arguments))
        .env("PIPEWRIGHT_UV", &tools.uv)
        .run()
}

/// Compiles the designer, with its user interface embedded, the launcher of its jobs, and the command line.
///
/// `--workspace` only settles cargo's features: selecting single packages instead would give their
/// dependencies other features and compile them a second time for the tests.
///
/// # Errors
/// When they do not compile.
pub(crate) fn build_binaries(workspace: &Workspace) -> Result<(), Failure> {
    Invocation::cargo(&workspace.root)
        .args(["build", "--workspace", "--features", "custom-protocol"])
        .args(["--bin", "pipewright-designer", "--bin", "pipewright", "--bin", "pipewright-job-launch"])
        .run()
}

/// The designer's arguments: the example's folder goes first unless the first argument is a folder itself.
fn opened<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    let named = arguments.first().is_some_and(|first| !first.starts_with('-'));
    let example = if named { None } else { Some(EXAMPLE) };
    example.into_iter().chain(arguments.iter().copied()).collect()
}

fn require_display() -> Result<(), Failure> {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err(Failure::Missing {
        what: "there is no display to open the designer on: neither DISPLAY nor WAYLAND_DISPLAY is set"
            .to_owned(),
        hint: "run it from a desktop session; `cargo xtask test` brings its own invisible display".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_the_example_unless_told() {
        let check = |given: &[&str], expect: &[&str]| assert_eq!(opened(given), expect);
        check(&[], &["pipelines/churn"]);
        check(&["pipelines/iris"], &["pipelines/iris"]);
        check(&["--devtools"], &["pipelines/churn", "--devtools"]);
        check(&["pipelines/iris", "--devtools"], &["pipelines/iris", "--devtools"]);
    }
}
