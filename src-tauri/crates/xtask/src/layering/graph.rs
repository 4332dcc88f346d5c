//! The dependency graph by package names, as `cargo metadata` resolved it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

/// Who depends on whom. Versions of one package are one node.
pub(crate) struct Graph {
    members: BTreeSet<String>,
    /// Every package of the graph and what it needs to be built.
    needs: BTreeMap<String, BTreeSet<String>>,
    /// What the tests of a workspace member need beside that.
    tests_need: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Reads the answer of `cargo metadata --format-version 1`; none when it is not of that shape.
    pub(crate) fn from_metadata(metadata: &Value) -> Option<Self> {
        let packages = metadata["packages"].as_array()?;
        let names: BTreeMap<&str, &str> = packages
            .iter()
            .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
            .collect();
        let name = |id: &Value| Some((*names.get(id.as_str()?)?).to_owned());
        let members: BTreeSet<String> =
            metadata["workspace_members"].as_array()?.iter().filter_map(name).collect();
        let mut graph = Graph { members, needs: BTreeMap::new(), tests_need: BTreeMap::new() };
        for node in metadata["resolve"]["nodes"].as_array()? {
            let from = name(&node["id"])?;
            graph.needs.entry(from.clone()).or_default();
            for dependency in node["deps"].as_array()? {
                let on = name(&dependency["pkg"])?;
                let kinds = dependency["dep_kinds"].as_array()?;
                let only_for_tests = kinds.iter().all(|kind| kind["kind"] == "dev");
                let edges = if only_for_tests { &mut graph.tests_need } else { &mut graph.needs };
                edges.entry(from.clone()).or_default().insert(on);
            }
        }
        Some(graph)
    }

    /// The crates of this workspace.
    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(String::as_str)
    }

    /// Whether any package is called that.
    pub(crate) fn knows(&self, package: &str) -> bool {
        self.needs.contains_key(package)
    }

    /// Whether `from` itself names `on`, its tests included.
    pub(crate) fn names(&self, from: &str, on: &str) -> bool {
        self.direct(from).any(|name| name == on)
    }

    /// A shortest chain of packages from `from` to `on`, both included. Tests count at its first link only:
    /// nobody inherits what somebody else's tests need.
    pub(crate) fn chain<'a>(&'a self, from: &'a str, on: &str) -> Option<Vec<&'a str>> {
        let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut queue: VecDeque<&str> = VecDeque::new();
        for name in self.direct(from) {
            reached_from.entry(name).or_insert(from);
            queue.push_back(name);
        }
        while let Some(at) = queue.pop_front() {
            if at == on {
                let mut chain = vec![at];
                let mut back = at;
                while back != from {
                    back = reached_from.get(back)?;
                    chain.push(back);
                }
                chain.reverse();
                return Some(chain);
            }
            for next in self.needs.get(at).into_iter().flatten().map(String::as_str) {
                if next != from && !reached_from.contains_key(next) {
                    reached_from.insert(next, at);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    fn direct<'a>(&'a self, from: &str) -> impl Iterator<Item = &'a str> {
        let edges = [&self.needs, &self.tests_need];
        edges.into_iter().filter_map(move |edges| edges.get(from)).flatten().map(String::as_str)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::json;

    /// A graph from lines such as `shell > api, tauri; dev tempfile`; a name that starts a line is a member.
    pub(crate) fn graph(lines: &[&str]) -> Graph {
        let mut packages = BTreeSet::new();
        let mut nodes = BTreeMap::new();
        let mut members = Vec::new();
        for line in lines {
            let (from, rest) = line.split_once(" >").expect("a line has an arrow");
            let (needs, tests) = rest.split_once("; dev").unwrap_or((rest, ""));
            let edge = |names: &str, kind: Value| -> Vec<Value> {
                let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
                names.map(|name| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })).collect()
            };
            let deps = [edge(needs, Value::Null), edge(tests, json!("dev"))].concat();
            packages.insert(from.to_owned());
            packages.extend(deps.iter().filter_map(|dep| dep["pkg"].as_str()).map(str::to_owned));
            members.push(from);
            nodes.insert(from, deps);
        }
        let nodes: Vec<Value> = packages
            .iter()
            .map(|name| json!({ "id": name, "deps": nodes.get(name.as_str()).cloned().unwrap_or_default() }))
            .collect();
        let packages: Vec<Value> = packages.iter().map(|name| json!({ "id": name, "name": name })).collect();
        let metadata =
            json!({ "packages": packages, "workspace_members": members, "resolve": { "nodes": nodes } });
        Graph::from_metadata(&metadata).expect("the shape cargo prints")
    }

    #[test]
    fn finds_the_shortest_chain() {
        let graph =
            graph(&["shell > api, tauri", "api > store; dev tempfile", "store > rusqlite; dev fixtures"]);
        let check = |from, on, expect: Option<&[&str]>| assert_eq!(graph.chain(from, on).as_deref(), expect);
        check("shell", "rusqlite", Some(&["shell", "api", "store", "rusqlite"]));
        check("shell", "tauri", Some(&["shell", "tauri"]));
        check("store", "tauri", None);
        check("api", "tempfile", Some(&["api", "tempfile"]));
        check("shell", "tempfile", None);
        check("api", "fixtures", None);
    }

    #[test]
    fn tells_direct_from_inherited() {
        let graph = graph(&["api > store; dev tempfile", "store > rusqlite"]);
        assert!(graph.names("api", "store") && graph.names("api", "tempfile"));
        assert!(!graph.names("api", "rusqlite"));
        assert!(graph.knows("rusqlite") && !graph.knows("rusqlit"));
    }

    #[test]
    fn refuses_another_shape() {
        assert!(Graph::from_metadata(&json!({ "packages": [], "workspace_members": [] })).is_none());
    }
}
