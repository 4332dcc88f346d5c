//! For the rules' tests: what a rule finds in a text.

use pipewright_pipeline::json::Node;

use crate::{Diagnostic, Rule, Settings, rules, validate_text};

/// What the rule finds, as pairs of pointer and message. `text` is a definition, or one step.
#[track_caller]
pub(crate) fn check(rule: &Rule, text: &str, expect: &[(&str, &str)]) {
    check_with(rule, text, &Settings::default(), expect);
}

/// The same with other settings.
#[track_caller]
pub(crate) fn check_with(rule: &Rule, text: &str, settings: &Settings, expect: &[(&str, &str)]) {
    let diagnostics = of_rule(rule, text, settings);
    let found: Vec<_> = diagnostics.iter().map(|one| (one.pointer.as_str(), one.message.as_str())).collect();
    assert_eq!(found, expect, "{text}");
}

/// The rule's diagnostics.
pub(crate) fn of_rule(rule: &Rule, text: &str, settings: &Settings) -> Vec<Diagnostic> {
    let (_, mut diagnostics) = validate_text(&definition(text), settings);
    diagnostics.retain(|one| one.code == rule.code);
    diagnostics
}

/// A text that is one step becomes a pipeline of that step.
fn definition(text: &str) -> String {
    match Node::parse(text) {
        Ok(node) if node.get("Type").is_some() && node.get("Steps").is_none() => {
            format!(r#"{{"Steps": [{text}]}}"#)
        }
        _ => text.to_owned(),
    }
}

/// The first JSON block under a heading of a rule's page.
fn block<'a>(page: &'a str, heading: &str) -> Option<&'a str> {
    let (_, section) = page.split_once(&format!("\n## {heading}\n"))?;
    let section = section.split("\n## ").next()?;
    Some(section.split_once("```json\n")?.1.split_once("```")?.0)
}

#[test]
fn every_page_shows_what_its_rule_finds() {
    for rule in rules::all() {
        let page = rule.documentation();
        assert!(page.starts_with(&format!("# `{}`\n", rule.code)), "{}: cargo xtask codegen", rule.code);
        assert!(rule.summary.ends_with('.'), "{}: the summary is a sentence", rule.code);
        if let Some(example) = block(page, "Example") {
            let found = of_rule(rule, example, &Settings::default());
            assert!(!found.is_empty(), "{}: the example is not found faulty", rule.code);
            for one in found {
                assert!(one.message.ends_with('.'), "{}: {}", rule.code, one.message);
            }
        }
        if let Some(instead) = block(page, "Instead") {
            let (_, found) = validate_text(&definition(instead), &Settings::default());
            let wrong: Vec<_> = found
                .iter()
                .filter(|one| one.code == rule.code || one.severity == crate::Severity::Error)
                .collect();
            assert!(wrong.is_empty(), "{}: the remedy is faulty: {wrong:#?}", rule.code);
        }
    }
}
