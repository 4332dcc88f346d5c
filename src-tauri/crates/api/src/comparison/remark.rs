//! What the user should know before the numbers.

use super::align::Alignment;
use super::caption::listed;
use super::facts::StepFacts;
use super::read::Recorded;
use crate::dto::comparison::{Aspect, ComparedExecution, Remark, RemarkKind};

/// What makes two executions ask for the same.
const ASKED: [Aspect; 5] =
    [Aspect::Identity, Aspect::Code, Aspect::Definition, Aspect::Environment, Aspect::Cache];

pub(super) fn remarks(
    executions: &[Recorded],
    compared: &[ComparedExecution],
    alignment: &Alignment,
    base: usize,
    facts: &[Vec<StepFacts>],
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let letters = |numbers: &[usize]| {
        let letters: Vec<_> = numbers.iter().map(|&number| compared[number].letter.as_str()).collect();
        if letters.len() > 4 { format!("{} executions", letters.len()) } else { listed(&letters) }
    };
    let mut remark = |kind, numbers: Vec<usize>, text: String| {
        if !numbers.is_empty() {
            let executions = numbers.into_iter().map(|number| number as u32).collect();
            remarks.push(Remark { executions, kind, text });
        }
    };
    let others = || (0..executions.len()).filter(|&other| other != base);
    let twins: Vec<_> =
        others().filter(|&other| is_twin(executions, alignment, base, other, &facts[other])).collect();
    if !twins.is_empty() {
        let text = format!(
            "{} and {} ran the same definition on the same inputs, with another outcome.",
            compared[base].letter,
            letters(&twins)
        );
        remark(RemarkKind::SameInputs, twins, text);
    }
    let pipeline = &executions[base].execution.pipeline;
    let foreign: Vec<_> =
        others().filter(|&other| executions[other].execution.pipeline != *pipeline).collect();
    if !foreign.is_empty() {
        let text = format!("{} ran another pipeline than {}.", letters(&foreign), compared[base].letter);
        remark(RemarkKind::OtherPipeline, foreign, text);
    }
    let all = 0..executions.len();
    let unfinished: Vec<_> =
        all.clone().filter(|&one| !executions[one].execution.status.is_terminal()).collect();
    if !unfinished.is_empty() {
        let verb = if unfinished.len() == 1 { "has" } else { "have" };
        let text = format!("{} {verb} not ended; what is still to come is missing.", letters(&unfinished));
        remark(RemarkKind::Unfinished, unfinished, text);
    }
    let damaged: Vec<_> =
        all.filter(|&one| executions[one].definition.definition.steps().is_empty()).collect();
    if !damaged.is_empty() {
        let text = format!("The definition of {} has no steps, or cannot be read.", letters(&damaged));
        remark(RemarkKind::Missing, damaged, text);
    }
    remarks
}

/// Whether an execution asked for the same as the base and got something else.
fn is_twin(
    executions: &[Recorded],
    alignment: &Alignment,
    base: usize,
    other: usize,
    facts: &[StepFacts],
) -> bool {
    let (old, new) = (&executions[base], &executions[other]);
    let values = |one: &Recorded| {
        one.parameters.iter().map(|one| (one.name.clone(), one.value.to_string())).collect::<Vec<_>>()
    };
    let files = |one: &Recorded| {
        one.files.iter().map(|(name, file)| (name.clone(), file.file.sha256.clone())).collect::<Vec<_>>()
    };
    if alignment.diffs[other].is_some() || values(old) != values(new) || files(old) != files(new) {
        return false;
    }
    let ended = |one: &Recorded| one.execution.status.is_terminal();
    if !ended(old) || !ended(new) || facts.iter().any(|facts| ASKED.iter().any(|aspect| facts.has(*aspect))) {
        return false;
    }
    // Data from outside that differs is another input; what a step made of the same is another outcome.
    let outside = alignment.rows.iter().zip(facts).any(|(row, facts)| {
        let inputs = row.at[other].map(|step| new.steps[step].inputs.as_slice()).unwrap_or_default();
        inputs.iter().any(|input| {
            let differs = facts.inputs.get(&input.name).copied().flatten() == Some(true);
            let mut made = new.steps.iter().flat_map(|step| &step.artifacts);
            differs && !made.any(|one| one.uri.starts_with(&input.uri))
        })
    });
    let metrics = |one: &Recorded| {
        let all = one.steps.iter().flat_map(|step| {
            step.metrics.iter().map(|(name, value)| (&step.run.name, name, value.to_string()))
        });
        all.map(|(step, name, value)| format!("{step} {name} {value}")).collect::<Vec<_>>()
    };
    let differs = old.execution.status != new.execution.status
        || metrics(old) != metrics(new)
        || facts.iter().any(|facts| facts.has(Aspect::Outcome) || facts.outputs == Some(true));
    !outside && differs
}
