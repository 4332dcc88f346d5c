//! # `lineage`
//!
//! A Lineage step records nothing, or an association names what the step does not create.
//!
//! ## Why
//!
//! A Lineage step creates actions, artifacts and contexts, and associations between two entities. An entity of an association
//! is an `Arn`, or the `Name` and `Type` of one that the same step creates; the service looks nowhere else.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Record", "Type": "Lineage", "Arguments": {
//!   "Artifacts": [{"ArtifactName": "model", "ArtifactType": "Model", "Source": {"SourceUri": "s3://example/model.tar.gz"}}],
//!   "Associations": [{"Source": {"Name": "modle", "Type": "Artifact"}, "Destination": {"Arn": "arn:aws:sagemaker:eu-west-1:111122223333:context/run"},
//!     "AssociationType": "ContributedTo"}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Record", "Type": "Lineage", "Arguments": {
//!   "Artifacts": [{"ArtifactName": "model", "ArtifactType": "Model", "Source": {"SourceUri": "s3://example/model.tar.gz"}}],
//!   "Associations": [{"Source": {"Name": "model", "Type": "Artifact"}, "Destination": {"Arn": "arn:aws:sagemaker:eu-west-1:111122223333:context/run"},
//!     "AssociationType": "ContributedTo"}]}}
//! ```
//!
//! ## Source
//!
//! `LineageStep` of the SDK.

use pipewright_pipeline::json::{Node, Path, Value};
use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "lineage",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "A Lineage step records nothing, or names what it does not create.",
    check: Check::Step(check),
};

/// The lists of entities, the type of each, and the member that is its name.
const ENTITIES: &[(&str, &str, &str)] = &[
    ("Actions", "Action", "ActionName"),
    ("Artifacts", "Artifact", "ArtifactName"),
    ("Contexts", "Context", "ContextName"),
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if step.step_type() != "Lineage" {
        return;
    }
    let Some(arguments) = step.argument_object() else { return };
    let path = step.path();
    let path = path.member("Arguments");
    let associations = arguments.get("Associations").map(Node::elements).unwrap_or_default();
    let creates = ENTITIES
        .iter()
        .filter_map(|(list, _, _)| arguments.get(list))
        // What is no list at all is another rule's.
        .any(|list| !matches!(&list.value, Value::Null | Value::Array(_)) || !list.elements().is_empty());
    if !creates && associations.is_empty() {
        report.add(
            RULE.at(path.pointer(), format!("The Lineage step `{}` records nothing.", step.name()))
                .step(step.name())
                .hint("Give it `Actions`, `Artifacts`, `Contexts` or `Associations`."),
        );
    }
    let path = path.member("Associations");
    for (index, association) in associations.iter().enumerate() {
        let path = path.element(index);
        for role in ["Source", "Destination"] {
            let Some(entity) = association.get(role) else { continue };
            report.add_all(judge(arguments, entity, &path.member(role)).map(|one| one.step(step.name())));
        }
    }
}

/// The entities of a type whose names are written; `None` when one of them is known only in the run.
fn created<'a>(arguments: &'a Node, entity_type: &str) -> Option<Vec<&'a str>> {
    let (list, _, name) = ENTITIES.iter().find(|(_, known, _)| *known == entity_type)?;
    let entities = arguments.get(list).map(Node::elements).unwrap_or_default();
    entities.iter().map(|entity| entity.get(name)?.as_str()).collect()
}

fn judge(arguments: &Node, entity: &Node, path: &Path<'_>) -> Option<Diagnostic> {
    if entity.get("Arn").is_some() {
        return None;
    }
    let (Some(name), entity_type) = (entity.get("Name")?.as_str(), entity.get("Type")) else { return None };
    let Some(entity_type) = entity_type else {
        return Some(
            RULE.at(path.pointer(), format!("An association names `{name}` without its `Type`."))
                .hint("Add `\"Type\": \"Artifact\"`, `\"Action\"` or `\"Context\"`."),
        );
    };
    let entity_type = entity_type.as_str()?;
    let created = created(arguments, entity_type)?;
    if created.contains(&name) {
        return None;
    }
    let path = path.member("Name");
    let near = nearest(name, created.iter().copied());
    let fix = near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), path.pointer(), near));
    Some(
        RULE.at(path.pointer(), format!("The step creates no {} `{name}`.", entity_type.to_lowercase()))
            .did_you_mean(near.as_deref(), || {
                "Name one that this step creates, or give the `Arn` of one that is there.".into()
            })
            .fix(fix),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn something_is_recorded() {
        testing::check(
            &RULE,
            r#"{"Name": "L", "Type": "Lineage", "Arguments": {"Artifacts": []}}"#,
            &[("/Steps/0/Arguments", "The Lineage step `L` records nothing.")],
        );
    }

    #[test]
    fn a_list_that_is_none_is_told_elsewhere() {
        testing::check(&RULE, r#"{"Name": "L", "Type": "Lineage", "Arguments": {"Artifacts": {}}}"#, &[]);
    }

    #[test]
    fn associations_name_siblings() {
        testing::check(
            &RULE,
            r#"{"Name": "L", "Type": "Lineage", "Arguments": {"Actions": [{"ActionName": "run"}],
                "Contexts": [{"ContextName": {"Get": "Execution.PipelineName"}}], "Associations": [
                {"Source": {"Name": "run", "Type": "Action"}, "Destination": {"Name": "unknown", "Type": "Context"}},
                {"Source": {"Name": "rnu", "Type": "Action"}, "Destination": {"Arn": "arn:aws:sagemaker:eu-west-1:111122223333:artifact/a"}},
                {"Source": {"Name": "run"}, "Destination": {"Name": "run", "Type": "Artifact"}}]}}"#,
            &[
                ("/Steps/0/Arguments/Associations/1/Source/Name", "The step creates no action `rnu`."),
                (
                    "/Steps/0/Arguments/Associations/2/Source",
                    "An association names `run` without its `Type`.",
                ),
                ("/Steps/0/Arguments/Associations/2/Destination/Name", "The step creates no artifact `run`."),
            ],
        );
    }
}
