//! Executions side by side: two to many of them, each read from the store once; the rest is computed, and the same
//! for the same records.

mod align;
mod caption;
pub(crate) mod compared_texts;
mod content;
mod csv;
mod explain;
mod facts;
mod graph;
mod lines;
mod markdown;
pub(crate) mod metric;
mod packaged;
mod plot;
mod read;
mod remark;
mod resolved;
mod section;
mod text;

use std::collections::HashMap;

use pipewright_pipeline::arn::ExecutionArn;

use self::align::Alignment;
use self::read::Recorded;
use self::section::Tables;
use crate::dto::comparison::{
    ComparedDefinition, ComparedExecution, ComparisonFormat, Curve, ExecutionComparison,
};
use crate::dto::explanation::Explanation;
use crate::dto::text_comparison::{ComparedLines, TextComparison};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// The most executions that are compared at once.
const MOST: usize = 100;

impl Workbench {
    /// Compares executions, in the order given, with one of them. With `all`, rows that do not differ are listed.
    pub fn compare_executions(
        &self,
        arns: &[ExecutionArn],
        base: Option<&ExecutionArn>,
        all: bool,
    ) -> Result<ExecutionComparison, Error> {
        let (executions, base) = self.read_compared(arns, base)?;
        let alignment = Alignment::new(&executions, base);
        let compared = compared(&executions);
        let facts: Vec<_> =
            (0..executions.len()).map(|other| facts::facts(&executions, &alignment, base, other)).collect();
        let looked_up = std::cell::RefCell::new(HashMap::new());
        let kept = |sha256: &str| {
            let mut known = looked_up.borrow_mut();
            *known.entry(sha256.to_owned()).or_insert_with(|| self.shared.store.blob(sha256).is_some())
        };
        let tables = Tables { executions: &executions, alignment: &alignment, base, all, kept: &kept };
        let definitions = alignment.diffs.iter().enumerate().filter_map(|(execution, diff)| {
            let diff = diff.clone()?;
            Some(ComparedDefinition { execution: execution as u32, diff })
        });
        Ok(ExecutionComparison {
            base: base as u32,
            sections: tables.sections(),
            definitions: definitions.collect(),
            graph: graph::merge(&executions, &compared, &alignment, base, &facts),
            remarks: remark::remarks(&executions, &compared, &alignment, base, &facts),
            axes: plot::axes(&executions, &alignment, base),
            curves: plot::curves(&executions, &alignment),
            executions: compared,
        })
    }

    /// Says why an execution differs from another: in the metric given, or in what matters most.
    pub fn explain_executions(
        &self,
        base: &ExecutionArn,
        other: &ExecutionArn,
        metric: Option<(&str, &str)>,
    ) -> Result<Explanation, Error> {
        let (executions, _) = self.read_compared(&[base.clone(), other.clone()], None)?;
        let pair: [Recorded; 2] = executions.try_into().map_err(|_| too_few())?;
        Ok(explain::explain(&pair, metric))
    }

    /// The definitions of two executions, with the project's files by name.
    pub fn definition_texts(
        &self,
        base: &ExecutionArn,
        other: &ExecutionArn,
    ) -> Result<TextComparison, Error> {
        let text = |arn: &ExecutionArn| -> Result<String, Error> {
            let text = self.shared.store.definition_of(&self.find(arn)?.arn)?;
            Ok(packaged::by_name(&text).0)
        };
        Ok(self.shared.compared.keep(text(base)?, text(other)?))
    }

    /// Lines of two texts that were compared, by their numbers from 0.
    pub fn compared_lines(&self, comparison: u32, old: &[u32], new: &[u32]) -> Result<ComparedLines, Error> {
        self.shared.compared.lines(comparison, old, new)
    }

    /// The values that a metric of a step went through in executions.
    pub fn curves(&self, arns: &[ExecutionArn], step: &str, metric: &str) -> Result<Vec<Curve>, Error> {
        arns.iter()
            .map(|arn| {
                let execution = self.find(arn)?;
                let points = self.shared.store.metrics(&execution.arn)?.into_iter();
                let values = points
                    .filter(|one| one.step == step && one.point.name == metric)
                    .map(|one| Some(one.point.value).filter(|value| value.is_finite()))
                    .collect();
                Ok(Curve { arn: execution.arn, values })
            })
            .collect()
    }

    fn read_compared(
        &self,
        arns: &[ExecutionArn],
        base: Option<&ExecutionArn>,
    ) -> Result<(Vec<Recorded>, usize), Error> {
        let mut executions: Vec<Recorded> = Vec::with_capacity(arns.len());
        if arns.len() > MOST {
            let message = format!("{} executions are too many to compare; {MOST} are the most.", arns.len());
            return Err(Error::new(ErrorCode::BadRequest, message).hinted("Filter the list, or name fewer."));
        }
        for recorded in self.read_recorded(arns)? {
            // Named twice, an execution stands there once.
            if executions.iter().all(|one| one.execution.arn != recorded.execution.arn) {
                executions.push(recorded);
            }
        }
        if executions.len() < 2 {
            return Err(too_few());
        }
        let Some(base) = base else { return Ok((executions, 0)) };
        let wanted = self.find(base)?.arn;
        let place = executions.iter().position(|one| one.execution.arn == wanted).ok_or_else(|| {
            Error::new(
                ErrorCode::BadRequest,
                format!("The base `{base}` is not among the executions compared."),
            )
            .hinted("Name it among them, too.")
        })?;
        Ok((executions, place))
    }
}

impl ExecutionComparison {
    /// The comparison as a text.
    pub fn export(&self, format: ComparisonFormat) -> Result<String, Error> {
        Ok(match format {
            ComparisonFormat::Text => self.text(),
            ComparisonFormat::Markdown => self.markdown(),
            ComparisonFormat::Csv => self.csv(),
            ComparisonFormat::Json => {
                let text = serde_json::to_string_pretty(self).map_err(|error| {
                    Error::new(ErrorCode::BadRequest, format!("The comparison cannot be written: {error}."))
                })?;
                text + "\n"
            }
        })
    }
}

fn too_few() -> Error {
    Error::new(ErrorCode::BadRequest, "A comparison needs two different executions.")
        .hinted("`pipewright executions list` lists those there are.")
}

fn compared(executions: &[Recorded]) -> Vec<ComparedExecution> {
    let logs = |one: &Recorded| {
        let steps = one.steps.iter().filter(|step| step.run.has_log);
        steps.map(|step| step.run.name.clone()).collect()
    };
    executions
        .iter()
        .enumerate()
        .map(|(index, one)| ComparedExecution {
            letter: letter(index),
            summary: one.summary.clone(),
            target: one.execution.target.clone(),
            took_ms: one.execution.ended_at.map(|end| (end.0 - one.execution.started_at.0).max(0)),
            logs: logs(one),
        })
        .collect()
}

/// `A` to `Z`, then `AA`, `AB`, ….
fn letter(index: usize) -> String {
    let letter = |index: usize| char::from(b'A' + (index % 26) as u8);
    match index {
        0..26 => letter(index).to_string(),
        _ => format!("{}{}", letter(index / 26 - 1), letter(index)),
    }
}
