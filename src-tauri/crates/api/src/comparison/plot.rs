//! What can be plotted: things with one number for each execution, and series.

use std::collections::BTreeSet;

use pipewright_pipeline::parameters::scalar_text;

use super::align::Alignment;
use super::facts::took;
use super::metric;
use super::packaged::Packaged;
use super::read::Recorded;
use crate::dto::comparison::{CurveName, Goal, PlotAxis, RowUnit};

/// A text with more values than this is no axis.
const CATEGORIES: usize = 20;
/// As many axes at most: nobody reads more, and there may be thousands of parameters.
const AXES: usize = 200;

/// Parameters, times and metrics, in this order.
pub(super) fn axes(executions: &[Recorded], alignment: &Alignment, base: usize) -> Vec<PlotAxis> {
    let mut axes = parameters(executions);
    let first = &executions[base];
    for row in &alignment.rows {
        let values: Vec<_> =
            values(executions, |number, one| took(&one.steps[row.at[number]?]).map(|took| took as f64));
        axes.push(axis(
            format!("time {}", row.name),
            format!("{} time", row.name),
            RowUnit::Milliseconds,
            Some(Goal::Lower),
            values,
        ));
    }
    let total = values(executions, |_, one| {
        Some((one.execution.ended_at?.0 - one.execution.started_at.0).max(0) as f64)
    });
    axes.push(axis(
        "time".to_owned(),
        "Total time".to_owned(),
        RowUnit::Milliseconds,
        Some(Goal::Lower),
        total,
    ));
    let wanted = metric::wanted(&first.definition.definition);
    for row in &alignment.rows {
        let mut names: Vec<&str> = Vec::new();
        for (number, one) in executions.iter().enumerate() {
            let metrics = row.at[number].map(|step| one.steps[step].metrics.as_slice()).unwrap_or_default();
            for (name, _) in metrics {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        for name in names {
            let values = values(executions, |number, one| {
                let step = &one.steps[row.at[number]?];
                step.metrics.iter().find(|(metric, _)| metric == name).map(|(_, value)| *value)
            });
            let goal = wanted.get(name).copied().or_else(|| metric::goal(name));
            let key = format!("metric {} {name}", row.name);
            axes.push(axis(key, name.to_owned(), RowUnit::Number, goal, values));
        }
    }
    axes.retain(|axis| axis.values.iter().any(Option::is_some));
    // Those that differ are worth more than those that do not; among each, the order stays.
    let mut kept: Vec<PlotAxis> = Vec::new();
    let (differing, same): (Vec<_>, Vec<_>) = axes.into_iter().partition(|axis| axis.differs);
    kept.extend(differing.into_iter().take(AXES));
    let room = AXES - kept.len();
    kept.extend(same.into_iter().take(room));
    kept
}

fn values(executions: &[Recorded], value: impl Fn(usize, &Recorded) -> Option<f64>) -> Vec<Option<f64>> {
    let finite = |(number, one)| value(number, one).filter(|value| value.is_finite());
    executions.iter().enumerate().map(finite).collect()
}

fn axis(key: String, label: String, unit: RowUnit, goal: Option<Goal>, values: Vec<Option<f64>>) -> PlotAxis {
    let known: BTreeSet<_> = values.iter().flatten().map(|value| value.to_bits()).collect();
    PlotAxis { key, label, unit, categories: Vec::new(), goal, differs: known.len() > 1, values }
}

fn parameters(executions: &[Recorded]) -> Vec<PlotAxis> {
    let mut seen = BTreeSet::new();
    let all = executions.iter().flat_map(|one| &one.parameters);
    let names: Vec<_> =
        all.map(|one| one.name.as_str()).filter(|name| seen.insert(*name)).take(AXES).collect();
    let parameter = |name: &str| {
        let of = |one: &Recorded| one.parameters.iter().find(|parameter| parameter.name == name).cloned();
        let found: Vec<_> = executions.iter().map(of).collect();
        let key = format!("parameter {name}");
        if found.iter().flatten().all(|one| one.value.is_number()) {
            let values = found.iter().map(|one| one.as_ref()?.value.as_f64()).collect();
            return Some(axis(key, name.to_owned(), RowUnit::Number, None, values));
        }
        let text = |one: &pipewright_store::ExecutionParameter| {
            let text = scalar_text(&one.value);
            Packaged::read(&text).map_or(text, |packaged| packaged.uri())
        };
        let texts: Vec<_> = found.iter().map(|one| one.as_ref().map(text)).collect();
        let categories: BTreeSet<_> = texts.iter().flatten().cloned().collect();
        let categories: Vec<_> = categories.into_iter().collect();
        let place = |text: &Option<String>| {
            let text = text.as_ref()?;
            categories.iter().position(|one| one == text).map(|place| place as f64)
        };
        let values = texts.iter().map(place).collect();
        (categories.len() <= CATEGORIES).then(|| {
            let axis = axis(key, name.to_owned(), RowUnit::Text, None, values);
            PlotAxis { categories: categories.clone(), ..axis }
        })
    };
    names.into_iter().filter_map(parameter).collect()
}

/// Metrics that went through several values.
pub(super) fn curves(executions: &[Recorded], alignment: &Alignment) -> Vec<CurveName> {
    let mut names = Vec::new();
    for row in &alignment.rows {
        for (number, one) in executions.iter().enumerate() {
            let metrics = row.at[number].map(|step| one.steps[step].metrics.as_slice()).unwrap_or_default();
            for (metric, _) in metrics {
                let name = CurveName { step: row.name.clone(), metric: metric.clone() };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}
