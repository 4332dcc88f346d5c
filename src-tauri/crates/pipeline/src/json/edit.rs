//! Places in a tree as positions, and changes in place.
//!
//! A position counts children down from the root: members and elements alike. Unlike a pointer it can tell two
//! members of one name apart, which an exact inverse has to.

use super::{Member, Node, Value, child_pointer, unescape};

impl Node {
    /// A node that stands in no text.
    pub fn of(value: Value) -> Self {
        Self { value, span: 0..0 }
    }

    /// A string that stands in no text.
    pub fn string(text: &str) -> Self {
        Self::of(Value::String(text.into()))
    }

    /// An object with these members, in no text.
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::of(Value::Object(members.into_iter().map(|(name, node)| Member::new(name, node)).collect()))
    }

    /// The child of that number: a list's element, or the value of an object's member.
    pub fn child(&self, index: usize) -> Option<&Self> {
        match &self.value {
            Value::Array(elements) => elements.get(index),
            Value::Object(members) => members.get(index).map(|member| &member.node),
            _ => None,
        }
    }

    /// [`Node::child`], to change it.
    pub fn child_mut(&mut self, index: usize) -> Option<&mut Self> {
        match &mut self.value {
            Value::Array(elements) => elements.get_mut(index),
            Value::Object(members) => members.get_mut(index).map(|member| &mut member.node),
            _ => None,
        }
    }

    /// The number of the first member of that name.
    pub fn member_index(&self, name: &str) -> Option<usize> {
        self.members().iter().position(|member| *member.name == *name)
    }

    /// The value at a position.
    pub fn at(&self, position: &[u32]) -> Option<&Self> {
        position.iter().try_fold(self, |node, index| node.child(*index as usize))
    }

    /// [`Node::at`], to change it.
    pub fn at_mut(&mut self, position: &[u32]) -> Option<&mut Self> {
        position.iter().try_fold(self, |node, index| node.child_mut(*index as usize))
    }

    /// The position of the value at an RFC 6901 pointer.
    pub fn locate(&self, pointer: &str) -> Option<Vec<u32>> {
        let mut position = Vec::new();
        if pointer.is_empty() {
            return Some(position);
        }
        let mut node = self;
        for part in pointer.strip_prefix('/')?.split('/') {
            let index = match &node.value {
                Value::Object(_) => node.member_index(&unescape(part))?,
                Value::Array(_) => list_index(part)? as usize,
                _ => return None,
            };
            node = node.child(index)?;
            position.push(index as u32);
        }
        Some(position)
    }

    /// The pointer of a position, as far down as there is something.
    pub fn pointer_of(&self, position: &[u32]) -> String {
        let mut pointer = String::new();
        let mut node = self;
        for index in position {
            let index = *index as usize;
            pointer = match &node.value {
                Value::Object(members) => match members.get(index) {
                    Some(member) => child_pointer(&pointer, &member.name),
                    None => break,
                },
                _ => child_pointer(&pointer, &index.to_string()),
            };
            match node.child(index) {
                Some(child) => node = child,
                None => break,
            }
        }
        pointer
    }

    /// How deep the value nests: 0 for what holds nothing.
    pub fn depth(&self) -> usize {
        let elements = self.elements().iter().map(Self::depth);
        let members = self.members().iter().map(|member| member.node.depth());
        elements.chain(members).map(|depth| depth + 1).max().unwrap_or(0)
    }

    /// The same members, elements and spellings in the same order, wherever they stand.
    pub fn same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Array(left), Value::Array(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(left, right)| left.same(right))
            }
            (Value::Object(left), Value::Object(right)) => {
                left.len() == right.len()
                    && left
                        .iter()
                        .zip(right)
                        .all(|(left, right)| left.name == right.name && left.node.same(&right.node))
            }
            (left, right) => left == right,
        }
    }
}

impl Member {
    /// A member that stands in no text.
    pub fn new(name: &str, node: Node) -> Self {
        Self { name: name.into(), name_span: 0..0, node }
    }
}

/// A part of a pointer as an element's number; RFC 6901 allows one spelling of it.
pub fn list_index(part: &str) -> Option<u32> {
    let canonical = part == "0" || !part.starts_with(['0', '+']);
    part.parse().ok().filter(|_| canonical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_tell_members_of_one_name_apart() {
        let node = Node::parse(r#"{"a": 1, "b/c": [{"d": 2}], "a": 3}"#).unwrap();
        assert_eq!(node.locate("/b~1c/0/d"), Some(vec![1, 0, 0]));
        assert_eq!(node.pointer_of(&[1, 0, 0]), "/b~1c/0/d");
        assert_eq!(node.at(&[2]).map(Node::print), Some("3\n".into()));
        assert_eq!((node.locate("/a"), node.locate("/b~1c/1")), (Some(vec![0]), None));
        assert_eq!(
            (node.locate("/b~1c/00"), node.locate("/b~1c/+0"), node.locate("b~1c")),
            (None, None, None)
        );
        assert_eq!(node.depth(), 3);
    }

    #[test]
    fn the_same_is_the_same_wherever_it_stands() {
        let parse = |text| Node::parse(text).unwrap();
        assert!(parse(r#"{"a": [1, {}]}"#).same(&parse(r#"  {"a":[1,{}]}"#)));
        for other in [r#"{"a": [1, []]}"#, r#"{"a": [1.0, {}]}"#, r#"{"b": [1, {}]}"#, r#"{"a": [1]}"#] {
            assert!(!parse(r#"{"a": [1, {}]}"#).same(&parse(other)), "{other}");
        }
    }
}
