//! Which crate may depend on which: the layers of docs/architecture.md, asked of cargo itself.

mod graph;
mod rules;

use serde_json::Value;

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;
use graph::Graph;

/// Prints every dependency that crosses a layer the wrong way.
///
/// # Errors
/// When there is one, or cargo cannot tell.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let ask = Invocation::cargo(&workspace.root).args(["metadata", "--format-version", "1", "--quiet"]);
    let answer: Value = serde_json::from_str(&ask.read()?).unwrap_or_default();
    let graph = Graph::from_metadata(&answer).ok_or_else(|| Failure::Answer {
        line: ask.to_string(),
        expected: "with a resolved dependency graph",
    })?;
    let broken: Vec<String> = rules::RULES.iter().flat_map(|rule| rule.broken(&graph)).collect();
    for line in &broken {
        println!("{line}");
    }
    match broken.len() {
        0 => {
            println!("{} rules hold over {} crates", rules::RULES.len(), graph.members().count());
            Ok(())
        }
        count => Err(Failure::Findings {
            check: "layering",
            count,
            hint: "the layers are in docs/architecture.md",
        }),
    }
}
