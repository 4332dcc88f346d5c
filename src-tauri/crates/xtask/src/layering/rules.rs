//! The rules, and what breaks each.
//!
//! Each rule also fails on a name that no package has: a misspelt name would otherwise hold for ever.

use super::graph::Graph;

/// One rule of the layers.
pub(crate) enum Rule {
    /// These members and no others reach the package, over any number of others.
    ReachedBy { package: &'static str, exactly: &'static [&'static str] },
    /// These members and no others name the package in their own Cargo.toml.
    NamedBy { package: &'static str, exactly: &'static [&'static str] },
    /// None of the first reaches any of the second.
    Apart { from: &'static [&'static str], of: &'static [&'static str] },
}

use Rule::{Apart, NamedBy, ReachedBy};

/// The layers of this workspace.
pub(crate) const RULES: &[Rule] = &[
    // The window is one host among several; the command line runs where there is no WebKit.
    ReachedBy { package: "tauri", exactly: &["pipewright-designer"] },
    ReachedBy { package: "webkit2gtk", exactly: &["pipewright-designer"] },
    // The use cases serve hosts; nothing else may stand above them.
    NamedBy { package: "pipewright-api", exactly: &["pipewright-cli", "pipewright-designer"] },
    // One crate opens SQLite.
    NamedBy { package: "rusqlite", exactly: &["pipewright-store"] },
    // The language and its judge are pure.
    Apart { from: &["pipewright-pipeline", "pipewright-validator"], of: &["tokio", "rusqlite"] },
    // Siblings: none knows another.
    Apart {
        from: &["pipewright-validator"],
        of: &["pipewright-store", "pipewright-engine", "pipewright-api"],
    },
    Apart {
        from: &["pipewright-store"],
        of: &["pipewright-validator", "pipewright-engine", "pipewright-api"],
    },
    Apart {
        from: &["pipewright-engine"],
        of: &["pipewright-validator", "pipewright-store", "pipewright-api"],
    },
];

impl Rule {
    /// What breaks this rule, one line each; empty when it holds.
    pub(crate) fn broken(&self, graph: &Graph) -> Vec<String> {
        let unknown: Vec<String> = self
            .packages()
            .filter(|name| !graph.knows(name))
            .map(|name| format!("a layering rule names `{name}`, but there is no such package"))
            .collect();
        if !unknown.is_empty() {
            return unknown;
        }
        match self {
            ReachedBy { package, exactly } => {
                compare(graph, exactly, package, |member| graph.chain(member, package))
            }
            NamedBy { package, exactly } => compare(graph, exactly, package, |member| {
                graph.names(member, package).then(|| vec![member, package])
            }),
            Apart { from, of } => {
                let pairs = from.iter().flat_map(|from| of.iter().map(move |of| (*from, *of)));
                pairs.filter_map(|(from, of)| graph.chain(from, of)).map(|chain| forbidden(&chain)).collect()
            }
        }
    }

    fn packages(&self) -> impl Iterator<Item = &'static str> {
        let (one, more): (&[&str], &[&str]) = match self {
            ReachedBy { package, exactly } | NamedBy { package, exactly } => {
                (std::slice::from_ref(package), exactly)
            }
            Apart { from, of } => (from, of),
        };
        one.iter().chain(more).copied()
    }
}

/// Both ways: a member that depends and may not, and one that is said to depend and does not.
fn compare<'a>(
    graph: &'a Graph,
    exactly: &[&str],
    package: &str,
    depends: impl Fn(&'a str) -> Option<Vec<&'a str>>,
) -> Vec<String> {
    let broken = |member| match (depends(member), exactly.contains(&member)) {
        (Some(chain), false) => Some(forbidden(&chain)),
        (None, true) => {
            Some(format!("{member} does not depend on {package}: the rule that says so is out of date"))
        }
        (Some(_), true) | (None, false) => None,
    };
    graph.members().filter(|member| *member != package).filter_map(broken).collect()
}

fn forbidden(chain: &[&str]) -> String {
    format!("forbidden: {}", chain.join(" -> "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layering::graph::tests::graph;

    const WORKSPACE: [&str; 4] =
        ["shell > api, tauri", "cli > api", "api > store; dev tempfile", "store > rusqlite; dev tempfile"];

    fn check(rule: &Rule, expect: &[&str]) {
        assert_eq!(rule.broken(&graph(&WORKSPACE)), expect);
    }

    #[test]
    fn reached_by() {
        check(&ReachedBy { package: "tauri", exactly: &["shell"] }, &[]);
        check(
            &ReachedBy { package: "rusqlite", exactly: &["store", "api", "shell"] },
            &["forbidden: cli -> api -> store -> rusqlite"],
        );
        check(
            &ReachedBy { package: "tauri", exactly: &["shell", "cli"] },
            &["cli does not depend on tauri: the rule that says so is out of date"],
        );
    }

    #[test]
    fn named_by() {
        check(&NamedBy { package: "rusqlite", exactly: &["store"] }, &[]);
        check(&NamedBy { package: "api", exactly: &["cli"] }, &["forbidden: shell -> api"]);
        check(&NamedBy { package: "tempfile", exactly: &["store"] }, &["forbidden: api -> tempfile"]);
    }

    #[test]
    fn apart() {
        check(&Apart { from: &["store"], of: &["api", "tauri"] }, &[]);
        check(
            &Apart { from: &["cli", "store"], of: &["tauri", "rusqlite"] },
            &["forbidden: cli -> api -> store -> rusqlite", "forbidden: store -> rusqlite"],
        );
    }

    #[test]
    fn a_misspelt_name_breaks_the_rule() {
        let unknown = ["a layering rule names `taurus`, but there is no such package"];
        check(&ReachedBy { package: "taurus", exactly: &["shell"] }, &unknown);
        check(&Apart { from: &["store"], of: &["taurus"] }, &unknown);
    }
}
