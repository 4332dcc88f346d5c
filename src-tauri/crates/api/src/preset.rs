//! The presets of a project, in `pipewright.toml` beside its definition.
//!
//! The file belongs to the user: comments, order and whatever else it holds survive every change. A preset holds only
//! what it sets, so that a default that changes later is taken over.
//!
//! Deliberately absent: undo. The file is no part of the definition, and is under the user's version control. It only
//! follows when a parameter gets another name, and when that is taken back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::parameters::read;
use serde_json::Value as Json;
use toml_edit::{DocumentMut, Item, Key, Table, Value, value};

use crate::document::{Document, Place};
use crate::dto::document::DocumentId;
use crate::dto::preset::{PresetChange, PresetValue, PresetView, PresetsView};
use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use crate::workbench::Workbench;

const FILE: &str = "pipewright.toml";
const PRESETS: &str = "presets";

impl Workbench {
    /// The presets of a document's project.
    pub fn read_presets(&self, id: &DocumentId) -> Result<PresetsView, Error> {
        self.with_document(id, |document| Ok(view(document)))
    }

    /// Changes the presets of a document's project, and writes them.
    pub fn change_presets(&self, id: &DocumentId, change: &PresetChange) -> Result<PresetsView, Error> {
        self.with_document(id, |document| {
            let file = file_of(document);
            let mut text = parse(&file)?;
            apply(&mut text, document.definition(), change)?;
            replace(&file, text.to_string().as_bytes())?;
            Ok(view(document))
        })
    }
}

/// The values of a preset, by parameter, for an execution.
pub(crate) fn values(
    place: &Place,
    definition: &Definition,
    name: &str,
) -> Result<BTreeMap<String, String>, Error> {
    let text = parse(&place.folder.join(FILE))?;
    let mut presets = presets(&text, definition).into_iter();
    let Some(preset) = presets.find(|one| one.name == name) else {
        return Err(Error::new(
            ErrorCode::NotFound,
            format!("There is no preset `{name}` in {}.", place.folder.join(FILE).display()),
        ));
    };
    match preset.values.iter().find_map(|value| Some((value, value.problem.as_deref()?))) {
        Some((value, problem)) => Err(Error::new(
            ErrorCode::InvalidParameter,
            format!("The preset `{name}`: `{}`: {problem}", value.parameter),
        )),
        None => Ok(preset.values.into_iter().map(|value| (value.parameter, value.text)).collect()),
    }
}

fn file_of(document: &Document) -> PathBuf {
    document.place().folder.join(FILE)
}

fn view(document: &Document) -> PresetsView {
    let file = file_of(document);
    let (presets, problem) = match parse(&file) {
        Ok(text) => (presets(&text, document.definition()), None),
        Err(error) => (Vec::new(), Some(error.to_string())),
    };
    PresetsView { file: file.display().to_string(), presets, problem }
}

/// Reads the file; none is an empty one.
fn parse(file: &Path) -> Result<DocumentMut, Error> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Error::file(file, &error)),
    };
    let parsed = text.parse::<DocumentMut>().map_err(|error| {
        let problem = error.to_string();
        Error::new(ErrorCode::Unreadable, format!("{}: {}", file.display(), problem.trim_end()))
            .hinted("Mend the file's text.")
    })?;
    match parsed.get(PRESETS) {
        None | Some(Item::Table(_)) => Ok(parsed),
        Some(_) => Err(no_table()),
    }
}

fn presets(text: &DocumentMut, definition: &Definition) -> Vec<PresetView> {
    let Some(table) = text.get(PRESETS).and_then(Item::as_table) else { return Vec::new() };
    let preset = |(name, item): (&str, &Item)| {
        let values = item.as_table_like()?.iter().map(|(parameter, item)| shown(definition, parameter, item));
        Some(PresetView { name: name.to_owned(), values: values.collect() })
    };
    table.iter().filter_map(preset).collect()
}

