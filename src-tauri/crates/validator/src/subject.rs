//! What the rules look at.

use std::sync::OnceLock;

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::expression::Found;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{Node, Path, Value};

use crate::Settings;
use crate::facts::Facts;

/// A pipeline, and what is known of it before the rules begin.
pub(crate) struct Subject<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) settings: &'a Settings,
    /// Read when it is first asked for.
    pub(crate) graph: &'a OnceLock<StepGraph>,
    /// What is known of each step by itself, by the step's index; read when it is first asked for.
    pub(crate) facts: &'a [OnceLock<Facts>],
    /// What the members beside `Steps` refer to: the experiment's names, the MLflow configuration.
    pub(crate) configuration: &'a [Found],
}

/// One step of it.
pub(crate) struct StepSubject<'a> {
    pub(crate) pipeline: &'a Subject<'a>,
    pub(crate) step: &'a Step,
    /// Its index in [`Definition::steps`].
    pub(crate) index: usize,
    /// Its value in the tree.
    pub(crate) node: &'a Node,
}

impl<'a> Subject<'a> {
    /// Who waits for whom.
    pub(crate) fn graph(&self) -> &'a StepGraph {
        self.graph.get_or_init(|| StepGraph::from_references(self.definition, self.references()))
    }

    /// What each step refers to, by the step's index; pointers begin at the step.
    pub(crate) fn references(&self) -> impl Iterator<Item = &'a [Found]> {
        self.facts().map(|facts| facts.references.as_slice())
    }

    /// What is known of each step by itself, by the step's index.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a Facts> {
        self.facts.iter().enumerate().map(|(index, facts)| self.known(index, facts))
    }

    fn known(&self, index: usize, facts: &'a OnceLock<Facts>) -> &'a Facts {
        facts.get_or_init(|| {
            let step = self.definition.steps().get(index);
            step.and_then(|step| Some(Facts::of(step, self.definition.step_node(step)?))).unwrap_or_default()
        })
    }

    /// Every step, nested ones included, with its value.
    pub(crate) fn steps(&'a self) -> impl Iterator<Item = StepSubject<'a>> {
        self.steps_of(|_| true)
    }

    /// The steps of the types that are wanted; nothing is looked up for the others.
    pub(crate) fn steps_of(&'a self, is_wanted: fn(&str) -> bool) -> impl Iterator<Item = StepSubject<'a>> {
        let steps = self.definition.steps().iter().enumerate();
        let wanted = steps.filter(move |(_, step)| is_wanted(&step.step_type));
        wanted.filter_map(|(index, _)| self.step(index))
    }

    /// The step of that index.
    pub(crate) fn step(&'a self, index: usize) -> Option<StepSubject<'a>> {
        let step = self.definition.steps().get(index)?;
        let node = self.definition.step_node(step)?;
        Some(StepSubject { pipeline: self, step, index, node })
    }
}

impl<'a> StepSubject<'a> {
    pub(crate) fn definition(&self) -> &'a Definition {
        self.pipeline.definition
    }

    pub(crate) fn settings(&self) -> &'a Settings {
        self.pipeline.settings
    }

    /// Its name.
    pub(crate) fn name(&self) -> &'a str {
        &self.step.name
    }

    /// Its type.
    pub(crate) fn step_type(&self) -> &'a str {
        &self.step.step_type
    }

    /// Its `Arguments`.
    pub(crate) fn arguments(&self) -> Option<&'a Node> {
        self.node.get("Arguments")
    }

    /// Its `Arguments` when they are an object; that they are none is told by the arguments' types.
    pub(crate) fn argument_object(&self) -> Option<&'a Node> {
        self.arguments().filter(|arguments| matches!(arguments.value, Value::Object(_)))
    }

    /// What it refers to; pointers begin at the step: see [`Self::pointer`].
    pub(crate) fn references(&self) -> &'a [Found] {
        let facts = self.pipeline.facts.get(self.index);
        facts.map(|facts| self.pipeline.known(self.index, facts).references.as_slice()).unwrap_or_default()
    }

    /// Where it stands, for walks.
    pub(crate) fn path(&self) -> Path<'a> {
        Path::at(&self.step.pointer)
    }

    /// The document's pointer of a place in the step: `below` is empty, or begins with `/`.
    pub(crate) fn pointer(&self, below: &str) -> String {
        format!("{}{below}", self.step.pointer)
    }
}
