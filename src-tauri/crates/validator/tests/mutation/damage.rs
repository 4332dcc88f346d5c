//! One damage as data: what is changed where, and whose it is.

use pipewright_pipeline::json::{Member, Node, Value};

/// One change of the tree.
pub(crate) enum Op {
    /// Puts a value in the place of another.
    Set(String, Node),
    /// Removes a member or an element.
    Remove(String),
    /// Gives a member another name.
    Rename(String, String),
    /// Adds a member at the end of the object at the pointer.
    Add(String, &'static str, Node),
    /// Adds an element at the end of the list at the pointer.
    Push(String, Node),
}

/// One damage.
pub(crate) struct Damage {
    pub(crate) ops: Vec<Op>,
    /// Where it is: the mistake must be told here, above, below, or on one of `steps`.
    pub(crate) at: String,
    pub(crate) steps: Vec<String>,
    /// Here a warning is enough, whatever is true of other places.
    pub(crate) is_tolerated: bool,
}

impl Damage {
    pub(crate) fn new(at: impl Into<String>, op: Op) -> Self {
        Self { ops: vec![op], at: at.into(), steps: Vec::new(), is_tolerated: false }
    }

    /// A value in the place of another.
    pub(crate) fn set(at: &str, value: Node) -> Self {
        Self::new(at, Op::Set(at.to_owned(), value))
    }

    pub(crate) fn remove(at: &str) -> Self {
        Self::new(at, Op::Remove(at.to_owned()))
    }

    pub(crate) fn rename(at: &str, name: &str) -> Self {
        Self::new(at, Op::Rename(at.to_owned(), name.to_owned()))
    }

    pub(crate) fn add(at: &str, name: &'static str, value: Node) -> Self {
        Self::new(at, Op::Add(at.to_owned(), name, value))
    }

    pub(crate) fn push(at: &str, value: Node) -> Self {
        Self::new(at, Op::Push(at.to_owned(), value))
    }

    #[must_use]
    pub(crate) fn and(mut self, op: Op) -> Self {
        self.ops.push(op);
        self
    }

    /// One more step on which the mistake may be told.
    #[must_use]
    pub(crate) fn on(mut self, step: impl Into<String>) -> Self {
        self.steps.push(step.into());
        self
    }

    /// The damaged tree.
    pub(crate) fn apply(&self, root: &Node) -> Node {
        let mut root = root.clone();
        for op in &self.ops {
            op.apply(&mut root);
        }
        root
    }
}

impl Op {
    fn apply(&self, root: &mut Node) {
        match self {
            Self::Set(at, value) => *place(root, at) = value.clone(),
            Self::Remove(at) => {
                let (above, index) = above(root, at);
                match &mut above.value {
                    Value::Object(members) => drop(members.remove(index)),
                    Value::Array(elements) => drop(elements.remove(index)),
                    _ => panic!("{at} stands in a scalar"),
                }
            }
            Self::Rename(at, name) => {
                let (above, index) = above(root, at);
                let Value::Object(members) = &mut above.value else { panic!("{at} is no member") };
                members[index].name = name.as_str().into();
            }
            Self::Add(at, name, value) => {
                let Value::Object(members) = &mut place(root, at).value else { panic!("{at} is no object") };
                members.push(Member::new(name, value.clone()));
            }
            Self::Push(at, value) => {
                let Value::Array(elements) = &mut place(root, at).value else { panic!("{at} is no list") };
                elements.push(value.clone());
            }
        }
    }
}

fn place<'n>(root: &'n mut Node, at: &str) -> &'n mut Node {
    let position = root.locate(at).unwrap_or_else(|| panic!("nothing at {at}"));
    root.at_mut(&position).unwrap()
}

fn above<'n>(root: &'n mut Node, at: &str) -> (&'n mut Node, usize) {
    let mut position = root.locate(at).unwrap_or_else(|| panic!("nothing at {at}"));
    let index = position.pop().unwrap();
    (root.at_mut(&position).unwrap(), index as usize)
}

/// JSON text as a value.
pub(crate) fn json(text: &str) -> Node {
    Node::parse(text).unwrap()
}

/// `{"Get": text}`
pub(crate) fn get(text: &str) -> Node {
    Node::object([("Get", Node::string(text))])
}

/// Two letters in the middle change places, or one more is put in: no word of SageMaker's is made that way.
pub(crate) fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    match (1..letters.len()).find(|at| *at >= middle && letters[*at] != letters[at - 1]) {
        Some(at) => letters.swap(at, at - 1),
        None => letters.insert(middle, 'q'),
    }
    letters.into_iter().collect()
}
