//! The changes that lead from one tree to another: how an edited text becomes an edit.
//!
//! Not the least changes there are, but small ones for what people do to a text: a value, a member, an element, a
//! block of them. What stays is not touched, so that little has to be judged again.

use super::change::TreeChange;
use crate::json::{JsonText, Member, Node, Value};

/// The changes that make `new` of `old`, spellings and order included.
pub fn between(old: &Node, new: &Node) -> Vec<TreeChange> {
    let mut changes = Vec::new();
    compare(old, new, &mut Vec::new(), &mut changes);
    changes
}

fn compare(old: &Node, new: &Node, at: &mut Vec<u32>, changes: &mut Vec<TreeChange>) {
    match (&old.value, &new.value) {
        (Value::Object(old), Value::Object(new)) => members(old, new, at, changes),
        (Value::Array(old), Value::Array(new)) => elements(old, new, at, changes),
        (old, value) if old == value => {}
        _ => changes.push(TreeChange::Replace { at: at.clone(), value: JsonText(new.clone()) }),
    }
}

/// What is alike at the front and at the back is compared one by one; the members between are taken for others.
fn members(old: &[Member], new: &[Member], at: &mut Vec<u32>, changes: &mut Vec<TreeChange>) {
    let named = |(old, new): &(&Member, &Member)| old.name == new.name;
    let front = old.iter().zip(new).take_while(named).count();
    let (old_rest, new_rest) = (&old[front..], &new[front..]);
    let back = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(named).count();
    let pairs = (0..front).map(|index| (index, index));
    let pairs = pairs.chain((1..=back).rev().map(|index| (old.len() - index, new.len() - index)));
    for (before, after) in pairs {
        within(at, before, |at| compare(&old[before].node, &new[after].node, at, changes));
    }
    let (gone, come) = (&old[front..old.len() - back], &new[front..new.len() - back]);
    if let ([before], [after]) = (gone, come)
        && before.node.same(&after.node)
    {
        within(at, front, |at| {
            changes.push(TreeChange::Rename { at: at.clone(), name: after.name.to_string() });
        });
        return;
    }
    remove(at, front, gone.len(), changes);
    for (index, member) in come.iter().enumerate() {
        insert(at, front + index, Some(member.name.to_string()), &member.node, changes);
    }
}

/// As with members, but by what elements hold; as many as before in between are taken for the same ones, changed.
fn elements(old: &[Node], new: &[Node], at: &mut Vec<u32>, changes: &mut Vec<TreeChange>) {
    let same = |(old, new): &(&Node, &Node)| old.same(new);
    let front = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (&old[front..], &new[front..]);
    let back = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let (gone, come) = (&old[front..old.len() - back], &new[front..new.len() - back]);
    if gone.len() == come.len() {
        for (index, (before, after)) in gone.iter().zip(come).enumerate() {
            within(at, front + index, |at| compare(before, after, at, changes));
        }
        return;
    }
    remove(at, front, gone.len(), changes);
    for (index, element) in come.iter().enumerate() {
        insert(at, front + index, None, element, changes);
    }
}

fn within(at: &mut Vec<u32>, index: usize, act: impl FnOnce(&mut Vec<u32>)) {
    at.push(index as u32);
    act(at);
    at.pop();
}

/// The last goes first: those before it stay where they are.
fn remove(at: &mut Vec<u32>, first: usize, count: usize, changes: &mut Vec<TreeChange>) {
    for index in (first..first + count).rev() {
        within(at, index, |at| changes.push(TreeChange::Remove { at: at.clone() }));
    }
}

fn insert(at: &mut Vec<u32>, index: usize, name: Option<String>, node: &Node, changes: &mut Vec<TreeChange>) {
    within(at, index, |at| {
        changes.push(TreeChange::Insert { at: at.clone(), name, value: JsonText(node.clone()) });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::edit::Edit;

    /// How many changes there are; they must lead there, and their inverse back.
    #[track_caller]
    fn check(old: &str, new: &str, count: usize) {
        let (old, new) = (Definition::parse(old).unwrap(), Definition::parse(new).unwrap());
        let changes = between(old.root(), new.root());
        assert_eq!(changes.len(), count, "{changes:?}");
        let mut definition = old.clone();
        let applied = definition.apply(&Edit::Patch { label: String::new(), changes }).unwrap();
        assert_eq!(definition.print(), new.print());
        definition.apply(&applied.inverse).unwrap();
        assert_eq!(definition.print(), old.print());
    }

    #[test]
    fn small_changes_of_a_text_are_small_changes_of_the_tree() {
        check(r#"{"a": 1}"#, r#" {"a":1} "#, 0);
        check(r#"{"a": 1}"#, r#"{"a": 1.0}"#, 1);
        check(r#"{"a": {"b": [1, 2]}, "c": 3}"#, r#"{"a": {"b": [1, 5]}, "c": 4}"#, 2);
        check(r#"{"a": 1, "c": 3}"#, r#"{"a": 1, "b": 2, "c": 3}"#, 1);
        check(r#"{"a": 1, "b": {"x": 1}, "c": 3}"#, r#"{"a": 1, "B": {"x": 1}, "c": 3}"#, 1);
        check("[1, 2, 3, 4]", "[1, 9, 8, 4]", 2);
        check("[1, 2, 3, 4]", "[1, 4]", 2);
        check(r#"[{"n": 1}, {"n": 2}]"#, r#"[{"n": 1}, {"n": 0}, {"n": 2}]"#, 1);
    }

    #[test]
    fn whatever_the_texts_are() {
        check("{}", "[]", 1);
        check(r#"{"x": 1, "x": 2}"#, r#"{"x": 2}"#, 2);
        check(r#"{"x": 1, "y": 2, "z": 3}"#, r#"{"z": 1, "y": 2, "x": 3}"#, 6);
        check(r#"{"a": [1, {"b": 1}, 2]}"#, r#"{"z": 0, "a": [{"b": 2}, 2]}"#, 4);
        check("[[1], [2], [3]]", "[[1], [2, 2], [4], [3]]", 3);
    }
}
