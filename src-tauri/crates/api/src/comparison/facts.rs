//! What differs about each step between the base and one other execution.

use std::collections::BTreeMap;

use pipewright_pipeline::diff::DefinitionDiff;

use super::align::Alignment;
use super::metric::duration;
use super::read::{Input, KnownEnvironment, Recorded, RecordedStep};
use super::resolved;
use crate::dto::comparison::{Aspect, StepDifference};

/// A time counts as another from this factor on, and from so many milliseconds.
const LONGER: f64 = 2.0;
const NOTICED: i64 = 1_000;
/// A longer value is cut.
const WIDTH: usize = 120;

/// What differs about one step.
#[derive(Default)]
pub(super) struct StepFacts {
    pub(super) changes: Vec<StepDifference>,
    /// Whether the content of each input differs, where both are known.
    pub(super) inputs: BTreeMap<String, Option<bool>>,
    /// Pointers of resolved arguments that differ, from the step on.
    pub(super) arguments: Vec<String>,
    /// Whether its arguments are known on both sides.
    pub(super) resolved: bool,
    /// Whether what it made differs; nothing when it made nothing, or did not run on one side.
    pub(super) outputs: Option<bool>,
}

impl StepFacts {
    pub(super) fn has(&self, aspect: Aspect) -> bool {
        self.changes.iter().any(|change| change.aspect == aspect)
    }
}

/// The facts of every row of the alignment.
pub(super) fn facts(
    executions: &[Recorded],
    alignment: &Alignment,
    base: usize,
    other: usize,
) -> Vec<StepFacts> {
    let fields = definition_fields(alignment.diffs[other].as_ref());
    let one = |row: &super::align::Row| match (row.at[base], row.at[other]) {
        (Some(old), Some(new)) if base != other => {
            let looked = Looked {
                execution: other as u32,
                old: &executions[base].steps[old],
                new: &executions[other].steps[new],
                facts: StepFacts::default(),
            };
            looked.all((&executions[base], old), (&executions[other], new), &fields)
        }
        _ => StepFacts::default(),
    };
    alignment.rows.iter().map(one).collect()
}

/// What the definitions say otherwise of each step besides its arguments, by its newer name.
fn definition_fields(diff: Option<&DefinitionDiff>) -> BTreeMap<&str, Vec<(String, String, String)>> {
    let steps = diff.into_iter().flat_map(|diff| &diff.steps);
    let outside = |step: &'_ pipewright_pipeline::diff::StepDiff| {
        let fields = step.fields.iter().filter(|field| !field.path.starts_with("Arguments"));
        let text = |value: &Option<pipewright_pipeline::json::JsonText>| {
            value.as_ref().map_or_else(|| "unset".to_owned(), ToString::to_string)
        };
        fields.map(|field| (field.path.clone(), text(&field.old), text(&field.new))).collect()
    };
    steps.map(|step| (step.name.as_str(), outside(step))).collect()
}

struct Looked<'a> {
    execution: u32,
    old: &'a RecordedStep,
    new: &'a RecordedStep,
    facts: StepFacts,
}

