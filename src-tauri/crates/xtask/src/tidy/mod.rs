//! The rules of this repository that no other tool knows, over every file that git tracks or would.

mod headers;
mod length;
mod naming;
mod private;
mod seam;
mod whitespace;

use std::fs;

use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;

/// A rule: what it finds in one text file.
type Rule = fn(&Text) -> Vec<Finding>;

const RULES: [Rule; 6] =
    [headers::check, length::check, naming::check, private::check, seam::check, whitespace::check];

/// One text file of the repository.
pub(crate) struct Text<'a> {
    /// Relative to the root, with `/`.
    pub(crate) path: &'a str,
    pub(crate) body: &'a str,
}

/// Something to mend.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Counted from one.
    pub(crate) line: usize,
    pub(crate) message: String,
}

impl Text<'_> {
    /// Whether the file's name ends in one of these extensions.
    pub(crate) fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// Whether a program wrote it: its form is that program's business.
    pub(crate) fn is_generated(&self) -> bool {
        self.path.starts_with("ui/src/backend/bindings/")
            || self.path.ends_with("package-lock.json")
            || self.path.ends_with("Cargo.lock")
            || self.is(&["snap"])
    }

    /// Lines with their numbers, counted from one; a carriage return stays in its line, to be found there.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.body.split_terminator('\n').enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Prints everything to mend as `path:line: message`.
///
/// # Errors
/// When there is something to mend or a file cannot be read.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let paths = files::listed(&workspace.root, &[])?;
    let mut count = 0;
    for path in &paths {
        let file = workspace.root.join(path);
        let bytes = fs::read(&file).map_err(Failure::file(&file))?;
        // Pictures and archives are nobody's prose.
        let Ok(body) = String::from_utf8(bytes) else { continue };
        let text = Text { path, body: &body };
        for finding in RULES.iter().flat_map(|rule| rule(&text)) {
            println!("{path}:{}: {}", finding.line, finding.message);
            count += 1;
        }
    }
    if count == 0 {
        println!("{} files are tidy", paths.len());
        return Ok(());
    }
    Err(Failure::Findings { check: "tidy", count, hint: "the rules are in src-tauri/crates/xtask/src/tidy" })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The line numbers a rule complains about.
    pub(crate) fn lines(rule: Rule, path: &str, body: &str) -> Vec<usize> {
        rule(&Text { path, body }).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn knows_generated_files() {
        let check = |path, expect| assert_eq!(Text { path, body: "" }.is_generated(), expect, "{path}");
        check("ui/src/backend/bindings/Step.ts", true);
        check("ui/src/backend/call.ts", false);
        check("ui/package-lock.json", true);
        check("src-tauri/crates/api/src/snapshots/error.snap", true);
    }
}
