//! # `cache-no-expiry`
//!
//! Caching is enabled without `ExpireAfter`.
//!
//! ## Why
//!
//! SageMaker does not say how long it would reuse a result then; the SDK's documentation asks for a time whenever
//! caching is enabled.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
//!  "CacheConfig": {"Enabled": true}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
//!  "CacheConfig": {"Enabled": true, "ExpireAfter": "P30D"}}
//! ```
//!
//! ## Source
//!
//! SageMaker Python SDK, `CacheConfig`: "If caching is enabled, a timeout also needs to be defined."

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Fix, Severity};
use pipewright_pipeline::json::Value;

pub(crate) const RULE: Rule = Rule {
    code: "cache-no-expiry",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "Caching is enabled without a time after which results expire.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(config) = step.node.get("CacheConfig") else { return };
    if !is_enabled(step) || config.get("ExpireAfter").is_some() {
        return;
    }
    let fix =
        Fix::set_text("Let results expire after 30 days", step.pointer("/CacheConfig/ExpireAfter"), "P30D");
    report.add(
        RULE.at(
            step.pointer("/CacheConfig"),
            format!("The cache of `{}` has no `ExpireAfter`.", step.name()),
        )
        .step(step.name())
        .hint("Say how long a result may be reused, such as `P30D` or `PT12H`.")
        .fix(fix),
    );
}

/// Whether the step's results are surely reused.
pub(super) fn is_enabled(step: &StepSubject<'_>) -> bool {
    let enabled = step.node.get("CacheConfig").and_then(|config| config.get("Enabled"));
    enabled.is_some_and(|enabled| enabled.value == Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn only_an_enabled_cache() {
        let step = |config: &str| format!(r#"{{"Name": "T", "Type": "Training", "CacheConfig": {config}}}"#);
        let message = "The cache of `T` has no `ExpireAfter`.";
        check(&RULE, &step(r#"{"Enabled": true}"#), &[("/Steps/0/CacheConfig", message)]);
        check(&RULE, &step(r#"{"Enabled": false}"#), &[]);
        check(&RULE, &step(r#"{"Enabled": true, "ExpireAfter": "PT1H"}"#), &[]);
    }
}
