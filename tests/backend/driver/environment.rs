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

/// The Python of the environment that stands for an image: `sagemaker-xgboost:1.7-1`.
pub fn environment_of(image: &str) -> PathBuf {
    let (folder, begins) = (environments(), format!("{}-py", image.replace(':', "_")));
    let of_image = |entry: &fs::DirEntry| {
        entry.path().join("bin/python").is_file() && entry.file_name().to_string_lossy().starts_with(&begins)
    };
    let mut found = fs::read_dir(&folder).expect("the environments").flatten().filter(of_image);
    match (found.next(), found.next()) {
        (Some(one), None) => one.path().join("bin/python"),
        _ => panic!("not one environment of {image} in {}", folder.display()),
    }
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
