//! A started command that does not outlive a failing test.

use std::process::{Child, Command, ExitStatus};

/// A child process; killed, not just forgotten, when dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        Running(command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}")))
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Its process number.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// How it ended, once it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().expect("a child to wait for")
    }

    /// Ends it as `kill -9` does, and only it.
    pub fn kill(&mut self) {
        self.0.kill().expect("a child to kill");
        self.0.wait().expect("a killed child");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            self.kill();
        }
    }
}
