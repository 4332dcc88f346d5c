//! A pipeline that is judged again after every edit, as far as the edit can matter.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use pipewright_pipeline::definition::{Definition, Dependency, Step};
use pipewright_pipeline::edit::Touched;
use pipewright_pipeline::expression::Found;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};

use crate::facts::Facts;
use crate::subject::Subject;
use crate::{Diagnostic, Report, Settings, Severity, configuration_references, rules};

/// What is known of a definition that is being edited. After each edit it finds what [`validate`](crate::validate)
/// would, and judges only the steps that the edit can matter to: those it touched, those around and in them,
/// and those that mention one of these.
#[derive(Debug)]
pub struct Session {
    settings: Settings,
    /// Empty when it must be read again.
    graph: OnceLock<StepGraph>,
    /// What is known of each step by itself, by the step's index.
    facts: Vec<OnceLock<Facts>>,
    configuration: Vec<Found>,
    /// What else was learnt of each step.
    steps: Vec<Known>,
    /// What the rules for the whole pipeline found.
    pipeline: Vec<Placed>,
}

/// What was learnt of a step when it was last judged.
#[derive(Debug)]
struct Known {
    name: String,
    pointer: String,
    /// The steps it mentions.
    mentions: BTreeSet<String>,
    /// Its `DependsOn`.
    depends_on: Vec<Dependency>,
    /// Whether it mentions a parameter.
    parameters: bool,
    found: Vec<Placed>,
}

/// A diagnostic with its place in the order of the document.
#[derive(Debug)]
struct Placed {
    diagnostic: Diagnostic,
    position: Vec<u32>,
}

/// Whether every step stands where it stood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Same,
    Changed,
    /// Two steps had one name.
    Unknown,
}

/// The steps that must be judged again.
enum Again {
    All,
    Some(BTreeSet<usize>),
}

impl Session {
    /// Judges a definition for the first time.
    pub fn new(definition: &Definition, settings: Settings) -> Self {
        let mut session = Self {
            settings,
            graph: OnceLock::new(),
            facts: Vec::new(),
            configuration: Vec::new(),
            steps: Vec::new(),
            pipeline: Vec::new(),
        };
        session.judge(definition, &Again::All);
        session
    }

    /// Judges it again after an edit, which touched what [`Definition::apply`] said it did.
    pub fn update(&mut self, definition: &Definition, touched: &Touched) {
        if touched.is_empty() {
            return;
        }
        let steps = definition.steps();
        let unique =
            steps.iter().map(|step| step.name.as_str()).collect::<BTreeSet<_>>().len() == steps.len();
        // Steps of one name cannot be told apart by what an edit touched.
        let standing = if unique { self.follow(definition) } else { Standing::Unknown };
        let again = match standing {
            Standing::Unknown => Again::All,
            Standing::Same | Standing::Changed => Again::Some(self.concerned(definition, touched)),
        };
        if standing != Standing::Same {
            self.graph.take();
        }
        if touched.document || touched.parameters {
            // Members beside the steps came or went: the steps' own may be another one of the root.
            for placed in self.steps.iter_mut().flat_map(|step| &mut step.found) {
                placed.position = definition.root().position(&placed.diagnostic.pointer);
            }
        }
        self.judge(definition, &again);
    }

    /// Every mistake: errors first, then in the order of the document.
    pub fn diagnostics(&self) -> Vec<&Diagnostic> {
        let mut placed: Vec<_> =
            self.pipeline.iter().chain(self.steps.iter().flat_map(|step| &step.found)).collect();
        placed.sort_by(|a, b| a.order().cmp(&b.order()));
        placed.into_iter().map(|placed| &placed.diagnostic).collect()
    }

    /// Who waits for whom, of the definition as it was judged last.
    pub fn graph<'a>(&'a self, definition: &'a Definition) -> &'a StepGraph {
        let subject = Subject {
            definition,
            settings: &self.settings,
            graph: &self.graph,
            facts: &self.facts,
            configuration: &self.configuration,
        };
        subject.graph()
    }

    /// Brings what is known into the order of the steps as they are now. A step that was not there, or stood
    /// elsewhere, is known by nothing but its name.
    fn follow(&mut self, definition: &Definition) -> Standing {
        let same = |known: &Known, step: &Step| known.name == step.name && known.pointer == step.pointer;
        let steps = definition.steps();
        if self.steps.len() == steps.len()
            && self.steps.iter().zip(steps).all(|(known, step)| same(known, step))
        {
            return Standing::Same;
        }
        let count = self.steps.len();
        let facts = std::mem::take(&mut self.facts);
        let mut before: HashMap<_, _> = std::mem::take(&mut self.steps)
            .into_iter()
            .zip(facts)
            .map(|(known, facts)| (known.name.clone(), (known, facts)))
            .collect();
        if before.len() != count {
            return Standing::Unknown;
        }
        for step in steps {
            let (known, facts) = before
                .remove(&step.name)
                .filter(|(known, _)| same(known, step))
                .unwrap_or_else(|| (Known { name: step.name.clone(), ..Known::nothing() }, OnceLock::new()));
            self.steps.push(known);
            self.facts.push(facts);
        }
        Standing::Changed
    }

