//! What is to be explained.

use pipewright_pipeline::status::{ExecutionStatus, StepStatus};

use super::super::facts::{branch, cut};
use super::super::metric::{self, number};
use super::super::read::{Recorded, RecordedStep};
use super::Pair;
use crate::dto::comparison::{Aspect, Goal};
use crate::dto::explanation::{Effect, EffectKind, EffectName};

/// The difference that matters most, and the row of the step it shows at.
pub(super) fn effect(pair: &Pair<'_>, asked: Option<(&str, &str)>) -> (Effect, Option<usize>) {
    let asked = asked.and_then(|(step, metric)| metric_effect(pair, step, metric));
    asked
        .or_else(|| status_effect(pair))
        .or_else(|| headline(pair))
        .or_else(|| outcome_effect(pair))
        .or_else(|| outputs_effect(pair))
        .unwrap_or_else(|| {
            let text = match both(pair).next() {
                Some(_) => "Nothing that came out differs.",
                None => "They have no step in common: nothing can be told apart.",
            };
            let text = text.to_owned();
            (Effect { kind: EffectKind::Nothing, step: None, metric: None, text }, None)
        })
}

/// Every metric with different last values.
pub(super) fn differing_metrics(pair: &Pair<'_>) -> Vec<EffectName> {
    let mut names = Vec::new();
    for (row, old, new) in both(pair) {
        for (metric, value) in &new.metrics {
            let before = old.metrics.iter().find(|(name, _)| name == metric);
            if before.is_some_and(|(_, before)| !same(*before, *value)) {
                names.push(EffectName { step: pair.name(row).to_owned(), metric: metric.clone() });
            }
        }
    }
    names
}

fn same(left: f64, right: f64) -> bool {
    left.partial_cmp(&right).is_some_and(std::cmp::Ordering::is_eq) || (left.is_nan() && right.is_nan())
}

/// The rows that both executions have.
fn both<'a>(pair: &'a Pair<'_>) -> impl Iterator<Item = (usize, &'a RecordedStep, &'a RecordedStep)> {
    pair.alignment
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| Some((index, &pair.base.steps[row.at[0]?], &pair.other.steps[row.at[1]?])))
}

fn status_effect(pair: &Pair<'_>) -> Option<(Effect, Option<usize>)> {
    let (old, new) = (pair.base.execution.status, pair.other.execution.status);
    if old == new || !old.is_terminal() || !new.is_terminal() {
        return None;
    }
    let failing_is_other = new != ExecutionStatus::Succeeded;
    let (failing, side) = if failing_is_other { (pair.other, 1) } else { (pair.base, 0) };
    let failed = |step: &RecordedStep| step.run.status == Some(StepStatus::Failed);
    let row = pair
        .alignment
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| Some((index, &failing.steps[row.at[side]?])))
        .filter(|(_, step)| failed(step))
        .min_by_key(|(_, step)| step.run.ended_at.map(|at| at.0));
    let words = |recorded: &Recorded| {
        format!("{} {}", named(recorded), recorded.execution.status.as_str().to_lowercase())
    };
    let reason = row.and_then(|(_, step)| step.run.failure_reason.clone());
    let reason = reason.or_else(|| failing.execution.failure_reason.clone());
    let at = row.map(|(index, _)| format!(" at {}", pair.name(index))).unwrap_or_default();
    let because = reason.map(|reason| format!(" ({})", cut(&reason))).unwrap_or_default();
    let good = if failing_is_other { pair.base } else { pair.other };
    let text = format!("{}{at}{because}; {}.", words(failing), words(good));
    let step = row.map(|(index, _)| pair.name(index).to_owned());
    Some((Effect { kind: EffectKind::Status, step, metric: None, text }, row.map(|(index, _)| index)))
}

/// What an execution is called where there are only two.
fn named(recorded: &Recorded) -> String {
    format!("Run {}", recorded.execution.number)
}

/// The metric that the pipeline's first Condition compares, else the last one that differs in the latest step.
fn headline(pair: &Pair<'_>) -> Option<(Effect, Option<usize>)> {
    let differing = differing_metrics(pair);
    let headline = pair.other.summary.headline.as_ref();
    let first = headline.and_then(|wanted| differing.iter().find(|one| one.metric == wanted.name));
    let latest = || {
        let last = differing.last()?;
        let of_step: Vec<_> = differing.iter().filter(|one| one.step == last.step).collect();
        of_step
            .iter()
            .copied()
            .find(|one| metric::goal(&one.metric) == Some(Goal::Higher))
            .or(of_step.first().copied())
    };
    let chosen = first.or_else(latest)?;
    metric_effect(pair, &chosen.step, &chosen.metric)
}

fn metric_effect(pair: &Pair<'_>, step: &str, metric: &str) -> Option<(Effect, Option<usize>)> {
    let (row, old, new) = both(pair).find(|(row, _, _)| pair.name(*row) == step)?;
    let value =
        |step: &RecordedStep| step.metrics.iter().find(|(name, _)| name == metric).map(|(_, value)| *value);
    let (was, is) = (value(old)?, value(new)?);
    if same(was, is) {
        return None;
    }
    let wanted = metric::wanted(&pair.base.definition.definition).get(metric).copied();
    let goal = wanted.or_else(|| metric::goal(metric));
    let judged = match goal.map(|goal| metric::gain(goal, was, is)) {
        Some(gain) if gain > 0.0 => ", which is better",
        Some(gain) if gain < 0.0 => ", which is worse",
        _ => "",
    };
    let text = format!("{metric} of {step} is {} instead of {}{judged}.", number(is), number(was));
    let (step, metric) = (Some(step.to_owned()), Some(metric.to_owned()));
    Some((Effect { kind: EffectKind::Metric, step, metric, text }, Some(row)))
}

fn outcome_effect(pair: &Pair<'_>) -> Option<(Effect, Option<usize>)> {
    let (row, old, new) = both(pair).find(|(row, _, _)| pair.facts[*row].has(Aspect::Outcome))?;
    let (was, is) = (branch(old.run.outcome?), branch(new.run.outcome?));
    let step = pair.name(row).to_owned();
    let text = format!("{step} chose {is} instead of {was}.");
    Some((Effect { kind: EffectKind::Outcome, step: Some(step), metric: None, text }, Some(row)))
}

fn outputs_effect(pair: &Pair<'_>) -> Option<(Effect, Option<usize>)> {
    let (row, _, _) = both(pair).filter(|(row, _, _)| pair.facts[*row].outputs == Some(true)).last()?;
    let step = pair.name(row).to_owned();
    let text = format!("{step} made other files.");
    Some((Effect { kind: EffectKind::Outputs, step: Some(step), metric: None, text }, Some(row)))
}
