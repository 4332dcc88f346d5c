//! # `bad-function`
//!
//! A function lacks what it needs, has what it cannot have, or does not exist.
//!
//! ## Why
//!
//! A value that is known only when the pipeline runs is written as an object whose one member is the function: `Get` with a
//! reference, `Std:Join` with `On` and `Values`, `Std:JsonGet` with `Path` and either `PropertyFile` or `S3Uri`. A property
//! file can be read in no other way than through `Std:JsonGet`. Anything else is taken for a structure, or refused.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ", "Value": ["Too", "low."]}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ", "Values": ["Too", "low."]}}}}
//! ```
//!
//! ## Source
//!
//! `sagemaker.workflow.functions` of the SDK, which refuses two sources at once and none; the public JSON Schema; the
//! developer guide, "Pass Data Between Steps".

use pipewright_pipeline::json::{Member, Node, Path, Value};
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use super::{join_type, json_path};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::{Kind, either};
use crate::rules::walk::Site;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-function",
    family: Family::Functions,
    severity: Severity::Error,
    summary: "A function is not written as it must be.",
    check: Check::Object(check),
};

const STANDARD: &[&str] = &["Std:Join", "Std:JsonGet"];

fn check(site: &Site<'_>, members: &[Member], report: &mut Report<'_>) {
    for member in members {
        match &*member.name {
            "Get" => get(site, members, &member.node, report),
            "Std:Join" => {
                alone(site, members, "Std:Join", report);
                join(site, &member.node, report);
            }
            "Std:JsonGet" => {
                alone(site, members, "Std:JsonGet", report);
                json_get(site, &member.node, report);
            }
            name if name.len() > 3
                && name.as_bytes()[..3].eq_ignore_ascii_case(b"Std")
                && name.contains(':') =>
            {
                unknown(site, name, STANDARD, report);
            }
            _ => {}
        }
    }
    if let [only] = members
        && only.name.len() <= 4
        && &*only.name != "Get"
        && only.node.as_str().is_some_and(|text| Reference::parse(text).is_ok())
        && nearest(&only.name, ["Get"]).is_some()
    {
        unknown(site, &only.name, &["Get"], report);
    }
}

fn unknown(site: &Site<'_>, name: &str, known: &[&str], report: &mut Report<'_>) {
    let path = site.path.member(name);
    let near = nearest(name, known.iter().copied());
    let fix =
        near.as_deref().map(|near| Fix::rename_member(format!("Rename to `{near}`"), path.pointer(), near));
    report.add(
        site.mistake_at(&RULE, &path, format!("There is no function `{name}`."))
            .on_name()
            .did_you_mean(near.as_deref(), || "The functions are `Get`, `Std:Join` and `Std:JsonGet`.".into())
            .fix(fix),
    );
}

/// A function is the one member of its object.
fn alone(site: &Site<'_>, members: &[Member], name: &str, report: &mut Report<'_>) {
    if let Some(other) = members.iter().find(|member| &*member.name != name) {
        let message = format!("`{}` stands beside `{name}`, which must stand alone.", &*other.name);
        report.add(
            site.mistake_at(&RULE, &site.path.member(&other.name), message)
                .on_name()
                .hint(format!("Let `{name}` be the only member of the object.")),
        );
    }
}

fn get(site: &Site<'_>, members: &[Member], body: &Node, report: &mut Report<'_>) {
    let Some(text) = body.as_str() else {
        // In a map of free names `Get` may be one of them.
        if members.len() == 1 {
            let kind = Kind::of(body).words();
            report.add(
                site.mistake_at(&RULE, &site.path.member("Get"), format!("`Get` is followed by {kind}."))
                    .hint("Give it the text of a reference: `{\"Get\": \"Parameters.NAME\"}`."),
            );
        }
        return;
    };
    if members.len() > 1 {
        if Reference::parse(text).is_ok() {
            alone(site, members, "Get", report);
        }
    } else if text.contains(".PropertyFiles")
        && !is_source_of_json_get(site.path)
        && let Ok(Reference::PropertyFile { file, .. }) = Reference::parse(text)
    {
        let message = format!("The property file `{file}` is read without `Std:JsonGet`.");
        report.add(site.mistake(&RULE, message).hint(format!(
                "Read a value of it: `{{\"Std:JsonGet\": {{\"PropertyFile\": {{\"Get\": \"{text}\"}}, \"Path\": …}}}}`."
            )));
    }
}

