//! # `duplicate-step`
//!
//! Two steps have the same name.
//!
//! ## Why
//!
//! Step names are one namespace over all depths: a step in a branch may not take the name of a step outside
//! it. References and `DependsOn` would be ambiguous.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "One."}},
//!   {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Two."}}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "One."}},
//!   {"Name": "StopToo", "Type": "Fail", "Arguments": {"ErrorMessage": "Two."}}
//! ]}
//! ```

use std::collections::HashMap;

use pipewright_pipeline::json::child_pointer;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-step",
    family: Family::Names,
    severity: Severity::Error,
    summary: "Two steps have the same name.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for step in subject.definition.steps().iter().filter(|step| !step.name.is_empty()) {
        if let Some(earlier) = first.get(step.name.as_str()) {
            let message = format!("Two steps are named `{}`.", step.name);
            report.add(
                RULE.at(child_pointer(&step.pointer, "Name"), message)
                    .step(&step.name)
                    .related(child_pointer(earlier, "Name"), "the first is here")
                    .hint("Give each step a name of its own, branches included."),
            );
        } else {
            first.insert(&step.name, &step.pointer);
        }
    }
}
