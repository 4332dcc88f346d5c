//! Jobs, run for real: namespaces, processes, files.

mod job;
