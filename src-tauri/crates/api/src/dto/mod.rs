//! What crosses the edge: plain data for the designer, the command line and scripts.
//! Exported to TypeScript by this crate's tests; converted from the inner types here and nowhere else.

pub mod canvas;
pub mod comparison;
pub mod connect;
pub mod document;
pub mod execution;
pub mod explanation;
pub mod file;
pub mod form;
pub mod gesture;
pub mod git;
pub mod history;
pub mod lineage;
pub mod log;
pub mod notice;
pub mod palette;
pub mod part;
pub mod passport;
pub mod preset;
pub mod project;
pub mod registry;
pub mod replay;
pub mod report;
pub mod rule;
pub mod text;
pub mod text_comparison;
