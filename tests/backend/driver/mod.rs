//! What all journeys share.

pub(crate) mod answer;
pub(crate) mod command;
pub(crate) mod digest;
pub(crate) mod environment;
pub(crate) mod git;
pub(crate) mod project;
pub(crate) mod report;
pub(crate) mod running;
pub(crate) mod wait;
