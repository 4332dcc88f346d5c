//! `cargo xtask test` and `cargo xtask check`: the stages CI runs, cheapest first.
//!
//! Every cargo command here selects the whole workspace with the same feature and narrows by target, never
//! by package: cargo then resolves the same features each time, and nothing compiles twice.

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::run;
use crate::setup::{self, Tools};
use crate::stage::Stages;
use crate::workspace::Workspace;
use crate::{bindings, codegen, layering, tidy, ui};

/// What the tests write and git keeps; also the lock file, which cargo mends silently.
const GENERATED: [&str; 2] = ["Cargo.lock", "ui/src/backend/bindings"];

/// An invisible screen with a session bus of its own, the size the designer's window asks for.
pub(crate) const INVISIBLE_DESKTOP: [&str; 6] =
    ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1440x900x24"];

/// Whether the tests of the real window run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Desktop {
    Included,
    Left,
}

/// Sets up, then runs every check and every test.
///
/// # Errors
/// The first stage that fails.
pub(crate) fn test(workspace: &Workspace, desktop: Desktop) -> Result<(), Failure> {
    let mut stages = Stages::new();
    let tools = stages.stage("set-up", || match desktop {
        Desktop::Included => setup::to_test(workspace),
        Desktop::Left => setup::to_run(workspace),
    })?;
    static_stages(&mut stages, workspace)?;
    stages.stage("ui tests", || Invocation::npm(&workspace.root).arg("test").run())?;
    stages.stage("ui build", || ui::build(workspace))?;
    stages.stage("unit and integration tests", || unit_tests(workspace, &tools))?;
    stages.stage("documentation tests", || cargo(workspace, "test").arg("--doc").run())?;
    stages.stage("generated files", || generated_files_are_unchanged(workspace))?;
    stages.stage("binaries", || run::build_binaries(workspace))?;
    stages.stage("backend journeys", || journey(workspace, &tools, "backend").run())?;
    if desktop == Desktop::Included {
        stages.stage("desktop journeys", || {
            journey(workspace, &tools, "desktop").under(&INVISIBLE_DESKTOP).run()
        })?;
    }
    stages.print_times();
    Ok(())
}

/// The stages that run nothing of the product.
///
/// # Errors
/// The first stage that fails.
pub(crate) fn check(workspace: &Workspace) -> Result<(), Failure> {
    let mut stages = Stages::new();
    stages.stage("set-up", || setup::to_compile(workspace))?;
    static_stages(&mut stages, workspace)?;
    stages.print_times();
    Ok(())
}

fn static_stages(stages: &mut Stages, workspace: &Workspace) -> Result<(), Failure> {
    let npm = |script| Invocation::npm(&workspace.root).args(["run", script]);
    stages.stage("format", || Invocation::cargo(&workspace.root).args(["fmt", "--all", "--check"]).run())?;
    stages.stage("tidy", || tidy::run(workspace))?;
    stages.stage("rule pages", || codegen::run(workspace, true))?;
    stages.stage("generated types", || bindings::run(workspace))?;
    stages.stage("layering", || layering::run(workspace))?;
    stages.stage("ui types", || npm("check").run())?;
    stages.stage("ui lint", || npm("lint").run())?;
    let lint = cargo(workspace, "clippy").args(["--all-targets", "--", "-D", "warnings"]);
    stages.stage("clippy", || lint.run())?;
    stages.stage("documentation", || documentation(workspace).run())
}

/// Whoever reads these pages works on this repository: private items are shown, and may be linked to.
fn documentation(workspace: &Workspace) -> Invocation {
    cargo(workspace, "doc")
        .args(["--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links")
}

fn unit_tests(workspace: &Workspace, tools: &Tools) -> Result<(), Failure> {
    let integration = workspace.integration_tests.iter().flat_map(|name| ["--test", name]);
    cargo(workspace, "test")
        .args(["--no-fail-fast", "--lib", "--bins"])
        .args(integration)
        .env("PIPEWRIGHT_UV", &tools.uv)
        .run()
}

fn journey(workspace: &Workspace, tools: &Tools, name: &str) -> Invocation {
    cargo(workspace, "test").args(["--no-fail-fast", "--test", name]).env("PIPEWRIGHT_UV", &tools.uv)
}

fn cargo(workspace: &Workspace, command: &str) -> Invocation {
    Invocation::cargo(&workspace.root).args([command, "--workspace", "--features", "custom-protocol"])
}

/// Staged changes count as meant: a change of types and its new bindings can be tested before the commit.
fn generated_files_are_unchanged(workspace: &Workspace) -> Result<(), Failure> {
    let git = |words: &[&str]| {
        Invocation::new(&workspace.root, "git").arg("--no-pager").args(words).arg("--").args(GENERATED)
    };
    git(&["diff", "--exit-code"]).run()?;
    let untracked = git(&["ls-files", "--others", "--exclude-standard"]).read()?;
    for path in untracked.lines() {
        println!("{path}: generated, but not in git");
    }
    match untracked.lines().count() {
        0 => Ok(()),
        count => {
            Err(Failure::Findings { check: "generated files", count, hint: "`git add` the generated files" })
        }
    }
}
