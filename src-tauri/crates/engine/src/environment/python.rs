//! Finds installed Pythons by looking at files only, so that it costs next to nothing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// An executable of that version (`3.8`), the newest patch release of the first place that has one. Its real
/// path: a job sees the folders of a Python there, and no links on the way.
pub(super) fn find(version: &str) -> Option<PathBuf> {
    let found = named(version).into_iter().chain(candidates(version)).find(|path| path.is_file())?;
    fs::canonicalize(found).ok()
}

/// The interpreter the user names for everything, when its name says that it is of that version.
fn named(version: &str) -> Option<PathBuf> {
    let path = fs::canonicalize(env::var_os("UV_PYTHON")?).ok()?;
    (path.file_name()?.to_str()? == format!("python{version}")).then_some(path)
}

fn candidates(version: &str) -> Vec<PathBuf> {
    let program = format!("python{version}");
    let home = env::home_dir();
    let mut found = Vec::new();
    if let Some(home) = &home {
        let pyenv = env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from);
        found.extend(newest_first(&pyenv.join("versions"), &format!("{version}.")));
        let managed = env::var_os("UV_PYTHON_INSTALL_DIR")
            .map_or_else(|| home.join(".local/share/uv/python"), PathBuf::from);
        found.extend(newest_first(&managed, &format!("cpython-{version}.")));
    }
    let mut found: Vec<PathBuf> =
        found.into_iter().map(|installation| installation.join("bin").join(&program)).collect();
    found.extend(["/usr/bin", "/usr/local/bin"].map(|folder| Path::new(folder).join(&program)));
    if let Some(path) = env::var_os("PATH") {
        // A shim of pyenv is a script that runs whichever version is selected at that moment.
        let folders = env::split_paths(&path).filter(|folder| !folder.ends_with("shims"));
        found.extend(folders.map(|folder| folder.join(&program)));
    }
    found
}

/// The folders in `parent` whose names begin so, the highest patch number first.
fn newest_first(parent: &Path, beginning: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let mut found: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name();
            let rest = name.to_str()?.strip_prefix(beginning)?;
            let patch: String = rest.chars().take_while(char::is_ascii_digit).collect();
            Some((patch.parse().ok()?, entry.path()))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_patch_release_comes_first() {
        let parent = tempfile::tempdir().unwrap();
        for name in ["3.8.9", "3.8.18", "3.80.1", "3.9.1", "3.8-dev"] {
            fs::create_dir(parent.path().join(name)).unwrap();
        }
        let found = newest_first(parent.path(), "3.8.");
        assert_eq!(found, [parent.path().join("3.8.18"), parent.path().join("3.8.9")]);
    }
}
