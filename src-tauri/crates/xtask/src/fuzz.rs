//! `cargo xtask fuzz`: one target of `tests/fuzz`, with the fixtures to begin with and their words as a dictionary.
//!
//! What it learns stays in cargo's target folder. An input that breaks a property is printed and kept there, too: make
//! it small with `cargo +nightly fuzz tmin` and add it to `tests/fixtures/fuzz`, where `cargo test` tries it for ever.

use std::path::Path;

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

/// Runs one target for so many seconds.
///
/// # Errors
/// When the target is unknown, nightly or `cargo-fuzz` is missing, or a property does not hold.
pub(crate) fn run(workspace: &Workspace, target: &str, seconds: &str) -> Result<(), Failure> {
    let root = &workspace.root;
    // By rustup's cargo: the one that started this program knows no other toolchain.
    let cargo = || Invocation::new(root, "cargo").args(["+nightly", "fuzz"]);
    if !cargo().arg("--version").succeeds() {
        return Err(Failure::Missing {
            what: "fuzzing needs a nightly toolchain and cargo-fuzz".to_owned(),
            hint: "rustup toolchain install nightly && cargo install cargo-fuzz".to_owned(),
        });
    }
    let folder = workspace.target.join("fuzz");
    let (corpus, findings) = (folder.join("corpus").join(target), folder.join("findings").join(target));
    for folder in [&corpus, &findings] {
        std::fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    let dictionary = folder.join("dictionary");
    let words = Invocation::cargo(root)
        .args(["run", "--quiet", "--package", "pipewright-properties", "--example", "dictionary"])
        .read()?;
    std::fs::write(&dictionary, words).map_err(Failure::file(&dictionary))?;
    let fixtures = root.join("tests").join("fixtures");
    let seeds = [fixtures.join("definitions"), fixtures.join("fuzz").join(target)];
    cargo()
        .args(["run", "--fuzz-dir", "tests/fuzz", "--target-dir"])
        .arg(&folder)
        .args([Path::new(target), &corpus])
        .args(seeds.iter().filter(|seeds| seeds.is_dir()))
        .arg("--")
        .arg(format!("-dict={}", dictionary.display()))
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .arg(format!("-max_total_time={seconds}"))
        .args(["-max_len=65536", "-timeout=10", "-rss_limit_mb=2048"])
        .run()
}
