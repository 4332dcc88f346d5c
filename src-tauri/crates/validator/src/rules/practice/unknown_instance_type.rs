//! # `unknown-instance-type`
//!
//! An instance type is none that SageMaker has for this kind of job.
//!
//! ## Why
//!
//! SageMaker refuses it when the step starts, minutes or hours into the execution. It is a warning, because AWS adds
//! types faster than Pipewright learns of them. `local` and `local_gpu` mean something to the SDK's local mode only.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Prepare", "Type": "Processing", "Arguments": {
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}},
//!   "RoleArn": "arn:aws:iam::111122223333:role/Pipelines"}}
//! ```
//!
//! ## Source
//!
//! The instance types in botocore's service model of SageMaker.

use std::collections::HashMap;
use std::sync::LazyLock;

use pipewright_pipeline::json::Path;
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;
use crate::shapes::{self, Scalar, ShapeKind};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-instance-type",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "An instance type does not exist, as far as is known.",
    check: Check::Text(check),
};

/// Every instance type, and for how many of the kinds of jobs it is known.
static ALL: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for word in KINDS.iter().flat_map(|scalar| scalar.words.iter()) {
        *all.entry(*word).or_default() += 1;
    }
    all
});

/// The kinds of jobs, by what instance types they take.
static KINDS: LazyLock<Vec<&'static Scalar>> = LazyLock::new(|| {
    let kinds = shapes::arguments().shapes().filter_map(|shape| match &shape.kind {
        ShapeKind::Scalar(scalar) if shape.name.ends_with("InstanceType") && !scalar.words.is_empty() => {
            Some(scalar)
        }
        _ => None,
    });
    kinds.collect()
});

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let parent = || site.path.parent().and_then(Path::name);
    match site.path.name() {
        Some(name) if name.ends_with("InstanceType") => in_step(site, text, report),
        Some("DefaultValue") if site.step.is_none() => default(site, text, report),
        None if parent().is_some_and(|list| list.ends_with("InstanceTypes")) => in_step(site, text, report),
        _ => {}
    }
}

fn in_step(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let Some(step) = site.step else { return };
    if ALL.get(text).is_some_and(|count| *count == KINDS.len()) {
        return;
    }
    let Some(scalar) = scalar(step.step_type(), site.path) else { return };
    if scalar.words.contains(&text) || is_placeholder(text) {
        return;
    }
    let message = if text.is_empty() {
        "The instance type is empty.".to_owned()
    } else if ALL.contains_key(text) {
        format!("There is no `{text}` for this kind of job.")
    } else {
        format!("SageMaker has no instance type `{text}`.")
    };
    say(site, message, text, &scalar.words, report);
}

/// The default of a parameter that is an instance type by its look, or by what refers to it.
fn default(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let looks_so = text.starts_with("ml.") && text.split('.').count() == 3;
    let is_one = looks_so || ((meant(text).is_some() || is_local(text)) && is_used_as_one(site));
    if is_one && !ALL.contains_key(text) {
        let words: Vec<_> = ALL.keys().copied().collect();
        say(site, format!("SageMaker has no instance type `{text}`."), text, &words, report);
    }
}

fn say(site: &Site<'_>, message: String, text: &str, words: &[&'static str], report: &mut Report<'_>) {
    let known = |word: &&str| words.contains(word);
    let near = meant(text).filter(|word| known(&word.as_str())).or_else(|| {
        let mut words = words.to_vec();
        words.sort_unstable();
        nearest(text, words).filter(|_| !text.is_empty())
    });
    let fix =
        near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), site.path.pointer(), near));
    report.add(
        site.mistake(&RULE, message)
            .did_you_mean(near.as_deref(), || {
                if is_local(text) {
                    "It means something to the SDK's local mode only: name an instance type such as `ml.m5.xlarge`.".into()
                } else {
                    "Name one such as `ml.m5.xlarge`.".into()
                }
            })
            .fix(fix),
    );
}

/// The type that lacks nothing but its `ml.`.
fn meant(text: &str) -> Option<String> {
    Some(format!("ml.{text}")).filter(|word| ALL.contains_key(word.as_str()))
}

fn is_local(text: &str) -> bool {
    matches!(text, "local" | "local_gpu")
}

/// `$TYPE`, `<TYPE>`: somebody fills it in later.
fn is_placeholder(text: &str) -> bool {
    text.starts_with(['$', '<', '{'])
}

