//! Every property on every fixture, and on every input that ever broke one.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod deep;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use pipewright_properties::ALL;
use pipewright_properties::mutate::{self, Kind};

/// The inputs below a folder of the fixtures, by path; what is no UTF-8 is no text.
fn inputs(folder: &str) -> Vec<(PathBuf, String)> {
    let mut paths = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(folder)];
    let mut inputs = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = fs::read_to_string(&path) {
            inputs.push((path, text));
        }
    }
    inputs.sort();
    inputs
}

#[track_caller]
fn holds(property: fn(&str), input: &str, what: &str) {
    let outcome = catch_unwind(|| property(input));
    assert!(outcome.is_ok(), "{what}");
}

#[test]
fn on_the_definitions() {
    let definitions = inputs("definitions");
    assert!(definitions.len() > 30, "the fixtures are there");
    for (name, property) in ALL {
        for (path, text) in &definitions {
            holds(*property, text, &format!("{name} on {}", path.display()));
        }
    }
}

#[test]
fn on_what_broke_one_before() {
    for (path, text) in inputs("fuzz") {
        for (name, property) in ALL {
            holds(*property, &text, &format!("{name} on {}", path.display()));
        }
    }
}

#[test]
fn every_finding_lies_in_the_folder_of_a_target() {
    for (path, _) in inputs("fuzz") {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        assert!(ALL.iter().any(|(name, _)| *name == folder) || folder == "fuzz", "{}", path.display());
    }
}

#[test]
fn on_mutations_of_the_definitions() {
    for (path, text) in inputs("definitions/valid").iter().filter(|(_, text)| text.len() < 20_000) {
        for seed in 0..4 {
            for kind in [Kind::Definition, Kind::Edits] {
                let mutation = mutate::mutated(kind, text, seed).unwrap();
                for (name, property) in ALL {
                    let what = format!("{name} on {} with seed {seed}:\n{mutation}", path.display());
                    holds(*property, &mutation, &what);
                }
            }
        }
    }
}
