//! # `retry`
//!
//! A retry policy is not written as it must be: a value beyond its limit, both limits at once, an exception that does not
//! exist.
//!
//! ## Why
//!
//! `ExceptionType` lists `Step.SERVICE_FAULT`, `Step.THROTTLING`, `SageMaker.JOB_INTERNAL_ERROR`, `SageMaker.CAPACITY_ERROR` or
//! `SageMaker.RESOURCE_LIMIT`. `MaxAttempts` is from 1 to 20, `IntervalSeconds` at most 43,200 (12 hours), `ExpireAfterMin` 14,400 (10
//! days). Only one of `MaxAttempts` and `ExpireAfterMin` can be given; the check of SDK 2 for that does not work.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Create", "Type": "Model", "Arguments": {"ExecutionRoleArn": "arn:aws:iam::111122223333:role/Example",
//!    "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/example:1"}},
//!  "RetryPolicies": [{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 50}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Create", "Type": "Model", "Arguments": {"ExecutionRoleArn": "arn:aws:iam::111122223333:role/Example",
//!    "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/example:1"}},
//!  "RetryPolicies": [{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 5}]}
//! ```
//!
//! ## Source
//!
//! The developer guide, "Retry Policy for Pipeline Steps"; the public JSON Schema, which also has `Emr.RESOURCE_LIMIT`.

use pipewright_pipeline::json::{Node, Path, Value};
use pipewright_pipeline::spelling::nearest;

use super::exceptions;
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, listed, number, unknown_members};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Limits, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "retry",
    family: Family::Retry,
    severity: Severity::Error,
    summary: "A retry policy is not written as it must be.",
    check: Check::Step(check),
};

const MEMBERS: &[&str] =
    &["ExceptionType", "IntervalSeconds", "BackoffRate", "MaxAttempts", "ExpireAfterMin"];

const EXCEPTIONS: &[&str] = &[
    "Step.SERVICE_FAULT",
    "Step.THROTTLING",
    "SageMaker.JOB_INTERNAL_ERROR",
    "SageMaker.CAPACITY_ERROR",
    "SageMaker.RESOURCE_LIMIT",
    "Emr.RESOURCE_LIMIT",
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(policies) = step.node.get("RetryPolicies") else { return };
    let path = step.path();
    let path = path.member("RetryPolicies");
    let policies = match &policies.value {
        Value::Array(policies) => policies,
        Value::Null => return,
        _ => {
            let message = format!("`RetryPolicies` is {}, not a list.", Kind::of(policies).words());
            report.add(RULE.at(path.pointer(), message).step(step.name()).hint("List the policies."));
            return;
        }
    };
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for (index, policy) in policies.iter().enumerate() {
        let path = path.element(index);
        report.add_all(
            judge(policy, &path, &step.settings().limits).into_iter().map(|one| one.step(step.name())),
        );
        for (_, word) in exceptions(policy) {
            if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == word) {
                let mut diagnostic = RULE
                    .at(
                        path.member("ExceptionType").pointer(),
                        format!("`{word}` stands twice among the exceptions of `{}`.", step.name()),
                    )
                    .step(step.name())
                    .related(step.pointer(&format!("/RetryPolicies/{first}")), "it stands here first")
                    .hint("Name each exception in one policy.");
                diagnostic.severity = Severity::Warning;
                report.add(diagnostic);
            }
            seen.push((word, index));
        }
    }
}

fn judge(policy: &Node, path: &Path<'_>, limits: &Limits) -> Vec<Diagnostic> {
    let Value::Object(members) = &policy.value else {
        let message = format!("A retry policy is {}, not an object.", Kind::of(policy).words());
        let hint = "Write it as `{\"ExceptionType\": [\"Step.THROTTLING\"], \"MaxAttempts\": 5}`.";
        return vec![RULE.at(path.pointer(), message).hint(hint)];
    };
    let mut found: Vec<_> = unknown_members(&RULE, members, MEMBERS, "a retry policy", path).collect();
    found.extend(numbers(policy, path, limits));
    let is_given = |name: &str| policy.get(name).is_some_and(|node| node.value != Value::Null);
    if is_given("MaxAttempts") && is_given("ExpireAfterMin") {
        found.push(
            RULE.at(path.pointer(), "A retry policy has both `MaxAttempts` and `ExpireAfterMin`.")
                .hint("Keep one of the two.")
                .fix(Fix::clear("Remove `ExpireAfterMin`", path.member("ExpireAfterMin").pointer())),
        );
    }
    found.extend(exception_type(policy, path));
    found
}

