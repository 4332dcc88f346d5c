//! The text for the code view: what stands where in it.

use std::ops::Range;

use pipewright_pipeline::definition::Definition;
use pipewright_validator::locate;

use super::Document;
use super::source::Source;
use crate::dto::text::{Mark, StepRange, TextRange, TextView};

impl Document {
    /// The text with the places in it; without itself when the asker has it: `known` is what it has.
    pub fn text_view(&self, known: Option<u32>) -> TextView {
        let text = self.source();
        let units = Units::of(&text);
        let mut diagnostics = self.diagnostics.clone();
        let mut steps = Vec::new();
        if let Source::Broken(..) = self.source {
            // What was found before stands in another text.
            diagnostics.retain(|one| one.code == super::source::NOT_JSON);
        } else if let Ok(definition) = Definition::parse(&text) {
            locate(&mut diagnostics, &definition, &text);
            steps.extend(definition.steps().iter().filter_map(|step| {
                let node = definition.step_node(step)?;
                let name = node.get("Name").map(|name| units.range(&name.span));
                Some(StepRange { step: step.name.clone(), range: units.range(&node.span), name })
            }));
        }
        let marks = diagnostics.into_iter().filter_map(|diagnostic| {
            let place = diagnostic.place?;
            Some(Mark { range: units.range(&(place.start..place.end)), diagnostic })
        });
        let marks = marks.collect();
        let text = (known != Some(self.text_revision)).then(|| text.into_owned());
        TextView { revision: self.text_revision, text, steps, marks }
    }
}

/// Bytes of a text as UTF-16 units.
struct Units {
    /// One past each character that has more bytes than units, and how many more there have been.
    ahead: Vec<(u32, u32)>,
}

impl Units {
    fn of(text: &str) -> Self {
        let mut ahead = Vec::new();
        let mut more = 0;
        if !text.is_ascii() {
            for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
                more += (letter.len_utf8() - letter.len_utf16()) as u32;
                ahead.push((at as u32 + letter.len_utf8() as u32, more));
            }
        }
        Self { ahead }
    }

    fn unit(&self, byte: u32) -> u32 {
        let passed = self.ahead.partition_point(|(end, _)| *end <= byte);
        byte - passed.checked_sub(1).and_then(|last| self.ahead.get(last)).map_or(0, |(_, more)| *more)
    }

    fn range(&self, bytes: &Range<u32>) -> TextRange {
        TextRange { from: self.unit(bytes.start), to: self.unit(bytes.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_javascript_counts() {
        let text = "aé\u{1F600}b";
        let units = Units::of(text);
        for (part, expect) in [("a", (0, 1)), ("é", (1, 2)), ("\u{1F600}", (2, 4)), ("b", (4, 5))] {
            let at = text.find(part).unwrap() as u32;
            let range = units.range(&(at..at + part.len() as u32));
            assert_eq!((range.from, range.to), expect, "{part}");
        }
    }
}
