//! Values as they are: words, instance types, images, roles, places.

use std::collections::BTreeSet;
use std::path::Path;

use pipewright_pipeline::json::{Node, Value};

use super::{Field, Found, image, reach};
use crate::dto::form::{FieldInput, FieldPicker, Suggestion};
use crate::form::describe::picker;
use crate::form::set::field_name;
use crate::form::slot::Kind;

/// The heading of what stands elsewhere in the definition.
pub(super) const USED: &str = "Used in this pipeline";

/// A project's folder is looked through so far.
const FILES: usize = 300;
const DEEPEST: usize = 3;

const DURATIONS: [(&str, &str); 6] = [
    ("PT12H", "12 hours"),
    ("P1D", "1 day"),
    ("P7D", "7 days"),
    ("P30D", "30 days"),
    ("P90D", "90 days"),
    ("P1Y", "1 year"),
];

pub(super) fn all(field: &Field<'_>) -> Vec<Found> {
    let name = field_name(field.pointer);
    let mut found: Vec<Found> = match field.slot.kind() {
        Kind::Words(words) => words.iter().enumerate().map(|(at, word)| of(word, "", at / 8)).collect(),
        _ => Vec::new(),
    };
    match picker(&name, field.slot) {
        Some(FieldPicker::Instance) => {
            let used = used(field.definition.root(), &|name| name.ends_with("InstanceType"));
            for one in &mut found {
                one.suggestion.detail = instance_detail(&one.suggestion.label).to_owned();
                if used.contains(&one.suggestion.label) {
                    one.weight = 0;
                    one.suggestion.group = Some(USED.into());
                } else {
                    one.weight += 4;
                    one.suggestion.group = Some("Offered by SageMaker".into());
                }
            }
        }
        Some(FieldPicker::Image) => {
            let images =
                used(field.definition.root(), &|name| matches!(name, "TrainingImage" | "ImageUri" | "Image"));
            found.extend(image::images(&images));
        }
        Some(FieldPicker::Role) => {
            let roles = used(field.definition.root(), &|name| name.ends_with("RoleArn"));
            found.extend(roles.iter().map(|role| grouped(role, USED, 0)));
        }
        Some(FieldPicker::S3) => {
            let uris = used(field.definition.root(), &|name| name.contains("S3") || name.ends_with("Url"));
            found.extend(uris.iter().filter(|uri| uri.starts_with("s3://")).map(|uri| grouped(uri, USED, 1)));
            found.extend(
                files(field.around.folder)
                    .iter()
                    .map(|path| grouped(&format!("file://{path}"), "In the project", 0)),
            );
        }
        Some(FieldPicker::Duration) => found.extend(DURATIONS.iter().map(|(text, words)| of(text, words, 0))),
        Some(FieldPicker::Step) => {
            let steps = reach::readable(field.definition, field.step);
            found.extend(
                steps
                    .iter()
                    .filter(|step| step.step_type != "Fail")
                    .map(|step| of(&step.name, &step.step_type, 0)),
            );
        }
        Some(FieldPicker::Output) => {
            let outputs = field
                .definition
                .arguments(field.step)
                .and_then(|node| node.pointer("/ProcessingOutputConfig/Outputs"));
            let names = outputs
                .map(Node::elements)
                .unwrap_or_default()
                .iter()
                .filter_map(|output| output.get("OutputName")?.as_str());
            found.extend(names.map(|name| of(name, "Output of this step", 0)));
        }
        None => {}
    }
    found
}

fn of(text: &str, detail: &str, weight: usize) -> Found {
    let input = FieldInput::Literal { text: text.to_owned() };
    Found {
        weight,
        suggestion: Suggestion { label: text.to_owned(), detail: detail.to_owned(), group: None, input },
    }
}

/// Told by its heading alone.
pub(super) fn grouped(text: &str, group: &str, weight: usize) -> Found {
    let mut found = of(text, "", weight);
    found.suggestion.group = Some(group.to_owned());
    found
}

fn instance_detail(word: &str) -> &'static str {
    let family = word.strip_prefix("ml.").unwrap_or(word);
    match family.chars().next() {
        Some('p' | 'g') => "GPU",
        Some('t') if family.starts_with("trn") => "Trainium",
        Some('t') => "Burstable",
        Some('i') if family.starts_with("inf") => "Inferentia",
        Some('c') => "Compute",
        Some('r' | 'x') => "Memory",
        Some('m') => "General",
        _ => "",
    }
}

/// Texts that stand in members of such names, anywhere in the pipeline.
fn used(root: &Node, wanted: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
    fn walk(node: &Node, wanted: &dyn Fn(&str) -> bool, found: &mut BTreeSet<String>) {
        for member in node.members() {
            match &member.node.value {
                Value::String(text) if wanted(&member.name) && !text.is_empty() => {
                    found.insert(text.to_string());
                }
                _ => walk(&member.node, wanted, found),
            }
        }
        node.elements().iter().for_each(|element| walk(element, wanted, found));
    }
    let mut found = BTreeSet::new();
    walk(root, wanted, &mut found);
    found
}

/// Files and folders of the project, with `/` between their names.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    list(folder, "", 0, &mut files);
    files
}

fn list(folder: &Path, above: &str, depth: usize, files: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if files.len() >= FILES
            || name.starts_with('.')
            || name == "__pycache__"
            || name.ends_with(".layout.json")
        {
            continue;
        }
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        files.push(path.clone());
        if depth < DEEPEST && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list(&entry.path(), &path, depth + 1, files);
        }
    }
}
