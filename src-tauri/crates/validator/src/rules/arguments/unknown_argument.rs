//! # `unknown-argument`
//!
//! A step's `Arguments` have a member that SageMaker's request does not know.
//!
//! ## Why
//!
//! The service refuses the whole pipeline: "Unable to parse pipeline definition. Unknown Argument member …".
//! Names are matched by their case: `ImageURI` is not `ImageUri`. Some members that the API knows are refused by
//! Pipelines, such as `ModelPackageName` of a RegisterModel step.
//!
//! ## Example
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1", "ModelDataURL": "s3://bucket/model.tar.gz"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1", "ModelDataUrl": "s3://bucket/model.tar.gz"}}}
//! ```
//!
//! ## Source
//!
//! The service model of botocore; the service's words.

use pipewright_pipeline::json::{Node, Path};
use pipewright_pipeline::spelling::nearest;

use super::walk::Walk;
use super::{alternatives, named, owner};
use crate::rule::{Check, Family, Rule};
use crate::shapes::Structure;
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-argument",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "The request does not know a member.",
    check: Check::Within,
};

/// A member of `node` that `structure` does not know; `path` is the member's.
pub(super) fn report(
    walk: &mut Walk<'_, '_>,
    structure: &Structure,
    name: &str,
    node: &Node,
    path: &Path<'_>,
) {
    let step = walk.step;
    let pointer = path.pointer();
    let place = path.parent().map_or_else(String::new, owner);
    let diagnostic = if let Some(instead) = structure.refusal(name) {
        RULE.at(&*pointer, format!("Pipelines does not take `{name}` in {place}.")).hint(instead)
    } else {
        // A member that is there already was not meant.
        let absent =
            structure.members.iter().map(|member| member.name).filter(|name| node.get(name).is_none());
        let near = nearest(name, absent);
        let fix =
            near.as_ref().map(|near| Fix::rename_member(format!("Rename to `{near}`"), &*pointer, near));
        let message = match path.parent().and_then(named) {
            None | Some("Arguments") => format!("A {} step has no argument `{name}`.", step.step_type()),
            Some(owner) => format!("`{owner}` has no member `{name}`."),
        };
        let known = || match structure.members.len() {
            0..=8 => format!("It has {}.", alternatives(structure.members.iter().map(|one| one.name), "and")),
            _ => format!("Remove `{name}`: SageMaker refuses what it does not know."),
        };
        RULE.at(&*pointer, message).did_you_mean(near.as_deref(), known).fix(fix)
    };
    walk.add(diagnostic.on_name());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    #[test]
    fn members_nobody_knows() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Transform", "Arguments": {"ModelNam": "m", "Colour": 1,
                "TransformInput": {"DataSource": {"S3DataSource": {"S3Type": "S3Prefix", "S3Uri": "s3://b"}}}}}"#,
            &[
                ("/Steps/0/Arguments/ModelNam", "A Transform step has no argument `ModelNam`."),
                ("/Steps/0/Arguments/Colour", "A Transform step has no argument `Colour`."),
                (
                    "/Steps/0/Arguments/TransformInput/DataSource/S3DataSource/S3Type",
                    "`S3DataSource` has no member `S3Type`.",
                ),
            ],
        );
    }

    #[test]
    fn free_names_are_free() {
        check(
            &RULE,
            r#"{"Name": "L", "Type": "Lambda", "FunctionArn": "f", "Arguments": {"Anything": {"Goes": 1}}}"#,
            &[],
        );
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {"HyperParameters": {"max_depth": "3"}}}"#,
            &[],
        );
        let vpc = r#"{"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"]}"#;
        check(&RULE, &format!(r#"{{"Name": "J", "Type": "Job", "Arguments": {{"VpcConfig": {vpc}}}}}"#), &[]);
        check(&RULE, r#"{"Name": "A", "Type": "Athena", "Arguments": {"QueryString": "x"}}"#, &[]);
    }

    #[test]
    fn refused_and_near_names_say_what_to_do() {
        let find = |text: &str| of_rule(&RULE, text, &Settings::default()).swap_remove(0);
        let refused =
            find(r#"{"Name": "R", "Type": "RegisterModel", "Arguments": {"ModelPackageName": "m"}}"#);
        assert!(refused.hint.is_some_and(|hint| hint.contains("`ModelPackageGroupName`")));
        assert_eq!(refused.fix, None);
        let near =
            find(r#"{"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"image": "i"}}}"#);
        assert_eq!(near.hint.as_deref(), Some("Did you mean `Image`?"));
        assert_eq!(near.fix.map(|fix| fix.title).as_deref(), Some("Rename to `Image`"));
        let there = find(
            r#"{"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "i", "image": "i"}}}"#,
        );
        assert_eq!(there.fix, None);
    }
}
