//! What is said of each node.

use std::collections::HashMap;

use pipewright_pipeline::layout::scene::Rect;
use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{PlacedContent, SourceFile, Store};

use super::content::shape;
use super::key::Key;
use super::runs::{COUNTED, Runs};
use super::walk::Node;
use super::words::{counted, short, size};
use crate::document::family_of;
use crate::dto::lineage::{LineageKind, LineageNode};
use crate::duration;
use crate::error::Error;

/// Tables up to this size are counted for the drawing.
const TABLE: u64 = 4 << 20;
/// As many tables are.
const TABLES: usize = 40;

/// Says what nodes are; remembers what it has looked up.
pub(super) struct Teller<'a, 'b> {
    pub(super) runs: &'b mut Runs<'a>,
    /// Whether the executions are all of one pipeline, which then goes without saying.
    pub(super) one_pipeline: bool,
    tables: usize,
    contents: HashMap<(Option<String>, String), Vec<PlacedContent>>,
}

impl<'a, 'b> Teller<'a, 'b> {
    pub(super) fn new(runs: &'b mut Runs<'a>, nodes: &[Node]) -> Result<Self, Error> {
        let mut pipelines = std::collections::BTreeSet::new();
        for node in nodes {
            if let Key::Step(place) = &node.key
                && let Some(run) = runs.get(&place.execution)?
            {
                pipelines.insert(run.execution.pipeline.clone());
            }
        }
        Ok(Self { runs, one_pipeline: pipelines.len() <= 1, tables: 0, contents: HashMap::new() })
    }

    pub(super) fn tell(&mut self, node: &Node, rect: Rect) -> Result<LineageNode, Error> {
        let mut told = blank(node, rect);
        match &node.key {
            Key::File { uri, sha256 } => self.file(&mut told, uri, sha256)?,
            Key::Step(place) => {
                told.execution = Some(place.execution.clone());
                told.step = Some(place.step.clone());
                told.name.clone_from(&place.step);
                let run = self.runs.get(&place.execution)?;
                let Some((run, step)) = run.as_ref().and_then(|run| Some((run, run.step(&place.step)?)))
                else {
                    told.unavailable = true;
                    "not recorded any more".clone_into(&mut told.detail);
                    return Ok(told);
                };
                told.family = Some(family_word(&step.step_type));
                told.step_type = Some(step.step_type.clone());
                told.status = Some(step.status);
                told.at = Some(step.started_at);
                let execution = &run.execution;
                let pipeline = if self.one_pipeline { "run" } else { &execution.pipeline };
                let took = step.ended_at.map(|end| duration(end.0 - step.started_at.0));
                let how = match (took, step.status.is_terminal()) {
                    (Some(took), true) => took,
                    _ => step.status.to_string(),
                };
                told.detail = format!("{pipeline} {} · {how}", execution.number);
                if step.arguments.is_none() {
                    told.notes.push("Its arguments were not recorded: what it read is unknown.".to_owned());
                    told.unavailable = true;
                }
            }
            Key::Package(arn) => {
                told.arn = Some(arn.clone());
                let Some(package) = self.runs.store.model_package(arn)? else {
                    told.unavailable = true;
                    return Ok(told);
                };
                told.name = format!("{} v {}", package.group, package.version);
                approval_words(package.approval_status.as_str()).clone_into(&mut told.detail);
                told.approval = Some(package.approval_status.as_str().to_owned());
                told.execution = Some(package.execution);
                told.step = Some(package.step);
                told.at = Some(package.created_at);
            }
            Key::Model(arn) => {
                told.arn = Some(arn.clone());
                let Some(model) = self.runs.store.model(arn)? else {
                    told.unavailable = true;
                    return Ok(told);
                };
                told.name = model.name;
                "created model".clone_into(&mut told.detail);
                told.execution = Some(model.execution);
                told.step = Some(model.step);
                told.at = Some(model.created_at);
            }
            Key::Image(uri) => {
                told.uri = Some(uri.clone());
                uri.rsplit('/').next().unwrap_or(uri).clone_into(&mut told.name);
                "container image".clone_into(&mut told.detail);
            }
            Key::Execution(arn) => {
                told.execution = Some(arn.clone());
                if let Some(run) = self.runs.get(arn)? {
                    told.name = format!("{} {}", run.execution.pipeline, run.execution.number);
                    told.detail = run.execution.status.to_string();
                    told.at = Some(run.execution.started_at);
                }
            }
            Key::Group(name) => {
                told.name.clone_from(name);
                "model package group".clone_into(&mut told.detail);
            }
        }
        Ok(told)
    }

