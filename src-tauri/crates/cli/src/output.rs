//! What commands print.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use clap::ValueEnum;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_validator::Diagnostic;
use serde::Serialize;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Prints a value for programs.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Error> {
    text(&json_text(value)?);
    Ok(())
}

/// A value for programs, as JSON with a final newline.
pub(crate) fn json_text(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .map_err(|error| Error::new(ErrorCode::BadRequest, format!("The result cannot be written: {error}.")))
}

/// Prints a line for people. A reader that is gone (`| head`) ends the program quietly.
pub(crate) fn line(text: &str) {
    bytes(format!("{text}\n").as_bytes());
}

/// Prints a text that ends its own last line.
pub(crate) fn text(text: &str) {
    bytes(text.as_bytes());
}

/// Prints what may be no text.
pub(crate) fn bytes(bytes: &[u8]) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    if out.write_all(bytes).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// `1 file`, `2 files`
pub(crate) fn several(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Prints rows under headings, each column as wide as its widest cell.
pub(crate) fn table(headings: &[&str], rows: &[Vec<String>]) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([headings[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..headings.len()).map(width).collect();
    let print = |cells: &mut dyn Iterator<Item = &str>| {
        let mut text = String::new();
        for (cell, width) in cells.zip(&widths) {
            // Writing to a String cannot fail.
            let _ = write!(text, "{cell:<width$}  ");
        }
        line(text.trim_end());
    };
    print(&mut headings.iter().copied());
    for row in rows {
        print(&mut row.iter().map(String::as_str));
    }
}

/// The place of a diagnostic for people.
pub(crate) fn pointer(diagnostic: &Diagnostic) -> &str {
    if diagnostic.pointer.is_empty() { "the document" } else { &diagnostic.pointer }
}

/// Whether somebody watches the standard error stream.
pub(crate) fn watched() -> bool {
    std::io::stderr().is_terminal()
}
