//! `cargo xtask codegen`: the validator's rule table and the pages of `docs/rules/`, from the rules' files.
//!
//! A rule's page is the `//!` header of its file, so that documentation, check, fix and tests stand in one
//! place; `pipewright explain` prints the same page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;

const RULES: &str = "src-tauri/crates/validator/src/rules";
const FAMILIES: &str = "src-tauri/crates/validator/src/rule.rs";
const PAGES: &str = "docs/rules";

/// What one rule's file says of it.
struct RuleFile {
    code: String,
    /// `Graph`, as the enum spells it.
    family: String,
    severity: String,
    summary: String,
    /// `graph::cycle`
    module: String,
    /// The header without its marks.
    page: String,
}

/// Writes the generated files, or with `check` says which are out of date.
///
/// # Errors
/// A rule's file that lacks something, a file that cannot be read or written, or one that is out of date.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<(), Failure> {
    let root = &workspace.root;
    let titles = family_titles(&read(root, FAMILIES)?);
    let mut rules = Vec::new();
    for path in files::listed(root, &[RULES])? {
        if let Some(rule) = rule_file(&path, &read(root, &path)?)? {
            rules.push(rule);
        }
    }
    let order = |family: &str| titles.iter().position(|(name, _)| name == family);
    rules.sort_by(|a, b| (order(&a.family), &a.code).cmp(&(order(&b.family), &b.code)));
    if let Some(twice) = rules.windows(2).find(|pair| pair[0].code == pair[1].code) {
        return Err(Failure::source(format!("two rules have the code `{}`", twice[0].code)));
    }

    let mut wanted = BTreeMap::new();
    wanted.insert(format!("{RULES}/table.rs"), table(&rules));
    wanted.insert(format!("{PAGES}/README.md"), index(&rules, &titles));
    for rule in &rules {
        let family = titles.iter().find(|(name, _)| *name == rule.family).map_or("", |(_, title)| title);
        wanted.insert(format!("{PAGES}/{}.md", rule.code), page(rule, family));
    }
    let stale = files::listed(root, &[PAGES])?.into_iter().filter(|path| !wanted.contains_key(path));
    settle(root, &wanted, stale.collect(), check)
}

/// Writes what differs and removes what is stale, or names both.
fn settle(
    root: &Path,
    wanted: &BTreeMap<String, String>,
    stale: Vec<String>,
    check: bool,
) -> Result<(), Failure> {
    let differs = |path: &str, text: &str| fs::read_to_string(root.join(path)).ok().as_deref() != Some(text);
    let changed: Vec<_> = wanted.iter().filter(|(path, text)| differs(path, text)).collect();
    if check {
        let names: Vec<_> = changed.iter().map(|(path, _)| (*path).clone()).chain(stale).collect();
        return if names.is_empty() {
            Ok(())
        } else {
            Err(Failure::source(format!("out of date: {}; run `cargo xtask codegen`", names.join(", "))))
        };
    }
    for path in stale {
        let file = root.join(&path);
        fs::remove_file(&file).map_err(Failure::file(&file))?;
        println!("removed {path}");
    }
    for (path, text) in changed {
        let file = root.join(path);
        let folder = file.parent().unwrap_or(root);
        fs::create_dir_all(folder).and_then(|()| fs::write(&file, text)).map_err(Failure::file(&file))?;
        println!("wrote {path}");
    }
    Ok(())
}

fn read(root: &Path, path: &str) -> Result<String, Failure> {
    let file = root.join(path);
    fs::read_to_string(&file).map_err(Failure::file(&file))
}

/// The families in their order, with their titles: the arms of `Family::title`.
fn family_titles(source: &str) -> Vec<(String, String)> {
    source
        .lines()
        .filter_map(|line| {
            let (name, title) = line.trim().strip_prefix("Self::")?.split_once(" => \"")?;
            Some((name.to_owned(), title.strip_suffix("\",")?.to_owned()))
        })
        .collect()
}

