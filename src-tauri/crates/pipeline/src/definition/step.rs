//! Steps, at every depth.

use std::fmt::Write as _;

use crate::json::{Node, Value};

/// A step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// Its name; empty when the definition gives none.
    pub name: String,
    /// Its type, such as `Processing`; any word, known or not.
    pub step_type: String,
    /// Where it stands.
    pub pointer: String,
    /// Its place in the list that holds it, which `pointer` ends with: steps are looked up by the thousand.
    pub(super) number: u32,
    /// The Condition or ForEach that holds it.
    pub parent: Option<Parent>,
    /// The steps it names in `DependsOn`.
    pub depends_on: Vec<Dependency>,
    /// The property files it declares.
    pub property_files: Vec<PropertyFile>,
}

/// What holds a nested step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    /// Index into the definition's steps.
    pub step: usize,
    /// In which of its lists.
    pub branch: Branch,
}

/// The lists that hold nested steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Branch {
    /// A Condition's `IfSteps`.
    True,
    /// A Condition's `ElseSteps`.
    False,
    /// A ForEach's `ForEachBody`.
    Body,
}

/// One entry of `DependsOn`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dependency {
    /// The step it names.
    pub step: String,
    /// Where it stands.
    pub pointer: String,
}

/// A JSON file in an output, whose values conditions can read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PropertyFile {
    /// Its name in references.
    pub name: String,
    /// The processing output that holds it.
    pub output_name: String,
    /// Its path in that output.
    pub file_path: String,
    /// Where it is declared.
    pub pointer: String,
}

impl Branch {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::True, Self::False, Self::Body];

    /// The member of `Arguments` that holds the list.
    pub fn member(self) -> &'static str {
        match self {
            Self::True => "IfSteps",
            Self::False => "ElseSteps",
            Self::Body => "ForEachBody",
        }
    }

    /// The list that a member of `Arguments` is, when it is one.
    pub fn of_member(name: &str) -> Option<Self> {
        [Self::True, Self::False, Self::Body].into_iter().find(|branch| branch.member() == name)
    }
}

impl Step {
    /// Its place in the list that holds it.
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// Reads every step into `steps`. What was there before lends its memory: after an edit nearly all is as it was, and
/// the texts of a thousand steps cost more to allocate than to read.
pub(super) fn read_all(root: &Node, steps: &mut Vec<Step>) {
    let mut reader = Reader { steps, count: 0 };
    if let Some(list) = root.get("Steps") {
        reader.list(list, "/Steps", None);
    }
    let count = reader.count;
    steps.truncate(count);
}

struct Reader<'a> {
    steps: &'a mut Vec<Step>,
    count: usize,
}

impl Reader<'_> {
    fn list(&mut self, list: &Node, pointer: &str, parent: Option<Parent>) {
        for (position, node) in list.elements().iter().enumerate() {
            if !matches!(node.value, Value::Object(_)) {
                continue;
            }
            let index = self.count;
            self.count += 1;
            if index == self.steps.len() {
                self.steps.push(Step::default());
            }
            let step = &mut self.steps[index];
            element_pointer(&mut step.pointer, pointer, position);
            step.number = position as u32;
            step.parent = parent;
            read(node, step);
            let Some(arguments) = node.get("Arguments") else { continue };
            for branch in [Branch::True, Branch::False, Branch::Body] {
                if let Some(list) = arguments.get(branch.member()) {
                    let pointer = format!("{}/Arguments/{}", self.steps[index].pointer, branch.member());
                    self.list(list, &pointer, Some(Parent { step: index, branch }));
                }
            }
        }
    }
}

/// Reads the head of a step that stands at `step.pointer`.
pub(super) fn read(node: &Node, step: &mut Step) {
    let (mut name, mut step_type, mut depends_on, mut property_files) = (None, None, None, None);
    // One pass; the first of several members of one name counts.
    for member in node.members() {
        let seen = match member.name.as_str() {
            "Name" => &mut name,
            "Type" => &mut step_type,
            "DependsOn" => &mut depends_on,
            "PropertyFiles" => &mut property_files,
            _ => continue,
        };
        seen.get_or_insert(&member.node);
    }
    set(&mut step.name, name);
    set(&mut step.step_type, step_type);
    let mut list = step.pointer.clone();
    let own = list.len();
    list.push_str("/DependsOn");
    refill(&mut step.depends_on, depends_on, |index, entry, dependency: &mut Dependency| {
        let Some(name) = entry.as_str().or_else(|| entry.get("Step")?.as_str()) else { return false };
        dependency.step.clear();
        dependency.step.push_str(name);
        element_pointer(&mut dependency.pointer, &list, index);
        true
    });
    list.truncate(own);
    list.push_str("/PropertyFiles");
    refill(&mut step.property_files, property_files, |index, entry, file: &mut PropertyFile| {
        set(&mut file.name, entry.get("PropertyFileName"));
        set(&mut file.output_name, entry.get("OutputName"));
        set(&mut file.file_path, entry.get("FilePath"));
        element_pointer(&mut file.pointer, &list, index);
        true
    });
}

/// Reads the elements of a list into `entries`, reusing those there; `read` says whether an element is one.
fn refill<T: Default>(
    entries: &mut Vec<T>,
    list: Option<&Node>,
    mut read: impl FnMut(usize, &Node, &mut T) -> bool,
) {
    let mut count = 0;
    for (index, node) in list.map(Node::elements).unwrap_or_default().iter().enumerate() {
        if count == entries.len() {
            entries.push(T::default());
        }
        count += usize::from(read(index, node, &mut entries[count]));
    }
    entries.truncate(count);
}

fn set(text: &mut String, node: Option<&Node>) {
    text.clear();
    text.push_str(node.and_then(Node::as_str).unwrap_or_default());
}

/// Makes the pointer of a list's element.
fn element_pointer(pointer: &mut String, list: &str, index: usize) {
    pointer.clear();
    pointer.push_str(list);
    // Writing to a String cannot fail.
    let _ = write!(pointer, "/{index}");
}
