//! After any edit a session finds what judging the whole definition finds.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::Path;

use fastrand::Rng;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, StepList, Trigger};
use pipewright_pipeline::json::{JsonText, Node, child_pointer};
use pipewright_validator::{Diagnostic, Session, Settings, validate};

/// Fixtures larger than this are left out: each edit is followed by judging everything.
const LARGEST: usize = 40_000;

#[test]
fn a_session_finds_what_judging_everything_finds() {
    for (name, text) in definitions() {
        let mut rng = Rng::with_seed(7);
        for round in 0..6 {
            let mut definition = Definition::parse(&text).unwrap();
            let mut session = Session::new(&definition, Settings::default());
            let mut undo = Vec::new();
            let mut done = Vec::new();
            for _ in 0..25 {
                let edit = match undo.pop() {
                    Some(inverse) if rng.u8(0..5) == 0 => inverse,
                    _ => any_edit(&definition, &mut rng),
                };
                let Ok(applied) = definition.apply(&edit) else { continue };
                done.push(edit);
                undo.push(applied.inverse);
                session.update(&definition, &applied.touched);
                let whole = validate(&definition, &Settings::default());
                let found: Vec<Diagnostic> = session.diagnostics().into_iter().cloned().collect();
                let order = |all: &[Diagnostic]| -> Vec<String> {
                    all.iter().map(|one| format!("{} {} {}", one.code, one.pointer, one.message)).collect()
                };
                assert_eq!(order(&found), order(&whole), "{name}, round {round}: after {:#?}", done.last());
                let differ = found
                    .iter()
                    .filter(|one| !whole.contains(one))
                    .chain(whole.iter().filter(|one| !found.contains(one)));
                let differ: Vec<_> = differ.collect();
                assert!(
                    differ.is_empty() && found == whole,
                    "{name}, round {round}: after {:#?}, touched {:#?}: {differ:#?}",
                    done.last(),
                    applied.touched,
                );
            }
        }
    }
}

fn definitions() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/definitions");
    let mut found = Vec::new();
    for folder in ["valid", "invalid"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            if text.len() <= LARGEST && Definition::parse(&text).is_ok() {
                found.push((path.file_stem().unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty());
    found
}

fn any_edit(definition: &Definition, rng: &mut Rng) -> Edit {
    let names: Vec<&str> = definition.steps().iter().map(|step| step.name.as_str()).collect();
    let step = |rng: &mut Rng| rng.choice(&names).map_or_else(String::new, ToString::to_string);
    let parameter = |rng: &mut Rng| {
        rng.choice(definition.parameters()).map_or_else(|| "None".into(), |parameter| parameter.name.clone())
    };
    match rng.u8(0..16) {
        0 => Edit::RemoveStep { step: step(rng) },
        1 => Edit::DuplicateStep { step: step(rng) },
        2 => Edit::RenameStep { step: step(rng), name: format!("Step{}", rng.u8(..)) },
        3 => {
            let within = step(rng);
            let into = match rng.u8(0..4) {
                0 => StepList::IfSteps { step: within },
                1 => StepList::ElseSteps { step: within },
                2 => StepList::ForEachBody { step: within },
                _ => StepList::Steps,
            };
            Edit::MoveStep { step: step(rng), into, position: rng.bool().then_some(0) }
        }
        4 => {
            let types = ["Processing", "Training", "Fail", "Lambda", "ForEach", "Condition", "Athena"];
            Edit::RetypeStep { step: step(rng), step_type: rng.choice(types).unwrap().to_owned() }
        }
        5 => {
            let triggers = [None, Some(Trigger::Failed), Some(Trigger::Any)];
            Edit::AddDependency { step: step(rng), on: step(rng), trigger: rng.choice(triggers).flatten() }
        }
        6 => Edit::RemoveDependency { step: step(rng), on: step(rng) },
        7 => Edit::RemoveParameter { parameter: parameter(rng) },
        8 => Edit::RenameParameter { parameter: parameter(rng), name: format!("P{}", rng.u8(..)) },
        9 | 10 => Edit::Clear { pointer: any_pointer(definition.root(), rng) },
        11 => Edit::RenameMember {
            pointer: any_pointer(definition.root(), rng),
            name: rng.choice(["S3Uri", "Name", "Oops"]).unwrap().to_owned(),
        },
        _ => Edit::Set { pointer: any_pointer(definition.root(), rng), value: any_value(&step(rng), rng) },
    }
}

fn any_value(step: &str, rng: &mut Rng) -> JsonText {
    let values = [
        "3".to_owned(),
        "\"text\"".to_owned(),
        "\"s3://bucket/key\"".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "null".to_owned(),
        format!(r#"{{"Get": "Steps.{step}.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}}"#),
        format!(r#"{{"Get": "Steps.{step}.ModelArtifacts.S3ModelArtifacts"}}"#),
        format!(r#"{{"Get": "Steps.{step}X.ModelName"}}"#),
        r#"{"Get": "Parameters.P1"}"#.to_owned(),
        r#"{"Std:Join": {"On": "/", "Values": ["s3:/", {"Get": "Execution.PipelineName"}]}}"#.to_owned(),
        format!("\"{step}\""),
    ];
    serde_json::from_value(serde_json::json!(rng.choice(values).unwrap())).unwrap()
}

/// A random walk down the tree.
fn any_pointer(root: &Node, rng: &mut Rng) -> String {
    let (mut node, mut pointer) = (root, String::new());
    loop {
        let children: Vec<(String, &Node)> = node
            .members()
            .iter()
            .map(|member| (member.name.to_string(), &member.node))
            .chain(node.elements().iter().enumerate().map(|(index, node)| (index.to_string(), node)))
            .collect();
        let Some((name, child)) = rng.choice(&children) else { return pointer };
        if pointer.len() > 8 && rng.u8(0..6) == 0 {
            return pointer;
        }
        pointer = child_pointer(&pointer, name);
        node = child;
    }
}