fn is_source_of_json_get(path: &Path<'_>) -> bool {
    path.name() == Some("PropertyFile")
        && path.parent().is_some_and(|above| above.name() == Some("Std:JsonGet"))
}

fn join(site: &Site<'_>, body: &Node, report: &mut Report<'_>) {
    let path = site.path.member("Std:Join");
    let Some(members) = body_members(site, body, &path, "Std:Join", &["On", "Values"], report) else {
        return;
    };
    if let Some(on) = body.get("On").filter(|on| on.as_str().is_none()) {
        let message = format!("`On` of `Std:Join` is {}, not a text.", Kind::of(on).words());
        report.add(
            site.mistake_at(&RULE, &path.member("On"), message)
                .hint("Give the text that goes between the values."),
        );
    }
    match body.get("Values").map(|values| &values.value) {
        Some(Value::Array(values)) => join_type::check(site, values, &path.member("Values"), report),
        Some(_) => report.add(
            site.mistake_at(&RULE, &path.member("Values"), "`Values` of `Std:Join` is not a list.")
                .hint("Put what is to be joined into a list: `\"Values\": […]`."),
        ),
        // The misspelt member has been named.
        None if members.iter().any(|member| nearest(&member.name, ["Values"]).is_some()) => {}
        None => report.add(
            site.mistake_at(&RULE, &path, "`Std:Join` has no `Values`.")
                .hint("List what is to be joined: `\"Values\": […]`."),
        ),
    }
}

fn json_get(site: &Site<'_>, body: &Node, report: &mut Report<'_>) {
    let path = site.path.member("Std:JsonGet");
    let known = ["PropertyFile", "S3Uri", "Path"];
    let Some(members) = body_members(site, body, &path, "Std:JsonGet", &known, report) else { return };
    let misspelt = |name| members.iter().any(|member| nearest(&member.name, [name]).is_some());
    match (body.get("PropertyFile"), body.get("S3Uri")) {
        (Some(_), Some(_)) => report.add(
            site.mistake_at(&RULE, &path, "`Std:JsonGet` has both `PropertyFile` and `S3Uri`.")
                .hint("Keep one of the two: it reads one file."),
        ),
        (None, None) if !misspelt("PropertyFile") && !misspelt("S3Uri") => report.add(
            site.mistake_at(&RULE, &path, "`Std:JsonGet` has neither `PropertyFile` nor `S3Uri`.")
                .hint("Say what it reads: `\"PropertyFile\": {\"Get\": \"Steps.STEP.PropertyFiles.NAME\"}`."),
        ),
        (None, None) => {}
        (Some(file), None) => property_file(site, file, &path.member("PropertyFile"), report),
        (None, Some(uri)) => {
            if let kind @ (Kind::Null
            | Kind::Boolean
            | Kind::Integer
            | Kind::Float
            | Kind::List
            | Kind::Object) = Kind::of(uri)
            {
                let message = format!("`S3Uri` of `Std:JsonGet` is {}.", kind.words());
                report.add(
                    site.mistake_at(&RULE, &path.member("S3Uri"), message)
                        .hint("Give the URI of a JSON file, most often as a `Std:Join`."),
                );
            }
        }
    }
    match body.get("Path") {
        Some(node) => json_path::check(site, node, &path.member("Path"), report),
        None if misspelt("Path") => {}
        None => report.add(
            site.mistake_at(&RULE, &path, "`Std:JsonGet` has no `Path`.")
                .hint("Say which value of the file: `\"Path\": \"metrics.auc.value\"`."),
        ),
    }
}

