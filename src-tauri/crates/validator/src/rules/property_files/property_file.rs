//! # `property-file`
//!
//! A property file is not declared as it must be, is declared twice, or by a step that can have none.
//!
//! ## Why
//!
//! A property file is a JSON file that a Processing step leaves in one of its outputs: `PropertyFileName` is its name in
//! references, `OutputName` names the output, and `FilePath` is the file's path in that output. `Std:JsonGet` reads it.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {},
//!  "PropertyFiles": [{"PropertyFileName": "Report", "OutputName": "report", "FilePath": "report.json"}]}
//! ```
//!
//! ## Instead
//!
//! Let a Processing step write the file, or read an output of the Lambda step: `Steps.Ask.OutputParameters['auc']`.
//!
//! ## Source
//!
//! `sagemaker.workflow.properties.PropertyFile` of the SDK; the developer guide, "Property Files and JsonGet".

use pipewright_pipeline::json::{Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity, shapes};

pub(crate) const RULE: Rule = Rule {
    code: "property-file",
    family: Family::PropertyFiles,
    severity: Severity::Error,
    summary: "A property file is not declared as it must be.",
    check: Check::Step(check),
};

const MEMBERS: &[&str] = &["PropertyFileName", "OutputName", "FilePath"];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let Some(files) = step.node.get("PropertyFiles") else { return };
    let path = step.path();
    let path = path.member("PropertyFiles");
    let entries = match &files.value {
        Value::Array(entries) => entries,
        Value::Null => return,
        _ => {
            let message = format!("`PropertyFiles` is {}, not a list.", Kind::of(files).words());
            report.add(RULE.at(path.pointer(), message).step(step.name()).hint("List the property files."));
            return;
        }
    };
    let known_type = shapes::arguments().root(step.step_type()).is_some();
    if known_type && step.step_type() != "Processing" && !entries.is_empty() {
        let message = format!(
            "The step `{}` is a {} step, which has no property files.",
            step.name(),
            step.step_type()
        );
        report.add(
            RULE.at(path.pointer(), message)
                .step(step.name())
                .on_name()
                .hint("Only a Processing step has property files.")
                .fix(Fix::clear("Remove `PropertyFiles`", path.pointer())),
        );
        return;
    }
    for (index, entry) in entries.iter().enumerate() {
        let path = path.element(index);
        report.add_all(declaration(entry, &path).into_iter().map(|one| one.step(step.name())));
        let name = entry.get("PropertyFileName").and_then(Node::as_str);
        let is_same = |other: &Node| other.get("PropertyFileName").and_then(Node::as_str) == name;
        if let Some((name, first)) = name.zip(entries[..index].iter().position(is_same)) {
            let message = format!("The step `{}` declares two property files `{name}`.", step.name());
            report.add(
                RULE.at(path.member("PropertyFileName").pointer(), message)
                    .step(step.name())
                    .related(
                        step.pointer(&format!("/PropertyFiles/{first}/PropertyFileName")),
                        "the first is here",
                    )
                    .hint("Give each a name of its own."),
            );
        }
    }
}

fn declaration(entry: &Node, path: &Path<'_>) -> Vec<Diagnostic> {
    let Value::Object(members) = &entry.value else {
        let message = format!("A property file is {}, not an object.", Kind::of(entry).words());
        let hint = "Declare it with `PropertyFileName`, `OutputName` and `FilePath`.";
        return vec![RULE.at(path.pointer(), message).hint(hint)];
    };
    let mut found: Vec<_> = unknown_members(&RULE, members, MEMBERS, "a property file", path).collect();
    for name in MEMBERS {
        let (place, message) = match entry.get(name) {
            None => (path.pointer(), format!("A property file has no `{name}`.")),
            Some(node) => match (node.as_str(), Kind::of(node)) {
                (Some(""), _) => {
                    (path.member(name).pointer(), format!("`{name}` of a property file is empty."))
                }
                (Some(_), _) | (None, Kind::Variable) => continue,
                (None, kind) => {
                    let message = format!("`{name}` of a property file is {}, not a text.", kind.words());
                    (path.member(name).pointer(), message)
                }
            },
        };
        found.push(RULE.at(place, message).hint(format!("Give it a text: `\"{name}\": \"…\"`.")));
    }
    if let Some(text) = entry.get("FilePath").and_then(Node::as_str) {
        found.extend(file_path(text, &path.member("FilePath")));
    }
    found
}

/// The path counts from the output's folder.
fn file_path(text: &str, path: &Path<'_>) -> Option<Diagnostic> {
    let outside = text.starts_with("/opt/ml") || text.split('/').any(|part| part == "..");
    if !outside && !text.starts_with('/') && !text.starts_with("s3://") {
        return None;
    }
    let mut diagnostic = RULE
        .at(path.pointer(), format!("`{text}` does not count from the output's folder."))
        .hint("Give the path below the output's folder: `evaluation.json`.");
    // A lone slash before the name may be read kindly.
    if !outside && text.starts_with('/') {
        diagnostic.severity = Severity::Warning;
    }
    Some(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(step_type: &str, files: &str, expect: &[(&str, &str)]) {
        let step = format!(r#"{{"Name": "P", "Type": "{step_type}", "PropertyFiles": {files}}}"#);
        let found = testing::of_rule(&RULE, &step, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/0/PropertyFiles").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{step_type} {files}");
    }

    #[test]
    fn declarations() {
        let good = r#"{"PropertyFileName": "R", "OutputName": "o", "FilePath": "a/r.json"}"#;
        check("Processing", &format!("[{good}]"), &[]);
        check("Athena", &format!("[{good}]"), &[]);
        check("Training", "[]", &[]);
        check(
            "Training",
            &format!("[{good}]"),
            &[("", "The step `P` is a Training step, which has no property files.")],
        );
        check(
            "Processing",
            &format!("[{good}, {good}]"),
            &[("/1/PropertyFileName", "The step `P` declares two property files `R`.")],
        );
        check("Processing", "{}", &[("", "`PropertyFiles` is an object, not a list.")]);
        check(
            "Processing",
            r#"["R", {"PropertyFileName": "", "OutputName": 3, "Path": "r.json"}]"#,
            &[
                ("/0", "A property file is a text, not an object."),
                ("/1", "A property file has no `FilePath`."),
                ("/1/PropertyFileName", "`PropertyFileName` of a property file is empty."),
                ("/1/OutputName", "`OutputName` of a property file is a number, not a text."),
                ("/1/Path", "`Path` is no member of a property file."),
            ],
        );
    }

    #[test]
    fn files_stand_in_the_output() {
        for (path, severity) in [
            ("/opt/ml/processing/evaluation/r.json", Some(Severity::Error)),
            ("../r.json", Some(Severity::Error)),
            ("s3://b/r.json", Some(Severity::Error)),
            ("/r.json", Some(Severity::Warning)),
            ("a..b/r.json", None),
        ] {
            let found = file_path(path, &Path::at(""));
            assert_eq!(found.map(|one| one.severity), severity, "{path}");
        }
    }
}
