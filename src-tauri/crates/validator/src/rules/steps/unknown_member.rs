//! # `unknown-member`
//!
//! A step has a member that steps of its type do not have.
//!
//! ## Why
//!
//! A member that nobody knows has no effect at best: a misspelt `DependsOn` lets the step run too early, a misspelt
//! `CacheConfig` caches nothing. A warning, because the service may know more than the SDK does.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Too low."}, "DisplayNam": "Stop here"}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Too low."}, "DisplayName": "Stop here"}
//! ```
//!
//! ## Source
//!
//! The step classes of the SDK.

use pipewright_pipeline::json::Path;
use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::shapes::{ShapeKind, Structure, arguments};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-member",
    family: Family::Steps,
    severity: Severity::Warning,
    summary: "A step has a member that its type does not have.",
    check: Check::Within,
};

/// A member that `structure`, the shape of the step, does not know; `path` is the member's.
pub(crate) fn diagnose(
    step: &StepSubject<'_>,
    structure: &Structure,
    name: &str,
    path: &Path<'_>,
) -> Diagnostic {
    let absent = structure.members.iter().map(|one| one.name).filter(|name| step.node.get(name).is_none());
    let near = nearest(name, absent);
    let pointer = path.pointer();
    let fix = near.as_ref().map(|near| Fix::rename_member(format!("Rename to `{near}`"), &*pointer, near));
    RULE.at(&*pointer, format!("A {} step has no member `{name}`.", step.step_type()))
        .step(step.name())
        .on_name()
        .did_you_mean(near.as_deref(), || match owners(name).as_slice() {
            [] => format!("Remove `{name}`: it has no effect."),
            types => format!("It belongs to steps of the type {}.", types.join(", ")),
        })
        .fix(fix)
}

/// The types of steps that have a member of that name.
fn owners(name: &str) -> Vec<&'static str> {
    let has = |step_type: &&str| match arguments().step(step_type).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(structure)) => structure.member(name).is_some(),
        _ => false,
    };
    arguments().step_types().filter(has).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    #[test]
    fn members_that_types_do_not_have() {
        let text = r#"{"Name": "T", "Type": "Training", "DependOn": ["A"], "FunctionArn": "f", "Colour": 1, "Description": "a\nb"}"#;
        check(
            &RULE,
            text,
            &[
                ("/Steps/0/DependOn", "A Training step has no member `DependOn`."),
                ("/Steps/0/FunctionArn", "A Training step has no member `FunctionArn`."),
                ("/Steps/0/Colour", "A Training step has no member `Colour`."),
            ],
        );
        let hints: Vec<_> =
            of_rule(&RULE, text, &Settings::default()).into_iter().filter_map(|one| one.hint).collect();
        assert_eq!(
            hints,
            [
                "Did you mean `DependsOn`?",
                "It belongs to steps of the type Lambda.",
                "Remove `Colour`: it has no effect."
            ]
        );
        check(&RULE, r#"{"Name": "A", "Type": "Athena", "Anything": 1}"#, &[]);
    }
}
