//! A step's log, page by page.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom};

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;

use crate::dto::log::{LogLine, LogPage};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// The most that one page holds.
const PAGE: u64 = 1 << 20;

impl Workbench {
    /// Whole lines of a step's log from `offset` on, at most a megabyte of them.
    pub fn read_log(&self, arn: &ExecutionArn, step: &str, offset: u64) -> Result<LogPage, Error> {
        let execution = self.find(arn)?;
        let stored = self.shared.store.step(&execution.arn, step)?;
        let Some(stored) = stored else {
            return Err(Error::new(
                ErrorCode::NotFound,
                format!("The step `{step}` has not run in `{}`.", execution.arn),
            ));
        };
        let Some(log) = stored.log else {
            return Ok(LogPage { lines: Vec::new(), next_offset: offset, complete: true });
        };
        let path = self.shared.home.join(log);
        let bytes = match read(&path, offset) {
            Ok(bytes) => bytes,
            // Recorded, but its first line is still to come.
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::file(&path, &error)),
        };
        // Asked before the file was read, a terminal status means that nothing more comes.
        let ended = stored.status.is_terminal();
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let taken = if ended && (bytes.len() as u64) < PAGE { bytes.len() } else { whole };
        Ok(LogPage {
            lines: String::from_utf8_lossy(&bytes[..taken]).lines().map(line).collect(),
            next_offset: offset + taken as u64,
            complete: ended && taken == bytes.len() && (bytes.len() as u64) < PAGE,
        })
    }
}

fn read(path: &std::path::Path, offset: u64) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    let mut bytes = Vec::new();
    file.take(PAGE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// `2026-11-21T04:00:00.123Z text`
fn line(line: &str) -> LogLine {
    let stamped =
        line.split_once(' ').and_then(|(at, text)| Some((at.parse::<jiff::Timestamp>().ok()?, text)));
    match stamped {
        Some((at, text)) => LogLine { at: Some(Timestamp(at.as_millisecond())), text: text.to_owned() },
        None => LogLine { at: None, text: line.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_when() {
        for (text, at, expect) in [
            ("2026-11-21T04:00:00.123Z [0]#011auc:0.8", Some(1_795_233_600_123), "[0]#011auc:0.8"),
            ("2026-11-21T04:00:00.123Z ", Some(1_795_233_600_123), ""),
            ("Traceback (most recent call last):", None, "Traceback (most recent call last):"),
        ] {
            assert_eq!(line(text), LogLine { at: at.map(Timestamp), text: expect.to_owned() });
        }
    }
}
