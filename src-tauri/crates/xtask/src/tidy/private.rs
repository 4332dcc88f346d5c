//! Nothing of one developer's machine: no path into a home folder, no address a package came from.

use super::{Finding, Text};

/// Home folders; one that a name follows is a person's. Written in halves, so that this file passes itself.
const HOMES: [&str; 3] = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

/// Package registries, mirrors of which differ from machine to machine.
const REGISTRIES: [&str; 4] = [
    concat!("registry.npm", "js.org"),
    concat!("files.python", "hosted.org"),
    concat!("pypi.org", "/simple"),
    concat!("index.cra", "tes.io"),
];

/// The home folder of examples: everybody's, hence nobody's.
const ANYBODY: &str = "you";

/// Lines that may name a home folder: the file, what the line says, and why.
const ALLOWED: [(&str, &str, &str); 2] = [
    (
        "src-tauri/crates/engine/tests/job/isolation.rs",
        concat!("/ro", "ot/probe"),
        "a job sees a private copy of the folder, whoever runs the test",
    ),
    (
        "ui/src/format/format.test.ts",
        concat!("/ho", "me/y…"),
        "a path cut in its middle, as a test expects it",
    ),
];

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    let allowed =
        |line: &str| ALLOWED.iter().any(|(path, says, _)| *path == text.path && line.contains(says));
    text.lines()
        .filter(|(_, line)| !allowed(line))
        .filter_map(|(line, body)| Some(Finding { line, message: private(text, body)? }))
        .collect()
}

fn private(text: &Text, line: &str) -> Option<String> {
    if let Some(home) = HOMES.iter().find(|home| names_a_home(line, home)) {
        return Some(format!("a path below {home} exists on one machine only"));
    }
    if let Some(registry) = REGISTRIES.iter().find(|registry| line.contains(**registry)) {
        return Some(format!(
            "{registry} is a registry's address, which is each machine's own configuration"
        ));
    }
    let resolved = text.path.ends_with("package-lock.json") && line.trim_start().starts_with("\"resolved\":");
    resolved.then(|| {
        "no addresses in the lock file: `npm config set omit-lockfile-registry-resolved true`".to_owned()
    })
}

/// Whether `home` begins a path (and not a URL's or relative path's middle) that goes on.
fn names_a_home(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let begins =
            before.is_none_or(|character| !character.is_alphanumeric() && !"_-.}$".contains(character));
        let rest = &line[at + home.len()..];
        let end =
            rest.find(|character: char| !character.is_ascii_alphanumeric() && !"._-".contains(character));
        let name = &rest[..end.unwrap_or(rest.len())];
        begins && !name.is_empty() && name != ANYBODY
    })
}

#[cfg(test)]
mod tests {
    use super::{HOMES, REGISTRIES, check as rule};
    use crate::tidy::tests::lines;

    #[test]
    fn finds_home_folders() {
        let check = |line: &str, expect: bool| {
            let line = line.replace('~', HOMES[1]).replace('^', HOMES[0]);
            assert_eq!(!lines(rule, "docs/x.md", &line).is_empty(), expect, "{line}");
        };
        check("see ~ada/pipewright", true);
        check("\"^.cache/uv\"", true);
        check("file://~ada/data.csv", true);
        check("\"~you/pipelines/churn\"", false);
        check("~youngster/churn", true);
        check("hide ~ and all below", false);
        check("https://example.com~page", false);
        check("$SNAPSHOT~ada", false);
    }

    #[test]
    fn finds_registries() {
        let url = format!("https://{}/react", REGISTRIES[0]);
        assert_eq!(lines(rule, "ui/.npmrc", &url), [1]);
        let resolved = "{\n  \"resolved\": \"https://mirror.example/react.tgz\"\n}";
        assert_eq!(lines(rule, "ui/package-lock.json", resolved), [2]);
        assert_eq!(lines(rule, "ui/other.json", resolved), [0; 0]);
    }
}
