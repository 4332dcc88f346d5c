//! Comparing values, down to the smallest that differ.

use std::collections::HashMap;

use super::FieldDiff;
use super::list::compare_lists;
use super::old::Old;
use super::path::Path;
use crate::definition::Branch;
use crate::json::{JsonText, Node, Value};

/// Compares a step with what it was, but for its name, its type and the steps nested in it.
pub(super) fn compare_step(old: Old<'_>, new: &Node, fields: &mut Vec<FieldDiff>) {
    let text = |node: &Node, name| node.get(name).and_then(Node::as_str).is_some_and(|text| !text.is_empty());
    let mut skip = vec!["Arguments"];
    // Told by the names and types that were read; but whatever else stands there must not go unseen.
    skip.extend(["Name", "Type"].into_iter().filter(|name| text(old.shown, name) && text(new, name)));
    compare_members(old, new, "", &skip, fields);
    let root = Path::root("");
    let path = root.member("Arguments");
    let was = old.shown.member_index("Arguments").and_then(|index| old.child(index));
    match (was, new.get("Arguments")) {
        (Some(was), Some(is)) if is_structure(was.compared) && is_structure(is) => {
            let lists = Branch::ALL.map(Branch::member);
            compare_members(was, is, "/Arguments", &lists, fields);
            for list in lists {
                compare_rest(was, is, "/Arguments", list, fields);
            }
        }
        (Some(was), Some(is)) => compare(was, is, &path, fields),
        (None, None) => {}
        (was, is) => {
            let was = was.map(|was| without_steps(was.shown));
            let is = is.map(without_steps);
            // Arguments that hold nothing but steps are told by the steps.
            if !matches!((&was, &is), (Some(None), _) | (_, Some(None))) {
                fields.push(found(&path, was.flatten().as_ref(), is.flatten().as_ref()));
            }
        }
    }
}

/// Compares the top-level members but for the steps and the parameters.
pub(super) fn compare_root(old: Old<'_>, new: &Node, fields: &mut Vec<FieldDiff>) {
    if !is_structure(old.compared) || !is_structure(new) {
        return compare(old, new, &Path::root(""), fields);
    }
    let lists = ["Parameters", "Steps"];
    compare_members(old, new, "", &lists, fields);
    for list in lists {
        compare_rest(old, new, "", list, fields);
    }
}

/// Arguments without the lists of nested steps, which are compared as steps; none when that was all.
fn without_steps(arguments: &Node) -> Option<Node> {
    let mut node = arguments.clone();
    if let Value::Object(members) = &mut node.value {
        members.retain(|member| Branch::of_member(&member.name).is_none());
        if members.is_empty() && !arguments.members().is_empty() {
            return None;
        }
    }
    Some(node)
}

/// Compares the members of two objects that stand at `pointer`, but for the first ones of the names in `skip`.
pub(super) fn compare_members(
    old: Old<'_>,
    new: &Node,
    pointer: &str,
    skip: &[&str],
    fields: &mut Vec<FieldDiff>,
) {
    let root = Path::root("");
    let below = pointer.strip_prefix('/').map(|name| root.member(name));
    members(old, new, below.as_ref().unwrap_or(&root), skip, fields);
}

fn members(old: Old<'_>, new: &Node, path: &Path<'_>, skip: &[&str], fields: &mut Vec<FieldDiff>) {
    let skipped = |name: &str, nth: usize| nth == 0 && skip.contains(&name);
    let (was, is) = (old.shown.members(), new.members());
    if was.len() == is.len() && was.iter().zip(is).all(|(was, is)| was.name == is.name) {
        // The same members in the same order, which is the rule.
        for (index, member) in is.iter().enumerate() {
            let first = || new.member_index(&member.name) == Some(index);
            let Some(was) = old.child(index) else { continue };
            if !skip.contains(&member.name.as_str()) || !first() {
                compare(was, &member.node, &path.member(&member.name), fields);
            }
        }
        return;
    }
    let numbered_new = numbered(new);
    let mut others: HashMap<_, _> = numbered_new.iter().copied().collect();
    for (index, (key, _)) in numbered(old.shown).into_iter().enumerate() {
        let Some(was) = old.child(index).filter(|_| !skipped(key.0, key.1)) else { continue };
        match others.remove(&key) {
            Some(is) => compare(was, is, &path.member(key.0), fields),
            None => fields.push(found(&path.member(key.0), Some(was.shown), None)),
        }
    }
    for (key, is) in numbered_new {
        if others.contains_key(&key) && !skipped(key.0, key.1) {
            fields.push(found(&path.member(key.0), None, Some(is)));
        }
    }
}

