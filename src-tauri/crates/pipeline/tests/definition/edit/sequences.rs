//! Random edits of random definitions, one after another.

use std::collections::{BTreeMap, BTreeSet};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::JsonText;
use pipewright_pipeline::mention::{dangling, sites, step_sites};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

use super::laws::apply;
use crate::random::Choices;
use crate::random::definition::{Maker, Oddity};
use crate::random::edit::edit;

/// Edits the definition until the choices run out; gives the edits that were made.
fn edit_all(choices: &mut Choices, oddity: Oddity, definition: &mut Definition) -> Vec<Edit> {
    let mut made = Vec::new();
    while choices.more() && made.len() < 12 {
        let edit = edit(choices, oddity, definition);
        let before = definition.clone();
        if apply(definition, &edit).is_ok() {
            if names_are_unique(&before) && names_are_unique(definition) {
                nothing_new_dangles(&before, definition, &edit);
            }
            made.push(edit);
        }
    }
    made
}

/// A name with two bearers means the first of them, whoever that is after a move.
fn names_are_unique(definition: &Definition) -> bool {
    let mut names = BTreeSet::new();
    let mut new = |kind: &str, name: &str| names.insert(format!("{kind} {name}"));
    definition.parameters().iter().all(|parameter| new("parameter", &parameter.name))
        && definition.steps().iter().all(|step| {
            new("step", &step.name)
                && step.property_files.iter().all(|file| new(&format!("file of {}", step.name), &file.name))
        })
}

/// Only removals, and values that were given, may bring references to nothing.
#[track_caller]
fn nothing_new_dangles(before: &Definition, after: &Definition, edit: &Edit) {
    let texts = |definition: &Definition| -> Vec<String> {
        dangling(definition).into_iter().map(|one| one.text).collect()
    };
    let (mut known, now) = (texts(before), texts(after));
    let context = || format!("{edit:?}\n{known:?}\n{now:?}\n{}{}", before.print(), after.print());
    match edit {
        // The text of what dangles in another part of it may change with the name.
        Edit::RenameStep { .. } | Edit::RenameParameter { .. } | Edit::RenamePropertyFile { .. } => {
            assert!(now.len() <= known.len(), "{}", context());
        }
        // What dangles in the original dangles in the copy, which calls itself otherwise.
        Edit::DuplicateStep { .. } => {
            let without = |text: String, number: u32| text.replace(&format!("-{number}"), "");
            let plain = |text: &String| (2..100).rev().fold(text.clone(), without);
            let known: BTreeSet<_> = known.iter().map(plain).collect();
            assert!(now.iter().map(plain).all(|text| known.contains(&text)), "{}", context());
        }
        Edit::AddStep { .. }
        | Edit::MoveStep { .. }
        | Edit::Connect { .. }
        | Edit::AddDependency { .. }
        | Edit::RemoveDependency { .. }
        | Edit::AddParameter { .. }
        | Edit::ChangeParameter { .. }
        | Edit::MoveParameter { .. }
        | Edit::AddPropertyFile { .. } => {
            if let Edit::AddStep { step, .. } = edit {
                step_sites(&step.0, &mut |site| known.push(site.text.to_owned()));
            }
            let context = || format!("{edit:?}\n{known:?}\n{now:?}\n{}{}", before.print(), after.print());
            assert!(now.iter().all(|text| known.contains(text)), "{}", context());
        }
        // Removals; whole values; a type that makes other members count; and a connection that stood beside a
        // `Get`, which is a reference now that it is alone.
        _ => {}
    }
}

/// What each mention of a step says, by the place it stands at.
fn mentions(definition: &Definition) -> BTreeMap<Vec<u32>, String> {
    let mut texts = BTreeMap::new();
    sites(definition.root(), &mut |site| {
        texts.insert(site.at.to_vec(), site.text.to_owned());
    });
    texts
}

/// A quarter of proptest's number of cases, each being a dozen edits. `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases / 4, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_edit_of_a_sound_definition_keeps_the_laws(choices in vec(any::<u16>(), 0..600)) {
        let mut choices = Choices::new(choices);
        let mut definition = Maker::new(&mut choices, Oddity::Sound).definition();
        edit_all(&mut choices, Oddity::Sound, &mut definition);
    }

    #[test]
    fn every_edit_of_any_definition_keeps_the_laws(choices in vec(any::<u16>(), 0..600)) {
        let mut choices = Choices::new(choices);
        let mut definition = Maker::new(&mut choices, Oddity::Wild).definition();
        edit_all(&mut choices, Oddity::Wild, &mut definition);
    }

    #[test]
    fn several_at_once_are_one_after_another(choices in vec(any::<u16>(), 0..600)) {
        let mut choices = Choices::new(choices);
        let definition = Maker::new(&mut choices, Oddity::Wild).definition();
        let (mut one_by_one, mut at_once) = (definition.clone(), definition.clone());
        let edits = edit_all(&mut choices, Oddity::Wild, &mut one_by_one);
        apply(&mut at_once, &Edit::All { label: None, edits: edits.clone() }).unwrap();
        assert_eq!(at_once.print(), one_by_one.print());
        let fails = [edits, vec![Edit::RemoveStep { step: "no such step".into() }]].concat();
        let mut none = definition.clone();
        apply(&mut none, &Edit::All { label: None, edits: fails }).unwrap_err();
        assert_eq!(none, definition);
    }

    #[test]
    fn a_renamed_step_is_meant_where_it_was_meant(choices in vec(any::<u16>(), 0..400)) {
        let mut choices = Choices::new(choices);
        let mut definition = Maker::new(&mut choices, Oddity::Sound).definition();
        let count = definition.steps().len();
        let Some(step) = definition.steps().get(choices.below(count)) else { return Ok(()) };
        let (old, new) = (step.name.clone(), "Renamed".to_owned());
        let before = mentions(&definition);
        definition.apply(&Edit::RenameStep { step: old.clone(), name: new.clone() }).unwrap();
        let after = mentions(&definition);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        assert!(!dangling(&definition).iter().any(|one| one.text.contains(&new)
            && !one.text.contains("PropertyFiles") && !one.text.contains("IterationOutputs")));
        for (at, text) in after {
            // Back to the old name, it is the text that was there.
            assert_eq!(text.replace(&new, &old), before[&at], "{}", JsonText(definition.root().clone()));
        }
    }
}

/// Found by the edits above: the step around another one takes a name that was a third one's.
#[test]
fn a_name_may_go_from_step_to_step() {
    let text = r#"{"Version": "2020-12-01", "Steps": [
        {"Name": "Gone", "Type": "Model"},
        {"Name": "A", "Type": "Model"},
        {"Name": "Each", "Type": "ForEach", "Arguments": {"ForEachBody": [{"Name": "In", "Type": "Training"}]}}
    ]}"#;
    let rename = |step: &str, name: &str| Edit::RenameStep { step: step.into(), name: name.into() };
    let taken = vec![rename("A", "Other"), rename("Each", "A")];
    let elsewhere = [vec![Edit::RemoveStep { step: "Gone".into() }], taken.clone()].concat();
    for (edits, parent) in [(taken, 2), (elsewhere, 1)] {
        let mut definition = Definition::parse(text).unwrap();
        apply(&mut definition, &Edit::All { label: None, edits }).unwrap();
        assert_eq!(definition.step("In").unwrap().parent.map(|parent| parent.step), Some(parent));
    }
}
