//! Judges a pipeline definition. Analysis never fails: the result is a list of diagnostics.
//!
//! Deliberately absent: IO, and any opinion about where the definition came from.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod diagnostic;
mod facts;
mod fix;
mod judge;
mod limits;
mod report;
mod rule;
mod rules;
mod session;
mod settings;
pub mod shapes;
mod subject;
#[cfg(test)]
mod testing;

use std::sync::OnceLock;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Found, references};

pub use diagnostic::{Diagnostic, Place, Related, Severity, locate};
pub use fix::{Applicability, Fix};
pub use limits::Limits;
pub use rule::{Family, Rule};
pub use rules::all as rules;
pub use rules::cache::cache_not_supported::can_be_cached;
pub use rules::retry::retry_not_supported::can_be_retried;
pub use session::Session;
pub use settings::{Level, ProjectFiles, Settings, Target};

use judge::judge;
pub(crate) use report::Report;
use subject::Subject;

/// Judges a text; also gives the definition when the text is JSON.
pub fn validate_text(text: &str, settings: &Settings) -> (Option<Definition>, Vec<Diagnostic>) {
    match Definition::parse(text) {
        Ok(definition) => {
            let mut diagnostics = validate(&definition, settings);
            rules::document::too_large::check(text, settings, &mut diagnostics);
            locate(&mut diagnostics, &definition, text);
            (Some(definition), diagnostics)
        }
        Err(error) => (None, vec![rules::document::not_json::diagnose(&error, text)]),
    }
}

/// Judges a definition: errors first, then in the order of the document.
pub fn validate(definition: &Definition, settings: &Settings) -> Vec<Diagnostic> {
    let facts = vec![OnceLock::new(); definition.steps().len()];
    let subject = Subject {
        definition,
        settings,
        graph: &OnceLock::new(),
        facts: &facts,
        configuration: &configuration_references(definition),
    };
    let mut diagnostics = judge(&subject);
    arrange(&mut diagnostics, definition);
    diagnostics
}

/// What the members beside `Parameters` and `Steps` refer to.
fn configuration_references(definition: &Definition) -> Vec<Found> {
    ["PipelineExperimentConfig", "MlflowConfig"]
        .into_iter()
        .filter_map(|name| Some(references(definition.root().get(name)?, &format!("/{name}"))))
        .flatten()
        .collect()
}

/// Errors first, then in the order of the document, then by code.
fn arrange(diagnostics: &mut [Diagnostic], definition: &Definition) {
    diagnostics.sort_by_cached_key(|one| {
        let position = definition.root().position(&one.pointer);
        (one.severity, position, one.code.clone(), one.message.clone())
    });
}

#[cfg(test)]
mod tests;
