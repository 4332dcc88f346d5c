//! # `unknown-property-file`
//!
//! `Std:JsonGet` reads a property file that its step does not declare.
//!
//! ## Why
//!
//! A property file is a JSON file in an output of a Processing step, declared under the step's
//! `PropertyFiles`. Only declared ones can be read.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Prepare", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:JsonGet": {
//!     "PropertyFile": {"Get": "Steps.Prepare.PropertyFiles.Report"}, "Path": "reason"}}}}
//! ]}
//! ```

use pipewright_pipeline::reference::Reference;

use super::{nearest_of, point_at, readable};
use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;

pub(crate) const RULE: Rule = Rule {
    code: "unknown-property-file",
    family: Family::References,
    severity: Severity::Error,
    summary: "A property file is read that its step does not declare.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for (reference, below) in readable(step) {
        let Reference::PropertyFile { step: target, file } = reference else { continue };
        let Some(declared) = step.definition().step(target).map(|step| &step.property_files) else {
            continue;
        };
        if declared.iter().any(|property_file| property_file.name == *file) {
            continue;
        }
        let pointer = step.pointer(below);
        let near = nearest_of(file, declared.iter().map(|property_file| property_file.name.as_str()));
        let fix = point_at(near.as_deref(), &pointer, |near| Reference::PropertyFile {
            step: target.clone(),
            file: near.into(),
        });
        report.add(
            RULE.at(pointer, format!("The step `{target}` declares no property file `{file}`."))
                .step(step.name())
                .did_you_mean(near.as_deref(), || match declared.as_slice() {
                    [] => format!("`{target}` declares none: add one under its `PropertyFiles`."),
                    some => {
                        let names: Vec<_> = some.iter().map(|one| format!("`{}`", one.name)).collect();
                        format!("It declares {}.", names.join(", "))
                    }
                })
                .fix(fix),
        );
    }
}
