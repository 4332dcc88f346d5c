//! Every edit of every step of real definitions.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::mention::dangling;

use super::laws::apply;

fn definitions() -> Vec<(String, Definition)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/definitions/valid");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read =
        |path: &std::path::PathBuf| Definition::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    files.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

fn each(make: impl Fn(&Step) -> Edit, dangles: bool) {
    let mut made = 0;
    for (file, definition) in definitions() {
        for step in definition.steps() {
            let mut edited = definition.clone();
            // The one reason to refuse here.
            match apply(&mut edited, &make(step)) {
                Ok(_) => made += 1,
                Err(error) => assert_eq!(error.code(), "would-dangle", "{file}: {error}"),
            }
            assert!(
                dangles || dangling(&edited).is_empty(),
                "{file}, {}: {:?}",
                step.name,
                dangling(&edited)
            );
        }
    }
    assert!(made > 100, "{made} edits were made");
}

#[test]
fn steps_are_renamed() {
    each(|step| Edit::RenameStep { step: step.name.clone(), name: "Renamed".into() }, false);
}

#[test]
fn steps_are_copied() {
    each(|step| Edit::DuplicateStep { step: step.name.clone() }, false);
}

#[test]
fn steps_are_moved_to_the_front() {
    let into = StepList::Steps;
    each(|step| Edit::MoveStep { step: step.name.clone(), into: into.clone(), position: Some(0) }, false);
}

#[test]
fn steps_are_removed() {
    each(|step| Edit::RemoveStep { step: step.name.clone() }, true);
}

#[test]
fn parameters_are_renamed() {
    for (file, mut definition) in definitions() {
        for parameter in definition.parameters().to_vec() {
            let name = format!("{}X", parameter.name);
            apply(&mut definition, &Edit::RenameParameter { parameter: parameter.name, name }).unwrap();
        }
        assert!(dangling(&definition).is_empty(), "{file}");
    }
}
