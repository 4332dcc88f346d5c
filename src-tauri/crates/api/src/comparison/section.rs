//! The tables: rows of one thing each, with a cell for each execution.

use std::collections::BTreeMap;

use pipewright_pipeline::parameters::scalar_text;
use pipewright_pipeline::status::StepStatus;
use pipewright_store::ParameterOrigin;

use super::align::{Alignment, Row};
use super::facts::{cut, is_code, short, status, took};
use super::metric::{self, bytes, duration, number};
use super::packaged::Packaged;
use super::read::{File, Recorded, RecordedStep};
use crate::dto::comparison::{
    CellState, ComparedFile, ComparisonCell, ComparisonRow, ComparisonSection, Goal, RowUnit, SectionKind,
};

/// Nobody cares about fewer milliseconds, or bytes of memory.
const NOTICED: f64 = 100.0;

/// What the tables are made of.
pub(super) struct Tables<'a> {
    pub(super) executions: &'a [Recorded],
    pub(super) alignment: &'a Alignment,
    pub(super) base: usize,
    /// Whether rows are listed that do not differ.
    pub(super) all: bool,
    /// Whether the bytes behind a digest are still kept.
    pub(super) kept: &'a dyn Fn(&str) -> bool,
}

/// A value before it is compared with the base's.
#[derive(Default)]
struct Value {
    text: Option<String>,
    /// What makes it another value; the text when not given.
    identity: Option<String>,
    number: Option<f64>,
    note: Option<String>,
    file: Option<ComparedFile>,
    /// Set when the execution does not have the thing at all.
    absent: Option<String>,
}

impl Value {
    fn text(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    fn absent(why: impl Into<String>) -> Self {
        Self { absent: Some(why.into()), ..Self::default() }
    }

    fn number(value: f64, text: String) -> Self {
        Self { text: Some(text), number: Some(value), ..Self::default() }
    }

    fn noted(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }

    fn identity(&self) -> Option<&str> {
        self.identity.as_deref().or(self.text.as_deref())
    }
}

/// What a row is about.
struct Subject {
    key: String,
    label: String,
    step: Option<String>,
    goal: Option<Goal>,
    unit: RowUnit,
}

impl Subject {
    fn new(key: impl Into<String>, unit: RowUnit) -> Self {
        let key = key.into();
        Self { label: key.clone(), key, step: None, goal: None, unit }
    }

    fn of_step(step: &str, label: &str, unit: RowUnit) -> Self {
        Self {
            key: format!("{step} {label}"),
            label: label.to_owned(),
            step: Some(step.to_owned()),
            goal: None,
            unit,
        }
    }
}

impl Tables<'_> {
    pub(super) fn sections(&self) -> Vec<ComparisonSection> {
        let mut sections = vec![self.outcome(), self.parameters(), self.code()];
        sections.extend(self.metrics());
        sections.extend([self.durations(), self.resources(), self.artifacts()]);
        sections.retain(|section| section.total > 0);
        sections
    }

    fn section(
        &self,
        kind: SectionKind,
        title: impl Into<String>,
        rows: Vec<ComparisonRow>,
    ) -> ComparisonSection {
        let differing = rows.iter().filter(|row| row.differs).count() as u32;
        let total = rows.len() as u32;
        let rows = rows.into_iter().filter(|row| self.all || row.differs || always(kind, row)).collect();
        ComparisonSection { kind, title: title.into(), total, differing, rows }
    }

