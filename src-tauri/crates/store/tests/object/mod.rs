//! How bytes get into the store, and under which names.

mod blob;
mod name;
#[cfg(unix)]
mod source;
mod sweep;
