//! Mistakes at the fields where they stand.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_validator::Diagnostic;

use super::slot::step_at;
use crate::dto::form::{ConditionView, FormField, StepForm};

/// Gives each mistake of the step to the innermost field that holds its place; the rest to the form.
pub(super) fn attach(form: &mut StepForm, definition: &Definition, step: &Step, diagnostics: &[Diagnostic]) {
    let own =
        |one: &&Diagnostic| step_at(definition, &one.pointer).is_some_and(|at| at.pointer == step.pointer);
    for diagnostic in diagnostics.iter().filter(own) {
        let taken = form.sections.iter_mut().any(|section| take(&mut section.fields, diagnostic))
            || form.conditions.iter_mut().any(|condition| take_condition(condition, diagnostic));
        if !taken {
            form.problems.push(diagnostic.clone());
        }
    }
}

fn take(fields: &mut [FormField], diagnostic: &Diagnostic) -> bool {
    fields.iter_mut().any(|field| take_one(field, diagnostic))
}

fn take_one(field: &mut FormField, diagnostic: &Diagnostic) -> bool {
    if !holds(&field.pointer, &diagnostic.pointer) {
        // What is missing is told of what should hold it.
        let lacks = !field.set
            && field.required
            && field.pointer.rsplit_once('/').is_some_and(|(above, _)| above == diagnostic.pointer)
            && diagnostic.code.starts_with("missing-")
            && diagnostic.message.contains(&format!("`{}`", field.name));
        if lacks {
            field.problems.push(diagnostic.clone());
            return true;
        }
        return !field.fields.is_empty()
            && diagnostic.pointer.starts_with(&field.pointer)
            && take(&mut field.fields, diagnostic);
    }
    if !take(&mut field.fields, diagnostic) {
        field.problems.push(diagnostic.clone());
    }
    true
}

fn take_condition(condition: &mut ConditionView, diagnostic: &Diagnostic) -> bool {
    if !holds(&condition.pointer, &diagnostic.pointer) {
        return false;
    }
    let operands = [&mut condition.left, &mut condition.right, &mut condition.values];
    let taken = operands.into_iter().flatten().any(|field| take_one(field, diagnostic))
        || condition.inner.iter_mut().any(|inner| take_condition(inner, diagnostic));
    if !taken {
        condition.problems.push(diagnostic.clone());
    }
    true
}

/// Whether the place of one pointer holds that of another.
fn holds(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
