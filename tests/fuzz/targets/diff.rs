//! What differs between any definition and what edits make of it. Changed as a tree, by edits of what is there.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        pipewright_properties::difference(text);
    }
});
pipewright_fuzz::as_trees!(Edits);