/// Whether the parameter whose default this is stands for an instance type of SageMaker somewhere.
fn is_used_as_one(site: &Site<'_>) -> bool {
    let Some(pointer) = site.path.parent().map(Path::pointer) else { return false };
    let parameters = site.pipeline.definition.parameters();
    let Some(parameter) = parameters.iter().find(|parameter| parameter.pointer == pointer) else {
        return false;
    };
    let steps = site.pipeline.definition.steps();
    site.pipeline.references().zip(steps).any(|(references, step)| {
        !step.step_type.starts_with("EMR")
            && references.iter().any(|found| {
                found.pointer.ends_with("InstanceType")
                    && matches!(&found.reference, Ok(Reference::Parameter(name)) if *name == parameter.name)
            })
    })
}

/// What the place takes, when it is known to take one of listed words.
fn scalar(step_type: &str, path: &Path<'_>) -> Option<&'static Scalar> {
    let mut way: Vec<&str> = Vec::new();
    let mut link = *path;
    while let Some(parent) = link.parent() {
        way.push(link.name().unwrap_or("*"));
        link = *parent;
    }
    way.reverse();
    let ["Arguments", way @ ..] = way.as_slice() else { return None };
    match &shapes::arguments().at(step_type, way)?.kind {
        ShapeKind::Scalar(scalar) if !scalar.words.is_empty() => Some(scalar),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    const AT: &str = "/Steps/0/Arguments/ResourceConfig/InstanceType";

    #[track_caller]
    fn training(word: &str, message: Option<&str>, hint: &str) {
        let text = format!(
            r#"{{"Name": "T", "Type": "Training", "Arguments": {{"ResourceConfig": {{"InstanceType": "{word}"}}}}}}"#
        );
        let expect: Vec<_> = message.iter().map(|message| (AT, *message)).collect();
        check(&RULE, &text, &expect);
        let hints: Vec<_> =
            of_rule(&RULE, &text, &Settings::default()).into_iter().filter_map(|one| one.hint).collect();
        assert_eq!(hints.concat(), hint);
    }

    #[test]
    fn what_was_meant() {
        training("ml.m5.xlarge", None, "");
        training("$TYPE", None, "");
        training(
            "m5.xlarge",
            Some("SageMaker has no instance type `m5.xlarge`."),
            "Did you mean `ml.m5.xlarge`?",
        );
        training(
            "ml.m5.xlrage",
            Some("SageMaker has no instance type `ml.m5.xlrage`."),
            "Did you mean `ml.m5.xlarge`?",
        );
        training(
            "local",
            Some("SageMaker has no instance type `local`."),
            "It means something to the SDK's local mode only: name an instance type such as `ml.m5.xlarge`.",
        );
        training("", Some("The instance type is empty."), "Name one such as `ml.m5.xlarge`.");
    }

    #[test]
    fn kinds_of_jobs_differ() {
        let text = |step_type: &str, way: &str| {
            format!(
                r#"{{"Name": "T", "Type": "{step_type}", "Arguments": {{"{way}": {{"InstanceType": "ml.t3.medium"}}}}}}"#
            )
        };
        check(
            &RULE,
            &text("Transform", "TransformResources"),
            &[(
                "/Steps/0/Arguments/TransformResources/InstanceType",
                "There is no `ml.t3.medium` for this kind of job.",
            )],
        );
        check(&RULE, &text("Training", "ResourceConfig"), &[]);
        check(&RULE, &text("Lambda", "anything"), &[]);
    }

    #[test]
    fn defaults_of_parameters() {
        let with = |default: &str, step_type: &str| {
            format!(
                r#"{{"Parameters": [{{"Name": "P", "Type": "String", "DefaultValue": "{default}"}}], "Steps": [{{"Name": "T", "Type": "{step_type}",
                  "Arguments": {{"ResourceConfig": {{"InstanceType": {{"Get": "Parameters.P"}}}}}}}}]}}"#
            )
        };
        let found = |message| [("/Parameters/0/DefaultValue", message)];
        check(&RULE, &with("ml.m5.huge", "Lambda"), &found("SageMaker has no instance type `ml.m5.huge`."));
        check(&RULE, &with("m5.xlarge", "Training"), &found("SageMaker has no instance type `m5.xlarge`."));
        check(&RULE, &with("local", "Training"), &found("SageMaker has no instance type `local`."));
        check(&RULE, &with("m5.xlarge", "EMR"), &[]);
        check(&RULE, &with("local", "Lambda"), &found("SageMaker has no instance type `local`."));
        check(&RULE, &with("a.b", "Training"), &[]);
    }
}
