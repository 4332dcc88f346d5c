//! The types that Rust generates for the window. A type that is gone from Rust leaves its file behind, which no generator removes;
//! nothing can import it any more, and so it is found.

use std::fs;

use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;

const SOURCES: &str = "ui/src";
const BINDINGS: &str = "ui/src/backend/bindings/";

/// Says which generated types nothing imports.
///
/// # Errors
/// When there is one, or a file cannot be read.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let root = &workspace.root;
    let mut sources = Vec::new();
    for path in files::listed(root, &[SOURCES])? {
        let file = root.join(&path);
        if file.extension().is_some_and(|extension| extension == "ts" || extension == "tsx") {
            sources.push((path, fs::read_to_string(&file).map_err(Failure::file(&file))?));
        }
    }
    let unused = unused(&sources);
    for path in &unused {
        println!("{path}: nothing imports it");
    }
    if unused.is_empty() {
        return Ok(());
    }
    Err(Failure::Findings {
        check: "generated types",
        count: unused.len(),
        hint: "`git rm` them, or use them",
    })
}

/// The generated files that no other one of these files, each a path and its text, imports.
fn unused(sources: &[(String, String)]) -> Vec<&str> {
    let is_unused = |path: &&str| {
        let name = path.trim_start_matches(BINDINGS).trim_end_matches(".ts");
        let import = format!("/{name}\"");
        !sources.iter().any(|(_, text)| text.contains(&import))
    };
    sources
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.starts_with(BINDINGS))
        .filter(is_unused)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_that_nothing_imports_is_found() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let sources = [
            file("ui/src/backend/bindings/Step.ts", "import type { Family } from \"./Family\";"),
            file("ui/src/backend/bindings/Family.ts", ""),
            file("ui/src/backend/bindings/Gone.ts", "import type { Step } from \"./Step\";"),
            file("ui/src/app/App.tsx", "import type { Went } from \"./Gone.css\";"),
        ];
        assert_eq!(unused(&sources), ["ui/src/backend/bindings/Gone.ts"]);
    }
}
