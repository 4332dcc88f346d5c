//! The SageMaker pipeline language: definition, references, expressions, graph and layout.
//!
//! Deliberately absent: IO, clocks, randomness, async. Everything here is a function of its input.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod arn;
pub mod layout;
pub mod s3;
pub mod status;
pub mod timestamp;