    fn row(&self, subject: Subject, values: Vec<Value>) -> ComparisonRow {
        let numbers: Vec<_> = values.iter().map(|value| value.number.filter(|one| one.is_finite())).collect();
        let best = subject.goal.and_then(|goal| metric::best(goal, &numbers));
        let base_number = numbers[self.base];
        let base_identity = values[self.base].identity().map(str::to_owned);
        let cells: Vec<_> = values
            .into_iter()
            .enumerate()
            .map(|(index, value)| {
                let same = index != self.base && value.identity().map(str::to_owned) == base_identity;
                let number = numbers[index];
                let spelled = |far: f64| spell(subject.unit, far);
                let delta = match (base_number, number) {
                    (Some(base), Some(number)) if index != self.base && subject.unit != RowUnit::Text => {
                        metric::delta(subject.goal, base, number, spelled)
                    }
                    _ => None,
                };
                let state = match (&value.text, &value.absent) {
                    (Some(_), _) => CellState::Value,
                    (None, Some(_)) => CellState::Absent,
                    (None, None) => CellState::Unavailable,
                };
                let text = value.text.or(value.absent).unwrap_or_else(|| "unavailable".to_owned());
                let best = best.zip(number).zip(subject.goal);
                let best = best.is_some_and(|((best, number), goal)| metric::gain(goal, best, number) == 0.0);
                ComparisonCell { state, text, same, number, delta, best, note: value.note, file: value.file }
            })
            .collect();
        let others = cells.iter().enumerate().filter(|(index, _)| *index != self.base);
        let differs = if matches!(subject.unit, RowUnit::Milliseconds | RowUnit::Bytes) {
            numbers
                .iter()
                .any(|number| number.is_some() != base_number.is_some() || is_noticed(base_number, *number))
        } else {
            others.into_iter().any(|(_, cell)| !cell.same)
        };
        let Subject { key, label, step, goal, unit } = subject;
        ComparisonRow { key, label, step, differs, goal, unit, cells }
    }

    fn each(&self, subject: Subject, value: impl Fn(&Recorded) -> Value) -> ComparisonRow {
        self.row(subject, self.executions.iter().map(value).collect())
    }

    /// A row of a step: absent where the definition does not have it.
    fn each_step(
        &self,
        row: &Row,
        subject: Subject,
        value: impl Fn(&Recorded, &RecordedStep) -> Value,
    ) -> ComparisonRow {
        let one = |(number, recorded): (usize, &Recorded)| match row.at[number] {
            Some(step) => value(recorded, &recorded.steps[step]),
            None => Value::absent(format!("not in version {}", recorded.execution.version)),
        };
        self.row(subject, self.executions.iter().enumerate().map(one).collect())
    }

    fn outcome(&self) -> ComparisonSection {
        let text = RowUnit::Text;
        let mut rows = vec![
            self.each(Subject::new("Status", text), |one| Value::text(one.execution.status.as_str())),
            self.each(Subject::new("Reason", text), |one| match &one.execution.failure_reason {
                Some(reason) => Value::text(cut(reason)),
                None => Value::absent("none"),
            }),
        ];
        let pipeline = &self.executions[self.base].execution.pipeline;
        if self.executions.iter().any(|one| one.execution.pipeline != *pipeline) {
            rows.push(self.each(Subject::new("Pipeline", text), |one| Value::text(&one.execution.pipeline)));
        }
        rows.extend([
            self.each(Subject::new("Version", text), |one| Value {
                // A version of the same text is the same.
                identity: Some(one.definition.text.clone()),
                ..Value::text(one.execution.version.to_string())
            }),
            self.each(Subject::new("Preset", text), |one| match &one.execution.preset {
                Some(preset) => Value::text(preset),
                None => Value::absent("none"),
            }),
            self.each(Subject::new("Target", text), |one| Value::text(&one.execution.target)),
        ]);
        self.section(SectionKind::Outcome, "Outcome", rows)
    }

