//! Steps that travel: taken out of a definition, and put into one.
//!
//! A fragment is a definition of its own: the steps, and the parameters that they read. That makes it a text people
//! can read, keep in a file and send to each other.

use std::collections::{HashMap, HashSet};

use super::duplicate::{following, free_name, rename};
use super::error::EditError;
use super::steps::{named_in, step_named};
use super::{Edit, StepList};
use crate::definition::Definition;
use crate::graph::{EdgeKind, StepGraph};
use crate::json::{JsonText, Node, Value};
use crate::mention::{SiteKind, Target, exists, step_sites};

/// What becomes of a pasted step's references to steps that are not pasted with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inputs {
    /// They stay where a step of that name is there, and go elsewhere.
    Keep,
    /// They go.
    Clear,
}

/// Steps about to be put into a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// The edits that do it.
    pub edits: Vec<Edit>,
    /// The new steps by the names they had, in their order; nested ones come after the step that holds them.
    pub names: Vec<(String, String)>,
    /// The parameters that come along.
    pub parameters: Vec<String>,
}

impl Definition {
    /// The steps of those names without the ones that stand in another of them, in the definition's order.
    pub fn outermost(&self, steps: &[String]) -> Result<Vec<usize>, EditError> {
        let chosen: HashSet<_> =
            steps.iter().map(|step| Ok(step_named(self, step)?.0)).collect::<Result<_, EditError>>()?;
        let parent = |step: &usize| self.steps()[*step].parent.map(|parent| parent.step);
        let mut outermost: Vec<_> = chosen
            .iter()
            .copied()
            .filter(|step| {
                !std::iter::successors(parent(step), parent).any(|around| chosen.contains(&around))
            })
            .collect();
        outermost.sort_unstable();
        Ok(outermost)
    }

    /// The steps of those names as a definition of their own, with the parameters that they read.
    pub fn fragment(&self, steps: &[String]) -> Result<Node, EditError> {
        let chosen = self.outermost(steps)?;
        let nodes: Vec<_> = chosen.iter().filter_map(|&step| self.step_node(&self.steps()[step])).collect();
        let read: HashSet<_> = nodes.iter().flat_map(|step| parameters_of(step)).collect();
        let parameters: Vec<_> = declarations(self.root())
            .filter(|(name, _)| read.contains(name))
            .map(|(_, node)| node.clone())
            .collect();
        let version = self.root().get("Version").cloned().map(|version| ("Version", version));
        let list = |name, nodes: Vec<Node>| (name, Node::of(Value::Array(nodes)));
        let parameters = (!parameters.is_empty()).then(|| list("Parameters", parameters));
        let steps = list("Steps", nodes.into_iter().cloned().collect());
        Ok(Node::object(version.into_iter().chain(parameters).chain([steps])))
    }

    /// What puts the steps of a fragment at the end of a list.
    pub fn paste(&self, fragment: &Node, into: &StepList, inputs: Inputs) -> Result<Pasted, EditError> {
        let steps = steps_of(fragment).to_vec();
        let places = vec![(into.clone(), None); steps.len()];
        self.put(steps, declarations(fragment), places, inputs)
    }

    /// What copies steps, each to right behind itself. They keep what they read.
    pub fn copies(&self, steps: &[String]) -> Result<Pasted, EditError> {
        let chosen = self.outermost(steps)?;
        // From the last to the first, so that the places of those before stay true.
        let chosen = chosen.iter().rev().map(|&step| &self.steps()[step]);
        let (nodes, places) = chosen
            .filter_map(|step| {
                let list = step.parent.map_or(StepList::Steps, |parent| {
                    StepList::of(&self.steps()[parent.step].name, parent.branch)
                });
                Some((self.step_node(step)?.clone(), (list, Some(step.number() + 1))))
            })
            .unzip();
        self.put(nodes, std::iter::empty(), places, Inputs::Keep)
    }

