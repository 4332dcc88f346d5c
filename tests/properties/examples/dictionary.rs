//! Prints the words that definitions are made of, as libFuzzer reads a dictionary.
#![expect(clippy::print_stdout, reason = "talking on the terminal is what this program is for")]

use pipewright_properties::mutate::Words;

/// What texts are made of that no definition holds.
const FORMS: &[&str] =
    &["\\u00e9", "\\ud83d\\ude00", "\\ud800", "\u{feff}", "1e5", "-0", "0.80", "[[[[", "}}}}", "~1"];

fn main() {
    for word in Words::of_the_fixtures().all().chain(FORMS.iter().copied()).filter(|word| !word.is_empty()) {
        let escaped: String = word
            .bytes()
            .map(|byte| match byte {
                b' '..=b'~' if byte != b'"' && byte != b'\\' => char::from(byte).to_string(),
                _ => format!("\\x{byte:02x}"),
            })
            .collect();
        println!("\"{escaped}\"");
    }
}
