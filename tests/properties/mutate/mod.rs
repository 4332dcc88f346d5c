//! Changes a definition as a fuzzer wants it: still JSON, often still almost a pipeline.
//!
//! Bytes changed at random are hardly ever JSON again, and no such text gets past the parser. Here a text is read, its
//! tree is changed a little, mostly towards words and steps that definitions are made of, and printed.

mod change;
mod edits;
mod words;

use fastrand::Rng;
use serde_json::Value;

pub use words::Words;

/// What an input holds, and hence how it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A definition.
    Definition,
    /// A definition and what is done to it.
    Edits,
}

/// The text with a few changes; `None` when it is no JSON.
pub fn mutated(kind: Kind, text: &str, seed: u64) -> Option<String> {
    let mut root: Value = serde_json::from_str(text).ok()?;
    let mut rng = Rng::with_seed(seed);
    let words = Words::of_the_fixtures();
    for _ in 0..rng.u8(1..=4) {
        match kind {
            Kind::Definition => change::change(&mut root, words, &mut rng),
            Kind::Edits => edits::change_edits(&mut root, words, &mut rng),
        }
    }
    Some(printed(&root, &mut rng))
}

/// The first text with a part of the second in it; `None` when one of them is no JSON.
pub fn crossed(one: &str, other: &str, seed: u64) -> Option<String> {
    let mut root: Value = serde_json::from_str(one).ok()?;
    let other: Value = serde_json::from_str(other).ok()?;
    let mut rng = Rng::with_seed(seed);
    change::graft(&mut root, &other, &mut rng);
    Some(printed(&root, &mut rng))
}

fn printed(root: &Value, rng: &mut Rng) -> String {
    if rng.u8(..) < 16 { format!("{root:#}") } else { root.to_string() }
}

#[cfg(test)]
mod tests {
    use pipewright_pipeline::edit::Edit;

    use super::*;

    const TEXT: &str = r#"{"Steps": [{"Name": "A", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}]}"#;

    #[test]
    fn a_seed_is_one_mutation() {
        let all: Vec<_> = (0..200).map(|seed| mutated(Kind::Definition, TEXT, seed).unwrap()).collect();
        assert_eq!(
            all,
            (0..200).map(|seed| mutated(Kind::Definition, TEXT, seed).unwrap()).collect::<Vec<_>>()
        );
        let mut distinct = all.clone();
        distinct.sort();
        distinct.dedup();
        assert!(distinct.len() > 150, "only {} mutations of 200 differ", distinct.len());
        let steps = |text: &String| text.contains("\"Steps\":[") || text.contains("\"Steps\": [");
        assert!(all.iter().filter(|text| steps(text)).count() > 100, "most are pipelines still");
    }

    #[test]
    fn what_is_no_json_is_left_to_others() {
        assert_eq!(mutated(Kind::Definition, "{", 1), None);
        assert_eq!(crossed(TEXT, "{", 1), None);
    }

    #[test]
    fn a_definition_gets_edits_that_can_be_read() {
        let count = |text: String| {
            let input: Value = serde_json::from_str(&text).unwrap();
            let edits = input["Edits"].as_array().unwrap().iter();
            edits.filter(|edit| serde_json::from_value::<Edit>((*edit).clone()).is_ok()).count()
        };
        let counts: Vec<_> = (0..200).map(|seed| count(mutated(Kind::Edits, TEXT, seed).unwrap())).collect();
        assert!(counts.iter().sum::<usize>() > 200, "{counts:?}");
    }

    #[test]
    fn parts_cross_over() {
        let other = r#"{"Parameters": [{"Name": "Only-There"}]}"#;
        assert!(
            (0..100).filter_map(|seed| crossed(TEXT, other, seed)).any(|text| text.contains("Only-There"))
        );
    }
}
