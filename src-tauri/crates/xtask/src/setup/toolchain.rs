//! Node and the parts of the Rust toolchain that a minimal installation leaves out.

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

/// The oldest Node that the user interface's tools support, as `engines` in ui/package.json says.
const NODE: (u32, u32) = (20, 19);

/// Makes sure of node, rustfmt and clippy.
///
/// # Errors
/// When node is missing or old, or rustup cannot add a component.
pub(crate) fn require(workspace: &Workspace) -> Result<(), Failure> {
    let root = &workspace.root;
    let answer = Invocation::new(root, "node").arg("--version").probe();
    let version =
        answer.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    if parsed(&version).is_none_or(|found| found < NODE) {
        let (major, minor) = NODE;
        let found = if version.is_empty() { "none".to_owned() } else { version };
        return Err(Failure::Missing {
            what: format!(
                "Node {major}.{minor} or later is needed to build the user interface; found {found}"
            ),
            hint: "https://nodejs.org/en/download".to_owned(),
        });
    }
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !Invocation::cargo(root).args([command, "--version"]).succeeds() {
            Invocation::new(root, "rustup").args(["component", "add", component]).run()?;
        }
    }
    Ok(())
}

/// Major and minor number of a version as node prints it, such as `v20.20.2`.
fn parsed(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_node_versions() {
        let check = |version: &str, expect| assert_eq!(parsed(version), expect, "{version}");
        check("v20.20.2", Some((20, 20)));
        check("v8.1.0", Some((8, 1)));
        check("v23.0.0-nightly", Some((23, 0)));
        check("", None);
        check("command not found", None);
    }
}
