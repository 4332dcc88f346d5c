//! The passport of a version of a model: its graph, told as data, code, environment, numbers and decisions.
//!
//! Everything is read from what executions recorded; the archive is hashed again. What is not known says so.

mod export;
mod files;
mod hyperparameter;
mod job;
mod markdown;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use pipewright_store::{ModelPackage, ParameterOrigin, StepPlace};
use serde_json::Value;

use crate::clock;
use crate::comparison::metric;
use crate::dto::comparison::Goal;
use crate::dto::execution::Metric;
use crate::dto::lineage::{LineageDirection, LineageKind, LineageView};
use crate::dto::passport::{
    CachedStep, ModelUse, Passport, PassportCode, PassportDefinition, PassportMetric, TrendPoint,
    Verification,
};
use crate::dto::registry::ModelVersion;
use crate::error::Error;
use crate::lineage::{LineageQuestion, Run, Runs, model_data, verify};
use crate::registry::{judged, maker};
use crate::workbench::Workbench;

pub use export::{PassportFormat, lines};
pub use markdown::markdown;

use files::files;
use hyperparameter::Origins;

/// As many versions make the trend.
const TREND: usize = 60;

impl Workbench {
    /// The passport of a version, by its ARN or as `group/version`.
    pub fn passport(&self, name: &str) -> Result<Passport, Error> {
        let store = &self.shared.store;
        let package = self.package(name)?;
        let mut runs = Runs::new(store);
        let group = store.model_packages(&package.group)?;
        let before = group.iter().find(|one| one.version < package.version).cloned();
        let lineage = self.upstream(&package)?;
        let lineage_before = before.as_ref().map(|before| self.upstream(before)).transpose()?;
        let execution = store.execution(&package.execution)?;
        let definition = execution.as_ref().and_then(|execution| self.definition_of(execution).ok());
        let parameters = match &execution {
            Some(execution) => store.parameters(&execution.arn)?,
            None => Vec::new(),
        };
        let mut unavailable = Vec::new();
        if execution.is_none() {
            unavailable
                .push("The execution that registered it was deleted, and what it ran with.".to_owned());
        }

        let trained = trained(&mut runs, &package)?;
        let mut hyperparameters = Vec::new();
        if let Some((run, step)) = &trained {
            // The training may be another execution's, with a definition and parameters of its own.
            let own = run.execution.arn == package.execution;
            let (other_definition, other_parameters);
            let (definition, parameters) = if own {
                (definition.as_ref(), parameters.as_slice())
            } else {
                other_definition = self.definition_of(&run.execution).ok();
                other_parameters = store.parameters(&run.execution.arn)?;
                (other_definition.as_ref(), other_parameters.as_slice())
            };
            let origins = Origins { definition, parameters, preset: run.execution.preset.as_deref() };
            let arguments = run.step(step).and_then(|step| step.arguments.as_ref());
            hyperparameters = origins.hyperparameters(step, arguments);
        } else {
            unavailable.push("Which step made the archive is not recorded.".to_owned());
        }

        let (judged_by, metrics) = judged(&mut runs, &package)?;
        let before_metrics = match &before {
            Some(before) => judged(&mut runs, before)?.1,
            None => Vec::new(),
        };
        let headline = match &execution {
            Some(execution) => self.headline_metric(execution)?,
            None => None,
        };
        let wanted = definition.as_ref().map(metric::wanted).unwrap_or_default();
        let trend = trend(&mut runs, &group, headline.as_deref())?;
        let code = code(store, &lineage, lineage_before.as_ref(), execution.as_ref());
        if execution.is_some() && code.dirty.is_none() {
            unavailable.push("The commit is unknown: the project lay in no git repository.".to_owned());
        }
        let data = files(store, &lineage, lineage_before.as_ref(), LineageKind::Dataset, false);
        if data.is_empty() {
            unavailable.push("The data that it came of is not recorded.".to_owned());
        }
        let version = match &execution {
            Some(execution) => {
                let versions = store.pipeline_versions(&execution.pipeline)?;
                versions.into_iter().find(|one| one.version == execution.version)
            }
            None => None,
        };
        let jobs = job::jobs(&mut runs, &lineage, trained.as_ref().map(|(_, step)| step.as_str()))?;
        if jobs.iter().any(|job| job.environment.is_none()) {
            unavailable.push("The packages of a job’s environment are not recorded.".to_owned());
        }
        let model = self.version_view(&mut runs, package.clone())?;
        let words = |pointer: &str| -> Vec<String> {
            let listed = package.describe.pointer(pointer).and_then(Value::as_array);
            listed.into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        };
        Ok(Passport {
            verified: self.verify(&model),
            previous: before.map(|before| self.version_view(&mut runs, before)).transpose()?,
            accepts: words("/InferenceSpecification/SupportedContentTypes"),
            returns: words("/InferenceSpecification/SupportedResponseMIMETypes"),
            made: files(store, &lineage, lineage_before.as_ref(), LineageKind::Dataset, true),
            data,
            definition: PassportDefinition {
                pipeline: model.pipeline.clone(),
                version: execution.as_ref().map(|execution| execution.version),
                sha256: version.map(|version| version.sha256),
            },
            metrics: beside(&metrics, &before_metrics, &wanted),
            headline: headline.and_then(|name| metrics.into_iter().find(|metric| metric.name == name)),
            cached: cached(&mut runs, &lineage)?,
            used_by: self.used_by(&model)?,
            reproduce: execution
                .as_ref()
                .map(|execution| reproduce(execution, &parameters, &code))
                .unwrap_or_default(),
            execution: execution.map(|execution| self.summarise(execution)).transpose()?,
            at: clock::now(),
            model,
            code,
            hyperparameters,
            jobs,
            judged_by,
            trend,
            unavailable,
            lineage,
        })
    }

