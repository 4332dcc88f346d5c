//! What definitions are made of, taken from the fixtures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use fastrand::Rng;
use serde_json::Value;

/// Texts longer than this are content, not words.
const LONGEST: usize = 120;

/// Member names, texts, and values of some size.
#[derive(Debug, Default)]
pub struct Words {
    names: Vec<String>,
    texts: Vec<String>,
    parts: Vec<Value>,
}

impl Words {
    /// The words of the definitions in `tests/fixtures`, read once.
    pub fn of_the_fixtures() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/definitions");
            let documents = ["valid", "invalid"].iter().flat_map(|kind| documents(&folder.join(kind)));
            Self::of(documents)
        })
    }

    /// The words of some documents.
    pub fn of(documents: impl IntoIterator<Item = Value>) -> Self {
        let mut names: BTreeSet<String> = ["Get", "Std:Join", "Std:JsonGet"].map(str::to_owned).into();
        let mut texts = BTreeSet::new();
        let mut parts = BTreeSet::new();
        for document in documents {
            gather(&document, &mut names, &mut texts, &mut parts);
        }
        let parse = |text: String| serde_json::from_str(&text).ok();
        Self {
            names: names.into_iter().collect(),
            texts: texts.into_iter().collect(),
            parts: parts.into_iter().filter_map(parse).collect(),
        }
    }

    /// A member's name.
    pub fn name(&self, rng: &mut Rng) -> String {
        rng.choice(&self.names).cloned().unwrap_or_default()
    }

    /// A text: an enumerated word, a name, a URI, a reference.
    pub fn text(&self, rng: &mut Rng) -> String {
        rng.choice(&self.texts).cloned().unwrap_or_default()
    }

    /// An object: a step, a condition, a part of one's arguments.
    pub fn part(&self, rng: &mut Rng) -> Value {
        rng.choice(&self.parts).cloned().unwrap_or_default()
    }

    /// Every name and text, for the dictionary of a fuzzer that changes bytes.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.texts).map(String::as_str)
    }
}

fn documents(folder: &Path) -> Vec<Value> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    // The order that a folder is listed in is the machine's; a seed must mean the same mutation everywhere.
    paths.sort();
    paths.iter().filter_map(|path| serde_json::from_str(&fs::read_to_string(path).ok()?).ok()).collect()
}

fn gather(
    value: &Value,
    names: &mut BTreeSet<String>,
    texts: &mut BTreeSet<String>,
    parts: &mut BTreeSet<String>,
) {
    match value {
        Value::String(text) if text.len() <= LONGEST => {
            texts.insert(text.clone());
        }
        Value::Array(elements) => {
            for element in elements {
                gather(element, names, texts, parts);
            }
        }
        Value::Object(members) => {
            let text = value.to_string();
            if text.len() <= 4096 {
                parts.insert(text);
            }
            for (name, value) in members {
                names.insert(name.clone());
                gather(value, names, texts, parts);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_gathered_at_every_depth() {
        let words = Words::of([serde_json::json!({ "A": [{ "B": "c" }, 3] })]);
        assert_eq!(words.all().collect::<Vec<_>>(), ["A", "B", "Get", "Std:Join", "Std:JsonGet", "c"]);
        assert_eq!(words.parts.len(), 2);
    }

    #[test]
    fn the_fixtures_have_words() {
        let words = Words::of_the_fixtures();
        assert!(words.all().any(|word| word == "ProcessingOutputConfig"));
    }
}
