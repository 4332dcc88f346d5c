//! # `cache`
//!
//! A `CacheConfig` is not written as it must be: `Enabled` is no boolean, or `ExpireAfter` no duration.
//!
//! ## Why
//!
//! `ExpireAfter` is an ISO 8601 duration such as `P30D`, `PT12H` or `P1DT6H`; the developer guide also writes `30d`, `T16m` and
//! `30dT5h`. Before the `T` an `M` is months, behind it minutes: `P30M` keeps results for two and a half years.
//!
//! Without `Enabled` nothing says that the step is cached, which is a warning.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "CacheConfig": {"Enabled": true, "ExpireAfter": "1 day"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "CacheConfig": {"Enabled": true, "ExpireAfter": "P1D"}}
//! ```
//!
//! ## Source
//!
//! The developer guide, "Turn on step caching".

use pipewright_pipeline::json::{Node, Path, Value};

use super::duration::{self, Reading};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "cache",
    family: Family::Cache,
    severity: Severity::Error,
    summary: "A `CacheConfig` is not written as it must be.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(config) = step.node.get("CacheConfig") else { return };
    let path = step.path();
    let path = path.member("CacheConfig");
    let members = match &config.value {
        Value::Object(members) => members,
        Value::Null => return,
        _ => {
            let message = format!("`CacheConfig` is {}, not an object.", Kind::of(config).words());
            let hint = "Write it as `{\"Enabled\": true, \"ExpireAfter\": \"P30D\"}`.";
            report.add(RULE.at(path.pointer(), message).step(step.name()).hint(hint));
            return;
        }
    };
    for diagnostic in unknown_members(&RULE, members, &["Enabled", "ExpireAfter"], "a `CacheConfig`", &path) {
        report.add(diagnostic.step(step.name()));
    }
    report.add_all(enabled(config, &path).map(|one| one.step(step.name())));
    if let Some(after) = config.get("ExpireAfter") {
        report.add_all(expire_after(after, &path.member("ExpireAfter")).map(|one| one.step(step.name())));
    }
}

fn enabled(config: &Node, path: &Path<'_>) -> Option<Diagnostic> {
    let Some(enabled) = config.get("Enabled") else {
        let mut diagnostic = RULE
            .at(path.pointer(), "`CacheConfig` does not say whether caching is on.")
            .hint("Add `\"Enabled\": true`.");
        diagnostic.severity = Severity::Warning;
        return Some(diagnostic);
    };
    let path = path.member("Enabled");
    let fix = match (&enabled.value, Kind::of(enabled)) {
        (_, Kind::Boolean | Kind::Variable) => return None,
        (Value::String(text), _) => match text.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    };
    let fix = fix.map(|value| {
        Fix::set(format!("Change to `{value}`"), path.pointer(), &Node::from_serde(&value.into()))
    });
    Some(
        RULE.at(path.pointer(), format!("`Enabled` is {}, not a boolean.", Kind::of(enabled).words()))
            .hint("Write `true` or `false`, without quotes.")
            .fix(fix),
    )
}

fn expire_after(after: &Node, path: &Path<'_>) -> Option<Diagnostic> {
    let text = match Kind::of(after) {
        // `null` is what the SDK writes for none.
        Kind::Null | Kind::Variable => return None,
        Kind::Text => after.as_str()?,
        kind => {
            return Some(
                RULE.at(path.pointer(), format!("`ExpireAfter` is {}, not a text.", kind.words()))
                    .hint("Write a duration such as `\"P30D\"` or `\"PT12H\"`."),
            );
        }
    };
    let instead =
        |duration: String| Fix::set_text(format!("Change to `{duration}`"), path.pointer(), &duration);
    let (message, hint, fix, severity) = match duration::read(text) {
        Reading::Sound => return None,
        Reading::Unreadable => (
            format!("`{text}` is no duration."),
            "Write one such as `P30D` (days), `PT12H` (hours) or `P1DT6H`.".to_owned(),
            duration::of_phrase(text).map(instead),
            Severity::Error,
        ),
        Reading::HoursWithoutT => (
            format!("`{text}` has hours, minutes or seconds without a `T` before them."),
            "Write a `T` before the part of the day: `PT12H`.".to_owned(),
            duration::of_phrase(text).map(instead),
            Severity::Error,
        ),
        Reading::ManyMonths(months) => (
            format!("`{text}` keeps results for {months} months."),
            format!("For minutes write `PT{months}M`."),
            Some(instead(format!("PT{months}M"))),
            Severity::Warning,
        ),
    };
    let mut diagnostic = RULE.at(path.pointer(), message).hint(hint).fix(fix);
    diagnostic.severity = severity;
    Some(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(config: &str, expect: &[(&str, &str)]) {
        let step = format!(r#"{{"Name": "P", "Type": "Processing", "CacheConfig": {config}}}"#);
        let found = testing::of_rule(&RULE, &step, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/0/CacheConfig").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{config}");
    }

    #[test]
    fn configurations() {
        check(r#"{"Enabled": true, "ExpireAfter": "T12H"}"#, &[]);
        check(r#"{"Enabled": false}"#, &[]);
        check(r#"{"Enabled": {"Get": "Parameters.Cache"}, "ExpireAfter": null}"#, &[]);
        check("null", &[]);
        check("true", &[("", "`CacheConfig` is a boolean, not an object.")]);
        check(
            r#"{"Enable": true}"#,
            &[
                ("", "`CacheConfig` does not say whether caching is on."),
                ("/Enable", "`Enable` is no member of a `CacheConfig`."),
            ],
        );
        check(r#"{"Enabled": "True"}"#, &[("/Enabled", "`Enabled` is a text, not a boolean.")]);
        check(
            r#"{"Enabled": true, "ExpireAfter": 30}"#,
            &[("/ExpireAfter", "`ExpireAfter` is a number, not a text.")],
        );
        check(r#"{"Enabled": true, "ExpireAfter": "1 day"}"#, &[("/ExpireAfter", "`1 day` is no duration.")]);
        check(
            r#"{"Enabled": true, "ExpireAfter": "12h"}"#,
            &[("/ExpireAfter", "`12h` has hours, minutes or seconds without a `T` before them.")],
        );
        check(
            r#"{"Enabled": true, "ExpireAfter": "P30M"}"#,
            &[("/ExpireAfter", "`P30M` keeps results for 30 months.")],
        );
    }
}
