//! The store through its public API, one module for each of its own.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod crash;
mod fixture;
mod home;
mod migrate;
mod object;
mod record;
mod search;
mod sharing;
mod table;
