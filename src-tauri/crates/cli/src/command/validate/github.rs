//! Mistakes as workflow commands of GitHub Actions, which become annotations of the changed lines.

use std::fmt::Write as _;

use pipewright_validator::{Diagnostic, Severity};

use super::Reported;
use crate::output;

pub(super) fn print(all: &[Reported]) {
    for one in all {
        for diagnostic in &one.judged.diagnostics {
            output::line(&command(&one.file, diagnostic));
        }
    }
}

fn command(file: &str, diagnostic: &Diagnostic) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut command = format!("::{name} file={}", property(file));
    // Writing to a String cannot fail.
    if let Some(place) = diagnostic.place {
        let _ = write!(command, ",line={},col={}", place.line, place.column);
    }
    let message = match &diagnostic.hint {
        Some(hint) => format!("{}\n{hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let _ = write!(command, ",title={}::{}", property(&diagnostic.code), data(&message));
    command
}

/// What follows `::`: a new line would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value: a colon or a comma would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_said_stays_in_its_command() {
        assert_eq!(data("100 %\r\nof a, b: c"), "100 %25%0D%0Aof a, b: c");
        assert_eq!(property("c:\\a,b%\n"), "c%3A\\a%2Cb%25%0A");
    }
}