    fn parameters(&self) -> ComparisonSection {
        let names =
            union(self.executions, |one| one.parameters.iter().map(|parameter| parameter.name.as_str()));
        let tables: Vec<BTreeMap<&str, _>> = self
            .executions
            .iter()
            .map(|one| one.parameters.iter().map(|parameter| (parameter.name.as_str(), parameter)).collect())
            .collect();
        let row = |name: &str| {
            let value =
                |(one, table): (&Recorded, &BTreeMap<&str, &pipewright_store::ExecutionParameter>)| {
                    let Some(parameter) = table.get(name) else {
                        return Value::absent(format!("not in version {}", one.execution.version));
                    };
                    let text = scalar_text(&parameter.value);
                    let packaged = Packaged::read(&text).map(|packaged| packaged.uri());
                    let origin = match parameter.origin {
                        ParameterOrigin::Default => None,
                        ParameterOrigin::Preset => Some("preset".to_owned()),
                        ParameterOrigin::Given => Some("given".to_owned()),
                    };
                    let shown = packaged.as_ref().unwrap_or(&text);
                    let empty = if shown.is_empty() { "\"\"".to_owned() } else { cut(shown) };
                    Value {
                        number: parameter.value.as_f64(),
                        // Another type is another value: the text "5" is not the number.
                        identity: Some(packaged.unwrap_or_else(|| parameter.value.to_string())),
                        ..Value::text(empty).noted(origin)
                    }
                };
            let values = self.executions.iter().zip(&tables).map(value).collect();
            self.row(Subject::new(name, RowUnit::Text), values)
        };
        let rows = names.into_iter().map(row).collect();
        self.section(SectionKind::Parameters, "Parameters", rows)
    }

    fn code(&self) -> ComparisonSection {
        let mut rows = Vec::new();
        if self.executions.iter().any(|one| one.execution.git.is_some()) {
            rows.push(self.each(Subject::new("Commit", RowUnit::Text), |one| {
                match &one.execution.git {
                    Some(git) => Value {
                        // A commit and changes to it are not the commit.
                        identity: git.commit.as_ref().map(|commit| format!("{commit} {}", git.dirty)),
                        ..Value::text(
                            git.commit
                                .as_deref()
                                .map_or("none yet", |commit| commit.get(..7).unwrap_or(commit)),
                        )
                        .noted(git.dirty.then(|| "uncommitted".to_owned()))
                    },
                    None => Value::default(),
                }
            }));
        }
        let paths = union(self.executions, |one| one.files.keys().map(String::as_str));
        for path in paths {
            rows.push(self.each(Subject::new(path, RowUnit::Digest), |one| match one.files.get(path) {
                Some(file) => self.content(path, &file.file),
                None => Value::absent("not packaged"),
            }));
        }
        for row in &self.alignment.rows {
            let inputs = self.step_names(row, |step| {
                let given = step.inputs.iter().filter(|input| Packaged::read(&input.uri).is_none());
                let from_outside =
                    given.filter(|input| !is_code(input) && !made_inside(self.executions, input));
                from_outside.map(|input| input.name.as_str()).collect()
            });
            for name in inputs {
                let label = format!("{}, {name}", row.name);
                let subject = Subject { label, ..Subject::of_step(&row.name, &name, RowUnit::Digest) };
                rows.push(self.each_step(row, subject, |_, step| {
                    let input = step.inputs.iter().find(|input| input.name == name);
                    match input.and_then(|input| Some((input, input.content.as_ref()?))) {
                        Some((input, content)) => {
                            let bytes = input.file.as_ref().and_then(|file| file.bytes);
                            let file = File { sha256: content.clone(), bytes };
                            let name = input.uri.rsplit('/').next().unwrap_or_default();
                            self.content(name, &file).noted(None)
                        }
                        None => not_run(step),
                    }
                }));
            }
        }
        rows.extend(self.step_rows("environment", RowUnit::Text, |step| {
            let environment = step.environment.as_ref()?;
            let text = Value::text(short(&environment.sha256));
            Some(text.noted(Some(format!("Python {}", environment.python))))
        }));
        self.section(SectionKind::Code, "Code and data", rows)
    }

