//! Use cases, DTOs, error codes and notices: the same for the designer, the command line and scripts.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod command;
pub mod dto;
pub mod error;
