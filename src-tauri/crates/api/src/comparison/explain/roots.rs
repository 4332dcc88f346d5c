//! What changed by itself, and which steps it reaches first.

use std::collections::BTreeMap;

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::diff::Presence;
use pipewright_pipeline::expression::step_references;
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::parameters::scalar_text;
use pipewright_pipeline::reference::Reference;

use super::super::facts::{cut, is_code, is_image, short};
use super::super::packaged::Packaged;
use super::super::read::{Input, ProjectFile, Recorded, RecordedStep};
use super::Pair;
use crate::dto::comparison::{Aspect, ComparedFile};
use crate::dto::explanation::CauseKind;

/// Something that changed.
pub(super) struct Root {
    pub(super) kind: CauseKind,
    pub(super) name: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) files: Vec<ComparedFile>,
    pub(super) entries: Vec<Entry>,
}

/// A step that a root reaches without another step in between.
pub(super) struct Entry {
    pub(super) row: usize,
    /// The argument or input through which it does.
    pub(super) through: String,
    /// Whether it arrived: nothing when that was not recorded.
    pub(super) arrived: Option<bool>,
}

impl Root {
    fn new(kind: CauseKind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), old: None, new: None, files: Vec::new(), entries: Vec::new() }
    }

    /// Whether it only says which machine a step gets, and for how long.
    pub(super) fn is_about_machines(&self) -> bool {
        let machine = |through: &str| {
            ["ProcessingResources", "ResourceConfig", "StoppingCondition", "RoleArn", "Tags"]
                .iter()
                .any(|member| through.contains(member))
        };
        !self.entries.is_empty() && self.entries.iter().all(|entry| machine(&entry.through))
    }
}

/// Everything that changed by itself.
pub(super) fn roots(pair: &Pair<'_>) -> Vec<Root> {
    let mut roots = parameters(pair);
    roots.extend(files(pair));
    roots.extend(outside_data(pair));
    roots.extend(definition(pair));
    roots.extend(environments(pair));
    roots.extend(randomness(pair));
    roots
}

fn parameters(pair: &Pair<'_>) -> Vec<Root> {
    let value = |recorded: &Recorded, name: &str| {
        let parameter = recorded.parameters.iter().find(|one| one.name == name)?;
        let text = scalar_text(&parameter.value);
        // What is in a packaged file is compared by itself.
        Some(Packaged::read(&text).map_or(text, |packaged| packaged.uri()))
    };
    let mut names: Vec<&str> = pair.base.parameters.iter().map(|one| one.name.as_str()).collect();
    let known: std::collections::HashSet<_> = names.iter().copied().collect();
    names.extend(
        pair.other.parameters.iter().map(|one| one.name.as_str()).filter(|name| !known.contains(name)),
    );
    let changed = names.into_iter().filter_map(|name| {
        let (old, new) = (value(pair.base, name), value(pair.other, name));
        (old != new).then_some((name, old, new))
    });
    changed
        .map(|(name, old, new)| {
            let reads =
                |reference: &Reference| matches!(reference, Reference::Parameter(read) if read == name);
            let entries = entries(pair, reads);
            let (old, new) = (old.map(|text| cut(&text)), new.map(|text| cut(&text)));
            Root { old, new, entries, ..Root::new(CauseKind::Parameter, name) }
        })
        .collect()
}

/// The steps that read a reference of the newer definition, or of the older where the newer has not got the step.
fn entries(pair: &Pair<'_>, reads: impl Fn(&Reference) -> bool) -> Vec<Entry> {
    let mut found = Vec::new();
    for (row, aligned) in pair.alignment.rows.iter().enumerate() {
        let Some((recorded, step)) = either(pair, aligned) else { continue };
        let definition = &recorded.definition.definition;
        let Some(node) = definition.step(&step.run.name).and_then(|step| definition.step_node(step)) else {
            continue;
        };
        let pointers: Vec<_> = step_references(node)
            .into_iter()
            .filter(|one| one.reference.as_ref().is_ok_and(&reads))
            .map(|one| one.pointer)
            .collect();
        let Some(first) = pointers.first() else { continue };
        let facts = &pair.facts[row];
        let arrived =
            facts.resolved.then(|| pointers.iter().any(|pointer| differs_at(&facts.arguments, pointer)));
        found.push(Entry { row, through: path(first), arrived });
    }
    found
}

/// Whether an argument differs at a pointer, above it or below it.
pub(super) fn differs_at(arguments: &[String], pointer: &str) -> bool {
    let pointer = pointer.find("/Arguments").map_or(pointer, |at| &pointer[at..]);
    arguments.iter().any(|one| {
        let one = one.find("/Arguments").map_or(one.as_str(), |at| &one[at..]);
        // A list of which the length differs is told as a whole, and a Join as the text that it makes.
        one.starts_with(pointer) || pointer.starts_with(one)
    })
}

