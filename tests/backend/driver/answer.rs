//! What the command answered.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;

use serde::de::DeserializeOwned;

use crate::driver::running::Running;
use crate::driver::wait::{Patience, until};

/// How one run of the command ended.
#[derive(Debug)]
pub struct Answer {
    /// The arguments, for the message of a failing test.
    line: String,
    /// The exit code; none when a signal ended it.
    pub exit: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// What the command says to a person about what went wrong.
#[derive(Debug)]
pub struct Paragraph(pub String);

impl Answer {
    pub(crate) fn of(mut command: Command) -> Self {
        let line = format!("{command:?}");
        let mut running = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
        // Read beside the wait: a full pipe would stop the command for good.
        let stdout = reader(running.child().stdout.take().expect("piped"));
        let stderr = reader(running.child().stderr.take().expect("piped"));
        let status = until(&line, Patience::Execution, || running.ended());
        let text = |pipe: thread::JoinHandle<String>| pipe.join().expect("output in UTF-8");
        Answer { line, exit: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Fails the test, showing everything, unless the command ended with this code.
    #[must_use]
    pub fn expect_exit(self, code: i32) -> Self {
        assert_eq!(self.exit, Some(code), "{self}");
        self
    }

    /// Standard output as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("not the JSON agreed: {error}; {self}"))
    }

    /// The command must have refused (exit code 2) in one paragraph on standard error, saying nothing else.
    pub fn refusal(self) -> Paragraph {
        let answer = self.expect_exit(2);
        assert_eq!(answer.stdout, "", "a refusal has no result: {answer}");
        assert!(!answer.stderr.trim_end().contains("\n\n"), "one paragraph is enough: {answer}");
        answer.last_paragraph()
    }

    /// The last paragraph of standard error, which explains a failed execution (exit code 1).
    pub fn last_paragraph(&self) -> Paragraph {
        let said = self.stderr.trim_end().rsplit("\n\n").next().unwrap_or_default();
        assert!(!said.is_empty(), "no word of why: {self}");
        assert!(!said.contains("panicked at"), "a panic is no explanation: {self}");
        Paragraph(said.to_owned())
    }
}

impl Paragraph {
    /// Each of these must be in it.
    pub fn names(&self, words: &[&str]) {
        for word in words {
            assert!(self.0.contains(word), "{word:?} is not in: {}", self.0);
        }
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Answer { line, exit, stdout, stderr } = self;
        write!(f, "{line} ended with {exit:?}\n--- standard output\n{stdout}\n--- standard error\n{stderr}")
    }
}

fn reader(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).expect("output in UTF-8");
        text
    })
}
