//! Why two executions differ: from what changed, along the graph, to what came out otherwise.
//!
//! Every change is a root. A root counts when there is a way from the steps that it reaches to the difference, on
//! which no step passed on the same content in both executions: that is what separates what could have caused the
//! difference from what merely changed, too.

mod effect;
mod roots;
mod way;

use super::align::Alignment;
use super::facts::{self, StepFacts};
use super::read::Recorded;
use crate::dto::explanation::{Cause, CauseKind, Effect, EffectKind, Explanation, Strength};
use effect::effect;
use roots::Root;
use way::{Found, Ways};

/// As many causes are told.
const CAUSES: usize = 20;

/// Two executions and what differs about each step.
struct Pair<'a> {
    base: &'a Recorded,
    other: &'a Recorded,
    alignment: &'a Alignment,
    facts: &'a [StepFacts],
}

impl Pair<'_> {
    fn row_of_base(&self, step: usize) -> Option<usize> {
        self.alignment.rows.iter().position(|row| row.at[0] == Some(step))
    }

    fn row_of_other(&self, step: usize) -> Option<usize> {
        self.alignment.rows.iter().position(|row| row.at[1] == Some(step))
    }

    fn name(&self, row: usize) -> &str {
        &self.alignment.rows[row].name
    }
}

/// Explains what differs between two executions: the metric asked for, or what matters most.
pub(super) fn explain(executions: &[Recorded; 2], metric: Option<(&str, &str)>) -> Explanation {
    let alignment = Alignment::new(executions, 0);
    let facts = facts::facts(executions, &alignment, 0, 1);
    let pair = Pair { base: &executions[0], other: &executions[1], alignment: &alignment, facts: &facts };
    let metrics = effect::differing_metrics(&pair);
    let (effect, at) = effect(&pair, metric);
    let ways = Ways::new(&pair);
    let mut ranked: Vec<_> = roots::roots(&pair)
        .into_iter()
        .enumerate()
        .map(|(place, root)| {
            let found = at.map_or(Found::NoDifference, |at| ways.find(&root, at));
            let cause = cause(&pair, &root, &found);
            // An instance's size, or how long a job may take, changes what it computes only by accident.
            ((cause.strength, root.is_about_machines(), found.hops(), root.kind, place), cause)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let (ruled_out, mut causes): (Vec<_>, Vec<_>) =
        ranked.into_iter().map(|(_, cause)| cause).partition(|cause| cause.strength == Strength::RuledOut);
    causes.truncate(CAUSES);
    let summary = summary(&effect, &causes, &ruled_out);
    Explanation { effect, causes, ruled_out, metrics, summary }
}

fn cause(pair: &Pair<'_>, root: &Root, found: &Found) -> Cause {
    let (strength, reason) = match found {
        Found::Way { points, sure } => {
            let end = points.last().map_or("", |point| &point.step);
            let reason = match (points.len(), sure) {
                (1, true) => format!("It reaches {end} itself."),
                (_, true) => "Every step on the way passed on something else.".to_owned(),
                (_, false) => "It leads there; not everything on the way was recorded.".to_owned(),
            };
            (if *sure { Strength::Likely } else { Strength::Possible }, reason)
        }
        Found::Blocked { step } => {
            (Strength::RuledOut, format!("{} got and passed on the same all the same.", pair.name(*step)))
        }
        Found::Unconnected => (Strength::RuledOut, "No way leads from it to the difference.".to_owned()),
        Found::Unread => (Strength::RuledOut, "No step reads it.".to_owned()),
        Found::NoDifference => (Strength::RuledOut, "Nothing that came out differs.".to_owned()),
    };
    let way = match found {
        Found::Way { points, .. } => points.clone(),
        _ => Vec::new(),
    };
    Cause {
        kind: root.kind,
        name: root.name.clone(),
        old: root.old.clone(),
        new: root.new.clone(),
        strength,
        way,
        reason,
        files: root.files.clone(),
    }
}

fn summary(effect: &Effect, causes: &[Cause], ruled_out: &[Cause]) -> String {
    if effect.kind == EffectKind::Nothing {
        return match ruled_out.len() {
            0 => "Nothing differs.".to_owned(),
            1 => "One thing changed, and the outcome is the same.".to_owned(),
            several => format!("{several} things changed, and the outcome is the same."),
        };
    }
    let Some(first) = causes.first() else {
        return format!("{} Nothing that was recorded explains it.", effect.text);
    };
    let second = causes.get(1).map(|second| format!("; then {}", second.title())).unwrap_or_default();
    let more = causes.len().checked_sub(2).filter(|more| *more > 0);
    let more = more.map(|more| format!("; and {more} more")).unwrap_or_default();
    format!("{} Most likely cause: {}{second}{more}.", effect.text, first.title())
}

impl Cause {
    /// The cause in a few words: `MaxDepth 5 → 8`.
    pub fn title(&self) -> String {
        let change = match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!(" {old} \u{2192} {new}"),
            (None, Some(new)) => format!(" {new}, not set before"),
            (Some(old), None) => format!(" {old}, not set any more"),
            (None, None) => String::new(),
        };
        match self.kind {
            CauseKind::Randomness => format!("{} made something else of the same", self.name),
            _ => format!("{}{change}", self.name),
        }
    }
}
