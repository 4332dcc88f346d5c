//! What went wrong, in words: the job's own failure file, or else the end of its log.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// SageMaker's limit for a failure reason, in characters.
const REASON_LENGTH: usize = 1024;
const TAIL_LINES: usize = 300;
const TAIL_LINE_LENGTH: usize = 1024;

/// The last lines of a log.
#[derive(Debug, Default)]
pub(super) struct Tail {
    lines: VecDeque<String>,
}

impl Tail {
    /// Takes the next line.
    pub(super) fn push(&mut self, line: &str) {
        if self.lines.len() == TAIL_LINES {
            self.lines.pop_front();
        }
        self.lines.push_back(line.chars().take(TAIL_LINE_LENGTH).collect());
    }

    /// The cause as the lines tell it: a Python exception with its place in the user's code, else the last
    /// line that is not blank. Nothing for a silent job.
    pub(super) fn reason(&self) -> Option<String> {
        let reason = self.exception().or_else(|| {
            let last = self.lines.iter().rev().find(|line| !line.trim().is_empty());
            last.map(|line| line.trim().to_owned())
        })?;
        Some(shorten(&reason))
    }

    /// `ValueError: no rows (process.py, line 12)` from the last traceback.
    fn exception(&self) -> Option<String> {
        let lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        let start = lines.iter().rposition(|line| line.trim_start() == "Traceback (most recent call last):");
        // A syntax error of the script itself has frames but no such heading.
        let start = start.or_else(|| lines.iter().rposition(|line| line.starts_with("  File \"/opt/ml/")))?;
        let body = &lines[start..];
        let message =
            body.iter().skip(1).position(|line| !line.starts_with(' ') && !line.trim().is_empty())? + 1;
        // A message may go on over several lines, and so may what the program prints afterwards.
        let text: Vec<&str> = body[message..].iter().take(3).map(|line| line.trim()).collect();
        let text = text.join(" ").trim().to_owned();
        let frame = body[..message].iter().rev().filter_map(|line| frame(line));
        let own = frame.clone().find(|(file, _)| file.starts_with("/opt/ml/"));
        Some(match own.or_else(|| frame.clone().next()) {
            Some((file, line)) => {
                let name = file.rsplit('/').next().unwrap_or(file);
                format!("{text} ({name}, line {line})")
            }
            None => text,
        })
    }
}

/// The file and line number of `  File "/opt/ml/code/train.py", line 12, in main`.
fn frame(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start().strip_prefix("File \"")?;
    let (file, rest) = rest.split_once("\", line ")?;
    Some((file, rest.split(',').next().unwrap_or(rest).trim()))
}

/// What the job wrote to its failure file, when that is anything.
pub(super) fn told(file: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    // Four bytes at most for a character.
    File::open(file).ok()?.take(4 * REASON_LENGTH as u64).read_to_end(&mut bytes).ok()?;
    let text = shorten(String::from_utf8_lossy(&bytes).trim());
    (!text.is_empty()).then_some(text)
}

fn shorten(text: &str) -> String {
    text.chars().take(REASON_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(log: &str, expect: &str) {
        let mut tail = Tail::default();
        log.lines().for_each(|line| tail.push(line));
        assert_eq!(tail.reason().unwrap_or_default(), expect);
    }

    #[test]
    fn the_exception_and_its_place_in_the_users_code() {
        check(
            "loading\nTraceback (most recent call last):\n  File \"/opt/ml/processing/input/code/process.py\", line \
             12, in <module>\n    main()\n  File \"/usr/lib/python3/json.py\", line 7, in load\n    \
             fail()\nValueError: no rows",
            "ValueError: no rows (process.py, line 12)",
        );
        check(
            "Traceback (most recent call last):\n  File \"/opt/ml/a.py\", line 1, in f\nKeyError: 'x'\n\nDuring \
             handling of the above exception, another exception occurred:\n\nTraceback (most recent call \
             last):\n  File \"/opt/ml/a.py\", line 3, in g\nRuntimeError: bad",
            "RuntimeError: bad (a.py, line 3)",
        );
        check(
            "  File \"/opt/ml/code/train.py\", line 3\n    def (\n        ^\nSyntaxError: invalid syntax",
            "SyntaxError: invalid syntax (train.py, line 3)",
        );
        check("python3: can't open file '/x.py'\n\n", "python3: can't open file '/x.py'");
        check(
            "Traceback (most recent call last):\n  File \"/opt/ml/a.py\", line 1",
            "File \"/opt/ml/a.py\", line 1",
        );
        check("", "");
    }
}
