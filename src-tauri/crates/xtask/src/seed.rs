//! `cargo xtask seed`: executions that never ran, to see how the history looks and behaves with many.

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

/// Records so many executions in a home.
///
/// # Errors
/// When an argument is missing, or the program does not build or run.
pub(crate) fn run(workspace: &Workspace, words: &[&str], usage: &'static str) -> Result<(), Failure> {
    let (mut count, mut home) = (None, None);
    let mut rest = words;
    while let [option, value, after @ ..] = rest {
        match *option {
            "--executions" => count = value.parse::<u64>().ok(),
            "--home" => home = Some(*value),
            _ => break,
        }
        rest = after;
    }
    let (Some(count), Some(home), []) = (count, home, rest) else {
        return Err(Failure::Usage { given: format!("seed {}", words.join(" ")), usage });
    };
    let build = ["run", "--release", "--package", "pipewright-store", "--example", "history", "--", "seed"];
    Invocation::cargo(&workspace.root).args(build).arg(home).arg(count.to_string()).run()
}
