//! What holds for the difference of any two definitions.

use std::collections::BTreeMap;

use pipewright_pipeline::definition::{Branch, Definition};
use pipewright_pipeline::diff::{DefinitionDiff, Presence, diff};
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::{JsonText, Node, Value};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

use crate::random::Choices;
use crate::random::definition::{Maker, Oddity};
use crate::random::edit::edit;

/// Each scalar with the names on the way to it, and how often it stands there.
fn leaves(node: &Node, path: &str, found: &mut BTreeMap<String, usize>) {
    for element in node.elements() {
        leaves(element, &format!("{path}/[]"), found);
    }
    for member in node.members() {
        leaves(&member.node, &format!("{path}/{}", member.name.as_str()), found);
    }
    if node.child(0).is_none() {
        *found.entry(format!("{path} {}", JsonText(node.clone()))).or_default() += 1;
    }
}

/// Which steps stand where, in order.
fn outline(definition: &Definition) -> Vec<(String, Option<(usize, Branch)>)> {
    let steps = definition.steps().iter();
    steps.map(|step| (step.name.clone(), step.parent.map(|parent| (parent.step, parent.branch)))).collect()
}

#[track_caller]
fn hold(old: &Definition, new: &Definition) {
    let found = diff(old, new);
    assert_eq!(diff(old, new), found, "not the same twice");
    let message = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<DefinitionDiff>(&message).unwrap(), found);
    assert_eq!(found.is_empty(), found.text().is_empty());
    let context = || format!("{}\n{}{}", found.text(), old.print(), new.print());
    if old.print() == new.print() {
        assert_eq!(found, DefinitionDiff::default(), "{}", context());
    } else if found.is_empty() {
        let (mut was, mut is) = (BTreeMap::new(), BTreeMap::new());
        leaves(old.root(), "", &mut was);
        leaves(new.root(), "", &mut is);
        assert_eq!(was, is, "something that differs was not found: {}", context());
        assert_eq!(outline(old), outline(new), "{}", context());
        assert!(found.reordered);
    }
    // Every value that is named stands where it is said to.
    for step in &found.steps {
        let bearers = new.steps().iter().filter(|other| other.name == step.name).count();
        let kept = step.presence == Presence::Kept && bearers == 1;
        let Some(node) = new.step(&step.name).and_then(|step| new.step_node(step)).filter(|_| kept) else {
            continue;
        };
        // Nested steps are left out of these.
        let lists = Branch::ALL.map(|branch| format!("/Arguments/{}", branch.member()));
        for field in step
            .fields
            .iter()
            .filter(|field| !twins(node) && !lists.contains(&field.pointer) && field.pointer != "/Arguments")
        {
            let Some(value) = &field.new else { continue };
            let there = node.pointer(&field.pointer).map(|node| JsonText(node.clone()));
            assert_eq!(there.as_ref(), Some(value), "{}: {}", field.pointer, context());
        }
    }
}

/// Whether a name occurs twice in an object: a pointer means the first of two.
fn twins(node: &Node) -> bool {
    let members = node.members();
    let name = |index: usize| members[index].name.as_str();
    (0..members.len()).any(|index| node.member_index(name(index)) != Some(index))
        || members.iter().any(|member| twins(&member.node))
        || node.elements().iter().any(twins)
}

/// The members of every object from the last to the first.
fn reversed(node: &Node) -> Node {
    Node::of(match &node.value {
        Value::Array(elements) => Value::Array(elements.iter().map(reversed).collect()),
        Value::Object(members) => {
            let mut members = members.clone();
            for member in &mut members {
                member.node = reversed(&member.node);
            }
            members.reverse();
            Value::Object(members)
        }
        scalar => scalar.clone(),
    })
}

/// A quarter of proptest's number of cases. `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases / 4, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn of_a_definition_and_what_was_made_of_it(choices in vec(any::<u16>(), 0..600)) {
        let mut choices = Choices::new(choices);
        let old = Maker::new(&mut choices, Oddity::Wild).definition();
        let mut new = old.clone();
        hold(&old, &new);
        for _ in 0..8 {
            let edit = edit(&mut choices, Oddity::Wild, &new);
            if new.apply(&edit).is_ok() {
                hold(&old, &new);
                hold(&new, &old);
            }
        }
    }

    #[test]
    fn of_two_definitions(left in vec(any::<u16>(), 0..300), right in vec(any::<u16>(), 0..300)) {
        let make = |choices| Maker::new(&mut Choices::new(choices), Oddity::Wild).definition();
        hold(&make(left), &make(right));
    }

    #[test]
    fn the_order_of_members_means_nothing(choices in vec(any::<u16>(), 0..400)) {
        let old = Maker::new(&mut Choices::new(choices), Oddity::Sound).definition();
        let new = Definition::from_tree(reversed(old.root()));
        let found = diff(&old, &new);
        assert!(found.is_empty(), "{}\n{}{}", found.text(), old.print(), new.print());
        assert_eq!(found.reordered, old.print() != new.print());
    }

    #[test]
    fn a_renamed_step_is_all_that_differs(choices in vec(any::<u16>(), 0..400)) {
        let mut choices = Choices::new(choices);
        let old = Maker::new(&mut choices, Oddity::Sound).definition();
        let index = choices.below(old.steps().len());
        let Some(step) = old.steps().get(index) else { return Ok(()) };
        let bare = old.step_node(step).unwrap().members().len() <= 2;
        let mut new = old.clone();
        new.apply(&Edit::RenameStep { step: step.name.clone(), name: "Renamed".into() }).unwrap();
        let found = diff(&old, &new);
        let context = || format!("{}\n{}{}", found.text(), old.print(), new.print());
        if bare {
            return Ok(());
        }
        let [only] = found.steps.as_slice() else { panic!("{}", context()) };
        assert_eq!(only.renamed_from.as_ref(), Some(&step.name), "{}", context());
        assert!(only.fields.is_empty() && found.fields.is_empty() && only.moved_from.is_none(), "{}", context());
    }

    #[test]
    fn a_renamed_parameter_is_all_that_differs(choices in vec(any::<u16>(), 0..400)) {
        let mut choices = Choices::new(choices);
        let old = Maker::new(&mut choices, Oddity::Sound).definition();
        let index = choices.below(old.parameters().len());
        let Some(parameter) = old.parameters().get(index) else { return Ok(()) };
        let mut new = old.clone();
        new.apply(&Edit::RenameParameter { parameter: parameter.name.clone(), name: "Renamed".into() }).unwrap();
        let used = !diff(&old, &new).steps.is_empty();
        let found = diff(&old, &new);
        let context = || format!("{}\n{}{}", found.text(), old.print(), new.print());
        assert!(!used && found.fields.is_empty(), "{}", context());
        match found.parameters.as_slice() {
            [only] => assert_eq!(only.renamed_from.as_ref(), Some(&parameter.name), "{}", context()),
            // Nothing uses it, and its type is all it says.
            [_, _] => assert!(parameter.default.is_none() && parameter.description.is_none(), "{}", context()),
            _ => panic!("{}", context()),
        }
    }
}