fn property_file(site: &Site<'_>, file: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    // A `Get` of something else than a text is told at its own place.
    if file.get("Get").is_some_and(|text| text.as_str().is_none()) {
        return;
    }
    let reference = file.get("Get").and_then(Node::as_str).map(Reference::parse);
    // What cannot be read at all is the business of `bad-reference`.
    if !matches!(reference, Some(Ok(Reference::PropertyFile { .. }) | Err(_))) {
        report.add(
            site.mistake_at(&RULE, path, "`PropertyFile` of `Std:JsonGet` is not a property file of a step.")
                .hint("Refer to one: `{\"Get\": \"Steps.STEP.PropertyFiles.NAME\"}`."),
        );
    }
}

/// The members of a function's body; reports those it does not know.
fn body_members<'a>(
    site: &Site<'_>,
    body: &'a Node,
    path: &Path<'_>,
    function: &str,
    known: &[&str],
    report: &mut Report<'_>,
) -> Option<&'a [Member]> {
    let Value::Object(members) = &body.value else {
        let message = format!("`{function}` is followed by {}, not an object.", Kind::of(body).words());
        report.add(site.mistake_at(&RULE, path, message).hint(format!("Give it {}.", either(known))));
        return None;
    };
    for member in members.iter().filter(|member| !known.contains(&&*member.name)) {
        report.add(unknown_member(site, members, &member.name, path, function, known));
    }
    Some(members)
}