/// What is wrong with the numbers. Those out of bounds are one mistake of the policy.
fn numbers(policy: &Node, path: &Path<'_>, limits: &Limits) -> Vec<Diagnostic> {
    let (mut found, mut beyond, mut bounds) = (Vec::new(), Vec::new(), Vec::new());
    for (name, least, most) in [
        ("MaxAttempts", 1.0, Some(limits.retry_attempts)),
        ("IntervalSeconds", 0.0, Some(43_200)),
        ("ExpireAfterMin", 0.0, Some(14_400)),
        ("BackoffRate", 0.0, None),
    ] {
        let Some(node) = policy.get(name) else { continue };
        let Some(value) = number(node) else {
            let kind = Kind::of(node);
            if !matches!(kind, Kind::Variable | Kind::Null) {
                let message = format!("`{name}` of a retry policy is {}, not a number.", kind.words());
                found.push(
                    RULE.at(path.member(name).pointer(), message).hint("Write a number, without quotes."),
                );
            }
            continue;
        };
        let is_whole = most.is_none() || value.fract() == 0.0;
        if value < least || !is_whole || most.is_some_and(|most| value > f64::from(most)) {
            beyond.push(format!("`{name}` {}", node.print().trim_end()));
            bounds.push(match most {
                Some(most) => format!("`{name}` is a whole number from {least} to {most}"),
                None => format!("`{name}` is not below 0"),
            });
        }
    }
    if !beyond.is_empty() {
        let message = format!("A retry policy has {}, beyond what is allowed.", beyond.join(" and "));
        found.push(RULE.at(path.pointer(), message).hint(format!("{}.", bounds.join("; "))));
    }
    found
}

fn exception_type(policy: &Node, path: &Path<'_>) -> Vec<Diagnostic> {
    let Some(node) = policy.get("ExceptionType") else {
        return vec![
            RULE.at(path.pointer(), "A retry policy has no `ExceptionType`.")
                .hint("Say what it retries: `\"ExceptionType\": [\"Step.THROTTLING\"]`."),
        ];
    };
    let at = path.member("ExceptionType");
    let mut found = Vec::new();
    match &node.value {
        Value::String(_) => {}
        Value::Array(words) if words.is_empty() => {
            let hint = format!("Name one or more of {}.", listed(EXCEPTIONS));
            found.push(RULE.at(at.pointer(), "A retry policy names no exceptions.").hint(hint));
        }
        Value::Array(words) => {
            for (index, word) in words.iter().enumerate().filter(|(_, word)| word.as_str().is_none()) {
                let message =
                    format!("An exception of a retry policy is {}, not a text.", Kind::of(word).words());
                found.push(
                    RULE.at(at.element(index).pointer(), message)
                        .hint(format!("Name one of {}.", listed(EXCEPTIONS))),
                );
            }
        }
        _ => {
            let message = format!("`ExceptionType` is {}, not a list.", Kind::of(node).words());
            found.push(RULE.at(at.pointer(), message).hint(format!("List some of {}.", listed(EXCEPTIONS))));
        }
    }
    for (index, word) in exceptions(policy).filter(|(_, word)| !EXCEPTIONS.contains(word)) {
        let near = nearest_exception(word);
        let place = match index {
            Some(index) => at.element(index).pointer(),
            None => at.pointer(),
        };
        let fix = near.map(|near| Fix::set_text(format!("Change to `{near}`"), place, near));
        found.push(
            RULE.at(at.pointer(), format!("There is no exception `{word}`."))
                .did_you_mean(near, || format!("The exceptions are {}.", listed(EXCEPTIONS)))
                .fix(fix),
        );
    }
    found
}