impl Looked<'_> {
    fn all(
        mut self,
        base: (&Recorded, usize),
        other: (&Recorded, usize),
        fields: &BTreeMap<&str, Vec<(String, String, String)>>,
    ) -> StepFacts {
        let (old, new) = (self.old, self.new);
        // Why a step ran in neither is not what differs: its branch not taken, or an end that came before it.
        if old.run.status.is_some() || new.run.status.is_some() {
            self.texts(Aspect::Status, "status", &status(old), &status(new));
        }
        if let (Some(was), Some(is)) = (old.run.outcome, new.run.outcome) {
            self.texts(Aspect::Outcome, "branch", &branch(was), &branch(is));
        }
        self.texts(Aspect::Identity, "name", &old.run.name, &new.run.name);
        self.texts(Aspect::Identity, "type", &old.run.step_type, &new.run.step_type);
        self.arguments(base, other);
        self.inputs();
        if let (Some(was), Some(is)) = (&old.environment, &new.environment)
            && was.sha256 != is.sha256
        {
            let (was, is) = packages(was, is);
            self.change(Aspect::Environment, "packages", Some(&was), Some(&is));
        }
        for (path, was, is) in fields.get(new.run.name.as_str()).into_iter().flatten() {
            self.change(Aspect::Definition, path, Some(was), Some(is));
        }
        self.outputs();
        self.duration();
        self.facts
    }

    fn change(&mut self, aspect: Aspect, what: &str, old: Option<&str>, new: Option<&str>) {
        let (old, new) = (old.map(cut), new.map(cut));
        self.facts.changes.push(StepDifference {
            execution: self.execution,
            aspect,
            what: what.to_owned(),
            old,
            new,
        });
    }

    fn texts(&mut self, aspect: Aspect, what: &str, old: &str, new: &str) {
        if old != new {
            self.change(aspect, what, Some(old), Some(new));
        }
    }

    fn arguments(&mut self, base: (&Recorded, usize), other: (&Recorded, usize)) {
        let Some(fields) = resolved::compare(base, other) else { return };
        self.facts.resolved = true;
        for field in fields {
            let aspect = if is_image(&field.pointer) { Aspect::Environment } else { Aspect::Arguments };
            let text = |value: &Option<pipewright_pipeline::json::JsonText>| {
                value.as_ref().map(|value| value.0.as_str().map_or_else(|| value.to_string(), str::to_owned))
            };
            let path = field.path.strip_prefix("Arguments.").unwrap_or(&field.path).to_owned();
            let (old, new) = (text(&field.old), text(&field.new));
            self.change(aspect, &path, old.as_deref(), new.as_deref());
            self.facts.arguments.push(field.pointer);
        }
    }

    fn inputs(&mut self) {
        let (old, new) = (self.old, self.new);
        for input in &new.inputs {
            let before = old.inputs.iter().find(|one| one.name == input.name);
            let contents = (before.and_then(|one| one.content.as_ref()), input.content.as_ref());
            let differs = match contents {
                (Some(was), Some(is)) => Some(was != is),
                _ => None,
            };
            self.facts.inputs.insert(input.name.clone(), differs);
            if let (Some(true), (Some(was), Some(is))) = (differs, contents) {
                let aspect = if is_code(input) { Aspect::Code } else { Aspect::Inputs };
                self.change(aspect, &input.name, Some(short(was)), Some(short(is)));
            }
        }
    }

    fn outputs(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.artifacts.is_empty() || new.artifacts.is_empty() {
            return;
        }
        let mut names: Vec<_> =
            old.artifacts.iter().chain(&new.artifacts).map(|one| one.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let of = |step: &'_ RecordedStep, name: &str| {
            step.artifacts.iter().find(|one| one.name == name).map(|one| short(&one.sha256).to_owned())
        };
        let mut differ = false;
        for name in names {
            let (was, is) = (of(old, name), of(new, name));
            if was != is {
                differ = true;
                self.change(Aspect::Outputs, name, was.as_deref(), is.as_deref());
            }
        }
        self.facts.outputs = Some(differ);
    }

    fn duration(&mut self) {
        let (Some(was), Some(is)) = (took(self.old), took(self.new)) else { return };
        let factor = is.max(1) as f64 / was.max(1) as f64;
        if (is - was).abs() >= NOTICED && !(1.0 / LONGER..=LONGER).contains(&factor) {
            self.change(Aspect::Duration, "time", Some(&duration(was as f64)), Some(&duration(is as f64)));
        }
    }
}

/// The script that a job runs, by the name that SageMaker's SDK gives its input.
pub(super) fn is_code(input: &Input) -> bool {
    let scripts = [".py", ".sh", ".R", ".r", ".jar", ".ipynb", ".scala", "sourcedir.tar.gz"];
    input.name == "code" || scripts.iter().any(|ending| input.uri.ends_with(ending))
}

/// How long a step took; nothing until it has ended.
pub(super) fn took(step: &RecordedStep) -> Option<i64> {
    Some((step.run.ended_at?.0 - step.run.started_at?.0).max(0))
}

/// Where a step stands, in a word.
pub(super) fn status(step: &RecordedStep) -> String {
    match step.run.status {
        Some(status) => status.as_str().to_owned(),
        None if step.run.skipped => "Skipped".to_owned(),
        None => "Not run".to_owned(),
    }
}

pub(super) fn branch(outcome: bool) -> String {
    if outcome { "True" } else { "False" }.to_owned()
}

/// A value in one line, cut where it gets long.
pub(super) fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}\u{2026}", &line[..end]),
        None => line,
    }
}

/// The beginning of a digest.
pub(super) fn short(digest: &str) -> &str {
    digest.get(..8).unwrap_or(digest)
}

/// Whether an argument names the image that a job runs in.
pub(super) fn is_image(pointer: &str) -> bool {
    ["/ImageUri", "/TrainingImage", "/Image"].iter().any(|end| pointer.ends_with(end))
}

/// What two environments do not share: `numpy==1.24.4, Python 3.8.18`.
fn packages(old: &KnownEnvironment, new: &KnownEnvironment) -> (String, String) {
    let only = |one: &KnownEnvironment, other: &KnownEnvironment| {
        let mut own: Vec<_> =
            one.packages.iter().filter(|package| !other.packages.contains(package)).cloned().collect();
        if one.python != other.python {
            own.insert(0, format!("Python {}", one.python));
        }
        if own.is_empty() { "nothing else".to_owned() } else { own.join(", ") }
    };
    (only(old, new), only(new, old))
}
