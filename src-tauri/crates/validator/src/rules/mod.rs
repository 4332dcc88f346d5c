//! The rules, one a file.

pub(crate) mod arguments;
pub(crate) mod document;
pub(crate) mod graph;
pub(crate) mod names;
pub(crate) mod references;

use crate::{Diagnostic, Subject};

/// A rule looks at the subject and adds what it finds.
pub(crate) type Rule = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// Every rule that judges a readable definition.
pub(crate) const ALL: &[Rule] = &[
    document::no_steps::check,
    names::bad_name::check,
    names::duplicate_step::check,
    references::unresolved::check,
    references::unknown_dependency::check,
    graph::cycle::check,
    arguments::missing_argument::check,
];