fn shown(definition: &Definition, parameter: &str, item: &Item) -> PresetValue {
    let text = item.as_value().and_then(scalar);
    let problem = match (&text, definition.parameter(parameter)) {
        (None, _) => Some("A preset holds texts, numbers and booleans.".to_owned()),
        (_, None) => Some(format!("The pipeline has no parameter `{parameter}`.")),
        (Some(text), Some(declared)) => read(declared, text).err().map(|error| error.to_string()),
    };
    let text = text.unwrap_or_else(|| item.to_string().trim().to_owned());
    PresetValue { parameter: parameter.to_owned(), text, problem }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Float(number) => Some(number.value().to_string()),
        Value::Boolean(flag) => Some(flag.value().to_string()),
        Value::Datetime(instant) => Some(instant.value().to_string()),
        Value::Array(_) | Value::InlineTable(_) => None,
    }
}

fn apply(text: &mut DocumentMut, definition: &Definition, change: &PresetChange) -> Result<(), Error> {
    match change {
        PresetChange::Add { name, copy_of } => {
            check_new(text, name)?;
            let table = match copy_of {
                Some(other) => bare(preset(text, other)?.clone()),
                None => Table::new(),
            };
            insert(text, name, table)?;
        }
        PresetChange::Remove { name } => {
            preset(text, name)?;
            all(text)?.remove(name);
        }
        PresetChange::Rename { name, to } => {
            if name == to {
                return Ok(());
            }
            check_new(text, to)?;
            let table = preset(text, name)?.clone();
            all(text)?.remove(name);
            insert(text, to, table)?;
        }
        PresetChange::Set { name, parameter, text: given } => {
            let declared = definition.parameter(parameter).ok_or_else(|| {
                Error::new(ErrorCode::NotFound, format!("The pipeline has no parameter `{parameter}`."))
            })?;
            let refuse = |error: pipewright_pipeline::parameters::ParameterError| {
                Error::new(ErrorCode::InvalidParameter, error.to_string())
            };
            let new = written(&read(declared, given).map_err(refuse)?);
            set(preset(text, name)?, parameter, new);
        }
        PresetChange::Clear { name, parameter } => {
            preset(text, name)?.remove(parameter);
        }
    }
    Ok(())
}

/// The presets follow the parameters that an edit renames, or that taking it back renames again. A file that cannot be
/// read stays as it is: the parameters are shown without it, and it says itself what is wrong.
pub(crate) fn follow(place: &Place, edit: &Edit, back: bool) {
    let mut renames = Vec::new();
    collect_renames(edit, &mut renames);
    if renames.is_empty() {
        return;
    }
    if back {
        renames.reverse();
        for (from, to) in &mut renames {
            std::mem::swap(from, to);
        }
    }
    let file = place.folder.join(FILE);
    let Ok(mut text) = parse(&file) else { return };
    let before = text.to_string();
    for (from, to) in renames {
        rename_parameter(&mut text, from, to);
    }
    if text.to_string() != before {
        replace(&file, text.to_string().as_bytes()).ok();
    }
}

fn collect_renames<'e>(edit: &'e Edit, found: &mut Vec<(&'e str, &'e str)>) {
    match edit {
        Edit::RenameParameter { parameter, name } => found.push((parameter, name)),
        Edit::All { edits, .. } => edits.iter().for_each(|edit| collect_renames(edit, found)),
        _ => {}
    }
}

fn rename_parameter(text: &mut DocumentMut, parameter: &str, to: &str) {
    let Some(all) = text.get_mut(PRESETS).and_then(Item::as_table_mut) else { return };
    for (_, item) in all.iter_mut() {
        let Some(table) = item.as_table_mut() else { continue };
        if table.contains_key(to) || !table.contains_key(parameter) {
            continue;
        }
        // The line stays where it is, with its comment.
        let names: Vec<_> = table.iter().map(|(name, _)| name.to_owned()).collect();
        for name in names {
            let Some((key, item)) = table.remove_entry(&name) else { continue };
            let renamed = || Key::new(to).with_leaf_decor(key.leaf_decor().clone());
            table.insert_formatted(&if name == parameter { renamed() } else { key.clone() }, item);
        }
    }
}

