//! The five changes a tree can undergo. Every edit comes down to them, and each has an exact inverse.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::EditError;
use crate::json::{DEPTH_LIMIT, JsonText, Member, Node, Value};

/// One change of the tree, at a position: the numbers of the children to go down to, from the root.
///
/// Positions hold only for the tree they were made for. Changes are how inverses are written down; whoever wants
/// something changed says it as another [`Edit`](super::Edit).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(export)]
pub enum TreeChange {
    /// A value takes another's place.
    Replace {
        /// Where.
        at: Vec<u32>,
        /// The value.
        value: JsonText,
    },
    /// A member or an element comes in; those from its place on move up.
    Insert {
        /// Where it will stand.
        at: Vec<u32>,
        /// The member's name; none for an element of a list.
        name: Option<String>,
        /// Its value.
        value: JsonText,
    },
    /// A member or an element goes.
    Remove {
        /// Where it stands.
        at: Vec<u32>,
    },
    /// A member gets another name.
    Rename {
        /// Where its value stands.
        at: Vec<u32>,
        /// The name.
        name: String,
    },
    /// An element goes to another place, in its list or another.
    Move {
        /// Where it stands.
        from: Vec<u32>,
        /// Where it will stand, counted in the tree without it.
        to: Vec<u32>,
    },
}

impl TreeChange {
    /// Carries the change out and gives its inverse, or leaves everything as it was.
    pub(super) fn carry_out(self, root: &mut Node) -> Result<Self, EditError> {
        match self {
            Self::Replace { at, value: JsonText(value) } => {
                shallow(&at, &value)?;
                let node = root.at_mut(&at).ok_or(EditError::OutOfDate)?;
                let old = std::mem::replace(node, value);
                Ok(Self::Replace { at, value: JsonText(old) })
            }
            Self::Insert { at, name, value: JsonText(value) } => {
                shallow(&at, &value)?;
                insert(root, &at, name.as_deref(), value)?;
                Ok(Self::Remove { at })
            }
            Self::Remove { at } => {
                let (name, value) = remove(root, &at)?;
                Ok(Self::Insert { at, name, value: JsonText(value) })
            }
            Self::Rename { at, name } => {
                let (parent, index) = parent_mut(root, &at)?;
                let Value::Object(members) = &mut parent.value else { return Err(EditError::OutOfDate) };
                let member = members.get_mut(index).ok_or(EditError::OutOfDate)?;
                let old = member.name.as_str().to_owned();
                member.name = name.as_str().into();
                Ok(Self::Rename { at, name: old })
            }
            Self::Move { from, to } => relocate(root, from, to),
        }
    }
}

fn relocate(root: &mut Node, from: Vec<u32>, to: Vec<u32>) -> Result<TreeChange, EditError> {
    let is_element = |root: &Node, at: &[u32]| {
        at.split_last()
            .is_some_and(|(_, list)| root.at(list).is_some_and(|list| matches!(list.value, Value::Array(_))))
    };
    if !is_element(root, &from) {
        return Err(EditError::OutOfDate);
    }
    let (name, value) = remove(root, &from)?;
    let fits = is_element(root, &to)
        && parent_mut(root, &to).is_ok_and(|(list, index)| index <= list.elements().len());
    let deep = shallow(&to, &value);
    if fits && deep.is_ok() {
        insert(root, &to, None, value)?;
        return Ok(TreeChange::Move { from: to, to: from });
    }
    insert(root, &from, name.as_deref(), value)?;
    Err(deep.err().unwrap_or(EditError::OutOfDate))
}

/// What the parser would refuse to read again must not come in.
fn shallow(at: &[u32], value: &Node) -> Result<(), EditError> {
    if at.len() + value.depth() > DEPTH_LIMIT as usize { Err(EditError::TooDeep) } else { Ok(()) }
}

fn parent_mut<'a>(root: &'a mut Node, at: &[u32]) -> Result<(&'a mut Node, usize), EditError> {
    let (index, parent) = at.split_last().ok_or(EditError::OutOfDate)?;
    Ok((root.at_mut(parent).ok_or(EditError::OutOfDate)?, *index as usize))
}