    fn file(&mut self, told: &mut LineageNode, uri: &str, sha256: &str) -> Result<(), Error> {
        let store = self.runs.store;
        let source = store.source_of(uri, sha256)?;
        told.uri = Some(uri.to_owned());
        told.sha256 = Some(sha256.to_owned());
        told.source = source.as_ref().map(source_uri);
        told.name = match &source {
            Some(SourceFile { path, .. }) => path.rsplit('/').next().unwrap_or(path).to_owned(),
            None => uri.rsplit('/').next().unwrap_or(uri).to_owned(),
        };
        let here = self.contents(source.as_ref(), uri)?;
        let known = here.iter().position(|one| one.sha256 == sha256);
        if let Some(one) = known.and_then(|at| here.get(at)) {
            told.bytes = Some(one.bytes);
            told.at = Some(one.first_at);
        }
        told.contents = here.len() as u32;
        if here.len() > 1
            && let Some(at) = known
        {
            let which = which_of(at, here.len());
            told.notes.push(format!("{} contents at this place: this is {which}.", here.len()));
        }
        let others = self.runs.places(sha256)?.len().saturating_sub(1);
        if others > 0 {
            let more = if others + 1 == COUNTED as usize { " or more" } else { "" };
            let places = counted(others as u64, "other place");
            told.notes.push(format!("The same bytes are at {places}{more}."));
        }
        told.unavailable = store.blob(sha256).is_none();
        if told.unavailable {
            told.notes.push("Its bytes are not kept any more.".to_owned());
        }
        let mut amount = told.bytes.map(size);
        if told.kind == LineageKind::Dataset && self.tables < TABLES {
            self.tables += 1;
            let shape = shape(store, sha256, &told.name, TABLE);
            amount = shape.map(|shape| counted(shape.rows, "row")).or(amount);
        }
        let digits = &sha256[..sha256.len().min(4)];
        told.detail = match (&amount, told.unavailable) {
            (_, true) => format!("unavailable · {digits}"),
            (Some(amount), false) => format!("{amount} · {digits}"),
            (None, false) => short(sha256),
        };
        Ok(())
    }

    /// Every content that was under the file's URI, or at its path in the project.
    fn contents(&mut self, source: Option<&SourceFile>, uri: &str) -> Result<Vec<PlacedContent>, Error> {
        let Some(source) = source else {
            return Ok(match S3Uri::parse(uri) {
                Ok(place) => self.runs.store.contents_of(&place)?,
                Err(_) => Vec::new(),
            });
        };
        let key = (source.project.clone(), source.path.clone());
        if let Some(known) = self.contents.get(&key) {
            return Ok(known.clone());
        }
        let found = contents_of_source(self.runs.store, source)?;
        self.contents.insert(key, found.clone());
        Ok(found)
    }
}

/// Every content that executions found in a file of a project.
pub(crate) fn contents_of_source(store: &Store, source: &SourceFile) -> Result<Vec<PlacedContent>, Error> {
    let mut found = store.contents_of_path(source.project.as_deref(), &source.path)?;
    // By itself and in a folder it has two URIs.
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(one.sha256.clone()));
    Ok(found)
}

/// The address of a project's file: absolute where the folder is known.
pub(crate) fn source_uri(source: &SourceFile) -> String {
    match &source.project {
        Some(folder) if !source.path.starts_with('/') => format!("file://{folder}/{}", source.path),
        _ => format!("file://{}", source.path),
    }
}

/// Which one of several contents, by when each was first seen.
fn which_of(at: usize, count: usize) -> String {
    match (at, count) {
        (0, 2) => "the older one".to_owned(),
        (1, 2) => "the newer one".to_owned(),
        (0, _) => "the oldest".to_owned(),
        _ if at + 1 == count => "the newest".to_owned(),
        _ => {
            let number = at + 1;
            let ending = match (number % 10, number % 100) {
                (1, tens) if tens != 11 => "st",
                (2, tens) if tens != 12 => "nd",
                (3, tens) if tens != 13 => "rd",
                _ => "th",
            };
            format!("the {number}{ending} by age")
        }
    }
}

/// `Pending approval`, and the other two as they are.
pub(crate) fn approval_words(status: &str) -> &str {
    if status == "PendingManualApproval" { "Pending approval" } else { status }
}

fn family_word(step_type: &str) -> String {
    let word = serde_json::to_value(family_of(step_type)).ok();
    word.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn blank(node: &Node, rect: Rect) -> LineageNode {
    LineageNode {
        id: node.key.id(),
        kind: node.kind,
        name: node.key.id(),
        detail: String::new(),
        rect,
        asked: node.asked,
        uri: None,
        source: None,
        sha256: None,
        bytes: None,
        execution: None,
        step: None,
        step_type: None,
        family: None,
        status: None,
        at: None,
        arn: None,
        approval: None,
        contents: 0,
        notes: Vec::new(),
        unavailable: false,
        more_up: node.more_up,
        more_down: node.more_down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_told_apart_by_age() {
        let told: Vec<_> = [(0, 2), (1, 2), (0, 3), (1, 3), (2, 3), (10, 30), (20, 30), (21, 30)]
            .map(|(at, count)| which_of(at, count))
            .into();
        let expect = [
            "the older one",
            "the newer one",
            "the oldest",
            "the 2nd by age",
            "the newest",
            "the 11th by age",
            "the 21st by age",
            "the 22nd by age",
        ];
        assert_eq!(told, expect);
    }
}
