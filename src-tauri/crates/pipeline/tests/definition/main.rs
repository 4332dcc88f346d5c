//! Editing and comparing definitions from outside.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod diff;
mod edit;
mod random;
