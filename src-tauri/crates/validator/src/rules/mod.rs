//! The rules, one a file; a family a folder.
//!
//! `table.rs` and the pages in `docs/rules/` are written by `cargo xtask codegen` from these files.

pub(crate) mod arguments;
pub(crate) mod document;
pub(crate) mod graph;
pub(crate) mod names;
pub(crate) mod references;
mod table;

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

pub(crate) fn step_checks() -> impl Iterator<Item = fn(&StepSubject<'_>, &mut Report<'_>)> {
    all().filter_map(|rule| match rule.check {
        Check::Step(check) | Check::StepAndPipeline(check, _) => Some(check),
        Check::Pipeline(_) | Check::Within => None,
    })
}

pub(crate) fn pipeline_checks() -> impl Iterator<Item = fn(&Subject<'_>, &mut Report<'_>)> {
    all().filter_map(|rule| match rule.check {
        Check::Pipeline(check) | Check::StepAndPipeline(_, check) => Some(check),
        Check::Step(_) | Check::Within => None,
    })
}
