//! Which steps of several executions are one step.

use std::collections::{HashMap, HashSet};

use pipewright_pipeline::diff::{DefinitionDiff, Presence, diff};

use super::read::Recorded;

/// The steps of all executions.
pub(super) struct Alignment {
    /// Those of the base in its order, the others where they stand in theirs.
    pub(super) rows: Vec<Row>,
    /// What differs in each execution's definition; nothing for one that ran the base's.
    pub(super) diffs: Vec<Option<DefinitionDiff>>,
}

/// One step in all executions.
pub(super) struct Row {
    /// Its name in the base, or in the first execution that has it.
    pub(super) name: String,
    pub(super) step_type: String,
    /// Its place among each execution's steps.
    pub(super) at: Vec<Option<usize>>,
}

impl Alignment {
    pub(super) fn new(executions: &[Recorded], base: usize) -> Self {
        let first = &executions[base];
        let mut known: HashMap<(&str, u32), DefinitionDiff> = HashMap::new();
        let diffs: Vec<_> = executions
            .iter()
            .map(|one| {
                if one.definition.text == first.definition.text {
                    return None;
                }
                let key = (one.execution.pipeline.as_str(), one.execution.version);
                let differs = || diff(&first.definition.definition, &one.definition.definition);
                Some(known.entry(key).or_insert_with(differs).clone())
            })
            .collect();
        let mut rows: Vec<Row> = first.steps.iter().map(|step| Row::new(step, executions.len())).collect();
        for (number, one) in executions.iter().enumerate() {
            let renamed: HashMap<&str, &str> = diffs[number]
                .iter()
                .flat_map(|diff| &diff.steps)
                .filter(|step| step.presence == Presence::Kept)
                .filter_map(|step| Some((step.name.as_str(), step.renamed_from.as_deref()?)))
                .collect();
            place(&mut rows, executions.len(), number, one, &renamed);
        }
        Self { rows, diffs }
    }
}

impl Row {
    fn new(step: &super::read::RecordedStep, executions: usize) -> Self {
        Self {
            name: step.run.name.clone(),
            step_type: step.run.step_type.clone(),
            at: vec![None; executions],
        }
    }
}

/// Puts the steps of one execution into the rows; one without a row gets its own, behind the step before it.
fn place(
    rows: &mut Vec<Row>,
    executions: usize,
    number: usize,
    one: &Recorded,
    renamed: &HashMap<&str, &str>,
) {
    let mut by_name: HashMap<String, usize> =
        rows.iter().enumerate().map(|(index, row)| (row.name.clone(), index)).collect();
    let mut taken = HashSet::new();
    let mut behind = 0;
    for (index, step) in one.steps.iter().enumerate() {
        let name = renamed.get(step.run.name.as_str()).copied().unwrap_or(&step.run.name);
        // The second bearer of a name is a step of its own.
        let row = by_name.get(name).copied().filter(|row| !taken.contains(row));
        let row = row.unwrap_or_else(|| {
            rows.insert(behind, Row::new(step, executions));
            taken = taken.iter().map(|&row| if row >= behind { row + 1 } else { row }).collect();
            for row in by_name.values_mut().filter(|row| **row >= behind) {
                *row += 1;
            }
            by_name.insert(step.run.name.clone(), behind);
            behind
        });
        rows[row].at[number] = Some(index);
        taken.insert(row);
        behind = row + 1;
    }
}
