//! Random definitions and edits, made from a list of choices so that a failing one shrinks.

pub(crate) mod definition;
pub(crate) mod edit;

/// Choices one after another; 0, the plainest, when there are no more.
pub(crate) struct Choices(std::vec::IntoIter<u16>);

impl Choices {
    pub(crate) fn new(choices: Vec<u16>) -> Self {
        Self(choices.into_iter())
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % count.max(1)
    }

    /// True once in `times`.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// One of these.
    pub(crate) fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Whether there are choices left.
    pub(crate) fn more(&self) -> bool {
        !self.0.as_slice().is_empty()
    }
}
