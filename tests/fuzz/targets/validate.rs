//! Any definition through the validator. Changed as a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        pipewright_properties::verdict(text);
    }
});
pipewright_fuzz::as_trees!(Definition);
