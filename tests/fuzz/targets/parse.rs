//! Any text through the parser and the printer. Changed byte by byte: the parser is what is tried.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipewright_properties::{definition, text};

fuzz_target!(|data: &[u8]| {
    if let Ok(input) = std::str::from_utf8(data) {
        text(input);
        definition(input);
    }
});