    fn content(&self, name: &str, file: &File) -> Value {
        let compared = ComparedFile {
            sha256: file.sha256.clone(),
            name: name.to_owned(),
            bytes: file.bytes,
            kept: (self.kept)(&file.sha256),
        };
        Value {
            identity: Some(file.sha256.clone()),
            number: file.bytes.map(|bytes| bytes as f64),
            note: file.bytes.map(|size| bytes(size as f64)),
            file: Some(compared),
            ..Value::text(abbreviated(&file.sha256))
        }
    }

    fn metrics(&self) -> Vec<ComparisonSection> {
        let wanted = metric::wanted(&self.executions[self.base].definition.definition);
        let headline = self.executions.iter().find_map(|one| Some(&one.summary.headline.as_ref()?.name));
        let mut sections = Vec::new();
        for row in &self.alignment.rows {
            let mut names =
                self.step_names(row, |step| step.metrics.iter().map(|(name, _)| name.as_str()).collect());
            // What the pipeline decides by comes first.
            names.sort_by_key(|name| Some(name) != headline);
            let rows: Vec<_> = names
                .iter()
                .map(|name| {
                    let goal = wanted.get(name).copied().or_else(|| metric::goal(name));
                    let subject = Subject { goal, ..Subject::of_step(&row.name, name, RowUnit::Number) };
                    self.each_step(row, subject, |_, step| {
                        match step.metrics.iter().find(|(metric, _)| metric == name) {
                            Some((_, value)) => Value {
                                identity: Some(value.to_string()),
                                ..Value::number(*value, number(*value))
                            },
                            None => not_run(step),
                        }
                    })
                })
                .collect();
            if !rows.is_empty() {
                sections.push(self.section(SectionKind::Metrics, format!("Metrics, {}", row.name), rows));
            }
        }
        sections
    }

    fn durations(&self) -> ComparisonSection {
        let milliseconds = RowUnit::Milliseconds;
        let ran = |row: &&Row| {
            let steps = row.at.iter().zip(self.executions).filter_map(|(at, one)| Some(&one.steps[(*at)?]));
            steps.into_iter().any(|step| step.run.started_at.is_some())
        };
        let mut rows: Vec<_> = self
            .alignment
            .rows
            .iter()
            .filter(ran)
            .map(|row| {
                let subject =
                    Subject { label: row.name.clone(), ..Subject::of_step(&row.name, "time", milliseconds) };
                self.each_step(row, subject, |_, step| match took(step) {
                    Some(took) => Value::number(took as f64, duration(took as f64)),
                    None => not_run(step),
                })
            })
            .collect();
        rows.push(self.each(Subject::new("Total", milliseconds), |one| match one.execution.ended_at {
            Some(end) => {
                let took = (end.0 - one.execution.started_at.0).max(0) as f64;
                Value::number(took, duration(took))
            }
            None => Value::absent(one.execution.status.as_str()),
        }));
        self.section(SectionKind::Durations, "Duration", rows)
    }

    fn resources(&self) -> ComparisonSection {
        let mut rows = self.step_rows("peak memory", RowUnit::Bytes, |step| {
            let peak = step.peak_memory? as f64;
            Some(Value::number(peak, bytes(peak)))
        });
        rows.extend(self.step_rows("processor time", RowUnit::Milliseconds, |step| {
            let time = step.cpu_ms? as f64;
            Some(Value::number(time, duration(time)))
        }));
        self.section(SectionKind::Resources, "Resources", rows)
    }

    /// A row for each step of which any execution has a value.
    fn step_rows(
        &self,
        what: &str,
        unit: RowUnit,
        value: impl Fn(&RecordedStep) -> Option<Value>,
    ) -> Vec<ComparisonRow> {
        let has = |row: &&Row| {
            row.at
                .iter()
                .zip(self.executions)
                .any(|(at, one)| at.is_some_and(|at| value(&one.steps[at]).is_some()))
        };
        let rows = self.alignment.rows.iter().filter(has);
        rows.map(|row| {
            let label = format!("{}, {what}", row.name);
            let subject = Subject { label, ..Subject::of_step(&row.name, what, unit) };
            self.each_step(row, subject, |_, step| value(step).unwrap_or_else(|| not_run(step)))
        })
        .collect()
    }