/// `/Arguments/HyperParameters/max_depth/Std:Join/Values/0` reads `HyperParameters.max_depth`.
pub(super) fn path(pointer: &str) -> String {
    let below = pointer.find("/Arguments/").map_or(pointer, |at| &pointer[at + "/Arguments/".len()..]);
    let mut parts =
        below.trim_start_matches('/').split('/').take_while(|part| !part.starts_with("Std:")).peekable();
    if parts.peek() == Some(&"Conditions") {
        let number = parts.nth(1).and_then(|part| part.parse::<usize>().ok()).unwrap_or_default();
        return format!("condition {}", number + 1);
    }
    parts.collect::<Vec<_>>().join(".")
}

/// A row's step in the other execution, else in the base.
fn either<'a>(pair: &Pair<'a>, row: &super::super::align::Row) -> Option<(&'a Recorded, &'a RecordedStep)> {
    row.at[1]
        .map(|step| (pair.other, &pair.other.steps[step]))
        .or_else(|| row.at[0].map(|step| (pair.base, &pair.base.steps[step])))
}

fn files(pair: &Pair<'_>) -> Vec<Root> {
    let mut names: Vec<&String> = pair.base.files.keys().chain(pair.other.files.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let changed = names.into_iter().filter_map(|name| {
        let (old, new) = (pair.base.files.get(name), pair.other.files.get(name));
        let digest = |file: Option<&ProjectFile>| file.map(|file| file.file.sha256.clone());
        let uris: Vec<_> = old.iter().chain(&new).filter_map(|file| file.uri.as_deref()).collect();
        (digest(old) != digest(new)).then(|| (name, uris, digest(old), digest(new)))
    });
    changed
        .map(|(name, uris, old, new)| {
            let mut runs = false;
            let mut entries = Vec::new();
            for (row, aligned) in pair.alignment.rows.iter().enumerate() {
                let Some((recorded, step)) = either(pair, aligned) else { continue };
                let inputs = step.inputs.iter().filter(|input| names_file(input, name, &uris));
                let mut through: Vec<_> = inputs
                    .map(|input| {
                        runs |= is_code(input);
                        (input.name.clone(), pair.facts[row].inputs.get(&input.name).copied().flatten())
                    })
                    .collect();
                if through.is_empty() && mentions(&recorded.definition.definition, step, name) {
                    through.push(("its arguments".to_owned(), None));
                }
                entries.extend(through.into_iter().map(|(through, arrived)| Entry { row, through, arrived }));
            }
            let kind = if runs || is_script(name) { CauseKind::Code } else { CauseKind::Data };
            let file = |sha256: &String| ComparedFile {
                sha256: sha256.clone(),
                name: name.rsplit('/').next().unwrap_or(name).to_owned(),
                bytes: None,
                kept: true,
            };
            let files = old.iter().chain(&new).map(file).collect();
            let abbreviated =
                |digest: &Option<String>| digest.as_ref().map(|digest| short(digest).to_owned());
            Root { old: abbreviated(&old), new: abbreviated(&new), files, entries, ..Root::new(kind, name) }
        })
        .collect()
}

fn is_script(name: &str) -> bool {
    [".py", ".sh", ".R", ".jar", ".ipynb"].iter().any(|ending| name.ends_with(ending))
}

/// Whether an input is the packaged file or a folder that holds it. Where it was put was not always recorded; then its
/// name must do.
fn names_file(input: &Input, file: &str, uris: &[&str]) -> bool {
    if !uris.is_empty() {
        let within = |uri: &&str| {
            uri.strip_prefix(&*input.uri).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        return uris.iter().any(within);
    }
    let Some(packaged) = Packaged::read(&input.uri) else { return false };
    packaged.name.as_deref().is_none_or(|name| name == file || file.ends_with(&format!("/{name}")))
}

/// Whether a step's definition names a packaged file anywhere.
fn mentions(definition: &Definition, step: &RecordedStep, file: &str) -> bool {
    fn holds(node: &Node, file: &str) -> bool {
        match &node.value {
            Value::String(text) => text
                .strip_prefix("file://")
                .is_some_and(|name| name == file || file.ends_with(&format!("/{name}"))),
            Value::Array(elements) => elements.iter().any(|node| holds(node, file)),
            Value::Object(members) => members
                .iter()
                .filter(|member| !matches!(member.name.as_str(), "IfSteps" | "ElseSteps" | "ForEachBody"))
                .any(|member| holds(&member.node, file)),
            _ => false,
        }
    }
    let node = |step: &Step| definition.step_node(step);
    definition.step(&step.run.name).and_then(node).is_some_and(|node| holds(node, file))
}

/// Inputs that no step made and that were not packaged.
fn outside_data(pair: &Pair<'_>) -> Vec<Root> {
    let mut roots: BTreeMap<String, Root> = BTreeMap::new();
    for (row, aligned) in pair.alignment.rows.iter().enumerate() {
        let Some(step) = aligned.at[1].map(|step| &pair.other.steps[step]) else { continue };
        for input in &step.inputs {
            let differs = pair.facts[row].inputs.get(&input.name).copied().flatten() == Some(true);
            let made = pair.other.steps.iter().flat_map(|step| &step.artifacts);
            let made = made.into_iter().any(|one| one.uri.starts_with(&input.uri));
            if !differs || made || Packaged::read(&input.uri).is_some() {
                continue;
            }
            let root =
                roots.entry(input.uri.clone()).or_insert_with(|| Root::new(CauseKind::Data, &*input.uri));
            root.new = input.content.as_ref().map(|content| short(content).to_owned());
            let before = aligned.at[0].and_then(|step| {
                pair.base.steps[step].inputs.iter().find(|one| one.name == input.name)?.content.clone()
            });
            root.old = before.map(|content| short(&content).to_owned());
            root.entries.push(Entry { row, through: input.name.clone(), arrived: Some(true) });
        }
    }
    roots.into_values().collect()
}

fn definition(pair: &Pair<'_>) -> Vec<Root> {
    let Some(diff) = &pair.alignment.diffs[1] else { return Vec::new() };
    let mut roots = Vec::new();
    for step in &diff.steps {
        let name = step.renamed_from.as_ref().unwrap_or(&step.name);
        let Some(row) = pair.alignment.rows.iter().position(|row| row.name == *name) else { continue };
        let entry = |through: &str, arrived| Entry { row, through: through.to_owned(), arrived };
        let word = match step.presence {
            Presence::Added => "added",
            Presence::Removed => "removed",
            Presence::Kept => {
                // Another image is another environment, which is told by itself.
                for field in step.fields.iter().filter(|field| !is_image(&field.pointer)) {
                    let facts = &pair.facts[row];
                    let arrived = if field.path.starts_with("Arguments") {
                        facts.resolved.then(|| differs_at(&facts.arguments, &field.pointer))
                    } else {
                        None
                    };
                    let text = |value: &Option<pipewright_pipeline::json::JsonText>| {
                        value.as_ref().map(|value| cut(&value.to_string()))
                    };
                    let path = field.path.strip_prefix("Arguments.").unwrap_or(&field.path);
                    let root = Root::new(CauseKind::Definition, format!("{name} {path}"));
                    let entries = vec![entry(path, arrived)];
                    roots.push(Root { old: text(&field.old), new: text(&field.new), entries, ..root });
                }
                continue;
            }
        };
        let entries = vec![entry(&format!("the step was {word}"), None)];
        roots.push(Root { entries, ..Root::new(CauseKind::Definition, format!("{name} was {word}")) });
    }
    roots
}

fn environments(pair: &Pair<'_>) -> Vec<Root> {
    let mut roots: BTreeMap<(Option<String>, Option<String>), Root> = BTreeMap::new();
    for (row, facts) in pair.facts.iter().enumerate() {
        for change in facts.changes.iter().filter(|change| change.aspect == Aspect::Environment) {
            let (old, new) = (change.old.clone(), change.new.clone());
            let root = roots.entry((old.clone(), new.clone())).or_insert_with(|| {
                let name = if change.what == "packages" { "packages" } else { "image" };
                Root { old, new, ..Root::new(CauseKind::Environment, name) }
            });
            root.entries.push(Entry { row, through: change.what.clone(), arrived: Some(true) });
        }
    }
    roots.into_values().collect()
}

/// Steps that made something else of the same.
fn randomness(pair: &Pair<'_>) -> Vec<Root> {
    let caused = [Aspect::Code, Aspect::Arguments, Aspect::Inputs, Aspect::Environment, Aspect::Definition];
    let mut roots = Vec::new();
    for (row, aligned) in pair.alignment.rows.iter().enumerate() {
        let (Some(old), Some(new)) = (aligned.at[0], aligned.at[1]) else { continue };
        let facts = &pair.facts[row];
        let same = facts.resolved
            && !caused.iter().any(|aspect| facts.has(*aspect))
            && facts.inputs.values().all(|differs| *differs == Some(false));
        let metrics = |step: &RecordedStep| {
            step.metrics.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        let (old, new) = (&pair.base.steps[old], &pair.other.steps[new]);
        let ended_otherwise =
            facts.has(Aspect::Status) && old.run.status.is_some() && new.run.status.is_some();
        let differs = facts.outputs == Some(true) || metrics(old) != metrics(new) || ended_otherwise;
        // A Condition and the like decide by their arguments alone.
        let computes = matches!(
            new.run.step_type.as_str(),
            "Processing" | "Training" | "Transform" | "Tuning" | "AutoML" | "Lambda"
        );
        if same && differs && computes {
            let entries =
                vec![Entry { row, through: "nothing that is known".to_owned(), arrived: Some(true) }];
            roots.push(Root { entries, ..Root::new(CauseKind::Randomness, pair.name(row)) });
        }
    }
    roots
}
