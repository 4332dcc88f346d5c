//! A job's log: `2026-11-21T04:00:00.123Z text`, one line each, written as they come and never kept whole in
//! memory.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use pipewright_pipeline::timestamp::Timestamp;

use super::JobError;

/// Longer lines are cut.
const LINE_LIMIT: usize = 64 * 1024;
const CHUNK: usize = 64 * 1024;

/// The log file of one job; the engine's remarks and the job's own output go through it.
pub(super) struct JobLog {
    path: PathBuf,
    file: Mutex<File>,
    now: fn() -> Timestamp,
}

impl JobLog {
    /// Opens the file to append to it.
    pub(super) fn open(path: &Path, now: fn() -> Timestamp) -> Result<Self, JobError> {
        let file = OpenOptions::new().create(true).append(true).open(path).map_err(JobError::io(path))?;
        Ok(Self { path: path.to_owned(), file: Mutex::new(file), now })
    }

    /// Adds a remark of the engine.
    pub(super) fn note(&self, text: &str) -> Result<(), JobError> {
        let stamp = stamp((self.now)());
        let mut lines = String::new();
        for line in text.lines() {
            lines.extend([stamp.as_str(), " ", line, "\n"]);
        }
        self.append(lines.as_bytes()).map_err(JobError::io(&self.path))
    }

    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        // A panic elsewhere leaves the file usable: every write is whole lines.
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(bytes)
    }

    /// Copies what a job prints into the log, one write for whatever has come, until nobody can print any
    /// more. `heed` sees every line with the time of its arrival.
    ///
    /// With `escape`, control characters become `#` and three octal digits (`#011` for a tab), as SageMaker
    /// writes the logs of training jobs: metric definitions are written against that.
    pub(super) fn copy_from(
        &self,
        source: &mut impl Read,
        escape: bool,
        mut heed: impl FnMut(&str, Timestamp),
    ) -> Result<(), JobError> {
        let mut lines = Lines::default();
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = match source.read(&mut chunk) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(JobError::io(&self.path)(error)),
            };
            let at = (self.now)();
            let stamp = stamp(at);
            let mut batch = Vec::new();
            let mut add = |line: &str| {
                let line = if escape { escaped(line) } else { line.to_owned() };
                heed(&line, at);
                batch.extend_from_slice(stamp.as_bytes());
                batch.push(b' ');
                batch.extend_from_slice(line.as_bytes());
                batch.push(b'\n');
            };
            if read == 0 {
                lines.finish(&mut add);
            } else {
                lines.take(&chunk[..read], &mut add);
            }
            self.append(&batch).map_err(JobError::io(&self.path))?;
            if read == 0 {
                return Ok(());
            }
        }
    }
}

/// `2026-11-21T04:00:00.123Z`.
fn stamp(at: Timestamp) -> String {
    // Beyond the years a calendar knows only a broken clock leads; the epoch stands for it.
    let time = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

fn escaped(line: &str) -> String {
    line.chars().fold(String::with_capacity(line.len() + 16), |mut text, letter| {
        if letter.is_ascii_control() {
            let code = letter as u8;
            text.push('#');
            text.extend([code / 64, code / 8 % 8, code % 8].map(|digit| char::from(b'0' + digit)));
        } else {
            text.push(letter);
        }
        text
    })
}

/// Splits bytes into lines of bounded length. A carriage return ends a line too, so that progress bars show.
#[derive(Default)]
struct Lines {
    line: Vec<u8>,
    cut: usize,
    after_return: bool,
}

impl Lines {
    fn take(&mut self, bytes: &[u8], add: &mut dyn FnMut(&str)) {
        for piece in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            let (text, end) = match piece.split_last() {
                Some((end @ (b'\n' | b'\r'), text)) => (text, Some(*end)),
                _ => (piece, None),
            };
            let room = LINE_LIMIT.saturating_sub(self.line.len()).min(text.len());
            self.line.extend_from_slice(&text[..room]);
            self.cut += text.len() - room;
            // The line feed of a pair has nothing before it.
            let second_of_pair = self.after_return && text.is_empty() && end == Some(b'\n');
            if end.is_some() && !second_of_pair {
                self.finish_line(add);
            }
            self.after_return = end == Some(b'\r');
        }
    }

    fn finish(&mut self, add: &mut dyn FnMut(&str)) {
        if !self.line.is_empty() {
            self.finish_line(add);
        }
    }

    fn finish_line(&mut self, add: &mut dyn FnMut(&str)) {
        let text = String::from_utf8_lossy(&self.line);
        if self.cut > 0 {
            add(&format!("{text} … [{} bytes cut]", self.cut));
        } else {
            add(&text);
        }
        self.line.clear();
        self.cut = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(chunks: &[&str], expect: &[&str]) {
        let mut lines = Lines::default();
        let mut found: Vec<String> = Vec::new();
        for chunk in chunks {
            lines.take(chunk.as_bytes(), &mut |line| found.push(line.to_owned()));
        }
        lines.finish(&mut |line| found.push(line.to_owned()));
        assert_eq!(found, expect, "{chunks:?}");
    }

    #[test]
    fn lines_whatever_the_chunks() {
        check(&["a\nb\n"], &["a", "b"]);
        check(&["a", "b\n\n", "c"], &["ab", "", "c"]);
        check(&["a\r", "\nb\r\n"], &["a", "b"]);
        check(&["10%\r20%\r"], &["10%", "20%"]);
        check(&["\n\n"], &["", ""]);
        check(&[], &[]);
    }

    #[test]
    fn long_lines_are_cut() {
        let mut found = String::new();
        let mut lines = Lines::default();
        for _ in 0..3 {
            lines.take(&vec![b'x'; LINE_LIMIT], &mut |_| panic!("no line has ended"));
        }
        lines.take(b"\n", &mut |line| found.push_str(line));
        assert!(
            found.len() < LINE_LIMIT + 100 && found.ends_with(&format!("… [{} bytes cut]", 2 * LINE_LIMIT))
        );
    }

    #[test]
    fn stamped_and_escaped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let log = JobLog::open(&path, || Timestamp(1_795_233_600_123)).unwrap();
        log.note("one\ntwo").unwrap();
        let mut heard = Vec::new();
        let mut source = "[0]\ttrain-auc:0.5\nend".as_bytes();
        log.copy_from(&mut source, true, |line, at| heard.push((line.to_owned(), at))).unwrap();
        log.copy_from(&mut "a\tb\n".as_bytes(), false, |_, _| ()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let at = "2026-11-21T04:00:00.123Z";
        assert_eq!(text, format!("{at} one\n{at} two\n{at} [0]#011train-auc:0.5\n{at} end\n{at} a\tb\n"));
        assert_eq!(heard[0], ("[0]#011train-auc:0.5".to_owned(), Timestamp(1_795_233_600_123)));
    }
}
