//! # `not-json`
//!
//! The text is not JSON, so nothing else can be said about it.
//!
//! ## Why
//!
//! SageMaker answers `Unable to parse pipeline definition` and names neither the line nor the column.
//!
//! ## Example
//!
//! ```json
//! {"Version": "2020-12-01", "Steps": [],}
//! ```
//!
//! ## Instead
//!
//! Mend the text at the place named; the rest is judged once it can be read.

use pipewright_pipeline::json::SyntaxError;

use crate::rule::{Check, Family, Rule};
use crate::{Diagnostic, Place, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "not-json",
    family: Family::Document,
    severity: Severity::Error,
    summary: "The text is not JSON.",
    check: Check::Within,
};

/// `text` is what could not be read.
pub(crate) fn diagnose(error: &SyntaxError, text: &str) -> Diagnostic {
    let message = format!("Not JSON at line {}, column {}: {}.", error.line, error.column, error.message);
    let mut diagnostic =
        RULE.at("", message).hint("Mend the text at this place; the rest is judged once it can be read.");
    // The character at fault; nothing at the end of the text.
    let character = text.get(error.offset as usize..).and_then(|rest| rest.chars().next());
    let end = error.offset + character.map_or(0, char::len_utf8) as u32;
    diagnostic.place = Some(Place { line: error.line, column: error.column, start: error.offset, end });
    diagnostic
}

#[cfg(test)]
mod tests {
    use crate::{Settings, validate_text};

    #[test]
    fn the_place_is_one_character_of_the_text() {
        let check = |text: &str, expect: &str| {
            let (_, found) = validate_text(text, &Settings::default());
            let place = found[0].place.unwrap();
            assert_eq!(text.get(place.start as usize..place.end as usize), Some(expect), "{text}");
        };
        check("{,}", ",");
        check("[é]", "é");
        check("", "");
        check("[1,\n", "");
    }
}
