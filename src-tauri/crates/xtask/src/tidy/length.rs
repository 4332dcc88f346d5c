//! A source file of more than 600 lines holds more than one thing.

use super::{Finding, Text};

const LIMIT: usize = 600;

/// Files that may be longer, each with its reason.
const LONGER: [(&str, &str); 0] = [];

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    let source = text.is(&["rs", "ts", "tsx", "css", "py"]) && !text.is_generated();
    let count = text.body.lines().count();
    if !source || count <= LIMIT || LONGER.iter().any(|(path, _)| *path == text.path) {
        return Vec::new();
    }
    vec![Finding {
        line: LIMIT + 1,
        message: format!("{count} lines, where {LIMIT} are the limit: split it"),
    }]
}

#[cfg(test)]
mod tests {
    use super::check as rule;
    use crate::tidy::tests::lines;

    #[test]
    fn limits_source_files() {
        let check = |path, count, expect: &[usize]| {
            assert_eq!(lines(rule, path, &"x\n".repeat(count)), expect, "{path}, {count} lines");
        };
        check("src/graph.rs", 600, &[]);
        check("src/graph.rs", 601, &[601]);
        check("ui/src/canvas/Node.tsx", 700, &[601]);
        check("ui/src/backend/bindings/Definition.ts", 700, &[]);
        check("assets/shapes.json", 5000, &[]);
    }
}
