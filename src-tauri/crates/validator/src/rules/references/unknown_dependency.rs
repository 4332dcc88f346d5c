//! # `unknown-step` (in `DependsOn`)
//!
//! `DependsOn` names a step that the pipeline does not have.

use pipewright_pipeline::spelling::nearest;

use super::unresolved::unknown_step;
use crate::{Diagnostic, Subject};

pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for step in subject.definition.steps() {
        for dependency in &step.depends_on {
            if subject.definition.step(&dependency.step).is_none() {
                let names = subject.definition.steps().iter().map(|step| step.name.as_str());
                let near = nearest(&dependency.step, names);
                found.push(unknown_step(
                    &dependency.step,
                    near,
                    Some(&step.name),
                    dependency.pointer.clone(),
                ));
            }
        }
    }
}
