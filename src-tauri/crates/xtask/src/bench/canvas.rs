//! What the canvas costs in Chromium at size, next to a plain one, and what input waits for; see `ui/bench`.

use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use super::project::committed;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::ui;
use crate::workspace::Workspace;

const SIZES: [usize; 3] = [200, 1_000, 5_000];
const FIRST_PORT: u16 = 7_420;
const CHROMIUM: &str = "/usr/bin/chromium";

/// Builds the page and its host for release, serves a project of each size, and measures.
///
/// # Errors
/// When there is no Chromium, or something does not build or start.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| CHROMIUM.to_owned());
    if !Path::new(&chromium).exists() {
        return Err(Failure::source(format!(
            "{chromium} is missing: install Chromium, or name its program in CHROMIUM."
        )));
    }
    ui::install_packages(workspace)?;
    let root = &workspace.root;
    let folder = workspace.target.join("bench").join("canvas");
    let page = folder.join("page");
    let build = ["exec", "vite", "--", "build", "--logLevel", "warn", "--emptyOutDir", "--outDir"];
    Invocation::npm(root).args(build).arg(&page).env("VITE_HOST", "1").run()?;
    let host = ["build", "--release", "--package", "pipewright-api", "--example", "host"];
    Invocation::cargo(root).args(host).run()?;
    let program = workspace.target.join("release").join("examples").join("host");
    let mut hosts = Hosts(Vec::new());
    for (size, port) in SIZES.iter().zip(FIRST_PORT..) {
        let project = folder.join(size.to_string());
        for project in [&project, &folder.join(format!("{size}-other"))] {
            committed(project, *size)?;
        }
        // What an earlier measurement left would be opened again.
        let home = folder.join(format!("home-{size}"));
        drop(std::fs::remove_dir_all(&home));
        let host = Command::new(&program)
            .arg(&project)
            .args(["--port", &port.to_string(), "--ui"])
            .arg(&page)
            .env("PIPEWRIGHT_HOME", &home)
            .spawn();
        hosts.0.push(host.map_err(Failure::file(&program))?);
    }
    std::thread::sleep(Duration::from_secs(1));
    // The tasks first: the other measurement leaves its edits behind.
    for (script, projects) in [("bench/tasks.mjs", Some(&folder)), ("bench/canvas.mjs", None)] {
        Invocation::new(root, "node")
            .inside("ui")
            .arg(script)
            .arg(FIRST_PORT.to_string())
            .args(projects)
            .args(SIZES.map(|size| size.to_string()))
            .env("CHROMIUM", &chromium)
            .run()?;
    }
    Ok(())
}

/// Hosts that end with the measurement.
struct Hosts(Vec<Child>);

impl Drop for Hosts {
    fn drop(&mut self) {
        for host in &mut self.0 {
            drop(host.kill());
            drop(host.wait());
        }
    }
}
