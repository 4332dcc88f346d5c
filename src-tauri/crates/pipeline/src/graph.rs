//! The step graph: who waits for whom, and why.

use petgraph::Direction;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::definition::{Branch, Definition, Step};
use crate::expression::{Found, step_references};
use crate::reference::Reference;

/// Why a step waits for another.
#[derive(Debug, Clone, PartialEq)]
pub enum EdgeKind {
    /// It reads a value of it.
    Data(Reference),
    /// It names it in `DependsOn`.
    Order,
    /// It stands in one of its branches.
    Branch(Branch),
}

/// An edge and the value it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Why.
    pub kind: EdgeKind,
    /// JSON pointer of the value; of the nested step for a branch.
    pub pointer: String,
}

/// The graph over a definition's steps; nodes are indices into [`Definition::steps`].
/// References to steps that do not exist make no edge.
#[derive(Debug, Clone)]
pub struct StepGraph {
    graph: DiGraph<usize, Edge>,
}

impl StepGraph {
    /// Reads the graph of a definition.
    pub fn of(definition: &Definition) -> Self {
        let references: Vec<_> = definition
            .steps()
            .iter()
            .map(|step| definition.step_node(step).map(step_references).unwrap_or_default())
            .collect();
        Self::from_references(definition, references.iter().map(Vec::as_slice))
    }

    /// The graph, from what [`step_references`] found in each step of the definition.
    pub fn from_references<'a>(
        definition: &Definition,
        references: impl IntoIterator<Item = &'a [Found]>,
    ) -> Self {
        let mut graph = DiGraph::with_capacity(definition.steps().len(), definition.steps().len() * 2);
        for index in 0..definition.steps().len() {
            graph.add_node(index);
        }
        for (index, (step, references)) in definition.steps().iter().zip(references).enumerate() {
            incoming(definition, step, references, |target, edge| {
                graph.add_edge(NodeIndex::new(target), NodeIndex::new(index), edge);
            });
        }
        Self { graph }
    }

    /// Every edge: from the step waited for, to the step that waits.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize, &Edge)> {
        self.graph.edge_indices().filter_map(|edge| {
            self.graph.edge_endpoints(edge).map(|(from, to)| (from.index(), to.index(), &self.graph[edge]))
        })
    }

    /// The steps this one waits for, each once, in the definition's order.
    pub fn upstream(&self, step: usize) -> Vec<usize> {
        self.neighbours(step, Direction::Incoming)
    }

    /// The steps that wait for this one, each once, in the definition's order.
    pub fn downstream(&self, step: usize) -> Vec<usize> {
        self.neighbours(step, Direction::Outgoing)
    }

    /// Whether any step waits for this one.
    pub fn is_awaited(&self, step: usize) -> bool {
        self.graph.edges_directed(NodeIndex::new(step), Direction::Outgoing).next().is_some()
    }

    fn neighbours(&self, step: usize, direction: Direction) -> Vec<usize> {
        let mut steps: Vec<_> = self
            .graph
            .edges_directed(NodeIndex::new(step), direction)
            .map(|edge| match direction {
                Direction::Incoming => edge.source().index(),
                Direction::Outgoing => edge.target().index(),
            })
            .collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    /// Groups of steps that wait for each other in a circle; none in a sound pipeline.
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let groups =
            self.with_bodies_awaited().map_or_else(|| tarjan_scc(&self.graph), |graph| tarjan_scc(&graph));
        let mut cycles: Vec<Vec<usize>> = groups
            .into_iter()
            .filter(|group| match group.as_slice() {
                [one] => self.graph.contains_edge(*one, *one),
                _ => true,
            })
            .map(|group| {
                let mut steps: Vec<_> = group.into_iter().map(NodeIndex::index).collect();
                steps.sort_unstable();
                steps
            })
            .collect();
        cycles.sort();
        cycles
    }

    /// The graph in which whoever waits for a ForEach waits for the steps of its body, too: it ends when they have.
    /// `None` where there is no ForEach.
    fn with_bodies_awaited(&self) -> Option<DiGraph<usize, ()>> {
        let bodies: Vec<_> = self
            .edges()
            .filter(|(_, _, edge)| edge.kind == EdgeKind::Branch(Branch::Body))
            .map(|(for_each, body, _)| (for_each, body))
            .collect();
        if bodies.is_empty() {
            return None;
        }
        let mut graph = self.graph.map(|_, step| *step, |_, _| ());
        for &(for_each, body) in &bodies {
            for waiting in self.downstream(for_each) {
                if !bodies.contains(&(for_each, waiting)) {
                    graph.add_edge(NodeIndex::new(body), NodeIndex::new(waiting), ());
                }
            }
        }
        Some(graph)
    }
}

