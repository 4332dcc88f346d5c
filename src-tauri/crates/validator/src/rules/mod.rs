//! The rules, one a file; a family a folder.
//!
//! `table.rs` and the pages in `docs/rules/` are written by `cargo xtask codegen` from these files.

pub(crate) mod arguments;
pub(crate) mod cache;
pub(crate) mod conditions;
pub(crate) mod document;
pub(crate) mod functions;
pub(crate) mod graph;
pub(crate) mod limits;
pub(crate) mod names;
pub(crate) mod parameters;
pub(crate) mod practice;
pub(crate) mod properties;
pub(crate) mod property_files;
pub(crate) mod references;
pub(crate) mod retry;
pub(crate) mod steps;
mod table;
mod value;
pub(crate) mod walk;

use std::sync::LazyLock;

use crate::report::Report;
use crate::rule::{Check, Rule};
use crate::subject::{StepSubject, Subject};

/// Every rule, by family and code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    table::RULES.iter().map(|(rule, _)| *rule)
}

/// The page of the rule of that code; empty when there is none.
pub(crate) fn documentation(code: &str) -> &'static str {
    table::RULES.iter().find(|(rule, _)| rule.code == code).map_or("", |(_, page)| page)
}

/// Everything the rules say of one step.
pub(crate) fn judge_step(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for check in STEP_CHECKS.iter() {
        check(step, report);
    }
    walk::step(step, report);
}

/// The checks of the pipeline as a whole, and of what stands beside its steps.
pub(crate) fn pipeline_checks() -> &'static [PipelineCheck] {
    &PIPELINE_CHECKS
}

type PipelineCheck = fn(&Subject<'_>, &mut Report<'_>);

static PIPELINE_CHECKS: LazyLock<Box<[PipelineCheck]>> = LazyLock::new(|| {
    let checks = all().filter_map(|rule| match rule.check {
        Check::Pipeline(check) | Check::StepAndPipeline(_, check) => Some(check),
        Check::Step(_) | Check::Text(_) | Check::Object(_) | Check::Within => None,
    });
    checks.chain([walk::beside_the_steps as PipelineCheck]).collect()
});

type StepCheck = fn(&StepSubject<'_>, &mut Report<'_>);

static STEP_CHECKS: LazyLock<Box<[StepCheck]>> = LazyLock::new(|| {
    let checks = all().filter_map(|rule| match rule.check {
        Check::Step(check) | Check::StepAndPipeline(check, _) => Some(check),
        Check::Pipeline(_) | Check::Text(_) | Check::Object(_) | Check::Within => None,
    });
    checks.collect()
});
