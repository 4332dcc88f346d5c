//! The files of a checkout: those git tracks and those it would, ignored ones aside.

use std::path::Path;

use crate::failure::Failure;
use crate::invocation::Invocation;

/// Paths relative to the root, with `/`, sorted; below `folders` only, or everything when there are none.
///
/// # Errors
/// When git cannot list them.
pub(crate) fn listed(root: &Path, folders: &[&str]) -> Result<Vec<String>, Failure> {
    let list = Invocation::new(root, "git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"])
        .args(folders)
        .read()?;
    let mut paths: Vec<String> = list.split_terminator('\0').map(str::to_owned).collect();
    paths.sort_unstable();
    paths.dedup();
    // A tracked file that was just deleted is still listed.
    paths.retain(|path| root.join(path).is_file());
    Ok(paths)
}
