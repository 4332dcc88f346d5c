//! # `image-region`
//!
//! A container image is in another AWS region than the one the pipeline is meant for, or, when nobody says which that
//! is, than the other images of the pipeline.
//!
//! ## Why
//!
//! A SageMaker job pulls its image from the ECR registry of its own region, and fails when the image is in another.
//! SageMaker's own images have another account in each region, too: an image URI cannot be moved by hand.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Create", "Type": "Model", "Arguments": {
//!   "ExecutionRoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "Containers": [
//!     {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!     {"Image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/predict:1"}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Create", "Type": "Model", "Arguments": {
//!   "ExecutionRoleArn": "arn:aws:iam::111122223333:role/Pipelines",
//!   "Containers": [
//!     {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!     {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/predict:1"}]}}
//! ```

use std::collections::BTreeMap;

use pipewright_pipeline::json::{Node, Path, Text};

use super::{Way, visit_at};
use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};

pub(crate) const RULE: Rule = Rule {
    code: "image-region",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A container image is in another region than the pipeline.",
    check: Check::Pipeline(check),
};

/// Where the types of steps name images.
const IMAGES: &[(&str, &[Way])] = &[
    ("ClarifyCheck", &[&["AppSpecification", "ImageUri"]]),
    ("InferenceComponent", &[&["Specification", "Container", "Image"]]),
    ("Model", &[&["PrimaryContainer", "Image"], &["Containers", "*", "Image"]]),
    ("Processing", &[&["AppSpecification", "ImageUri"]]),
    ("QualityCheck", &[&["AppSpecification", "ImageUri"]]),
    ("RegisterModel", &[&["InferenceSpecification", "Containers", "*", "Image"]]),
    ("Training", &[&["AlgorithmSpecification", "TrainingImage"]]),
    (
        "Tuning",
        &[
            &["TrainingJobDefinition", "AlgorithmSpecification", "TrainingImage"],
            &["TrainingJobDefinitions", "*", "AlgorithmSpecification", "TrainingImage"],
        ],
    ),
];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for region in subject.facts().flat_map(|facts| &facts.regions) {
        *counts.entry(region.as_str()).or_default() += 1;
    }
    let wanted = subject.settings.region.as_deref();
    // Of two that are as frequent the first by name, so that the answer is always the same.
    let usual = || counts.iter().rev().max_by_key(|(_, count)| **count).map(|(region, _)| *region);
    let Some(right) = wanted.or_else(usual) else { return };
    if counts.keys().all(|region| *region == right) {
        return;
    }
    visit_images(subject, &mut |step, region, path| {
        if region == right {
            return;
        }
        let (message, hint) = if wanted.is_some() {
            (
                format!("The image is in `{region}`, the pipeline is meant for `{right}`."),
                format!("Use the image of `{right}`; SageMaker's own have another account there."),
            )
        } else {
            (
                format!("The image is in `{region}`, other images of the pipeline are in `{right}`."),
                "Use images of the region that the pipeline runs in.".to_owned(),
            )
        };
        report.add(RULE.at(path.pointer(), message).step(step.name()).hint(hint));
    });
}

/// Visits each image whose URI tells its region.
fn visit_images<'a>(subject: &'a Subject<'a>, visit: &mut dyn FnMut(&StepSubject<'a>, &'a str, &Path<'_>)) {
    for step in subject.steps_of(|step_type| !ways(step_type).is_empty()) {
        let Some(arguments) = step.arguments() else { continue };
        let root = step.path();
        let path = root.member("Arguments");
        for way in ways(step.step_type()) {
            visit_at(arguments, &path, way, &mut |node, path| {
                if let Some(region) = node.as_str().and_then(region) {
                    visit(&step, region, path);
                }
            });
        }
    }
}

/// The regions of a step's images.
pub(crate) fn regions(step_type: &str, arguments: &Node) -> Vec<Text> {
    let mut regions = Vec::new();
    for way in ways(step_type) {
        visit_at(arguments, &Path::at(""), way, &mut |node, _| {
            regions.extend(node.as_str().and_then(region).map(Text::from));
        });
    }
    regions
}

fn ways(step_type: &str) -> &'static [Way] {
    IMAGES.iter().find(|(known, _)| *known == step_type).map_or(&[], |(_, ways)| *ways)
}

/// `eu-west-1` of `111122223333.dkr.ecr.eu-west-1.amazonaws.com/name:tag`. An account has twelve digits.
fn region(image: &str) -> Option<&str> {
    let after = image.get(12..)?.strip_prefix(".dkr.ecr.")?;
    let (region, host) = after.split_once('.')?;
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (host.starts_with("amazonaws.com") && !region.is_empty() && region.bytes().all(is_word)).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::check_with;

    #[track_caller]
    fn images(regions: &[&str], wanted: Option<&str>, expect: &[(&str, &str)]) {
        let image = |region: &&str| format!(r#"{{"Image": "111122223333.dkr.ecr.{region}/a:1"}}"#);
        let containers: Vec<_> = regions.iter().map(image).collect();
        let text = format!(
            r#"{{"Name": "M", "Type": "Model", "Arguments": {{"Containers": [{}]}}}}"#,
            containers.join(", ")
        );
        let settings = Settings { region: wanted.map(str::to_owned), ..Settings::default() };
        check_with(&RULE, &text, &settings, expect);
    }

    #[test]
    fn regions_are_compared() {
        let (here, there) = ("eu-west-1.amazonaws.com", "cn-north-1.amazonaws.com.cn");
        images(&[here, here], None, &[]);
        images(
            &[there, here, here],
            None,
            &[(
                "/Steps/0/Arguments/Containers/0/Image",
                "The image is in `cn-north-1`, other images of the pipeline are in `eu-west-1`.",
            )],
        );
        images(&[here], Some("eu-west-1"), &[]);
        images(
            &[here],
            Some("us-east-1"),
            &[(
                "/Steps/0/Arguments/Containers/0/Image",
                "The image is in `eu-west-1`, the pipeline is meant for `us-east-1`.",
            )],
        );
        images(&["${REGION}.amazonaws.com", here], None, &[]);
    }
}