/// The table of presets; made when there is none. It has no line of its own: only the presets have.
fn all(text: &mut DocumentMut) -> Result<&mut Table, Error> {
    let mut implicit = Table::new();
    implicit.set_implicit(true);
    text.entry(PRESETS).or_insert(Item::Table(implicit)).as_table_mut().ok_or_else(no_table)
}

fn no_table() -> Error {
    Error::new(ErrorCode::Unreadable, format!("{FILE}: `{PRESETS}` is not a table."))
        .hinted("Write each preset as a table of its own: `[presets.dev]`.")
}

fn preset<'t>(text: &'t mut DocumentMut, name: &str) -> Result<&'t mut Table, Error> {
    all(text)?
        .get_mut(name)
        .and_then(Item::as_table_mut)
        .ok_or_else(|| Error::new(ErrorCode::NotFound, format!("There is no preset `{name}`.")))
}

fn check_new(text: &mut DocumentMut, name: &str) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::new(ErrorCode::BadRequest, message));
    let legal = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if name.is_empty() || !name.chars().all(legal) {
        return refuse(format!("`{name}` cannot name a preset: write letters, digits, `-` and `_`."));
    }
    if all(text)?.contains_key(name) {
        return refuse(format!("There is a preset `{name}` already."));
    }
    Ok(())
}

/// Puts a preset behind the others.
fn insert(text: &mut DocumentMut, name: &str, mut table: Table) -> Result<(), Error> {
    table.set_position(None);
    let presets = all(text)?;
    if !presets.is_empty() {
        table.decor_mut().set_prefix("\n");
    }
    presets.insert(name, Item::Table(table));
    Ok(())
}

/// A copy without the comments, which were about the original.
fn bare(mut table: Table) -> Table {
    table.decor_mut().clear();
    for (_, item) in table.iter_mut() {
        if let Some(value) = item.as_value_mut() {
            value.decor_mut().clear();
        }
    }
    for mut key in table.clone().iter().filter_map(|(key, _)| table.key(key).cloned()).collect::<Vec<_>>() {
        key.leaf_decor_mut().clear();
        if let Some((_, item)) = table.remove_entry(key.get()) {
            table.insert_formatted(&key, item);
        }
    }
    table
}

/// Replaces a value in its line, comment and all, or adds a line.
fn set(table: &mut Table, parameter: &str, new: Value) {
    match table.get_mut(parameter).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(parameter, value(new));
        }
    }
}

