//! `cargo xtask notices`: the libraries that are built in, with their licences, into `assets/components.json`.
//!
//! From what cargo and npm have resolved; what is only used to build or to test is left out as far as they tell.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::workspace::Workspace;

const FILE: &str = "assets/components.json";

/// Writes the list.
///
/// # Errors
/// Cargo or npm's lock file cannot be read, or the list cannot be written.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let mut components = crates(workspace)?;
    components.extend(packages(workspace)?);
    let list: Vec<Value> = components
        .into_iter()
        .map(|((name, version), licence)| json!({"name": name, "version": version, "licence": licence}))
        .collect();
    let lines: Vec<String> = list.iter().map(|one| format!("  {one}")).collect();
    fs::write(workspace.root.join(FILE), format!("[\n{}\n]\n", lines.join(",\n")))
        .map_err(|error| Failure::source(format!("{FILE}: {error}")))
}

type Components = BTreeMap<(String, String), String>;

/// Crates that the programs link, directly or through others.
fn crates(workspace: &Workspace) -> Result<Components, Failure> {
    let failed = |what: String| Failure::source(format!("cargo metadata: {what}"));
    let output = Command::new("cargo")
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(&workspace.root)
        .output()
        .map_err(|error| failed(error.to_string()))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let ours = ["pipewright-designer", "pipewright-cli"];
    let packages = list(&metadata["packages"]);
    let mut open: Vec<String> = packages
        .iter()
        .filter(|package| ours.contains(&package["name"].as_str().unwrap_or_default()))
        .map(|package| text(&package["id"]))
        .collect();
    let mut linked = std::collections::BTreeSet::new();
    while let Some(id) = open.pop() {
        if !linked.insert(id.clone()) {
            continue;
        }
        for dependency in nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default() {
            // A normal dependency has a kind of null.
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                open.push(text(&dependency["pkg"]));
            }
        }
    }
    Ok(packages
        .iter()
        .filter(|package| linked.contains(&text(&package["id"])) && !package["source"].is_null())
        .map(|package| ((text(&package["name"]), text(&package["version"])), text(&package["license"])))
        .collect())
}

/// npm packages that are not only for development.
fn packages(workspace: &Workspace) -> Result<Components, Failure> {
    let path = workspace.root.join("ui/package-lock.json");
    let failed = |what: String| Failure::source(format!("{}: {what}", path.display()));
    let lock: Value = fs::read_to_string(&path)
        .map_err(|error| failed(error.to_string()))
        .and_then(|text| serde_json::from_str(&text).map_err(|error| failed(error.to_string())))?;
    let entries = lock["packages"].as_object().cloned().unwrap_or_default();
    Ok(entries
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["dev"] != json!(true))
        .filter_map(|(path, package)| {
            let name = path.rsplit("node_modules/").next()?.to_owned();
            let version = package["version"].as_str()?.to_owned();
            let licence = package["license"].as_str().unwrap_or("see the package").to_owned();
            Some(((name, version), licence))
        })
        .collect())
}
