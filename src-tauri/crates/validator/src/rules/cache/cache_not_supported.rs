//! # `cache-not-supported`
//!
//! A step has a `CacheConfig`, and steps of its type are not cached.
//!
//! ## Why
//!
//! `Condition`, `Fail`, `Model`, `RegisterModel`, `Lineage`, `InferenceComponent`, `Cleanup` and `ForEach` take no
//! `CacheConfig`; the SDK offers none for them. Of step types that Pipewright does not know nothing is said.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}, "CacheConfig": {"Enabled": true, "ExpireAfter": "P1D"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}
//! ```
//!
//! ## Source
//!
//! The developer guide, "Caching pipeline steps"; the step classes of the SDK.

use pipewright_pipeline::json::Value;

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "cache-not-supported",
    family: Family::Cache,
    severity: Severity::Error,
    summary: "A step of this type cannot be cached.",
    check: Check::Step(check),
};

const NEVER_CACHED: &[&str] =
    &["Condition", "Fail", "Model", "RegisterModel", "Lineage", "InferenceComponent", "Cleanup", "ForEach"];

/// Whether steps of a type may have their results cached.
pub fn can_be_cached(step_type: &str) -> bool {
    !NEVER_CACHED.contains(&step_type)
}

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if !NEVER_CACHED.contains(&step.step_type()) {
        return;
    }
    let Some(config) = step.node.get("CacheConfig") else { return };
    if config.value == Value::Null {
        return;
    }
    let pointer = step.pointer("/CacheConfig");
    let message =
        format!("The step `{}` is a {} step, which cannot be cached.", step.name(), step.step_type());
    report.add(
        RULE.at(pointer.clone(), message)
            .step(step.name())
            .on_name()
            .hint("Remove `CacheConfig`.")
            .fix(Fix::clear("Remove `CacheConfig`", pointer).safe()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn some_types_are_never_cached() {
        testing::check(
            &RULE,
            r#"{"Steps": [{"Name": "M", "Type": "Model", "CacheConfig": {"Enabled": false}}, {"Name": "N", "Type": "Model", "CacheConfig": null},
                {"Name": "P", "Type": "Processing", "CacheConfig": {}}, {"Name": "A", "Type": "Athena", "CacheConfig": {}}]}"#,
            &[("/Steps/0/CacheConfig", "The step `M` is a Model step, which cannot be cached.")],
        );
    }
}
