//! Where this checkout lives, where cargo builds, and which integration tests there are.

use std::path::PathBuf;

use serde_json::Value;

use crate::failure::Failure;
use crate::invocation::Invocation;

/// The integration tests that drive whole binaries: built and run in stages of their own.
pub(crate) const JOURNEYS: [&str; 2] = ["backend", "desktop"];

/// The checkout, as cargo sees it.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds: `CARGO_TARGET_DIR`, a configuration file's choice, or `target`.
    pub(crate) target: PathBuf,
    /// The names of the integration tests, the journeys aside.
    pub(crate) integration_tests: Vec<String>,
}

impl Workspace {
    /// Asks cargo about the workspace of the current folder.
    ///
    /// # Errors
    /// When the current folder is in no workspace.
    pub(crate) fn find() -> Result<Self, Failure> {
        let ask = Invocation::cargo(".".as_ref()).args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--quiet",
        ]);
        let answer: Value = serde_json::from_str(&ask.read()?).unwrap_or_default();
        Workspace::from_metadata(&answer)
            .ok_or_else(|| Failure::Answer { line: ask.to_string(), expected: "with a workspace" })
    }

    fn from_metadata(metadata: &Value) -> Option<Self> {
        let folder = |name: &str| metadata[name].as_str().map(PathBuf::from);
        let targets =
            metadata["packages"].as_array()?.iter().filter_map(|package| package["targets"].as_array());
        let mut integration_tests: Vec<String> = targets
            .flatten()
            .filter(|target| target["kind"] == serde_json::json!(["test"]))
            .filter_map(|target| target["name"].as_str())
            .filter(|name| !JOURNEYS.contains(name))
            .map(str::to_owned)
            .collect();
        integration_tests.sort_unstable();
        integration_tests.dedup();
        Some(Workspace {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
            integration_tests,
        })
    }

    /// A built binary of the development profile.
    pub(crate) fn binary(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn journeys_are_not_among_the_integration_tests() {
        let target = |kind: &str, name: &str| json!({ "kind": [kind], "name": name });
        let metadata = json!({
            "workspace_root": "/w",
            "target_directory": "/t",
            "packages": [
                { "targets": [target("lib", "store"), target("test", "tables")] },
                { "targets": [target("test", "desktop"), target("test", "backend")] },
                { "targets": [target("test", "catalog"), target("test", "tables")] },
            ],
        });
        let workspace = Workspace::from_metadata(&metadata).expect("complete");
        assert_eq!(workspace.integration_tests, ["catalog", "tables"]);
        assert_eq!(workspace.target, PathBuf::from("/t"));
        assert!(Workspace::from_metadata(&Value::Null).is_none());
    }
}
