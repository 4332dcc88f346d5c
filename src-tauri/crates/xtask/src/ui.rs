//! The user interface: its packages and its build, each only when out of date.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::files;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

/// Installs the packages of `ui/package-lock.json` when that file is newer than what is installed.
///
/// # Errors
/// When npm fails.
pub(crate) fn install_packages(workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.root.join("ui");
    // npm writes this file last, so an interrupted installation counts as none.
    let installed = modified(&ui.join("node_modules/.package-lock.json"));
    let wanted = modified(&ui.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    Invocation::npm(&workspace.root).arg("ci").run()
}

/// Builds `ui/dist` unless it was built from exactly these sources.
///
/// The sources' hash is kept inside `ui/dist`: the bundler empties that folder first, and the placeholder page
/// of the shell's build script has no such file, so neither can pass for a finished build. Times of files
/// cannot tell: git sets them as it switches branches.
///
/// # Errors
/// When the sources cannot be read or the bundler fails.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let sources = format!("{:016x}\n", hash(&workspace.root)?);
    let stamp = workspace.root.join("ui/dist/.sources");
    if fs::read_to_string(&stamp).is_ok_and(|built| built == sources) {
        println!("ui/dist is up to date");
        return Ok(());
    }
    Invocation::npm(&workspace.root).args(["run", "build"]).run()?;
    fs::write(&stamp, sources).map_err(Failure::file(&stamp))
}

fn hash(root: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in files::listed(root, &["ui", "assets"])? {
        let path = root.join(path);
        path.hash(&mut hasher);
        fs::read(&path).map_err(Failure::file(&path))?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
