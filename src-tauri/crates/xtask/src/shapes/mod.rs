//! `assets/shapes`: the shapes of SageMaker's API, made from botocore by a Python file beside this one.
//!
//! Not a stage of `test`: botocore is fetched through uv, and what is committed changes only with its version.

use std::fs;

use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::workspace::Workspace;

/// Whose service models the shapes are made from; a new version shows as a difference in `assets/shapes`.
const BOTOCORE: &str = "botocore==1.44.5";

const SCRIPT: &str = "src-tauri/crates/xtask/src/shapes/generate.py";
const FOLDER: &str = "assets/shapes";
const FILES: [&str; 4] = ["arguments.json", "properties.json", "help.json", "NOTICE"];

/// Whether to write the files or to compare them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// Makes the catalogs anew; when checking, prints those that differ from the committed ones instead.
///
/// # Errors
/// When they cannot be made or written, or differ.
pub(crate) fn run(workspace: &Workspace, mode: Mode) -> Result<(), Failure> {
    let made = workspace.target.join("shapes");
    fs::create_dir_all(&made).map_err(Failure::file(&made))?;
    generate(workspace, &made)?;
    let mut differing = 0;
    for name in FILES {
        let (new, committed) = (made.join(name), workspace.root.join(FOLDER).join(name));
        let text = fs::read(&new).map_err(Failure::file(&new))?;
        if fs::read(&committed).is_ok_and(|old| old == text) {
            continue;
        }
        println!("{FOLDER}/{name} {}", if mode == Mode::Write { "is new" } else { "differs" });
        differing += 1;
        if mode == Mode::Write {
            fs::write(&committed, text).map_err(Failure::file(&committed))?;
        }
    }
    if differing == 0 {
        println!("{FOLDER} is what {BOTOCORE} gives");
    } else if mode == Mode::Check {
        return Err(Failure::Findings {
            check: "shapes",
            count: differing,
            hint: "run `cargo xtask shapes`",
        });
    }
    Ok(())
}

fn generate(workspace: &Workspace, folder: &std::path::Path) -> Result<(), Failure> {
    let uv = setup::uv(workspace)?;
    // `-B`: no compiled Python among the sources.
    Invocation::new(&workspace.root, uv)
        .args(["run", "--quiet", "--no-project", "--with", BOTOCORE, "python", "-B", SCRIPT])
        .arg(folder)
        .run()
}
