//! Damages of caching and retrying, which most definitions have none of: they are put in.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::Node;

use super::damage::{Damage, json};
use super::fixture::Fixture;
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("cache where none is", |f| {
        on_types(f, UNCACHED, "CacheConfig", r#"{"Enabled": true, "ExpireAfter": "P30D"}"#)
    }),
    error("cache switched by a word", |f| cached(f, r#"{"Enabled": "yes", "ExpireAfter": "P30D"}"#)),
    warning("cache without a switch", |f| cached(f, r#"{"ExpireAfter": "P30D"}"#)),
    error("cache to text", |f| cached(f, r#""P30D""#)),
    error("duration in words", |f| cached(f, r#"{"Enabled": true, "ExpireAfter": "a month"}"#)),
    error("duration without a unit", |f| cached(f, r#"{"Enabled": true, "ExpireAfter": "30"}"#)),
    error("duration to number", |f| cached(f, r#"{"Enabled": true, "ExpireAfter": 30}"#)),
    warning("member of a cache misspelt", |f| cached(f, r#"{"Enabled": true, "ExpireAtfer": "P30D"}"#)),
    error("retry where none is", |f| on_types(f, UNRETRIED, "RetryPolicies", &retry(r#""MaxAttempts": 3"#))),
    error("both limits of a retry", |f| retried(f, &retry(r#""MaxAttempts": 3, "ExpireAfterMin": 30"#))),
    error("too many attempts", |f| retried(f, &retry(r#""MaxAttempts": 21"#))),
    error("attempts below zero", |f| retried(f, &retry(r#""MaxAttempts": -1"#))),
    error("interval too long", |f| retried(f, &retry(r#""MaxAttempts": 3, "IntervalSeconds": 43201"#))),
    error("expiry too late", |f| retried(f, &retry(r#""ExpireAfterMin": 14401"#))),
    error("interval to word", |f| retried(f, &retry(r#""MaxAttempts": 3, "IntervalSeconds": "long""#))),
    error("exception misspelt", |f| {
        retried(f, r#"[{"ExceptionType": ["Step.SERVICE_FUALT"], "MaxAttempts": 3}]"#)
    }),
    error("exceptions emptied", |f| retried(f, r#"[{"ExceptionType": [], "MaxAttempts": 3}]"#)),
    error("exceptions dropped", |f| retried(f, r#"[{"MaxAttempts": 3}]"#)),
    error("retry to structure", |f| {
        retried(f, r#"{"ExceptionType": ["Step.SERVICE_FAULT"], "MaxAttempts": 3}"#)
    }),
    warning("member of a retry misspelt", |f| retried(f, &retry(r#""MaxAtempts": 3"#))),
    error("exception of jobs on a model", |f| {
        on_types(
            f,
            &["Model", "RegisterModel"],
            "RetryPolicies",
            r#"[{"ExceptionType": ["SageMaker.CAPACITY_ERROR"], "MaxAttempts": 3}]"#,
        )
    }),
];

const CACHED: &[&str] = &[
    "Processing",
    "Training",
    "Tuning",
    "AutoML",
    "Transform",
    "Lambda",
    "Callback",
    "EMR",
    "QualityCheck",
    "ClarifyCheck",
    "EndpointConfig",
    "Endpoint",
];
const UNCACHED: &[&str] =
    &["Model", "RegisterModel", "Condition", "Fail", "InferenceComponent", "Lineage", "Cleanup", "ForEach"];
const RETRIED: &[&str] =
    &["Processing", "Training", "Tuning", "AutoML", "Model", "RegisterModel", "Transform"];
const UNRETRIED: &[&str] = &[
    "Condition",
    "Fail",
    "Lambda",
    "Callback",
    "ClarifyCheck",
    "QualityCheck",
    "Endpoint",
    "InferenceComponent",
    "Lineage",
    "Cleanup",
    "ForEach",
];

fn retry(members: &str) -> String {
    format!(r#"[{{"ExceptionType": ["Step.SERVICE_FAULT"], {members}}}]"#)
}

fn cached(fixture: &Fixture, config: &str) -> Vec<Damage> {
    on_types(fixture, CACHED, "CacheConfig", config)
}

fn retried(fixture: &Fixture, policies: &str) -> Vec<Damage> {
    on_types(fixture, RETRIED, "RetryPolicies", policies)
}

fn on_types(fixture: &Fixture, types: &[&str], member: &'static str, value: &str) -> Vec<Damage> {
    let value = json(value);
    let steps = fixture.steps().filter(|(_, step)| types.contains(&step.step_type.as_str()));
    steps.map(|(_, step)| put(fixture, step, member, value.clone())).collect()
}

/// Puts a member into a step, in the place of one of that name when there is one.
pub(crate) fn put(fixture: &Fixture, step: &Step, member: &'static str, value: Node) -> Damage {
    let damage = match fixture.node(step).get(member) {
        Some(_) => Damage::set(&format!("{}/{member}", step.pointer), value),
        None => Damage::add(&step.pointer, member, value),
    };
    Damage { at: format!("{}/{member}", step.pointer), ..damage }.on(&step.name)
}
