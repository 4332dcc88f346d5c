//! # `bad-document`
//!
//! The definition is no object, or one of its members is not what it must be.
//!
//! ## Why
//!
//! A definition is an object with `Version`, `Metadata`, `Parameters`, `PipelineExperimentConfig`, `MlflowConfig` and `Steps`. The
//! pipeline's name, description, role, tags and parallelism are not in it: they are given when the pipeline is created. A member
//! that definitions do not have is a warning, and so is metadata that is not text.
//!
//! ## Example
//!
//! ```json
//! {"Version": "2020-12-01", "PipelineExperimentConfig": "nightly",
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Version": "2020-12-01", "PipelineExperimentConfig": {"ExperimentName": "nightly", "TrialName": {"Get": "Execution.PipelineExecutionId"}},
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Source
//!
//! `Pipeline.to_request` of the SDK; the public JSON Schema.

use pipewright_pipeline::json::{Member, Node, Path, Value};

use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, unknown_members};
use crate::subject::Subject;
use crate::{Diagnostic, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-document",
    family: Family::Document,
    severity: Severity::Error,
    summary: "The definition or one of its members is not what it must be.",
    check: Check::Pipeline(check),
};

const MEMBERS: &[&str] =
    &["Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"];

/// Members of the requests that create or start a pipeline.
const ELSEWHERE: &[(&str, &str)] = &[
    ("PipelineName", "the request that creates the pipeline"),
    ("PipelineDisplayName", "the request that creates the pipeline"),
    ("PipelineDescription", "the request that creates the pipeline"),
    ("RoleArn", "the request that creates the pipeline"),
    ("Tags", "the request that creates the pipeline"),
    ("ParallelismConfiguration", "the requests that create or start the pipeline"),
    ("PipelineParameters", "the request that starts the pipeline"),
    ("SelectiveExecutionConfig", "the request that starts the pipeline"),
];

/// Members that configure something by texts, each with its own members.
const CONFIGURATIONS: &[(&str, [&str; 2])] = &[
    ("PipelineExperimentConfig", ["ExperimentName", "TrialName"]),
    ("MlflowConfig", ["MlflowResourceArn", "MlflowExperimentName"]),
];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let root = subject.definition.root();
    let Value::Object(members) = &root.value else {
        report.add(
            RULE.at("", format!("The definition is {}, not an object.", Kind::of(root).words()))
                .hint("Write it as `{\"Version\": \"2020-12-01\", \"Steps\": […]}`."),
        );
        return;
    };
    let path = Path::at("");
    for diagnostic in unknown_members(&RULE, members, MEMBERS, "a definition", &path) {
        report.add(elsewhere(diagnostic));
    }
    for (name, known) in CONFIGURATIONS {
        if let Some(node) = root.get(name) {
            configuration(name, node, known, &path.member(name), report);
        }
    }
    if let Some(node) = root.get("Metadata") {
        metadata(node, &path.member("Metadata"), report);
    }
}

/// Says where a member belongs that the API has in another place.
fn elsewhere(mut diagnostic: Diagnostic) -> Diagnostic {
    let name = diagnostic.pointer.trim_start_matches('/');
    if let Some((_, place)) = ELSEWHERE.iter().find(|(known, _)| *known == name) {
        diagnostic.hint = Some(format!("It belongs into {place}."));
        diagnostic.fix = None;
    }
    diagnostic
}

fn configuration(name: &str, node: &Node, known: &[&str], path: &Path<'_>, report: &mut Report<'_>) {
    let members = match &node.value {
        Value::Object(members) => members,
        // The SDK's word for none.
        Value::Null => return,
        _ => {
            let message = format!("`{name}` is {}, not an object.", Kind::of(node).words());
            report.add(
                RULE.at(path.pointer(), message).hint(format!("Write it as `{{\"{}\": \"…\"}}`.", known[0])),
            );
            return;
        }
    };
    report.add_all(unknown_members(&RULE, members, known, &format!("`{name}`"), path));
    for member in members.iter().filter(|member| known.contains(&&*member.name)) {
        let kind = Kind::of(&member.node);
        if !matches!(kind, Kind::Text | Kind::Variable | Kind::Null) {
            let message = format!("`{}` is {}, not a text.", &*member.name, kind.words());
            report.add(
                RULE.at(path.member(&member.name).pointer(), message).hint("Give a text or a variable."),
            );
        }
    }
}

fn metadata(node: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    let members = match &node.value {
        Value::Object(members) => members,
        Value::Null => return,
        _ => {
            let message = format!("`Metadata` is {}, not an object.", Kind::of(node).words());
            report.add(RULE.at(path.pointer(), message).hint("Write it as `{\"team\": \"risk\"}`."));
            return;
        }
    };
    for (member, message) in members.iter().filter_map(|member| Some((member, unfit(member)?))) {
        let mut diagnostic = RULE
            .at(path.member(&member.name).pointer(), message)
            .hint("Metadata are texts of at most 1024 characters, by names of letters, digits, `-` and `_`.");
        diagnostic.severity = Severity::Warning;
        report.add(diagnostic);
    }
}

/// What is wrong with a piece of metadata.
fn unfit(member: &Member) -> Option<String> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let name = &*member.name;
    if name.is_empty() || name.len() > 128 || !name.chars().all(is_word) {
        return Some(format!("`{name}` is no name for metadata."));
    }
    match member.node.as_str() {
        Some(text) if text.chars().count() > 1024 => {
            Some(format!("The metadata `{name}` has over 1024 characters."))
        }
        Some(_) => None,
        None => Some(format!("The metadata `{name}` is {}, not a text.", Kind::of(&member.node).words())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[test]
    fn the_root_is_an_object() {
        testing::check(&RULE, "[1]", &[("", "The definition is a list, not an object.")]);
        testing::check(&RULE, "null", &[("", "The definition is `null`, not an object.")]);
    }

    #[test]
    fn members_are_known() {
        let text = r#"{"Verion": "2020-12-01", "Tags": [], "Steps": []}"#;
        let found = testing::of_rule(&RULE, text, &Settings::default());
        let found: Vec<_> =
            found.iter().map(|one| (one.message.as_str(), one.hint.as_deref().unwrap())).collect();
        assert_eq!(
            found,
            [
                ("`Verion` is no member of a definition.", "Did you mean `Version`?"),
                (
                    "`Tags` is no member of a definition.",
                    "It belongs into the request that creates the pipeline."
                ),
            ]
        );
    }

    #[test]
    fn configurations_are_texts() {
        testing::check(
            &RULE,
            r#"{"PipelineExperimentConfig": null, "MlflowConfig": {"MlflowResourceArn": 3, "MlflowExperimentName": {"Get": "Parameters.A"}, "Name": 1},
                "Metadata": {"team": "risk", "a b": "x", "n": 3}, "Steps": []}"#,
            &[
                ("/MlflowConfig/MlflowResourceArn", "`MlflowResourceArn` is a number, not a text."),
                ("/MlflowConfig/Name", "`Name` is no member of `MlflowConfig`."),
                ("/Metadata/a b", "`a b` is no name for metadata."),
                ("/Metadata/n", "The metadata `n` is a number, not a text."),
            ],
        );
        testing::check(
            &RULE,
            r#"{"PipelineExperimentConfig": "nightly", "Metadata": [], "Steps": []}"#,
            &[
                ("/PipelineExperimentConfig", "`PipelineExperimentConfig` is a text, not an object."),
                ("/Metadata", "`Metadata` is a list, not an object."),
            ],
        );
    }
}
