//! # `json-path`
//!
//! The `Path` of a `Std:JsonGet` cannot be read as a way into a JSON file.
//!
//! ## Why
//!
//! A path is names with dots between them, and brackets with an index or a quoted name: `metrics.auc.value`, `Output[1]`,
//! `Result['acc']`. The step that reads it would fail, hours into the run.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:JsonGet": {
//!   "S3Uri": "s3://example/metrics.json", "Path": "metrics[0.value"}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:JsonGet": {
//!   "S3Uri": "s3://example/metrics.json", "Path": "metrics[0].value"}}}}
//! ```
//!
//! ## Source
//!
//! The developer guide, "Property Files and JsonGet", which points to JsonPath; so `$`, `*`, slices and filters pass.

use pipewright_pipeline::json::{Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::rules::walk::Site;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "json-path",
    family: Family::Functions,
    severity: Severity::Error,
    summary: "The `Path` of a `Std:JsonGet` cannot be read.",
    check: Check::Within,
};

pub(super) fn check(site: &Site<'_>, node: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    let message = match &node.value {
        Value::String(text) => match fault(text) {
            Some(fault) => format!("The path `{text}` cannot be read: {fault}."),
            None => return,
        },
        _ if Kind::of(node) == Kind::Variable => return,
        _ => format!("`Path` is {}, not a text.", Kind::of(node).words()),
    };
    report.add(
        site.mistake_at(&RULE, path, message)
            .hint("Write names with dots, and brackets with an index or a quoted name: `metrics[0].value`."),
    );
}

/// What is wrong with a path, when something is. JsonPath allows more than the SDK's local mode: whatever stands in
/// brackets passes when they are closed.
fn fault(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() {
        return Some("it is empty");
    }
    let mut rest = text.strip_prefix('$').unwrap_or(text);
    let rooted = rest.len() < text.len();
    let mut first = !rooted;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('[') {
            let (inside, after) = match bracket(after) {
                Ok(parts) => parts,
                Err(fault) => return Some(fault),
            };
            if inside.trim().is_empty() {
                return Some("a bracket is empty");
            }
            rest = after;
        } else {
            let name = match rest.strip_prefix('.') {
                // `..` looks at every depth.
                Some(after) if rooted => after.strip_prefix('.').unwrap_or(after),
                Some(_) if first => return Some("it begins with a dot"),
                Some(after) => after,
                None if first => rest,
                None => return Some("a dot is missing after a bracket"),
            };
            let end = name.find(['.', '[', ']']).unwrap_or(name.len());
            if name[end..].starts_with(']') {
                return Some("`]` closes nothing");
            }
            // `$..[0]` has no name before the bracket.
            if end == 0 && !(rooted && name.starts_with('[')) {
                return Some("a name is missing beside a dot");
            }
            rest = &name[end..];
        }
        first = false;
    }
    None
}

/// What stands in a bracket, and what follows it.
fn bracket(text: &str) -> Result<(&str, &str), &'static str> {
    let (mut depth, mut quote) = (1, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '\'' | '"') => quote = Some(letter),
            (None, '[') => depth += 1,
            (None, ']') => {
                depth -= 1;
                if depth == 0 {
                    return Ok((&text[..at], &text[at + 1..]));
                }
            }
            _ => {}
        }
    }
    Err(if quote.is_some() { "a quote is never closed" } else { "a bracket is never closed" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn paths() {
        for path in [
            "mse",
            "regression_metrics.mse.value",
            "a.b[0].c",
            "Output[1]",
            "Result['acc']",
            "a[\"b c\"]['d]'].e",
            "[0].a",
            "$.a.b",
            "$..value",
            "$..[0]",
            "a.*",
            "a[*].b",
            "a[-1]",
            "a[0:2]",
            "$.a[?(@.b[0] == 'x')].c",
            "metric-with dashes.and spaces",
        ] {
            assert_eq!(fault(path), None, "{path}");
        }
        for (path, expect) in [
            ("", "it is empty"),
            (" ", "it is empty"),
            (".a", "it begins with a dot"),
            ("a.", "a name is missing beside a dot"),
            ("a..b", "a name is missing beside a dot"),
            ("$.", "a name is missing beside a dot"),
            ("a[0", "a bracket is never closed"),
            ("a[]", "a bracket is empty"),
            ("a['b]", "a quote is never closed"),
            ("a]b", "`]` closes nothing"),
            ("a[0]b", "a dot is missing after a bracket"),
        ] {
            assert_eq!(fault(path), Some(expect), "{path}");
        }
    }

    #[test]
    fn a_path_is_a_text() {
        testing::check(
            &RULE,
            r#"{"Name": "F", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:JsonGet": {"S3Uri": "s3://b/x", "Path": ["a"]}}}}"#,
            &[("/Steps/0/Arguments/ErrorMessage/Std:JsonGet/Path", "`Path` is a list, not a text.")],
        );
    }
}