fn written(value: &Json) -> Value {
    match value {
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64().unwrap_or_default().into(),
        },
        Json::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINITION: &str = r#"{"Parameters": [
        {"Name": "Depth", "Type": "Integer", "DefaultValue": 5}, {"Name": "Eta", "Type": "Float"},
        {"Name": "Status", "Type": "String", "EnumValues": ["a", "b"]}, {"Name": "Spot", "Type": "Boolean"}]}"#;

    const TEXT: &str = "# ours\n[presets.dev]\nDepth = 2 # shallow\nGone = 1\n\n[other]\nkeep = true\n";

    #[track_caller]
    fn check(text: &str, change: &PresetChange, expect: Result<&str, &str>) {
        let definition = Definition::parse(DEFINITION).unwrap();
        let mut document: DocumentMut = text.parse().unwrap();
        let changed = apply(&mut document, &definition, change).map(|()| document.to_string());
        assert_eq!(changed.as_deref().map_err(|error| error.message.as_str()), expect);
    }

    fn set_to(parameter: &str, text: &str) -> PresetChange {
        PresetChange::Set { name: "dev".into(), parameter: parameter.into(), text: text.into() }
    }

    #[test]
    fn comments_and_strangers_survive() {
        check(
            TEXT,
            &set_to("Depth", "3"),
            Ok("# ours\n[presets.dev]\nDepth = 3 # shallow\nGone = 1\n\n[other]\nkeep = true\n"),
        );
        check(
            TEXT,
            &set_to("Eta", "0.5"),
            Ok("# ours\n[presets.dev]\nDepth = 2 # shallow\nGone = 1\nEta = 0.5\n\n[other]\nkeep = true\n"),
        );
    }

    #[test]
    fn presets_are_added_and_removed() {
        let add = |name: &str, copy_of: Option<&str>| PresetChange::Add {
            name: name.into(),
            copy_of: copy_of.map(str::to_owned),
        };
        check("", &add("dev", None), Ok("[presets.dev]\n"));
        check(
            "[presets.dev]\nDepth = 2 # why\n",
            &add("prod", Some("dev")),
            Ok("[presets.dev]\nDepth = 2 # why\n\n[presets.prod]\nDepth = 2\n"),
        );
        check(TEXT, &add("dev", None), Err("There is a preset `dev` already."));
        check("", &add("a b", None), Err("`a b` cannot name a preset: write letters, digits, `-` and `_`."));
        check("[presets.dev]\nDepth = 2\n", &PresetChange::Remove { name: "dev".into() }, Ok(""));
        check(
            "[presets.dev]\nDepth = 2\n",
            &PresetChange::Rename { name: "dev".into(), to: "test".into() },
            Ok("[presets.test]\nDepth = 2\n"),
        );
    }

    #[test]
    fn presets_follow_renames_and_their_undoing() {
        let folder = tempfile::tempdir().unwrap();
        let [file, layout] = ["pipeline.json", "pipeline.layout.json"].map(|name| folder.path().join(name));
        let place = Place { folder: folder.path().to_owned(), file, layout, pipeline: "p".into() };
        let text = "[presets.dev]\n# why\nDepth = 2 # shallow\nEta = 0.5\n\n[presets.prod]\nEta = 0.1\n";
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let rename = |parameter: &str, name: &str| Edit::RenameParameter {
            parameter: parameter.into(),
            name: name.into(),
        };
        let edits = vec![rename("Depth", "D"), rename("D", "MaxDepth"), rename("Gone", "Away")];
        let edit = Edit::All { label: None, edits };
        let written = || std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        follow(&place, &edit, false);
        assert_eq!(written(), text.replace("Depth", "MaxDepth"));
        follow(&place, &edit, true);
        assert_eq!(written(), text);
        follow(&place, &rename("Eta", "Depth"), false);
        assert_eq!(written(), text.replace("Eta = 0.1", "Depth = 0.1"), "a name that is taken stays taken");
    }

    #[test]
    fn values_have_their_parameters_type() {
        check(TEXT, &set_to("Depth", "x"), Err("The parameter `Depth` is an Integer, which `x` is not."));
        check(TEXT, &set_to("Status", "c"), Err("The parameter `Status` must be one of `a`, `b`, not `c`."));
        check(TEXT, &set_to("None", "c"), Err("The pipeline has no parameter `None`."));
        check("[presets.dev]\n", &set_to("Spot", "True"), Ok("[presets.dev]\nSpot = true\n"));
        check("[presets.dev]\n", &set_to("Eta", "1"), Ok("[presets.dev]\nEta = 1.0\n"));
    }

    #[test]
    fn what_no_execution_takes_is_said() {
        let definition = Definition::parse(DEFINITION).unwrap();
        let text: DocumentMut =
            "[presets.a]\nDepth = 2\nGone = 1\nEta = \"x\"\nSpot = [1]\n".parse().unwrap();
        let shown: Vec<_> = presets(&text, &definition)[0]
            .values
            .iter()
            .map(|one| format!("{}={} {}", one.parameter, one.text, one.problem.clone().unwrap_or_default()))
            .collect();
        assert_eq!(
            shown,
            [
                "Depth=2 ",
                "Gone=1 The pipeline has no parameter `Gone`.",
                "Eta=x The parameter `Eta` is a Float, which `x` is not.",
                "Spot=[1] A preset holds texts, numbers and booleans.",
            ]
        );
    }
}