/// Members by name, and by number among those of that name.
fn numbered(node: &Node) -> Vec<((&str, usize), &Node)> {
    let mut seen = HashMap::new();
    let mut number = |name| {
        let count = seen.entry(name).or_insert(0);
        *count += 1;
        *count - 1
    };
    let members = node.members().iter();
    members.map(|member| ((member.name.as_str(), number(member.name.as_str())), &member.node)).collect()
}

/// Compares what is no step in a list of steps, and no declaration in the list of parameters: nonsense that must
/// not go unseen.
pub(super) fn compare_rest(old: Old<'_>, new: &Node, pointer: &str, name: &str, fields: &mut Vec<FieldDiff>) {
    let root = Path::root("");
    let below = pointer.strip_prefix('/').map(|name| root.member(name));
    let path = below.as_ref().unwrap_or(&root).member(name);
    let was = old.shown.member_index(name).and_then(|index| old.child(index));
    let is = new.get(name);
    let was_rest = was.map(|was| rest(was.shown));
    let is_rest = is.map(rest);
    match (was_rest, is_rest) {
        (Some(Rest::List(was)), Some(Rest::List(is))) => {
            if was.len() != is.len() || !was.iter().zip(&is).all(|(was, is)| was.same(is)) {
                let list = |nodes: Vec<&Node>| Node::of(Value::Array(nodes.into_iter().cloned().collect()));
                fields.push(found(&path, Some(&list(was)), Some(&list(is))));
            }
        }
        // A list that comes or goes with steps in it is told by the steps.
        (Some(Rest::List(rest)), None) if !rest.is_empty() || was.is_some_and(|was| empty(was.shown)) => {
            fields.push(found(
                &path,
                Some(&Node::of(Value::Array(rest.into_iter().cloned().collect()))),
                None,
            ));
        }
        (None, Some(Rest::List(rest))) if !rest.is_empty() || is.is_some_and(empty) => {
            fields.push(found(
                &path,
                None,
                Some(&Node::of(Value::Array(rest.into_iter().cloned().collect()))),
            ));
        }
        (Some(Rest::List(_)), None) | (None, Some(Rest::List(_)) | None) => {}
        (Some(Rest::Other), Some(Rest::Other)) => {
            if let (Some(was), Some(is)) = (was, is) {
                compare(was, is, &path, fields);
            }
        }
        _ => fields.push(found(&path, was.map(|was| was.shown), is)),
    }
}

enum Rest<'n> {
    List(Vec<&'n Node>),
    Other,
}

fn rest(node: &Node) -> Rest<'_> {
    match &node.value {
        Value::Array(elements) => {
            Rest::List(elements.iter().filter(|node| !matches!(node.value, Value::Object(_))).collect())
        }
        _ => Rest::Other,
    }
}

fn empty(node: &Node) -> bool {
    node.elements().is_empty()
}

/// Compares two values.
pub(super) fn compare(old: Old<'_>, new: &Node, path: &Path<'_>, fields: &mut Vec<FieldDiff>) {
    if old.compared.same(new) {
        return;
    }
    match (&old.compared.value, &new.value) {
        _ if is_structure(old.compared) && is_structure(new) => members(old, new, path, &[], fields),
        (Value::Array(_), Value::Array(_)) => compare_lists(old, new, path, fields),
        _ => fields.push(found(path, Some(old.shown), Some(new))),
    }
}

/// Whether a value is an object; a reference is one value, not an object with a text in it.
fn is_structure(node: &Node) -> bool {
    let is_get = matches!(node.members(), [only] if *only.name == *"Get");
    matches!(node.value, Value::Object(_)) && !is_get
}

/// A difference at a path.
pub(super) fn found(path: &Path<'_>, old: Option<&Node>, new: Option<&Node>) -> FieldDiff {
    let value = |node: &Node| JsonText(node.clone());
    FieldDiff { pointer: path.pointer(), path: path.text(), old: old.map(value), new: new.map(value) }
}