fn insert(root: &mut Node, at: &[u32], name: Option<&str>, node: Node) -> Result<(), EditError> {
    let (parent, index) = parent_mut(root, at)?;
    match (&mut parent.value, name) {
        (Value::Array(elements), None) if index <= elements.len() => elements.insert(index, node),
        (Value::Object(members), Some(name)) if index <= members.len() => {
            members.insert(index, Member::new(name, node));
        }
        _ => return Err(EditError::OutOfDate),
    }
    Ok(())
}

fn remove(root: &mut Node, at: &[u32]) -> Result<(Option<String>, Node), EditError> {
    let (parent, index) = parent_mut(root, at)?;
    match &mut parent.value {
        Value::Array(elements) if index < elements.len() => Ok((None, elements.remove(index))),
        Value::Object(members) if index < members.len() => {
            let member = members.remove(index);
            Ok((Some(member.name.as_str().to_owned()), member.node))
        }
        _ => Err(EditError::OutOfDate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = r#"{"a": [1, 2, [3]], "b": {"x": 0.80, "x": null}}"#;

    /// The tree after the change, which the inverse must take back; `refused` when nothing may have changed.
    #[track_caller]
    fn check(change: TreeChange, expect: &str) {
        let mut root = Node::parse(TREE).unwrap();
        let shown = match change.carry_out(&mut root) {
            Ok(inverse) => {
                let after = JsonText(root.clone()).to_string();
                inverse.carry_out(&mut root).unwrap();
                after
            }
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(shown, expect);
        assert_eq!(JsonText(root).to_string(), TREE, "not taken back");
    }

    #[test]
    fn each_change_and_its_inverse() {
        let value = || JsonText::string("v");
        let element = |at: &[u32]| TreeChange::Insert { at: at.to_vec(), name: None, value: value() };
        let moved = |from: &[u32], to: &[u32]| TreeChange::Move { from: from.to_vec(), to: to.to_vec() };
        check(
            TreeChange::Replace { at: vec![1, 1], value: value() },
            r#"{"a": [1, 2, [3]], "b": {"x": 0.80, "x": "v"}}"#,
        );
        check(TreeChange::Replace { at: vec![], value: value() }, r#""v""#);
        check(element(&[0, 3]), r#"{"a": [1, 2, [3], "v"], "b": {"x": 0.80, "x": null}}"#);
        check(
            TreeChange::Insert { at: vec![1, 0], name: Some("x".into()), value: value() },
            r#"{"a": [1, 2, [3]], "b": {"x": "v", "x": 0.80, "x": null}}"#,
        );
        check(TreeChange::Remove { at: vec![1, 0] }, r#"{"a": [1, 2, [3]], "b": {"x": null}}"#);
        check(
            TreeChange::Rename { at: vec![1, 1], name: "y".into() },
            r#"{"a": [1, 2, [3]], "b": {"x": 0.80, "y": null}}"#,
        );
        check(moved(&[0, 0], &[0, 1, 1]), r#"{"a": [2, [3, 1]], "b": {"x": 0.80, "x": null}}"#);
        check(moved(&[0, 2], &[0, 0]), r#"{"a": [[3], 1, 2], "b": {"x": 0.80, "x": null}}"#);
    }

    #[test]
    fn a_position_that_is_not_there_changes_nothing() {
        let moved = |from: &[u32], to: &[u32]| TreeChange::Move { from: from.to_vec(), to: to.to_vec() };
        check(TreeChange::Remove { at: vec![2] }, "out-of-date");
        check(TreeChange::Remove { at: vec![] }, "out-of-date");
        check(TreeChange::Rename { at: vec![0, 0], name: "y".into() }, "out-of-date");
        check(TreeChange::Insert { at: vec![1, 0], name: None, value: JsonText::string("v") }, "out-of-date");
        check(moved(&[0, 0], &[0, 5]), "out-of-date");
        check(moved(&[1, 0], &[0, 0]), "out-of-date");
    }

    #[test]
    fn what_could_not_be_read_again_is_refused() {
        let deep = Node::parse(&format!("{}{}", "[".repeat(255), "]".repeat(255))).unwrap();
        check(TreeChange::Replace { at: vec![1, 0], value: JsonText(deep.clone()) }, r#"{"a": [1, 2, [3]], "b": {"x": DEEP, "x": null}}"#.replace("DEEP", &JsonText(deep.clone()).to_string()).as_str());
        check(TreeChange::Replace { at: vec![0, 2, 0], value: JsonText(deep) }, "too-deep");
    }
}
