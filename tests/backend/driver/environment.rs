//! The Python environments that the product built, used to check its results from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::de::DeserializeOwned;

use crate::driver::command::environments;

/// The Python of a built environment that has the module.
pub fn python_with(module: &str) -> PathBuf {
    let folder = environments();
    let built = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("no environments in {}: {error}", folder.display()))
        .map(|entry| entry.expect("an environment").path().join("bin/python"))
        .find(|python| imports(python, module));
    built.unwrap_or_else(|| panic!("no environment in {} has {module}", folder.display()))
}

/// The environments that were built for an image, each as the image it says it stands for and its Python: a folder of
/// `sagemaker-xgboost_1.7-1-py3.8-…` stands for `sagemaker-xgboost:1.7-1` and all tags that begin so. A home that has
/// seen other pins keeps their environments beside the one in use.
pub fn environments_of(image: &str) -> Vec<(String, PathBuf)> {
    let folder = environments();
    let of_image = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().replacen('_', ":", 1);
        let (stands_for, _) = name.rsplit_once("-py")?;
        let python = entry.path().join("bin/python");
        (image.starts_with(stands_for) && python.is_file()).then(|| (stands_for.to_owned(), python))
    };
    fs::read_dir(&folder).expect("the environments").flatten().filter_map(of_image).collect()
}

/// Runs a script in a fresh process and reads the JSON it prints.
pub fn json_from_python<T: DeserializeOwned>(python: &Path, script: &Path, arguments: &[&Path]) -> T {
    let output = Command::new(python).arg(script).args(arguments).output().expect("the environment's Python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON from the script")
}

fn imports(python: &Path, module: &str) -> bool {
    let import = Command::new(python).args(["-c", &format!("import {module}")]).output();
    import.is_ok_and(|output| output.status.success())
}
