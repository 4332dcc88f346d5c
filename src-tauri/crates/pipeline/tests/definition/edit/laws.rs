//! What holds for every edit of every definition.

use std::collections::{BTreeMap, BTreeSet};

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::edit::{Applied, Edit, EditError};
use pipewright_pipeline::json::{JsonText, Node, Value};

/// Makes an edit and checks everything that holds whatever the edit is: it crosses as a message, it is taken
/// back and made again to the byte, the index fits the tree, and what was touched is complete.
#[track_caller]
pub(crate) fn apply(definition: &mut Definition, edit: &Edit) -> Result<Applied, EditError> {
    let message = serde_json::to_string(edit).unwrap();
    assert_eq!(&serde_json::from_str::<Edit>(&message).unwrap(), edit, "{message}");
    let before = definition.clone();
    let result = definition.apply(edit);
    index_fits(definition);
    let Ok(applied) = &result else {
        assert!(definition.root().same(before.root()), "a refused edit changes nothing: {edit:?}");
        return result;
    };
    complete(&before, definition, applied, edit);
    let after = definition.clone();
    let undone = definition.apply(&applied.inverse).unwrap();
    assert_eq!(definition.print(), before.print(), "not taken back: {edit:?}");
    index_fits(definition);
    complete(&after, definition, &undone, &applied.inverse);
    let redone = definition.apply(&undone.inverse).unwrap();
    assert_eq!(definition.print(), after.print(), "not made again: {edit:?}");
    complete(&before, definition, &redone, &undone.inverse);
    result
}

#[track_caller]
fn index_fits(definition: &Definition) {
    assert_eq!(*definition, Definition::from_tree(definition.root().clone()), "the index does not fit");
}

/// What differs must have been named.
#[track_caller]
fn complete(before: &Definition, after: &Definition, applied: &Applied, edit: &Edit) {
    let touched = &applied.touched;
    let context = || format!("{edit:?}\n{touched:?}\n{}{}", before.print(), after.print());
    let (old, new) = (own_json(before), own_json(after));
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    for name in names {
        match (old.get(name), new.get(name)) {
            (Some(_), None) => assert!(touched.removed.contains(name), "{name} is gone: {}", context()),
            (None, Some(_)) => assert!(touched.added.contains(name), "{name} is new: {}", context()),
            (old, new) if old != new => {
                assert!(touched.changed.contains(name), "{name} differs: {}", context());
            }
            _ => {}
        }
    }
    assert!(
        touched.added.iter().all(|name| !old.contains_key(name) && new.contains_key(name)),
        "{}",
        context()
    );
    assert!(
        touched.removed.iter().all(|name| old.contains_key(name) && !new.contains_key(name)),
        "{}",
        context()
    );
    assert!(
        touched.changed.iter().all(|name| old.contains_key(name) && new.contains_key(name)),
        "{}",
        context()
    );
    let places = |definition: &Definition| -> Vec<_> {
        let place = |step: &Step| (step.name.clone(), step.pointer.clone(), step.parent);
        definition.steps().iter().map(place).collect()
    };
    let renamed = places(before).iter().zip(places(after)).any(|(old, new)| old.0 != new.0);
    if !touched.renumbered && !renamed {
        assert_eq!(places(before), places(after), "{}", context());
    }
    let unique = [before, after].iter().all(|one| parents(one).len() == one.steps().len());
    let now = parents(after);
    let pointer =
        |definition: &Definition, name: &str| definition.step(name).map(|step| step.pointer.clone());
    let depth = |definition: &Definition, name: &str| {
        pointer(definition, name).map(|pointer| pointer.matches('/').count())
    };
    for (name, parent) in parents(before) {
        let now = now.get(&name);
        // A parent with another name is no other parent; the name may be one that another step had.
        let old = parent.as_ref().is_some_and(|(_, name)| touched.removed.contains(name));
        let renamed = |parent: &Option<(Branch, String)>| {
            let names =
                |group: &BTreeSet<String>| parent.as_ref().is_some_and(|(_, name)| group.contains(name));
            names(&touched.added)
                || pointer(before, &name) == pointer(after, &name)
                || (old && names(&touched.changed) && depth(before, &name) == depth(after, &name))
        };
        if unique && now.is_some_and(|now| *now != parent && !renamed(now)) {
            assert!(touched.steps().any(|step| step == name), "{name} moved: {}", context());
        }
    }
    assert!(touched.parameters || part(before, true) == part(after, true), "{}", context());
    assert!(touched.document || part(before, false) == part(after, false), "{}", context());
}

/// The parameters, or the members that are neither parameters nor steps.
fn part(definition: &Definition, parameters: bool) -> Vec<String> {
    let root = definition.root();
    let (declared, steps) = (root.member_index("Parameters"), root.member_index("Steps"));
    let members = root.members().iter().enumerate();
    members
        .filter(|(index, _)| (Some(*index) == declared) == parameters && Some(*index) != steps)
        .map(|(_, member)| format!("{}: {}", member.name.as_str(), JsonText(member.node.clone())))
        .collect()
}

fn parents(definition: &Definition) -> BTreeMap<String, Option<(Branch, String)>> {
    let steps = definition.steps();
    let parent = |step: &Step| step.parent.map(|parent| (parent.branch, steps[parent.step].name.clone()));
    steps.iter().rev().map(|step| (step.name.clone(), parent(step))).collect()
}

/// Each step's value with the names of the steps nested in it in place of them; all bearers of a name together.
fn own_json(definition: &Definition) -> BTreeMap<String, Vec<String>> {
    let mut own = BTreeMap::<String, Vec<String>>::new();
    for step in definition.steps() {
        let mut node = definition.step_node(step).unwrap().clone();
        for branch in [Branch::True, Branch::False, Branch::Body] {
            let arguments = node.member_index("Arguments").and_then(|index| node.child_mut(index));
            let Some(arguments) = arguments else { continue };
            let list = arguments.member_index(branch.member()).and_then(|index| arguments.child_mut(index));
            let Some(Value::Array(nested)) = list.map(|list| &mut list.value) else { continue };
            for node in nested {
                if matches!(node.value, Value::Object(_)) {
                    *node = Node::string(node.get("Name").and_then(Node::as_str).unwrap_or_default());
                }
            }
        }
        own.entry(step.name.clone()).or_default().push(JsonText(node).to_string());
    }
    // Which bearer of a name comes first is told by what was moved.
    for bearers in own.values_mut() {
        bearers.sort();
    }
    own
}
