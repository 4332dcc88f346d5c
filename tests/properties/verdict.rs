//! Of any text: it is judged, and what is said of it can be found in it.

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Diagnostic, Place, Settings, rules, validate, validate_text};

use crate::text::repeats_a_name;

/// So many remedies are tried for one text: each is another pipeline to judge.
const REMEDIES: usize = 8;

/// Judges the text, its canonical form, and the definition apart from any text.
pub fn verdict(text: &str) {
    let settings = Settings::default();
    let (definition, diagnostics) = validate_text(text, &settings);
    for one in &diagnostics {
        assert!(rules().any(|rule| rule.code == one.code), "no rule is called {}", one.code);
        assert!(one.message.ends_with('.'), "no sentence: {}", one.message);
        for place in one.place.iter().chain(one.related.iter().filter_map(|other| other.place.as_ref())) {
            on_the_line(text, place);
        }
    }
    let Some(definition) = definition else {
        assert_eq!(diagnostics.len(), 1, "what cannot be read has one fault");
        return;
    };
    let unambiguous = !repeats_a_name(definition.root());
    for one in diagnostics.iter().filter(|_| unambiguous) {
        found(&definition, one);
    }
    for one in diagnostics.iter().filter(|one| unambiguous && one.fix.is_some()).take(REMEDIES) {
        mended(&definition, &diagnostics, one, &settings);
    }
    let severities: Vec<_> = diagnostics.iter().map(|one| one.severity).collect();
    assert!(severities.is_sorted(), "errors come first");

    assert_eq!(
        judged(&validate(&definition, &settings)),
        judged(&diagnostics),
        "judged otherwise a second time"
    );
    let (_, again) = validate_text(&definition.print(), &settings);
    assert_eq!(judged(&again), judged(&diagnostics), "the canonical text is judged otherwise");
}

/// A remedy can be applied, and what it was offered for is then gone, from its place at least, or there are fewer of it:
/// what is told once of several places is then told of the next.
fn mended(definition: &Definition, all: &[Diagnostic], one: &Diagnostic, settings: &Settings) {
    let Some(fix) = &one.fix else { return };
    let mut mended = definition.clone();
    let outcome = mended.apply(&fix.edit);
    assert!(outcome.is_ok(), "{}: the remedy cannot be applied: {outcome:?}", one.code);
    // Others of its kind may have moved to its place.
    let alike = |others: &[Diagnostic]| {
        let alike = others.iter().filter(|other| (&other.code, &other.message) == (&one.code, &one.message));
        alike.count()
    };
    let left = validate(&mended, settings);
    let moved = !left.iter().any(|other| (&other.code, &other.pointer) == (&one.code, &one.pointer));
    assert!(moved || alike(&left) < alike(all), "still there: {one:?}");
}

/// What is said, apart from where in which text, and from the text's length.
fn judged(diagnostics: &[Diagnostic]) -> Vec<(&str, &str, &str)> {
    let of_the_tree = diagnostics.iter().filter(|one| one.code != "too-large");
    of_the_tree.map(|one| (one.code.as_str(), one.pointer.as_str(), one.message.as_str())).collect()
}

fn found(definition: &Definition, one: &Diagnostic) {
    let there = |pointer: &str| {
        assert!(definition.root().pointer(pointer).is_some(), "{}: nothing at {pointer}", one.code);
    };
    there(&one.pointer);
    one.related.iter().for_each(|other| there(&other.pointer));
    assert!(one.place.is_some(), "{}: {} has no place", one.code, one.pointer);
    if let Some(step) = &one.step {
        assert!(definition.step(step).is_some(), "{}: no step {step}", one.code);
    }
}

/// A place's line and column lead to its first byte.
fn on_the_line(text: &str, place: &Place) {
    let (start, end) = (place.start as usize, place.end as usize);
    assert!(text.get(start..end).is_some(), "{place:?} is not in the text");
    let line = text.split('\n').nth(place.line as usize - 1).expect("a line of the text");
    let begin = line.as_ptr() as usize - text.as_ptr() as usize;
    let column = text.get(begin..start).expect("on its line").chars().count();
    assert_eq!(place.column as usize, column + 1, "{place:?}");
}
