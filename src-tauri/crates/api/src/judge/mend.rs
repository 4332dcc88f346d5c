//! Applying the remedies of diagnostics until nothing is left to apply.

use std::collections::HashSet;

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Applicability, Diagnostic, Settings, locate, validate};

/// Remedies can uncover mistakes that have remedies. One that goes on longer than this does not end.
const ROUNDS: usize = 100;

/// A remedy that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The mistake, in the text as it was then.
    pub diagnostic: Diagnostic,
    /// What was done: the remedy's title.
    pub title: String,
}

/// Applies the remedies up to `applicability`. Gives the canonical text and what was done to get there; none when
/// there was nothing to do, or the text is no JSON.
pub(super) fn mend(
    text: &str,
    applicability: Applicability,
    settings: &Settings,
) -> Option<(String, Vec<Mended>)> {
    let mut text = text.to_owned();
    let mut done = Vec::new();
    let mut seen = HashSet::new();
    for _ in 0..ROUNDS {
        let mut definition = Definition::parse(&text).ok()?;
        let mut diagnostics = validate(&definition, settings);
        locate(&mut diagnostics, &definition, &text);
        let mended = round(&mut definition, diagnostics, applicability);
        let next = definition.print();
        // Two remedies that undo each other would go on for ever.
        if mended.is_empty() || next == text || !seen.insert(next.clone()) {
            break;
        }
        done.extend(mended);
        text = next;
    }
    (!done.is_empty()).then_some((text, done))
}

/// Applies what can be applied at once. Later places come first, so that the pointers of earlier ones still hold;
/// of two remedies for one place the first in order is taken, the other has its turn in the next round.
fn round(
    definition: &mut Definition,
    diagnostics: Vec<Diagnostic>,
    applicability: Applicability,
) -> Vec<Mended> {
    let wanted = |one: &Diagnostic| {
        one.fix.as_ref().is_some_and(|fix| {
            fix.applicability == Applicability::Safe || applicability == Applicability::Suggested
        })
    };
    let mut candidates: Vec<_> = diagnostics.into_iter().filter(wanted).collect();
    candidates.sort_by_key(|one| std::cmp::Reverse(one.place.map_or(0, |place| place.start)));
    let mut mended: Vec<Mended> = Vec::new();
    for diagnostic in candidates {
        let touches = |other: &Mended| overlap(&other.diagnostic.pointer, &diagnostic.pointer);
        let Some(fix) = &diagnostic.fix else { continue };
        if mended.iter().any(touches) || definition.apply(&fix.edit).is_err() {
            continue;
        }
        let title = fix.title.clone();
        mended.push(Mended { diagnostic, title });
    }
    mended.reverse();
    mended
}

/// Whether one of two places holds the other.
fn overlap(a: &str, b: &str) -> bool {
    let holds = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    holds(a, b) || holds(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, applicability: Applicability, expect: Option<(&str, &[&str])>) {
        let mended = mend(text, applicability, &Settings::default());
        let seen = mended.as_ref().map(|(text, done)| {
            let text: String = text.split_whitespace().collect();
            (text, done.iter().map(|one| one.title.as_str()).collect::<Vec<_>>())
        });
        assert_eq!(seen, expect.map(|(text, titles)| (text.to_owned(), titles.to_vec())));
    }

    const FAIL: &str = r#"{"Name":"A","Type":"Fail","Arguments":{"ErrorMessage":"no"}}"#;

    #[test]
    fn suggested_remedies_want_to_be_asked_for() {
        let steps = |get: &str| {
            format!(
                r#"{{"Parameters":[{{"Name":"Depth","Type":"String"}},{{"Name":"Eta","Type":"String"}}],"Steps":[{{"Name":"A","Type":"Fail","Arguments":{{"ErrorMessage":{{"Std:Join":{{"On":"","Values":[{get}]}}}}}}}}]}}"#
            )
        };
        let wrong = steps(r#"{"Get":"Parameters.Depht"},{"Get":"Parameters.Etta"}"#);
        let right = steps(r#"{"Get":"Parameters.Depth"},{"Get":"Parameters.Eta"}"#);
        check(&wrong, Applicability::Safe, None);
        check(&wrong, Applicability::Suggested, Some((&right, &["Refer to `Depth`", "Refer to `Eta`"])));
        check(&right, Applicability::Suggested, None);
    }

    #[test]
    fn nothing_to_do() {
        check(&format!(r#"{{"Steps":[{FAIL}]}}"#), Applicability::Suggested, None);
        check("{", Applicability::Suggested, None);
    }

    #[test]
    fn places_overlap_when_one_holds_the_other() {
        assert!(overlap("/Steps/1", "/Steps/1/Name") && overlap("/Steps/1/Name", "/Steps/1"));
        assert!(!overlap("/Steps/1", "/Steps/10") && !overlap("/Steps/1/Name", "/Steps/1/Type"));
    }
}
