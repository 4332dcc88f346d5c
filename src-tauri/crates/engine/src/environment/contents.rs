//! What is installed in an environment: asked of its Python once, then read from a file beside its marker.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use tokio::process::Command;

/// What an environment consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The Python's full version: `3.8.18`.
    pub python: String,
    /// Every installed package as `name==version`, sorted; names as package indexes spell them.
    pub packages: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Known {
    /// The state of the folder of packages that this was true of.
    stamp: String,
    #[serde(flatten)]
    contents: Contents,
}

const FILE: &str = "pipewright-packages.json";

/// As an import finds them: the first of a name.
const QUESTION: &str = "\
import importlib.metadata, json, platform, re
found = {}
for one in importlib.metadata.distributions():
    name = one.metadata['Name']
    if name:
        found.setdefault(re.sub('[-_.]+', '-', name).lower(), one.version)
packages = sorted('%s==%s' % each for each in found.items())
print(json.dumps({'python': platform.python_version(), 'packages': packages}))";

/// What the environment in `folder` consists of; `None` when its Python cannot tell.
pub(super) async fn of_environment(folder: &Path, python: &Path) -> Option<Contents> {
    let stamp = stamp(folder);
    let file = folder.join(FILE);
    let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Known>(&bytes).ok());
    if let Some(known) = known.filter(|known| Some(&known.stamp) == stamp.as_ref()) {
        return Some(known.contents);
    }
    let contents = ask(python).await?;
    if let Some(stamp) = stamp
        && let Ok(text) = serde_json::to_vec(&Known { stamp, contents: contents.clone() })
    {
        // A folder that cannot be written to costs the question again.
        let partial = file.with_extension(format!("{}.partial", std::process::id()));
        let _ = fs::write(&partial, text).and_then(|()| fs::rename(&partial, &file));
    }
    Some(contents)
}

/// What a Python and its packages are.
pub(super) async fn ask(python: &Path) -> Option<Contents> {
    let output = Command::new(python)
        .args(["-I", "-c", QUESTION])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

/// Changes when a package is added, removed or replaced.
fn stamp(folder: &Path) -> Option<String> {
    let packages = site_packages(folder)?;
    let changed = fs::metadata(&packages).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(changed.as_nanos().to_string())
}

fn site_packages(folder: &Path) -> Option<PathBuf> {
    let found = fs::read_dir(folder.join("lib")).ok()?.filter_map(Result::ok);
    found.map(|entry| entry.path().join("site-packages")).find(|path| path.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_asked_again_when_a_package_comes() {
        let folder = tempfile::tempdir().unwrap();
        let packages = folder.path().join("lib/python3.8/site-packages");
        fs::create_dir_all(&packages).unwrap();
        // Stands for a Python that counts how often it is asked.
        let python = folder.path().join("python");
        fs::write(
            &python,
            "#!/bin/sh\nd=$(dirname $0)\necho x >> $d/asked\n\
             echo '{\"python\": \"3.8.18\", \"packages\": [\"a==1\"]}'\n",
        )
        .unwrap();
        fs::set_permissions(&python, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let read = || runtime.block_on(of_environment(folder.path(), &python));
        let asked = || fs::read_to_string(folder.path().join("asked")).unwrap().lines().count();
        let expect = Contents { python: "3.8.18".to_owned(), packages: vec!["a==1".to_owned()] };
        assert_eq!((read(), read(), asked()), (Some(expect.clone()), Some(expect.clone()), 1));
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::create_dir(packages.join("b-2.dist-info")).unwrap();
        assert_eq!((read(), asked()), (Some(expect), 2));
        assert_eq!(runtime.block_on(ask(Path::new("/nonexistent"))), None);
    }
}