    fn put<'a>(
        &self,
        mut steps: Vec<Node>,
        declared: impl Iterator<Item = (&'a str, &'a Node)>,
        places: Vec<(StepList, Option<u32>)>,
        inputs: Inputs,
    ) -> Result<Pasted, EditError> {
        let names = self.new_names(&steps);
        let by_name: HashMap<_, _> = names.iter().cloned().collect();
        let read: HashSet<_> = steps.iter().flat_map(parameters_of).map(str::to_owned).collect();
        let mut edits = Vec::new();
        let mut parameters = Vec::new();
        for (name, node) in declared {
            if read.contains(name) && self.parameter(name).is_none() {
                parameters.push(name.to_owned());
                edits.push(Edit::AddParameter { parameter: JsonText(node.clone()), position: None });
            }
        }
        for step in &mut steps {
            for (position, text) in following(step, &by_name) {
                if let Some(node) = step.at_mut(&position) {
                    *node = Node::string(&text);
                }
            }
            rename(step, &by_name);
        }
        edits.extend(steps.into_iter().zip(places).map(|(step, (into, position))| Edit::AddStep {
            step: JsonText(step),
            into,
            position,
        }));
        let mut after = self.clone();
        for edit in &edits {
            after.apply(edit)?;
        }
        let new = names.iter().map(|(_, name)| name.as_str()).collect();
        edits.extend(cut_wires(after, &new, inputs));
        Ok(Pasted { edits, names, parameters })
    }

    /// A name that nobody bears for each of the steps and those nested in them: their own where that is free.
    fn new_names(&self, steps: &[Node]) -> Vec<(String, String)> {
        let old: Vec<_> = steps.iter().flat_map(named_in).collect();
        let mut taken: HashSet<_> =
            old.iter().filter(|name| self.step_index(name).is_none()).cloned().collect();
        let mut names: Vec<(String, String)> = Vec::with_capacity(old.len());
        for name in old {
            let new = if self.step_index(&name).is_some() {
                free_name(&name, |name| self.step_index(name).is_some() || taken.contains(name))
            } else {
                name.clone()
            };
            taken.insert(new.clone());
            names.push((name, new));
        }
        names
    }
}

/// What takes away the references of the new steps to others, from the last to the first: each leaves the places of
/// those before it as they are.
fn cut_wires(mut after: Definition, new: &HashSet<&str>, inputs: Inputs) -> Vec<Edit> {
    let is_new = |step: usize| new.contains(after.steps()[step].name.as_str());
    let mut cut = Vec::new();
    if inputs == Inputs::Clear {
        let graph = StepGraph::of(&after);
        let inbound = graph.edges().filter(|(from, to, edge)| {
            !matches!(edge.kind, EdgeKind::Branch(_)) && is_new(*to) && !is_new(*from)
        });
        cut.extend(inbound.map(|(_, _, edge)| edge.pointer.clone()));
    }
    for step in after.steps().iter().filter(|step| new.contains(step.name.as_str())) {
        let nested = step.parent.is_some_and(|parent| is_new(parent.step));
        if let Some(node) = after.step_node(step).filter(|_| !nested) {
            absent(&after, node, |at| cut.push(format!("{}{}", step.pointer, node.pointer_of(at))));
        }
    }
    let mut cut: Vec<_> = cut.into_iter().map(|pointer| (after.root().position(&pointer), pointer)).collect();
    cut.sort();
    cut.dedup();
    let cut = cut.into_iter().rev().map(|(_, pointer)| Edit::Disconnect { pointer, literal: None });
    // One that went with a larger value is gone already.
    cut.filter(|edit| after.apply(edit).is_ok()).collect()
}

/// The references and dependencies of a step, and of those nested in it, on steps that are not there.
fn absent(definition: &Definition, step: &Node, mut visit: impl FnMut(&[u32])) {
    step_sites(step, &mut |site| {
        let gone = site.mentions().iter().any(|mention| {
            matches!(mention.target, Target::Step(_)) && !exists(definition, &mention.target, site.in_body)
        });
        let member = site.at.get(site.owner_at).map(|index| *index as usize);
        let depends =
            member.is_some() && site.owner.and_then(|owner| owner.member_index("DependsOn")) == member;
        let Some((_, around)) = site.at.split_last().filter(|_| gone) else { return };
        match site.kind {
            SiteKind::Get => visit(around),
            SiteKind::Name if depends => {
                let entry = matches!(step.at(around).map(|node| &node.value), Some(Value::Object(_)));
                visit(if entry { around } else { site.at });
            }
            SiteKind::Name => {}
        }
    });
}

/// The parameters that a step and those nested in it read.
fn parameters_of(step: &Node) -> Vec<&str> {
    let mut names = Vec::new();
    step_sites(step, &mut |site| {
        for mention in site.mentions() {
            if let Target::Parameter(name) = mention.target {
                names.push(name);
            }
        }
    });
    names
}

/// The steps of a fragment: of a definition, of a list of steps, or of a step alone.
fn steps_of(fragment: &Node) -> &[Node] {
    match &fragment.value {
        Value::Array(steps) => steps,
        Value::Object(_) => match fragment.get("Steps") {
            Some(steps) => steps.elements(),
            None if fragment.get("Type").is_some() => std::slice::from_ref(fragment),
            None => &[],
        },
        _ => &[],
    }
}

fn declarations(root: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let list = root.get("Parameters").map(Node::elements).unwrap_or_default();
    list.iter().filter_map(|node| Some((node.get("Name")?.as_str()?, node)))
}