/// Reads a rule's file; `None` for a file of the family that is no rule.
fn rule_file(path: &str, source: &str) -> Result<Option<RuleFile>, Failure> {
    let Some((_, declaration)) = source.split_once("const RULE: Rule = Rule {") else { return Ok(None) };
    let field = |name: &str, before: &str, after: &str| {
        let (_, rest) = declaration.split_once(&format!("{name}: {before}"))?;
        Some(rest.split_once(after)?.0.to_owned())
    };
    let lacks = |what: &str| Failure::source(format!("{path}: the rule lacks {what}"));
    let code = field("code", "\"", "\"").ok_or_else(|| lacks("a code"))?;
    let page = header(source);
    if !page.starts_with(&format!("# `{code}`\n")) {
        return Err(Failure::source(format!("{path}: the header must begin with `//! # \\`{code}\\``")));
    }
    let module = path
        .strip_prefix(RULES)
        .and_then(|path| path.strip_suffix(".rs"))
        .map(|path| path.trim_start_matches('/').replace('/', "::"))
        .ok_or_else(|| lacks("a place below the rules"))?;
    Ok(Some(RuleFile {
        family: field("family", "Family::", ",").ok_or_else(|| lacks("a family"))?,
        severity: field("severity", "Severity::", ",").ok_or_else(|| lacks("a severity"))?.to_lowercase(),
        summary: field("summary", "\"", "\",\n").ok_or_else(|| lacks("a summary"))?,
        code,
        module,
        page,
    }))
}

/// The `//!` lines at the top, without their marks.
fn header(source: &str) -> String {
    let mut page = String::new();
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    page
}

fn page(rule: &RuleFile, family: &str) -> String {
    let body = rule.page.split_once('\n').map_or("", |(_, body)| body);
    format!("# `{}`\n\n*{} · {family}*\n{body}", rule.code, rule.severity)
}

fn index(rules: &[RuleFile], titles: &[(String, String)]) -> String {
    let mut text = String::from(
        "# Rules\n\nEvery mistake the validator knows. `pipewright explain CODE` prints the same pages; \
         `--rule CODE=off|warn|error` sets a rule's level.\n",
    );
    for (family, title) in titles {
        let mut rows = rules.iter().filter(|rule| rule.family == *family).peekable();
        if rows.peek().is_none() {
            continue;
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "\n## {title}\n\n| Code | Level | What it finds |\n| --- | --- | --- |");
        for rule in rows {
            let _ = writeln!(text, "| [`{0}`]({0}.md) | {1} | {2} |", rule.code, rule.severity, rule.summary);
        }
    }
    text
}

fn table(rules: &[RuleFile]) -> String {
    let mut text = String::from(
        "//! Every rule with its page, by family and code. Written by `cargo xtask codegen`.\n\n\
         use crate::rule::Rule;\n\n#[rustfmt::skip]\n\
         pub(super) const RULES: &[(&Rule, &str)] = &[\n",
    );
    for rule in rules {
        let _ = writeln!(
            text,
            "    (&super::{}::RULE, include_str!(\"../../../../../docs/rules/{}.md\")),",
            rule.module, rule.code
        );
    }
    text.push_str("];\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "//! # `cycle`\n//!\n//! In a circle.\n\nuse x;\n\npub(crate) const RULE: Rule = Rule {\n    \
        code: \"cycle\",\n    family: Family::Graph,\n    severity: Severity::Error,\n    summary: \"Round.\",\n    \
        check: Check::Within,\n};\n";

    #[test]
    fn a_rule_is_read_from_its_file() {
        let path = format!("{RULES}/graph/cycle.rs");
        let rule = rule_file(&path, SOURCE).unwrap().unwrap();
        assert_eq!((rule.module.as_str(), rule.summary.as_str()), ("graph::cycle", "Round."));
        assert_eq!(page(&rule, "Graph"), "# `cycle`\n\n*error · Graph*\n\nIn a circle.\n");
        assert!(rule_file(&path, "//! no rule\n").unwrap().is_none());
        assert!(rule_file(&path, &SOURCE.replace("# `cycle`", "# cycle")).is_err());
    }

    #[test]
    fn families_are_read_in_their_order() {
        let titles =
            family_titles("match self {\n    Self::Graph => \"Graph and branches\",\n    _ => 3,\n}");
        assert_eq!(titles, [("Graph".to_owned(), "Graph and branches".to_owned())]);
    }
}
