//! The older definition with what was renamed under its newer name: a reference that followed has not changed.

use std::collections::HashMap;

use super::matching::Matching;
use crate::definition::Definition;
use crate::json::{Member, Node, Value};
use crate::mention::{Target, exists, sites};

/// A value of the older definition: as it was written, and with renamed things under their newer names. Both have
/// one shape.
#[derive(Clone, Copy)]
pub(super) struct Old<'n> {
    pub(super) shown: &'n Node,
    pub(super) compared: &'n Node,
}

impl<'n> Old<'n> {
    /// A value in which nothing is renamed.
    pub(super) fn of(node: &'n Node) -> Self {
        Self { shown: node, compared: node }
    }

    pub(super) fn child(self, index: usize) -> Option<Self> {
        Some(Self { shown: self.shown.child(index)?, compared: self.compared.child(index)? })
    }

    fn at(self, position: &[u32]) -> Option<Self> {
        Some(Self { shown: self.shown.at(position)?, compared: self.compared.at(position)? })
    }
}

/// The older tree. Only what names something that was renamed is copied: one renamed step of ten thousand must not
/// cost a second tree.
pub(super) struct OldTree<'n> {
    root: &'n Node,
    /// The root, with an empty list in place of the steps.
    rest: Option<Node>,
    /// Steps of the top level, by position.
    steps: HashMap<u32, Node>,
}

impl<'n> OldTree<'n> {
    pub(super) fn new(
        old: &'n Definition,
        new: &Definition,
        steps: &Matching,
        parameters: &Matching,
    ) -> Self {
        let mut tree = Self { root: old.root(), rest: None, steps: HashMap::new() };
        let names = Names::new(old, new, steps, parameters);
        if names.steps.is_empty() && names.parameters.is_empty() {
            return tree;
        }
        let steps = old.root().member_index("Steps").map(|index| index as u32);
        sites(old.root(), &mut |site| {
            let Some(text) = site.renamed(|target| names.newer(old, target, site.in_body)) else { return };
            let node = match site.at {
                [list, step, inside @ ..] if Some(*list) == steps => {
                    let Some(original) = old.root().at(&[*list, *step]) else { return };
                    tree.steps.entry(*step).or_insert_with(|| original.clone()).at_mut(inside)
                }
                at => tree.rest.get_or_insert_with(|| without_steps(old.root(), steps)).at_mut(at),
            };
            if let Some(node) = node {
                node.value = Value::String(text.into());
            }
        });
        tree
    }

    /// The root; what it says of steps is to be asked of [`OldTree::pointer`].
    pub(super) fn root(&self) -> Old<'_> {
        Old { shown: self.root, compared: self.rest.as_ref().unwrap_or(self.root) }
    }

    /// The step or the parameter at a pointer.
    pub(super) fn pointer(&self, pointer: &str) -> Option<Old<'_>> {
        let position = self.root.locate(pointer)?;
        if let [list, step, inside @ ..] = position.as_slice()
            && pointer.starts_with("/Steps/")
            && let Some(copy) = self.steps.get(step)
        {
            return Old { shown: self.root.at(&[*list, *step])?, compared: copy }.at(inside);
        }
        if pointer.starts_with("/Steps/") {
            return self.root.at(&position).map(Old::of);
        }
        self.root().at(&position)
    }
}

fn without_steps(root: &Node, steps: Option<u32>) -> Node {
    let copy = |(index, member): (usize, &Member)| {
        if Some(index as u32) == steps {
            Member::new(&member.name, Node::of(Value::Array(Vec::new())))
        } else {
            member.clone()
        }
    };
    Node::of(Value::Object(root.members().iter().enumerate().map(copy).collect()))
}

/// Newer names by older.
struct Names<'n> {
    steps: HashMap<&'n str, &'n str>,
    parameters: HashMap<&'n str, &'n str>,
}

impl<'n> Names<'n> {
    fn new(old: &'n Definition, new: &'n Definition, steps: &Matching, parameters: &Matching) -> Self {
        let step = |(was, is): (usize, usize)| {
            let names = (old.steps()[was].name.as_str(), new.steps()[is].name.as_str());
            // References mean the first bearer of a name.
            let meant = old.step_index(names.0) == Some(was) && new.step_index(names.1) == Some(is);
            (names.0 != names.1 && meant).then_some(names)
        };
        let parameter = |(was, is): (usize, usize)| {
            let names = (old.parameters()[was].name.as_str(), new.parameters()[is].name.as_str());
            (names.0 != names.1).then_some(names)
        };
        Self {
            steps: steps.pairs().filter_map(step).collect(),
            parameters: parameters.pairs().filter_map(parameter).collect(),
        }
    }

    fn newer(&self, old: &Definition, target: &Target<'_>, in_body: bool) -> Option<String> {
        let name = match *target {
            Target::Step(name) => self.steps.get(name),
            // Another ForEach's step of that name is another step.
            Target::Body { step, .. } => self.steps.get(step).filter(|_| exists(old, target, in_body)),
            Target::Parameter(name) => self.parameters.get(name),
            Target::PropertyFile { .. } | Target::CurrentItem => None,
        };
        name.map(ToString::to_string)
    }
}
