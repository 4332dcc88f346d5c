//! No white space at the end of a line, one newline at the end of a file.

use super::{Finding, Text};

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    if text.body.is_empty() || text.is_generated() || is_data(text) {
        return Vec::new();
    }
    let finding = |line, message: &str| Finding { line, message: message.to_owned() };
    let mut findings: Vec<Finding> = text
        .lines()
        .filter(|(_, line)| line.ends_with([' ', '\t', '\r']))
        .map(|(line, _)| finding(line, "white space at the end of the line"))
        .collect();
    let last = text.body.lines().count();
    if !text.body.ends_with('\n') {
        findings.push(finding(last, "no newline at the end of the file"));
    } else if text.body.ends_with("\n\n") {
        findings.push(finding(last, "an empty line at the end of the file"));
    }
    findings
}

/// Data is kept as its author wrote it: a fixture may be about white space.
fn is_data(text: &Text) -> bool {
    let folders = ["/fixtures/", "/data/", "/corpus/"];
    folders.iter().any(|folder| text.path.contains(folder)) || text.is(&["csv", "libsvm", "svg"])
}

#[cfg(test)]
mod tests {
    use super::check as rule;
    use crate::tidy::tests::lines;

    #[test]
    fn finds_stray_white_space() {
        let check =
            |path, body, expect: &[usize]| assert_eq!(lines(rule, path, body), expect, "{path}: {body:?}");
        check("README.md", "one\ntwo\n", &[]);
        check("README.md", "one  \ntwo\t\n", &[1, 2]);
        check("README.md", "one\r\ntwo\n", &[1]);
        check("README.md", "one\ntwo", &[2]);
        check("README.md", "one\n\n", &[2]);
        check("README.md", "", &[]);
        check("tests/fixtures/padded.json", "{ } ", &[]);
        check("ui/package-lock.json", "{}", &[]);
    }
}