/// What a step waits for: references anywhere in it but in the steps nested in it, `DependsOn`, its parent.
fn incoming(definition: &Definition, step: &Step, references: &[Found], mut add: impl FnMut(usize, Edge)) {
    if let Some(parent) = step.parent {
        let edge = Edge { kind: EdgeKind::Branch(parent.branch), pointer: step.pointer.clone() };
        add(parent.step, edge);
    }
    for dependency in &step.depends_on {
        if let Some(target) = definition.step_index(&dependency.step) {
            add(target, Edge { kind: EdgeKind::Order, pointer: dependency.pointer.clone() });
        }
    }
    for found in references {
        let Ok(reference) = &found.reference else { continue };
        if let Some(target) = reference.step().and_then(|name| definition.step_index(name)) {
            let pointer = [step.pointer.as_str(), found.pointer.as_str()].concat();
            add(target, Edge { kind: EdgeKind::Data(reference.clone()), pointer });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(steps: &str) -> (Definition, StepGraph) {
        let definition = Definition::parse(&format!(r#"{{"Steps": [{steps}]}}"#)).unwrap();
        let graph = StepGraph::of(&definition);
        (definition, graph)
    }

    #[test]
    fn edges_carry_their_origin() {
        let (_, graph) = graph(
            r#"{"Name": "A", "Type": "Processing"},
               {"Name": "C", "Type": "Condition", "DependsOn": ["A"], "Arguments": {
                  "Conditions": [{"LeftValue": {"Get": "Steps.A.ExitMessage"}}],
                  "IfSteps": [{"Name": "B", "Type": "Model", "Arguments": {"X": {"Get": "Steps.A.Y"}, "Z": {"Get": "Steps.Ghost.Y"}}}]}}"#,
        );
        let edges: Vec<_> = graph.edges().map(|(from, to, edge)| (from, to, edge.pointer.as_str())).collect();
        assert_eq!(
            edges,
            [
                (0, 1, "/Steps/1/DependsOn/0"),
                (0, 1, "/Steps/1/Arguments/Conditions/0/LeftValue"),
                (1, 2, "/Steps/1/Arguments/IfSteps/0"),
                (0, 2, "/Steps/1/Arguments/IfSteps/0/Arguments/X"),
            ]
        );
        assert_eq!((graph.upstream(2), graph.downstream(0)), (vec![0, 1], vec![1, 2]));
        assert_eq!((graph.is_awaited(0), graph.is_awaited(2)), (true, false));
        assert!(graph.cycles().is_empty());
    }

    #[test]
    fn cycles_are_found() {
        let (_, own) =
            graph(r#"{"Name": "A", "Type": "Model", "DependsOn": ["A"]}, {"Name": "B", "Type": "Model"}"#);
        assert_eq!(own.cycles(), [[0]]);
        let (_, branch) = graph(
            r#"{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [{"LeftValue": {"Get": "Steps.B.X"}}],
                "IfSteps": [{"Name": "B", "Type": "Model"}]}}"#,
        );
        assert_eq!(branch.cycles(), [[0, 1]]);
    }

    #[test]
    fn a_foreach_ends_when_its_body_has() {
        let body = |depends_on: &str| {
            graph(&format!(
                r#"{{"Name": "E", "Type": "ForEach", "Arguments": {{"ForEachBody": [{{"Name": "B", "Type": "Lambda"{depends_on}}}]}}}},
                   {{"Name": "A", "Type": "Lambda", "DependsOn": ["E"]}}"#
            ))
        };
        assert_eq!(body(r#", "DependsOn": ["A"]"#).1.cycles(), [[1, 2]]);
        assert!(body("").1.cycles().is_empty());
    }
}
