//! Judges a pipeline definition. Analysis never fails: the result is a list of diagnostics.
//!
//! Deliberately absent: IO, and any opinion about where the definition came from.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod diagnostic;
mod rules;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::graph::StepGraph;

pub use diagnostic::{Diagnostic, Severity};

/// What the rules look at.
pub(crate) struct Subject<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) graph: &'a StepGraph,
}

/// Judges a text; also gives the definition when the text is JSON.
pub fn validate_text(text: &str) -> (Option<Definition>, Vec<Diagnostic>) {
    match Definition::parse(text) {
        Ok(definition) => {
            let diagnostics = validate(&definition);
            (Some(definition), diagnostics)
        }
        Err(error) => (None, vec![rules::document::not_json::diagnose(&error)]),
    }
}

/// Judges a definition: errors first, then in the order of the document.
pub fn validate(definition: &Definition) -> Vec<Diagnostic> {
    let graph = StepGraph::of(definition);
    let subject = Subject { definition, graph: &graph };
    let mut diagnostics = Vec::new();
    for rule in rules::ALL {
        rule(&subject, &mut diagnostics);
    }
    let place = |diagnostic: &Diagnostic| {
        definition.root().pointer(&diagnostic.pointer).map_or(0, |node| node.span.start)
    };
    diagnostics.sort_by_key(|diagnostic| (diagnostic.severity, place(diagnostic)));
    diagnostics
}

#[cfg(test)]
mod tests;