    fn artifacts(&self) -> ComparisonSection {
        let mut rows: Vec<ComparisonRow> = Vec::new();
        for row in &self.alignment.rows {
            let names =
                self.step_names(row, |step| step.artifacts.iter().map(|one| one.name.as_str()).collect());
            for name in names {
                let mut subject = Subject::of_step(&row.name, &name, RowUnit::Digest);
                if rows.iter().any(|known| known.label == name) {
                    subject.label = format!("{name}, {}", row.name);
                }
                rows.push(self.each_step(row, subject, |_, step| {
                    match step.artifacts.iter().find(|one| one.name == name) {
                        Some(one) => {
                            let file = File { sha256: one.sha256.clone(), bytes: Some(one.bytes) };
                            self.content(one.uri.rsplit('/').next().unwrap_or(&name), &file)
                        }
                        // What a step made is recorded when it succeeds, all of it at once.
                        None if step.run.status == Some(StepStatus::Succeeded) => Value::absent("not made"),
                        None => not_run(step),
                    }
                }));
            }
        }
        self.section(SectionKind::Artifacts, "Artifacts, by content", rows)
    }

    /// The names that any execution's step has, in the order in which they come up.
    fn step_names<'a>(&'a self, row: &Row, names: impl Fn(&'a RecordedStep) -> Vec<&'a str>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (at, one) in row.at.iter().zip(self.executions) {
            let Some(at) = at else { continue };
            for name in names(&one.steps[*at]) {
                if !found.iter().any(|known| known == name) {
                    found.push(name.to_owned());
                }
            }
        }
        found
    }
}

/// The names that any execution has, in the order in which they come up. Thousands of names are no exception.
fn union<'a, I: Iterator<Item = &'a str>>(
    executions: &'a [Recorded],
    names: impl Fn(&'a Recorded) -> I,
) -> Vec<&'a str> {
    let mut seen = std::collections::HashSet::new();
    executions.iter().flat_map(names).filter(|name| seen.insert(*name)).collect()
}

/// Rows that are worth seeing though they do not differ: bars are compared with each other, not with the base alone.
fn always(kind: SectionKind, row: &ComparisonRow) -> bool {
    let noticed = |cell: &ComparisonCell| cell.number.is_some_and(|took| took >= NOTICED);
    kind == SectionKind::Durations && row.cells.iter().any(noticed)
}

/// Whether a time, or the memory used, is another: no two are ever the same to the millisecond or the byte.
fn is_noticed(base: Option<f64>, other: Option<f64>) -> bool {
    let (Some(base), Some(other)) = (base, other) else { return false };
    (base - other).abs() >= NOTICED && (base - other).abs() > 0.1 * base.max(other)
}

/// Whether another step of any of the executions made what an input holds.
fn made_inside(executions: &[Recorded], input: &super::read::Input) -> bool {
    let artifacts = executions.iter().flat_map(|one| &one.steps).flat_map(|step| &step.artifacts);
    artifacts.into_iter().any(|one| one.uri.starts_with(&input.uri))
}

/// Why a step has no value.
fn not_run(step: &RecordedStep) -> Value {
    match step.run.status {
        Some(_) => Value::default(),
        None => Value::absent(status(step).to_lowercase()),
    }
}

fn spell(unit: RowUnit, value: f64) -> String {
    match unit {
        RowUnit::Milliseconds => duration(value),
        RowUnit::Bytes | RowUnit::Digest => bytes(value),
        RowUnit::Text | RowUnit::Number => metric::distance(value),
    }
}

/// `94c2…e1b8`
fn abbreviated(digest: &str) -> String {
    match (digest.get(..4), digest.get(digest.len().saturating_sub(4)..)) {
        (Some(first), Some(last)) if digest.len() > 12 => format!("{first}\u{2026}{last}"),
        _ => digest.to_owned(),
    }
}
