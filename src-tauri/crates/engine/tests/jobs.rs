//! Jobs, run for real: namespaces, processes, files.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod job;