fn unknown_member(
    site: &Site<'_>,
    members: &[Member],
    name: &str,
    path: &Path<'_>,
    function: &str,
    known: &[&str],
) -> Diagnostic {
    let at = path.member(name);
    let near =
        nearest(name, known.iter().copied()).filter(|near| members.iter().all(|other| *near != *other.name));
    let fix =
        near.as_deref().map(|near| Fix::rename_member(format!("Rename to `{near}`"), at.pointer(), near));
    site.mistake_at(&RULE, &at, format!("`{function}` has no member `{name}`."))
        .on_name()
        .did_you_mean(near.as_deref(), || format!("Remove it; it takes {}.", either(known)))
        .fix(fix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// The value stands as a Fail step's message; pointers begin there.
    #[track_caller]
    fn check(value: &str, expect: &[(&str, &str)]) {
        const AT: &str = "/Steps/1/Arguments/ErrorMessage";
        let text = format!(
            r#"{{"Parameters": [{{"Name": "A", "Type": "String"}}], "Steps": [
                {{"Name": "E", "Type": "Processing", "PropertyFiles": [{{"PropertyFileName": "R", "OutputName": "o", "FilePath": "f"}}]}},
                {{"Name": "F", "Type": "Fail", "Arguments": {{"ErrorMessage": {value}}}}}]}}"#
        );
        let found = testing::of_rule(&RULE, &text, &crate::Settings::default());
        let found: Vec<_> =
            found.iter().map(|one| (one.pointer.strip_prefix(AT).unwrap(), one.message.as_str())).collect();
        assert_eq!(found, expect, "{value}");
    }

    #[test]
    fn sound_functions_pass() {
        for value in [
            r#"{"Get": "Parameters.A"}"#,
            r#"{"Std:Join": {"On": "", "Values": [1, true, "x", {"Get": "Parameters.A"}, {"Std:Join": {"On": "-", "Values": []}}]}}"#,
            r#"{"Std:Join": {"Values": ["On is empty unless given"]}}"#,
            r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}, "Path": "a.b[0].c"}}"#,
            r#"{"Std:JsonGet": {"S3Uri": {"Std:Join": {"On": "/", "Values": ["s3://b", {"Get": "Parameters.A"}]}}, "Path": "a"}}"#,
            r#"{"Std:JsonGet": {"S3Uri": "s3://b/metrics.json", "Path": "a"}}"#,
            // A free map may use the word.
            r#"{"Get": "/index.html", "Post": "/form"}"#,
        ] {
            check(value, &[]);
        }
    }

    #[test]
    fn get_takes_a_reference_and_stands_alone() {
        check(r#"{"Get": 3}"#, &[("/Get", "`Get` is followed by a number.")]);
        check(
            r#"{"Get": "Parameters.A", "Default": 1}"#,
            &[("/Default", "`Default` stands beside `Get`, which must stand alone.")],
        );
        check(r#"{"get": "Parameters.A"}"#, &[("/get", "There is no function `get`.")]);
        check(
            r#"{"Get": "Steps.E.PropertyFiles.R"}"#,
            &[("", "The property file `R` is read without `Std:JsonGet`.")],
        );
    }

    #[test]
    fn functions_have_their_names() {
        check(
            r#"{"Std:Jion": {"On": "", "Values": []}}"#,
            &[("/Std:Jion", "There is no function `Std:Jion`.")],
        );
        check(r#"{"std:join": {"Values": []}}"#, &[("/std:join", "There is no function `std:join`.")]);
        check(
            r#"{"Std:Join": {"On": "", "Values": []}, "x": 1}"#,
            &[("/x", "`x` stands beside `Std:Join`, which must stand alone.")],
        );
    }

    #[test]
    fn join_has_values() {
        check(r#"{"Std:Join": {"On": "/"}}"#, &[("/Std:Join", "`Std:Join` has no `Values`.")]);
        check(
            r#"{"Std:Join": {"On": "/", "Vlaues": []}}"#,
            &[("/Std:Join/Vlaues", "`Std:Join` has no member `Vlaues`.")],
        );
        check(
            r#"{"Std:Join": {"On": "/", "Values": "a"}}"#,
            &[("/Std:Join/Values", "`Values` of `Std:Join` is not a list.")],
        );
        check(
            r#"{"Std:Join": {"On": 3, "Values": []}}"#,
            &[("/Std:Join/On", "`On` of `Std:Join` is a number, not a text.")],
        );
        check(r#"{"Std:Join": ["a"]}"#, &[("/Std:Join", "`Std:Join` is followed by a list, not an object.")]);
    }

    #[test]
    fn json_get_has_one_source_and_a_path() {
        let file = r#""PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}"#;
        check(
            &format!(r#"{{"Std:JsonGet": {{{file}, "S3Uri": "s3://b/x", "Path": "a"}}}}"#),
            &[("/Std:JsonGet", "`Std:JsonGet` has both `PropertyFile` and `S3Uri`.")],
        );
        check(
            r#"{"Std:JsonGet": {"Path": "a"}}"#,
            &[("/Std:JsonGet", "`Std:JsonGet` has neither `PropertyFile` nor `S3Uri`.")],
        );
        check(
            &format!(r#"{{"Std:JsonGet": {{{file}}}}}"#),
            &[("/Std:JsonGet", "`Std:JsonGet` has no `Path`.")],
        );
        check(
            r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Parameters.A"}, "Path": "a"}}"#,
            &[(
                "/Std:JsonGet/PropertyFile",
                "`PropertyFile` of `Std:JsonGet` is not a property file of a step.",
            )],
        );
        check(
            r#"{"Std:JsonGet": {"S3Uri": ["s3://b/x"], "Path": "a"}}"#,
            &[("/Std:JsonGet/S3Uri", "`S3Uri` of `Std:JsonGet` is a list.")],
        );
        check(
            &format!(r#"{{"Std:JsonGet": {{{file}, "JsonPath": "a"}}}}"#),
            &[
                ("/Std:JsonGet", "`Std:JsonGet` has no `Path`."),
                ("/Std:JsonGet/JsonPath", "`Std:JsonGet` has no member `JsonPath`."),
            ],
        );
    }
}
