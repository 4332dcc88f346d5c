//! # `definition-too-large`
//!
//! The definition has more bytes than the service takes.
//!
//! ## Why
//!
//! `CreatePipeline` takes a definition of 1 to 1,048,576 characters; a larger one is refused.
//!
//! ## Instead
//!
//! Pass long lists and texts as files instead of arguments, or split the pipeline.
//! The limit can be set: `definition-bytes` in the file of `--limits`.

use crate::rule::{Check, Family, Rule};
use crate::{Diagnostic, Report, Settings, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "definition-too-large",
    family: Family::Document,
    severity: Severity::Error,
    summary: "The definition has more bytes than the service takes.",
    check: Check::Within,
};

/// Indentation does not count: the definition is sent without it.
pub(crate) fn check(text: &str, settings: &Settings, found: &mut Vec<Diagnostic>) {
    let limit = settings.limits.definition_bytes as usize;
    if text.len() <= limit {
        return;
    }
    let bytes = compact_length(text);
    if bytes > limit {
        let mut report = Report::new(settings);
        report.add(
            RULE.at("", format!("The definition has {bytes} bytes, {limit} at most are allowed."))
                .hint("Pass long lists and texts as files, or split the pipeline."),
        );
        found.extend(report.into_found());
    }
}

/// The bytes outside of the white space between values.
fn compact_length(text: &str) -> usize {
    let (mut length, mut in_string, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        if in_string {
            length += 1;
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if !byte.is_ascii_whitespace() {
            length += 1;
            in_string = byte == b'"';
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sent_counts() {
        for (text, expect) in [("{ \"a b\" : 1 }\n", 9), (r#"[ "\" x" ]"#, 8), ("", 0)] {
            assert_eq!(compact_length(text), expect, "{text}");
        }
    }

    #[test]
    fn a_definition_over_the_limit_is_reported() {
        let mut settings = Settings::default();
        settings.limits.definition_bytes = 8;
        let mut found = Vec::new();
        check("{ \"a\" : 1 }", &settings, &mut found);
        assert_eq!(found, []);
        check("{ \"abc\" : 1 }", &settings, &mut found);
        assert_eq!(found[0].message, "The definition has 9 bytes, 8 at most are allowed.");
    }
}
