//! The git binary, as somebody called Ada.

use std::path::Path;
use std::process::Command;

/// Ada, whatever the machine's own configuration says.
const IDENTITY: [&str; 6] =
    ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];

/// Makes a repository of a folder, with everything in it committed to `main`. Returns the commit.
pub fn committed(folder: &Path) -> String {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--no-verify", "--message", "As it was"]);
    git(folder, &["rev-parse", "HEAD"])
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output =
        Command::new("git").args(IDENTITY).args(arguments).current_dir(folder).output().expect("git");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
