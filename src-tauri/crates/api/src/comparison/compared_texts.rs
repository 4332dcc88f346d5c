//! Texts that were compared, so that their lines can be read while somebody looks at what differs.

use std::collections::VecDeque;
use std::sync::Mutex;

use super::lines::hunks;
use crate::dto::text_comparison::{ComparedLines, TextComparison};
use crate::error::{Error, ErrorCode};
use crate::lock::lock;

/// So many comparisons are kept, those looked at last: more than a window shows, and no more memory than twice as many texts.
const KEPT: usize = 8;

/// The texts of the last comparisons.
#[derive(Debug, Default)]
pub(crate) struct ComparedTexts(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    last: u32,
    pairs: VecDeque<Pair>,
}

#[derive(Debug)]
struct Pair {
    id: u32,
    old: Text,
    new: Text,
}

/// A text that knows where its lines begin.
#[derive(Debug)]
struct Text {
    text: String,
    starts: Vec<usize>,
}

impl Text {
    fn new(text: String) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        // What ends with a line end has no line after it.
        let starts = std::iter::once(0).chain(ends).filter(|start| *start < text.len()).collect();
        Self { text, starts }
    }

    fn line(&self, number: usize) -> Option<&str> {
        let start = *self.starts.get(number)?;
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        let line = &self.text[start..end];
        Some(line.strip_suffix('\n').unwrap_or(line))
    }

    /// In UTF-16 units.
    fn longest(&self) -> usize {
        let units = |line: &str| if line.is_ascii() { line.len() } else { line.encode_utf16().count() };
        (0..self.starts.len()).filter_map(|number| self.line(number).map(units)).max().unwrap_or_default()
    }

    fn lines(&self, numbers: &[u32]) -> Result<Vec<String>, Error> {
        let line = |number: &u32| {
            self.line(*number as usize).map(str::to_owned).ok_or_else(|| {
                let message = format!("The text has no line {number}, only {}.", self.starts.len());
                Error::new(ErrorCode::BadRequest, message).hinted("Lines are counted from 0.")
            })
        };
        numbers.iter().map(line).collect()
    }
}

impl ComparedTexts {
    /// Compares two texts, and keeps them.
    pub(crate) fn keep(&self, old: String, new: String) -> TextComparison {
        let hunks = hunks(&old, &new);
        let (old, new) = (Text::new(old), Text::new(new));
        let (lines, longest) = (new.starts.len() as u32, old.longest().max(new.longest()) as u32);
        let mut kept = lock(&self.0);
        kept.last += 1;
        let id = kept.last;
        kept.pairs.push_back(Pair { id, old, new });
        if kept.pairs.len() > KEPT {
            kept.pairs.pop_front();
        }
        TextComparison { id, lines, longest, hunks }
    }

    /// Lines of a comparison's texts.
    pub(super) fn lines(&self, id: u32, old: &[u32], new: &[u32]) -> Result<ComparedLines, Error> {
        let mut kept = lock(&self.0);
        let place = kept.pairs.iter().position(|pair| pair.id == id);
        let pair = place.and_then(|place| kept.pairs.remove(place)).ok_or_else(|| {
            Error::new(ErrorCode::NotFound, format!("The texts of comparison {id} are no longer kept."))
                .hinted("Compare them again.")
        })?;
        let lines =
            pair.old.lines(old).and_then(|old| pair.new.lines(new).map(|new| ComparedLines { old, new }));
        kept.pairs.push_back(pair);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_as_many_lines_as_it_ends() {
        for (text, expect, longest) in [
            ("", &[][..], 0),
            ("a\nbcd\n", &["a", "bcd"], 3),
            ("a\n\nb", &["a", "", "b"], 1),
            ("\u{1F600}\n", &["\u{1F600}"], 2),
        ] {
            let text = Text::new(text.to_owned());
            let numbers: Vec<_> = (0..text.starts.len() as u32).collect();
            assert_eq!(
                (text.lines(&numbers).unwrap(), text.longest()),
                (expect.iter().map(|&line| line.to_owned()).collect(), longest)
            );
            assert_eq!(text.lines(&[numbers.len() as u32]).unwrap_err().code, ErrorCode::BadRequest);
        }
    }

    #[test]
    fn lines_of_the_comparisons_looked_at_last_can_be_read() {
        let compared = ComparedTexts::default();
        let first = compared.keep("a\nb\n".to_owned(), "a\nlonger\n".to_owned());
        assert_eq!((first.lines, first.longest, first.hunks.len()), (2, 6, 1));
        let second = compared.keep(String::new(), "x".to_owned());
        for _ in 0..KEPT - 1 {
            let told = compared.lines(first.id, &[1], &[1, 0]).unwrap();
            assert_eq!(
                (told.old, told.new),
                (vec!["b".to_owned()], vec!["longer".to_owned(), "a".to_owned()])
            );
            compared.keep(String::new(), String::new());
        }
        assert!(compared.lines(first.id, &[], &[0]).is_ok());
        assert_eq!(compared.lines(second.id, &[], &[0]).unwrap_err().code, ErrorCode::NotFound);
    }
}
