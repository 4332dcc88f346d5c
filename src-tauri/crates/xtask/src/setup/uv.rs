//! uv, which makes the Python environments that steps run in.

use std::env;
use std::path::{Path, PathBuf};

use super::system;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

/// What pip is asked for.
const REQUIREMENT: &str = "uv>=0.9,<1";

/// The uv of `PIPEWRIGHT_UV`, of the search path, or a private one that is installed when missing.
///
/// # Errors
/// When `PIPEWRIGHT_UV` names something else, or no uv can be installed.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let root = &workspace.root;
    if let Some(named) = env::var_os("PIPEWRIGHT_UV").map(PathBuf::from) {
        if works(root, &named) {
            return Ok(named);
        }
        return Err(Failure::Missing {
            what: format!("PIPEWRIGHT_UV is {}, which is no uv that runs here", named.display()),
            hint: "unset it, or set it to the path of a uv binary".to_owned(),
        });
    }
    let folder = workspace.target.join("tools").join("uv");
    let places = candidates(&folder);
    if let Some(found) = on_search_path().chain(places.clone()).find(|path| works(root, path)) {
        return Ok(found);
    }
    install(root, &folder)?;
    places.into_iter().find(|path| works(root, path)).ok_or_else(|| Failure::Missing {
        what: format!("pip installed uv into {}, but it does not run", folder.display()),
        hint: "install uv by hand: https://docs.astral.sh/uv".to_owned(),
    })
}

/// A private environment; else pip into a folder of its own; else Debian's missing half of venv first.
fn install(root: &Path, folder: &Path) -> Result<(), Failure> {
    if in_environment(root, folder).is_ok() {
        return Ok(());
    }
    // `--target` is free of the "externally managed environment" refusal of Debian's own Python.
    let pip = python(root).args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]);
    if pip.arg(folder).arg(REQUIREMENT).run().is_ok() {
        return Ok(());
    }
    system::install(root, &["python3-venv"])?;
    in_environment(root, folder)
}

fn in_environment(root: &Path, folder: &Path) -> Result<(), Failure> {
    python(root).args(["-m", "venv", "--clear"]).arg(folder).run()?;
    let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    Invocation::new(root, folder.join(inside)).args(["-m", "pip", "install", "--quiet", REQUIREMENT]).run()
}

fn python(root: &Path) -> Invocation {
    Invocation::new(root, if cfg!(windows) { "python" } else { "python3" })
}

/// Where either way of installing puts the binary.
fn candidates(folder: &Path) -> [PathBuf; 2] {
    [folder.join("bin").join(file_name()), folder.join("Scripts").join(file_name())]
}

fn on_search_path() -> impl Iterator<Item = PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found: Vec<PathBuf> = env::split_paths(&folders)
        .map(|folder| folder.join(file_name()))
        .filter(|path| path.is_file())
        .collect();
    found.into_iter()
}

fn file_name() -> String {
    format!("uv{}", env::consts::EXE_SUFFIX)
}

fn works(root: &Path, uv: &Path) -> bool {
    Invocation::new(root, uv).arg("--version").succeeds()
}
