//! The SageMaker pipeline language: definition, references, expressions, graph and layout.
//!
//! Deliberately absent: IO, clocks, randomness, async. Everything here is a function of its input.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod arn;
pub mod condition;
pub mod definition;
pub mod diff;
pub mod edit;
pub mod expression;
pub mod graph;
pub mod json;
pub mod layout;
pub mod mention;
pub mod parameters;
pub mod reference;
pub mod s3;
pub mod service;
pub mod spelling;
pub mod status;
pub mod timestamp;
