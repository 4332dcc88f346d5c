//! What is next to a thing: what it came of, and what came of it.

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{StepPlace, Store};
use serde_json::Value;

use super::key::Key;
use super::readers::readers_of;
use super::runs::{COUNTED, FILES, Run, Runs, image_of, metric_files, model_data};
use crate::dto::lineage::Association;
use crate::error::Error;

/// As many makers or readers of one file are followed.
const FAN: usize = 24;

/// A neighbour. The source comes first in time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    pub(super) key: Key,
    pub(super) association: Association,
    /// The input or output.
    pub(super) label: String,
}

/// Neighbours, and how many more there are.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    pub(super) near: Vec<Near>,
    pub(super) more: u32,
}

impl Neighbours {
    fn add(&mut self, key: Key, association: Association, label: &str) {
        self.near.push(Near { key, association, label: label.to_owned() });
    }
}

/// What the thing came of. `same` follows the same bytes to wherever else they are.
pub(super) fn above(runs: &mut Runs<'_>, key: &Key, same: bool) -> Result<Neighbours, Error> {
    let mut found = Neighbours::default();
    match key {
        Key::File { uri, sha256 } => {
            let makers = runs.store.makers_of(uri, sha256, COUNTED)?;
            found.more += makers.len().saturating_sub(FAN) as u32;
            for place in makers.into_iter().take(FAN) {
                let label = made(runs, &place, uri)?;
                found.add(Key::Step(place), Association::Produced, &label);
            }
            // The same bytes may have been made of other data: nobody came of both unless it is asked.
            if same {
                elsewhere(runs, uri, sha256, &mut found)?;
            }
        }
        Key::Step(place) => {
            let Some(run) = runs.get(&place.execution)? else { return Ok(found) };
            let Some(step) = run.step(&place.step) else { return Ok(found) };
            for input in runs.inputs(&run, step)?.iter() {
                found.more += input.more;
                for file in &input.files {
                    found.add(Key::file(&file.uri, &file.sha256), Association::ContributedTo, &input.name);
                }
            }
            if let Some(image) = image_of(step) {
                found.add(Key::Image(image.to_owned()), Association::ContributedTo, "image");
            }
        }
        Key::Package(arn) => {
            let Some(package) = runs.store.model_package(arn)? else { return Ok(found) };
            derived(runs.store, &package.describe, package.created_at, &mut found)?;
            found.add(Key::step(&package.execution, &package.step), Association::Produced, "");
        }
        Key::Model(arn) => {
            let Some(model) = runs.store.model(arn)? else { return Ok(found) };
            derived(runs.store, &model.describe, model.created_at, &mut found)?;
            found.add(Key::step(&model.execution, &model.step), Association::Produced, "");
        }
        Key::Image(_) | Key::Execution(_) | Key::Group(_) => {}
    }
    Ok(found)
}

/// What came of the thing.
pub(super) fn below(runs: &mut Runs<'_>, key: &Key, same: bool) -> Result<Neighbours, Error> {
    let mut found = Neighbours::default();
    match key {
        Key::File { uri, sha256 } => {
            let readers = readers_of(runs.store, uri, sha256, COUNTED)?;
            found.more += readers.len().saturating_sub(FAN) as u32;
            for (place, label) in readers.into_iter().take(FAN) {
                models(runs, &place, uri, sha256, &mut found)?;
                found.add(Key::Step(place), Association::ContributedTo, &label);
            }
            let makers = runs.store.makers_of(uri, sha256, FAN as u32)?;
            for place in &makers {
                models(runs, place, uri, sha256, &mut found)?;
            }
            if same || makers.is_empty() {
                elsewhere(runs, uri, sha256, &mut found)?;
            }
            // Found through the maker and through each reader.
            let mut seen = std::collections::HashSet::new();
            found.near.retain(|near| seen.insert((near.key.clone(), near.association)));
        }
        Key::Step(place) => {
            let Some(run) = runs.get(&place.execution)? else { return Ok(found) };
            let mut files: Vec<_> = run.artifacts.iter().filter(|one| one.step == place.step).collect();
            found.more += files.len().saturating_sub(FILES) as u32;
            files.truncate(FILES);
            for file in files {
                let file = &file.artifact;
                found.add(Key::file(&file.uri, &file.sha256), Association::Produced, output(&file.name));
            }
            for package in run.packages.iter().filter(|one| one.step == place.step) {
                found.add(Key::Package(package.arn.clone()), Association::Produced, "");
            }
            for model in run.models.iter().filter(|one| one.step == place.step) {
                found.add(Key::Model(model.arn.clone()), Association::Produced, "");
            }
        }
        Key::Package(_) | Key::Model(_) | Key::Image(_) | Key::Execution(_) | Key::Group(_) => {}
    }
    Ok(found)
}

/// The same bytes under other URIs.
fn elsewhere(runs: &mut Runs<'_>, uri: &str, sha256: &str, found: &mut Neighbours) -> Result<(), Error> {
    let places = runs.places(sha256)?;
    found.more += places.len().saturating_sub(FAN + 1) as u32;
    for place in places.iter().filter(|place| place.uri != uri).take(FAN) {
        found.add(Key::file(&place.uri, &place.sha256), Association::SameAs, "");
    }
    Ok(())
}

/// What a model is made of, as it was when the model was made.
fn derived(store: &Store, describe: &Value, at: Timestamp, found: &mut Neighbours) -> Result<(), Error> {
    let mut add = |uri: &str, association, label: &str| -> Result<(), Error> {
        let Ok(place) = S3Uri::parse(uri) else { return Ok(()) };
        if let Some(object) = store.get_at(&place, at)? {
            found.add(Key::file(uri, &object.sha256), association, label);
        }
        Ok(())
    };
    for uri in model_data(describe) {
        add(&uri, Association::DerivedFrom, "model")?;
    }
    for (what, uri) in metric_files(describe) {
        add(&uri, Association::ContributedTo, &what)?;
    }
    Ok(())
}

/// The models of a step's execution that the file is part of.
fn models(
    runs: &mut Runs<'_>,
    place: &StepPlace,
    uri: &str,
    sha256: &str,
    found: &mut Neighbours,
) -> Result<(), Error> {
    let Some(run) = runs.get(&place.execution)? else { return Ok(()) };
    for (key, describe, at) in registered(&run) {
        let mut of = Neighbours::default();
        derived(runs.store, describe, at, &mut of)?;
        let file = Key::file(uri, sha256);
        found.near.extend(
            of.near.into_iter().filter(|near| near.key == file).map(|near| Near { key: key.clone(), ..near }),
        );
    }
    Ok(())
}

fn registered(run: &Run) -> impl Iterator<Item = (Key, &Value, Timestamp)> {
    let packages =
        run.packages.iter().map(|one| (Key::Package(one.arn.clone()), &one.describe, one.created_at));
    let models = run.models.iter().map(|one| (Key::Model(one.arn.clone()), &one.describe, one.created_at));
    packages.chain(models)
}

/// The output that a step put the file into.
fn made(runs: &mut Runs<'_>, place: &StepPlace, uri: &str) -> Result<String, Error> {
    let Some(run) = runs.get(&place.execution)? else { return Ok(String::new()) };
    let file = run.artifacts.iter().find(|one| one.step == place.step && one.artifact.uri == uri);
    Ok(file.map(|one| output(&one.artifact.name).to_owned()).unwrap_or_default())
}

fn output(artifact: &str) -> &str {
    artifact.split('/').next().unwrap_or_default()
}
