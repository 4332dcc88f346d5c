//! Which lines of two texts differ.

use imara_diff::{Algorithm, Diff, InternedInput};

use crate::dto::text_comparison::{LinePart, TextHunk};

/// Compares two texts line by line.
pub(super) fn hunks(old: &str, new: &str) -> Vec<TextHunk> {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let line = |token| input.interner[token].trim_end_matches('\n');
    let hunks = diff.hunks().map(|hunk| {
        let before = &input.before[hunk.before.start as usize..hunk.before.end as usize];
        let after = &input.after[hunk.after.start as usize..hunk.after.end as usize];
        let parts = if before.len() == after.len() {
            before.iter().zip(after).map(|(old, new)| part(line(*old), line(*new))).collect()
        } else {
            Vec::new()
        };
        TextHunk {
            old: hunk.before.start,
            removed: before.len() as u32,
            new: hunk.after.start,
            added: after.len() as u32,
            parts,
        }
    });
    hunks.collect()
}

/// What lies between what two lines begin and end with, out to the ends of words: of `30` and `300` all differs.
fn part(old: &str, new: &str) -> LinePart {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let is_word = |letter: &&char| letter.is_alphanumeric();
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let units = |letters: &[char]| letters.iter().map(|letter| letter.len_utf16() as u32).sum::<u32>();
    if same == old.len().max(new.len()) {
        // One of them ends the text without ending.
        return LinePart { from: units(&old), old: units(&old), new: units(&old) };
    }
    let from = same - old[..same].iter().rev().take_while(is_word).count();
    let ends = old[same..].iter().rev().zip(new[same..].iter().rev());
    let tail = ends.take_while(|(old, new)| old == new).count();
    let tail = tail - old[old.len() - tail..].iter().take_while(is_word).count();
    LinePart {
        from: units(&old[..from]),
        old: units(&old[..old.len() - tail]),
        new: units(&new[..new.len() - tail]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each hunk as `old+removed new+added`, and its parts as `from:old:new`.
    #[track_caller]
    fn check(old: &str, new: &str, expect: &[&str]) {
        let told = hunks(old, new).into_iter().map(|TextHunk { old, removed, new, added, parts }| {
            let parts = parts.iter().map(|LinePart { from, old, new }| format!(" {from}:{old}:{new}"));
            format!("{old}+{removed} {new}+{added}{}", parts.collect::<String>())
        });
        assert_eq!(told.collect::<Vec<_>>(), expect);
    }

    #[test]
    fn lines_that_differ_are_told_with_what_differs_in_them() {
        check("a\nb\nc\n", "a\nb\nc\n", &[]);
        check("a\nb\nc\n", "a\nc\n", &["1+1 1+0"]);
        check("a\nc\n", "a\nb\nb\nc\n", &["1+0 1+2"]);
        check("", "a\n", &["0+0 0+1"]);
        check("  \"Size\": 30,\n", "  \"Size\": 300,\n", &["0+1 0+1 10:12:13"]);
        check("x = [1, 2]\n", "x = [1, 2, 3]\n", &["0+1 0+1 8:9:12"]);
        check("a\nb\nz\n", "c\nz\n", &["0+2 0+1"]);
    }

    #[test]
    fn places_count_what_javascript_counts() {
        check("\u{1F600} one\n", "\u{1F600} two\n", &["0+1 0+1 3:6:6"]);
    }

    #[test]
    fn a_line_that_only_lost_its_end_differs_nowhere_visible() {
        check("a\nb\n", "a\nb", &["1+1 1+1 1:1:1"]);
    }
}
