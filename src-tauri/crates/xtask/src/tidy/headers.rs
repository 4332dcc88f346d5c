//! Every Rust file begins by saying what it is for.

use super::{Finding, Text};

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    if !text.is(&["rs"]) || text.body.starts_with("//! ") {
        return Vec::new();
    }
    vec![Finding { line: 1, message: "a Rust file begins with `//! ` and what it is for".to_owned() }]
}

#[cfg(test)]
mod tests {
    use super::check as rule;
    use crate::tidy::tests::lines;

    #[test]
    fn wants_a_header_in_rust_files() {
        let check =
            |path, body, expect: &[usize]| assert_eq!(lines(rule, path, body), expect, "{path}: {body}");
        check("src/graph.rs", "//! The graph.\nuse std::fs;\n", &[]);
        check("src/graph.rs", "use std::fs;\n", &[1]);
        check("src/graph.rs", "//!\n", &[1]);
        check("src/graph.rs", "", &[1]);
        check("ui/src/app.tsx", "import x from 'y';\n", &[]);
    }
}
