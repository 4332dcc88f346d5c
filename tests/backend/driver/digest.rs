//! What a file is known by, computed without the product.

use std::fmt::Write;

use sha2::{Digest, Sha256};

#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text takes all that is written");
        text
    })
}