    fn upstream(&self, package: &ModelPackage) -> Result<LineageView, Error> {
        self.lineage(&LineageQuestion { subject: package.arn.clone(), ..LineageQuestion::default() })
    }

    fn verify(&self, model: &ModelVersion) -> Verification {
        let Some(file) = model.files.first() else { return Verification::Missing };
        let Some(sha256) = &file.sha256 else { return Verification::Missing };
        match self.shared.store.blob(sha256).map(|blob| verify(&blob, sha256)) {
            Some(Ok(true)) => Verification::Matches,
            Some(Ok(false)) => Verification::Differs,
            Some(Err(_)) | None => Verification::Missing,
        }
    }

    /// What was made of the same archive besides this version, and what read it after it was registered.
    fn used_by(&self, model: &ModelVersion) -> Result<Vec<ModelUse>, Error> {
        let mut uses = Vec::new();
        for file in &model.files {
            let Some(sha256) = &file.sha256 else { continue };
            let view = self.lineage(&LineageQuestion {
                subject: format!("{}#{sha256}", file.uri),
                direction: LineageDirection::Down,
                depth: Some(1),
                ..LineageQuestion::default()
            })?;
            let using = view.nodes.into_iter().filter(|node| match node.kind {
                LineageKind::Model => true,
                LineageKind::Package => node.arn.as_ref() != Some(&model.arn),
                // The step that judges a version runs before it is registered.
                LineageKind::Step => node.at.is_some_and(|at| at > model.created_at),
                _ => false,
            });
            uses.extend(using.map(|node| ModelUse { id: node.id, name: node.name, detail: node.detail }));
        }
        Ok(uses)
    }
}

/// The step that made the archive, and its execution.
fn trained(runs: &mut Runs<'_>, package: &ModelPackage) -> Result<Option<(std::rc::Rc<Run>, String)>, Error> {
    for uri in model_data(&package.describe) {
        if let Some(StepPlace { execution, step }) = maker(runs, package, &uri)?
            && let Some(run) = runs.get(&execution)?
        {
            return Ok(Some((run, step)));
        }
    }
    Ok(None)
}

