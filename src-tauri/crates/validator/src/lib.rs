//! Judges a pipeline definition. Analysis never fails: the result is a list of diagnostics.
//!
//! Deliberately absent: IO, and any opinion about where the definition came from.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod diagnostic;

pub use diagnostic::{Diagnostic, Severity};
