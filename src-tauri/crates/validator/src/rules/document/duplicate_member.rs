//! # `duplicate-member`
//!
//! An object has two members of one name.
//!
//! ## Why
//!
//! Only one of the two can count, and programs differ in which: JSON leaves it open (RFC 8259, section 4). A file that
//! two people merged by hand often ends this way.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Too low.", "ErrorMessage": "Too high."}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "Too low."}}
//! ```
//!
//! ## Source
//!
//! RFC 8259.

use std::collections::HashSet;

use pipewright_pipeline::json::Member;

use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;
use crate::{Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-member",
    family: Family::Document,
    severity: Severity::Error,
    summary: "An object has two members of one name.",
    check: Check::Object(check),
};

/// Up to so many members are compared each with each, without a set.
const FEW: usize = 8;

fn check(site: &Site<'_>, members: &[Member], report: &mut Report<'_>) {
    if members.len() <= FEW {
        for (index, member) in members.iter().enumerate() {
            if members[..index].iter().any(|earlier| earlier.name == member.name) {
                report.add(diagnose(site, &member.name));
            }
        }
    } else {
        let mut seen = HashSet::with_capacity(members.len());
        for member in members.iter().filter(|member| !seen.insert(&*member.name)) {
            report.add(diagnose(site, &member.name));
        }
    }
}

fn diagnose(site: &Site<'_>, name: &str) -> crate::Diagnostic {
    site.mistake_at(&RULE, &site.path.member(name), format!("`{name}` stands here twice."))
        .on_name()
        .hint("Keep one of the two.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[test]
    fn members_stand_once() {
        check(
            &RULE,
            r#"{"Version": "1", "Steps": [{"Name": "L", "Name": "M", "Type": "Lambda", "Arguments": {"a": {"b/": 1, "c": [{}], "b/": 2}}}], "Version": "2"}"#,
            &[
                ("/Version", "`Version` stands here twice."),
                ("/Steps/0/Name", "`Name` stands here twice."),
                ("/Steps/0/Arguments/a/b~1", "`b/` stands here twice."),
            ],
        );
        let many: Vec<_> = (0..20).map(|index| format!(r#""k{}": 1"#, index % 19)).collect();
        let step = format!(r#"{{"Name": "L", "Type": "Lambda", "Arguments": {{{}}}}}"#, many.join(", "));
        check(&RULE, &step, &[("/Steps/0/Arguments/k0", "`k0` stands here twice.")]);
    }

    #[test]
    fn a_nested_step_is_looked_at_once() {
        check(
            &RULE,
            r#"{"Steps": [{"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [], "IfSteps": [
                {"Name": "F", "Type": "Fail", "Arguments": {"ErrorMessage": "a", "ErrorMessage": "b"}}]}}]}"#,
            &[("/Steps/0/Arguments/IfSteps/0/Arguments/ErrorMessage", "`ErrorMessage` stands here twice.")],
        );
    }
}