fn code(
    store: &pipewright_store::Store,
    view: &LineageView,
    before: Option<&LineageView>,
    execution: Option<&pipewright_store::Execution>,
) -> PassportCode {
    let git = execution.and_then(|execution| execution.git.as_ref());
    PassportCode {
        commit: git.and_then(|git| git.commit.clone()),
        branch: git.and_then(|git| git.branch.clone()),
        dirty: git.map(|git| git.dirty),
        files: files(store, view, before, LineageKind::Code, false),
    }
}

/// Each metric with that of the version before.
fn beside(metrics: &[Metric], before: &[Metric], wanted: &HashMap<String, Goal>) -> Vec<PassportMetric> {
    let one = |metric: &Metric| {
        let previous = before.iter().find(|one| one.name == metric.name).cloned();
        let values = previous.as_ref().and_then(|previous| Some((previous.value?, metric.value?)));
        let goal = wanted.get(&metric.name).copied().or_else(|| metric::goal(&metric.name));
        let gain = values.zip(goal).map(|((before, now), goal)| metric::gain(goal, before, now));
        PassportMetric {
            metric: metric.clone(),
            previous,
            change: values.map(|(before, now)| now - before),
            better: gain.filter(|gain| *gain != 0.0).map(|gain| gain > 0.0),
        }
    };
    metrics.iter().map(one).collect()
}

fn trend(
    runs: &mut Runs<'_>,
    group: &[ModelPackage],
    headline: Option<&str>,
) -> Result<Vec<TrendPoint>, Error> {
    let Some(headline) = headline else { return Ok(Vec::new()) };
    let mut points = Vec::new();
    for package in group.iter().take(TREND) {
        let (_, metrics) = judged(runs, package)?;
        let value = metrics.iter().find(|metric| metric.name == headline).and_then(|metric| metric.value);
        points.push(TrendPoint { version: package.version, value });
    }
    points.reverse();
    Ok(points)
}

fn cached(runs: &mut Runs<'_>, view: &LineageView) -> Result<Vec<CachedStep>, Error> {
    let mut cached = Vec::new();
    for node in &view.nodes {
        let (Some(execution), Some(name)) = (&node.execution, &node.step) else { continue };
        if node.kind != LineageKind::Step {
            continue;
        }
        let run = runs.get(execution)?;
        let source = run.as_ref().and_then(|run| run.step(name)?.cache_source.clone());
        let Some(source) = source else { continue };
        let told = runs.get(&source)?;
        cached.push(CachedStep {
            step: name.clone(),
            name: told.map_or_else(
                || source.to_string(),
                |run| format!("{} {}", run.execution.pipeline, run.execution.number),
            ),
            execution: source,
        });
    }
    Ok(cached)
}

/// The commands that run the same again.
fn reproduce(
    execution: &pipewright_store::Execution,
    parameters: &[pipewright_store::ExecutionParameter],
    code: &PassportCode,
) -> String {
    let project = execution.project.as_deref().unwrap_or(&execution.pipeline);
    let mut lines = Vec::new();
    if let Some(commit) = &code.commit {
        let also =
            if code.dirty == Some(false) { "" } else { "   # and the changes that were not committed" };
        lines.push(format!("git -C {} checkout {commit}{also}", quoted(project)));
    }
    let mut run = format!("pipewright run {}", quoted(project));
    if let Some(preset) = &execution.preset {
        // Writing to a String cannot fail.
        let _ = write!(run, " --preset {}", quoted(preset));
    }
    let given: BTreeMap<_, _> = parameters
        .iter()
        .filter(|one| one.origin == ParameterOrigin::Given)
        .map(|one| (one.name.as_str(), &one.value))
        .collect();
    for (name, value) in given {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let _ = write!(run, " \\\n  --param {}", quoted(&format!("{name}={value}")));
    }
    lines.push(run);
    lines.join("\n")
}

/// The word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=:,@%+".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_shell() {
        for (word, expect) in [("a/b.c=1", "a/b.c=1"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''")] {
            assert_eq!(quoted(word), expect);
        }
    }
}
