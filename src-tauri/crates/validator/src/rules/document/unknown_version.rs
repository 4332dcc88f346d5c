//! # `unknown-version`
//!
//! `Version` is not `2020-12-01`.
//!
//! ## Why
//!
//! It is the version of the language the definition is written in, not of the pipeline, and there is one so far. It may be
//! absent.
//!
//! ## Example
//!
//! ```json
//! {"Version": "1.0", "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Version": "2020-12-01", "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Source
//!
//! `Pipeline` of the SDK; the public JSON Schema.

use pipewright_pipeline::json::Value;

use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::subject::Subject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-version",
    family: Family::Document,
    severity: Severity::Warning,
    summary: "The definition's `Version` is not known.",
    check: Check::Pipeline(check),
};

const VERSION: &str = "2020-12-01";

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(version) = subject.definition.root().get("Version") else { return };
    let (severity, message) = match &version.value {
        Value::String(text) if &**text == VERSION => return,
        Value::String(text) => {
            (Severity::Warning, format!("There is no version `{}` of definitions.", &**text))
        }
        _ => (Severity::Error, format!("`Version` is {}, not a text.", Kind::of(version).words())),
    };
    let mut diagnostic = RULE
        .at("/Version", message)
        .hint(format!(
            "Write `\"Version\": \"{VERSION}\"`: it is the version of the language, not of the pipeline."
        ))
        .fix(Fix::set_text(format!("Change to `{VERSION}`"), "/Version", VERSION));
    diagnostic.severity = severity;
    report.add(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn there_is_one_version() {
        for (text, expect) in [
            (r#"{"Steps": []}"#, None),
            (r#"{"Version": "2020-12-01"}"#, None),
            (r#"{"Version": "2021-01-01"}"#, Some("There is no version `2021-01-01` of definitions.")),
            (r#"{"Version": 1}"#, Some("`Version` is a number, not a text.")),
        ] {
            let expect: Vec<_> = expect.into_iter().map(|message| ("/Version", message)).collect();
            testing::check(&RULE, text, &expect);
        }
    }
}