/// Also without the part before the dot, as the SDK's enumerations have them.
fn nearest_exception(word: &str) -> Option<&'static str> {
    let whole = nearest(word, EXCEPTIONS.iter().copied());
    let tail = |exception: &'static str| exception.split_once('.').map_or(exception, |(_, tail)| tail);
    let exact = || EXCEPTIONS.iter().find(|exception| tail(exception).eq_ignore_ascii_case(word)).copied();
    let sdk = || (word == "INTERNAL_ERROR").then_some("SageMaker.JOB_INTERNAL_ERROR");
    whole
        .and_then(|near| EXCEPTIONS.iter().find(|known| **known == near).copied())
        .or_else(exact)
        .or_else(sdk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(policies: &str, expect: &[(&str, &str)]) {
        let step = format!(r#"{{"Name": "T", "Type": "Training", "RetryPolicies": {policies}}}"#);
        let found = testing::of_rule(&RULE, &step, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/0/RetryPolicies").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{policies}");
    }

    #[test]
    fn sound_policies_pass() {
        for policies in [
            "null",
            "[]",
            r#"[{"ExceptionType": ["Step.SERVICE_FAULT", "Step.THROTTLING"], "IntervalSeconds": 1, "BackoffRate": 2.0, "ExpireAfterMin": 14400},
                {"ExceptionType": ["SageMaker.CAPACITY_ERROR"], "MaxAttempts": 1, "IntervalSeconds": 0}]"#,
            r#"[{"ExceptionType": "Step.THROTTLING", "MaxAttempts": 20, "IntervalSeconds": 43200}]"#,
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": {"Get": "Parameters.Attempts"}, "ExpireAfterMin": null}]"#,
        ] {
            check(policies, &[]);
        }
    }

    #[test]
    fn numbers_have_bounds() {
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 21, "IntervalSeconds": 50000}]"#,
            &[(
                "/0",
                "A retry policy has `MaxAttempts` 21 and `IntervalSeconds` 50000, beyond what is allowed.",
            )],
        );
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 2.5, "BackoffRate": -1}]"#,
            &[("/0", "A retry policy has `MaxAttempts` 2.5 and `BackoffRate` -1, beyond what is allowed.")],
        );
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 0}]"#,
            &[("/0", "A retry policy has `MaxAttempts` 0, beyond what is allowed.")],
        );
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": "3"}]"#,
            &[("/0/MaxAttempts", "`MaxAttempts` of a retry policy is a text, not a number.")],
        );
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 3, "ExpireAfterMin": 5}]"#,
            &[("/0", "A retry policy has both `MaxAttempts` and `ExpireAfterMin`.")],
        );
    }

    #[test]
    fn exceptions_are_known() {
        check(r#"[{"MaxAttempts": 3}]"#, &[("/0", "A retry policy has no `ExceptionType`.")]);
        check(r#"[{"ExceptionType": []}]"#, &[("/0/ExceptionType", "A retry policy names no exceptions.")]);
        check(
            r#"[{"ExceptionType": [3]}]"#,
            &[("/0/ExceptionType/0", "An exception of a retry policy is a number, not a text.")],
        );
        check(
            r#"[{"ExceptionType": ["SageMaker.OOM"]}]"#,
            &[("/0/ExceptionType", "There is no exception `SageMaker.OOM`.")],
        );
        check(
            r#"[{"ExceptionType": ["Step.THROTTLING"]}, {"ExceptionType": ["Step.THROTTLING"]}]"#,
            &[("/1/ExceptionType", "`Step.THROTTLING` stands twice among the exceptions of `T`.")],
        );
        check(r#"["Step.THROTTLING"]"#, &[("/0", "A retry policy is a text, not an object.")]);
        check("{}", &[("", "`RetryPolicies` is an object, not a list.")]);
        for (word, expect) in [
            ("Step.THROTTLE", Some("Step.THROTTLING")),
            ("SageMaker.JOB_INTERNAL_EROR", Some("SageMaker.JOB_INTERNAL_ERROR")),
            ("CAPACITY_ERROR", Some("SageMaker.CAPACITY_ERROR")),
            ("INTERNAL_ERROR", Some("SageMaker.JOB_INTERNAL_ERROR")),
            ("SageMaker.OOM", None),
        ] {
            assert_eq!(nearest_exception(word), expect, "{word}");
        }
    }
}
