//! # `no-steps`
//!
//! A definition must hold at least one step in `Steps`, the one member that the service requires.
//!
//! ## Example
//!
//! ```json
//! {"Version": "2020-12-01", "Parameters": []}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Version": "2020-12-01", "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Not yet."}}]}
//! ```

use pipewright_pipeline::json::Value;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;

pub(crate) const RULE: Rule = Rule {
    code: "no-steps",
    family: Family::Document,
    severity: Severity::Error,
    summary: "The pipeline has no steps.",
    check: Check::Pipeline(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let root = subject.definition.root();
    // What is no object has no members: `bad-document`.
    if !matches!(root.value, Value::Object(_)) {
        return;
    }
    let steps = root.get("Steps");
    let (message, pointer) = match steps.map(|node| &node.value) {
        Some(Value::Array(list)) if !list.is_empty() => return,
        Some(Value::Array(_)) => ("The pipeline has no steps.", "/Steps"),
        Some(_) => ("`Steps` is not a list.", "/Steps"),
        None => ("The definition has no `Steps`.", ""),
    };
    report.add(
        RULE.at(pointer, message)
            .hint("Add a step: `\"Steps\": [{\"Name\": …, \"Type\": …, \"Arguments\": {…}}]`."),
    );
}