    /// The steps that an edit can matter to.
    fn concerned(&self, definition: &Definition, touched: &Touched) -> BTreeSet<usize> {
        let steps = definition.steps();
        let mut names: BTreeSet<&str> = touched.steps().collect();
        for name in touched.steps() {
            names.extend(ancestors(steps, definition.step(name)).map(|step| step.name.as_str()));
        }
        let renamed = !touched.added.is_empty() || !touched.removed.is_empty();
        let concerns = |step: &Step, known: &Known| {
            names.contains(step.name.as_str())
                || known.pointer != step.pointer
                || (touched.parameters && known.parameters)
                || known
                    .mentions
                    .iter()
                    .any(|name| names.contains(name.as_str()) || (renamed && definition.step(name).is_none()))
                || ancestors(steps, Some(step)).any(|step| names.contains(step.name.as_str()))
        };
        let known = steps.iter().zip(&self.steps).enumerate();
        known.filter(|(_, (step, known))| concerns(step, known)).map(|(index, _)| index).collect()
    }

    /// Reads a step again. Most edits change no reference: the graph stays as it is.
    fn read_again(&mut self, definition: &Definition, index: usize) {
        let (step, known) = (&definition.steps()[index], &self.steps[index]);
        let facts = definition.step_node(step).map(|node| Facts::of(step, node)).unwrap_or_default();
        let same = |before: &Facts| before.references == facts.references;
        if known.depends_on != step.depends_on || !self.facts[index].get().is_some_and(same) {
            self.graph.take();
        }
        self.facts[index] = facts.into();
    }

    fn judge(&mut self, definition: &Definition, again: &Again) {
        let steps = definition.steps();
        let indices: Vec<usize> = match again {
            Again::All => {
                self.graph.take();
                self.facts.clear();
                self.facts.resize_with(steps.len(), OnceLock::new);
                self.steps.clear();
                self.steps.resize_with(steps.len(), Known::nothing);
                (0..steps.len()).collect()
            }
            Again::Some(some) => {
                for index in some {
                    self.read_again(definition, *index);
                }
                some.iter().copied().collect()
            }
        };
        self.configuration = configuration_references(definition);
        let subject = Subject {
            definition,
            settings: &self.settings,
            graph: &self.graph,
            facts: &self.facts,
            configuration: &self.configuration,
        };
        for index in indices {
            let mut report = Report::new(&self.settings);
            let Some(step) = subject.step(index) else { continue };
            rules::judge_step(&step, &mut report);
            self.steps[index] = Known {
                name: step.step.name.clone(),
                pointer: step.step.pointer.clone(),
                mentions: mentions(step.step, step.node, step.references()),
                parameters: reads_parameter(step.references()),
                depends_on: step.step.depends_on.clone(),
                found: placed(report, definition),
            };
        }
        let mut report = Report::new(&self.settings);
        for check in rules::pipeline_checks() {
            check(&subject, &mut report);
        }
        self.pipeline = placed(report, definition);
    }
}

impl Known {
    fn nothing() -> Self {
        Self {
            name: String::new(),
            pointer: String::new(),
            mentions: BTreeSet::new(),
            depends_on: Vec::new(),
            parameters: false,
            found: Vec::new(),
        }
    }
}

impl Placed {
    fn order(&self) -> (Severity, &[u32], &str, &str) {
        let one = &self.diagnostic;
        (one.severity, &self.position, &one.code, &one.message)
    }
}

fn placed(report: Report<'_>, definition: &Definition) -> Vec<Placed> {
    let found = report.into_found().into_iter();
    found
        .map(|diagnostic| Placed { position: definition.root().position(&diagnostic.pointer), diagnostic })
        .collect()
}

/// The steps around a step.
fn ancestors<'a>(steps: &'a [Step], step: Option<&'a Step>) -> impl Iterator<Item = &'a Step> {
    let around = |step: &Step| step.parent.and_then(|parent| steps.get(parent.step));
    std::iter::successors(step.and_then(around), move |step| around(step))
}

fn reads_parameter(references: &[Found]) -> bool {
    references.iter().any(|found| matches!(found.reference, Ok(Reference::Parameter(_))))
}

/// The steps that a step mentions.
fn mentions(step: &Step, node: &Node, references: &[Found]) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = step.depends_on.iter().map(|on| on.step.clone()).collect();
    for reference in references.iter().filter_map(|found| found.reference.as_ref().ok()) {
        names.extend(reference.step().map(str::to_owned));
        // A step in the body of a ForEach, by its outputs.
        let body = match reference {
            Reference::Property { path, .. } => match path.as_slice() {
                [Segment::Member(outputs), _, body, ..] if outputs == "IterationOutputs" => body,
                _ => continue,
            },
            Reference::IterationOutput(path) => match path.first() {
                Some(body) => body,
                None => continue,
            },
            _ => continue,
        };
        if let Segment::Member(name) | Segment::Key(name) = body {
            names.insert(name.to_string());
        }
    }
    if step.step_type == "Cleanup" {
        let sources = node.pointer("/Arguments/Resources/S3").map(Node::elements).unwrap_or_default();
        let named = sources.iter().filter_map(|source| source.get("StepName")?.as_str());
        names.extend(named.map(str::to_owned));
    }
    names
}
