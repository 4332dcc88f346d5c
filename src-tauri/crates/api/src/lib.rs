//! Use cases, DTOs, error codes and notices: the same for the designer, the command line and scripts.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod clock;
mod comparison;
mod duration;
mod form;
mod hex;
mod local;
mod lock;
mod notice;
mod objects;
mod package;
mod project;
mod record;
mod recovery;
mod replace;
mod session;
mod shown;
mod versions;

pub mod about;
pub mod attention;
pub mod command;
pub mod compare;
pub mod document;
pub mod dto;
pub mod error;
pub mod execution;
pub mod export;
pub mod file;
pub mod format;
pub mod git;
pub mod history;
pub mod home;
pub mod judge;
pub mod launcher;
pub mod lineage;
pub mod palette;
pub mod passport;
pub mod picture;
pub mod preset;
pub mod registry;
pub mod settings;
pub mod template;
pub mod workbench;

pub use duration::duration;
pub use replace::replace as write_file;
