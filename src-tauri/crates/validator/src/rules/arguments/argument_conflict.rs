//! # `argument-conflict`
//!
//! Two members of a structure exclude each other.
//!
//! ## Why
//!
//! The API's reference says so of a few members, and its model does not: a training is made from an image or from
//! an algorithm, a channel reads from S3 or from a file system. The service refuses both at once when the step
//! begins.
//!
//! ## Example
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {
//!   "PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"},
//!   "Containers": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/b:1"}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "M", "Type": "Model", "Arguments": {
//!   "Containers": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/b:1"}]}}
//! ```
//!
//! ## Source
//!
//! The API reference: "mutually exclusive", "exactly one of either", "but not both"; the SDK where it refuses both.

use pipewright_pipeline::json::{Node, Path};

use super::walk::Walk;
use super::{missing_argument, named};
use crate::rule::{Check, Family, Rule};
use crate::shapes::{Group, GroupKind, Structure};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-conflict",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "Two members exclude each other.",
    check: Check::Within,
};

/// Judges a group by the members that were seen, as bits.
pub(super) fn check(
    walk: &mut Walk<'_, '_>,
    structure: &'static Structure,
    group: &Group,
    seen: u64,
    node: &Node,
    path: &Path<'_>,
) {
    let there = seen & group.members;
    match (there.count_ones(), group.kind) {
        (0, GroupKind::One | GroupKind::Some) => {
            missing_argument::none_of(walk, group.members(structure).map(|member| member.name), path);
        }
        (2.., GroupKind::One | GroupKind::MostOne) => conflict(walk, structure, there, node, path),
        _ => {}
    }
}

fn conflict(walk: &mut Walk<'_, '_>, structure: &Structure, there: u64, node: &Node, path: &Path<'_>) {
    // In the order they are written: the later one is the one too many.
    let known = |name: &str| structure.of_bits(there).any(|member| member.name == name);
    let mut written = node.members().iter().map(|member| &*member.name).filter(|name| known(name));
    let (Some(first), Some(second)) = (written.next(), written.next()) else { return };
    let place = named(path).filter(|name| *name != "Arguments");
    let place = place.map_or_else(|| "The arguments have".to_owned(), |name| format!("`{name}` has"));
    let pointer = path.member(second).pointer();
    walk.add(
        RULE.at(&*pointer, format!("{place} both `{first}` and `{second}`, which exclude each other."))
            .on_name()
            .related(path.member(first).pointer(), format!("`{first}` is here"))
            .hint(format!("Remove `{first}` or `{second}`."))
            .fix(Fix::clear(format!("Remove `{second}`"), pointer)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn members_that_exclude_each_other() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Training", "Arguments": {
                "AlgorithmSpecification": {"AlgorithmName": "a", "TrainingImage": "i", "TrainingInputMode": "File"},
                "ResourceConfig": {"InstanceGroups": [], "InstanceType": "ml.m5.large"},
                "InputDataConfig": [{"ChannelName": "c", "DataSource": {"S3DataSource": {}, "FileSystemDataSource": {}}},
                  {"ChannelName": "d", "DataSource": {"S3DataSource": {}, "FileSystemDataSource": null}}]}}"#,
            &[
                (
                    "/Steps/0/Arguments/AlgorithmSpecification/TrainingImage",
                    "`AlgorithmSpecification` has both `AlgorithmName` and `TrainingImage`, which exclude each other.",
                ),
                (
                    "/Steps/0/Arguments/ResourceConfig/InstanceType",
                    "`ResourceConfig` has both `InstanceGroups` and `InstanceType`, which exclude each other.",
                ),
                (
                    "/Steps/0/Arguments/InputDataConfig/0/DataSource/FileSystemDataSource",
                    "`DataSource` has both `S3DataSource` and `FileSystemDataSource`, which exclude each other.",
                ),
            ],
        );
    }

    #[test]
    fn of_the_arguments_themselves() {
        check(
            &RULE,
            r#"{"Name": "T", "Type": "Tuning", "Arguments": {"TrainingJobDefinition": {}, "TrainingJobDefinitions": []}}"#,
            &[(
                "/Steps/0/Arguments/TrainingJobDefinitions",
                "The arguments have both `TrainingJobDefinition` and `TrainingJobDefinitions`, which exclude each other.",
            )],
        );
    }
}
