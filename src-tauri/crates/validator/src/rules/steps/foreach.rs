//! # `foreach`
//!
//! A ForEach step is not made as it must be, or its item is used where there is none.
//!
//! ## Why
//!
//! A ForEach runs the steps of its `ForEachBody` once for each of `IterableItems`: a list of 1 to 100 single values, or a
//! variable that gives such a list as JSON text. Its body holds no Condition, Fail or ForEach. `ForEach.CurrentItem` is there in
//! the body only; `IterationOutput` is there only in `Selector.Field`, which names a step of the body. The steps that run are
//! called `<name>-<number>`, so no other step may be called so, and from outside their outputs are read through
//! `IterationOutputs` of the ForEach.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Each", "Type": "ForEach", "Arguments": {"IterableItems": ["a", "b"], "MaxConcurrency": 2, "ForEachBody": [
//!   {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "ForEach.CurrentItem"}}}]}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Each", "Type": "ForEach", "Arguments": {"IterableItems": ["a", "b"], "MaxConcurrency": 2, "ForEachBody": [
//!   {"Name": "Ask", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a",
//!    "Arguments": {"item": {"Get": "ForEach.CurrentItem"}}}]}}
//! ```
//!
//! ## Source
//!
//! `ForEachStep` of SDK 3.

use std::collections::HashSet;

use pipewright_pipeline::definition::{Branch, ParameterType, Parent, Step};
use pipewright_pipeline::graph::EdgeKind;
use pipewright_pipeline::json::{Node, Path, Value};
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::rules::limits::limit;
use crate::rules::value::{Kind, either, number};
use crate::subject::{StepSubject, Subject};
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "foreach",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "A ForEach step is not made as it must be.",
    check: Check::StepAndPipeline(check, check_names),
};

const NOT_IN_A_BODY: &[&str] = &["Condition", "Fail", "ForEach"];
const PICKS: &[&str] = &["MaxBy", "MinBy"];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    references(step, report);
    if step.step_type() != "ForEach" {
        return;
    }
    let Some(arguments) = step.arguments() else { return };
    let path = step.path();
    let path = path.member("Arguments");
    if let Some(items) = arguments.get("IterableItems") {
        iterable_items(step, items, &path.member("IterableItems"), report);
    }
    if let Some(most) = arguments.get("MaxConcurrency") {
        max_concurrency(step, most, &path.member("MaxConcurrency"), report);
    }
    if let Some(body) = arguments.get("ForEachBody") {
        self::body(step, body, &path.member("ForEachBody"), report);
    }
    if let Some(selector) = arguments.get("Selector") {
        self::selector(step, selector, &path.member("Selector"), report);
    }
}

/// `CurrentItem` and `IterationOutput` stand where they mean something.
fn references(step: &StepSubject<'_>, report: &mut Report<'_>) {
    for found in step.references() {
        let Ok(reference) = &found.reference else { continue };
        let (message, hint) = match reference {
            Reference::CurrentItem(_) if body_of(step.definition().steps(), step.step).is_none() => (
                "`ForEach.CurrentItem` stands outside the body of a ForEach.".to_owned(),
                "Move the step into a `ForEachBody`, or read something else.",
            ),
            Reference::IterationOutput(path) => {
                let in_selector =
                    step.step_type() == "ForEach" && found.pointer.starts_with("/Arguments/Selector/Field");
                if !in_selector {
                    (
                        "`IterationOutput` stands outside the selector of a ForEach.".to_owned(),
                        "Read an iteration from outside as `Steps.NAME.IterationOutputs[0].STEP.…`.",
                    )
                } else if path.len() < 2 {
                    (
                        format!("`{reference}` names no output of a step of the body."),
                        "Name a step of the body and one of its outputs: `IterationOutput.STEP.OutputParameters['score']`.",
                    )
                } else {
                    continue;
                }
            }
            _ => continue,
        };
        report.add(RULE.at(step.pointer(&found.pointer), message).step(step.name()).hint(hint));
    }
}

/// The ForEach in whose body a step stands.
fn body_of(steps: &[Step], step: &Step) -> Option<usize> {
    let above = std::iter::successors(step.parent, |parent: &Parent| steps[parent.step].parent);
    above.into_iter().find(|parent| parent.branch == Branch::Body).map(|parent| parent.step)
}

fn iterable_items(step: &StepSubject<'_>, items: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    let Value::Array(elements) = &items.value else {
        let kind = Kind::of(items);
        let parameter =
            items.get("Get").and_then(Node::as_str).and_then(|get| get.strip_prefix("Parameters."));
        let parameter = parameter.and_then(|name| step.definition().parameter(name));
        if let Some(declared) = parameter.and_then(|parameter| parameter.parameter_type)
            && declared != ParameterType::String
        {
            let message =
                format!("`IterableItems` is a parameter of the type {}, not a list.", declared.as_str());
            report.add(
                RULE.at(path.pointer(), message)
                    .step(step.name())
                    .hint("List the items, or refer to a String that gives a list as JSON text."),
            );
        } else if kind != Kind::Variable {
            let list = items
                .as_str()
                .and_then(|text| Node::parse(text).ok())
                .filter(|node| Kind::of(node) == Kind::List);
            report.add(
                RULE.at(path.pointer(), format!("`IterableItems` is {}, not a list.", kind.words()))
                    .step(step.name())
                    .hint("List the items, or refer to a variable that gives a list as JSON text.")
                    .fix(list.map(|list| Fix::set("Write it as a list", path.pointer(), &list))),
            );
        }
        return;
    };
    if elements.is_empty() {
        report.add(
            RULE.at(path.pointer(), format!("The ForEach `{}` has no items.", step.name()))
                .step(step.name())
                .hint("List at least one item."),
        );
    }
    limit::over(
        step,
        elements.len(),
        step.settings().limits.for_each_items,
        "items in `IterableItems`",
        path,
        report,
    );
    for (index, element) in elements.iter().enumerate() {
        if let kind @ (Kind::Null | Kind::List | Kind::Object) = Kind::of(element) {
            report.add(
                RULE.at(path.element(index).pointer(), format!("An item of a ForEach is {}.", kind.words()))
                    .step(step.name())
                    .hint("Give single values; write an object as JSON text and read it with `ForEach.CurrentItem.NAME`."),
            );
        }
    }
}

fn max_concurrency(step: &StepSubject<'_>, node: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    let most = step.settings().limits.for_each_concurrency;
    let Some(value) = number(node) else { return };
    if value < 1.0 || value.fract() != 0.0 || value > f64::from(most) {
        let message =
            format!("`MaxConcurrency` is {}, not a whole number from 1 to {most}.", node.print().trim_end());
        report.add(
            RULE.at(path.pointer(), message).step(step.name()).hint("Say how many iterations run at a time."),
        );
    }
}

fn body(step: &StepSubject<'_>, body: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    if matches!(&body.value, Value::Array(steps) if steps.is_empty()) {
        report.add(
            RULE.at(path.pointer(), format!("The ForEach `{}` has no steps in its body.", step.name()))
                .step(step.name())
                .hint("Put the steps that run for each item into `ForEachBody`."),
        );
    }
    for (index, inner) in body.elements().iter().enumerate() {
        let Some(word) = inner.get("Type").and_then(Node::as_str).filter(|word| NOT_IN_A_BODY.contains(word))
        else {
            continue;
        };
        let name = inner.get("Name").and_then(Node::as_str).unwrap_or_default();
        report.add(
            RULE.at(
                path.element(index).member("Type").pointer(),
                format!("A {word} step cannot stand in the body of a ForEach."),
            )
            .step(name)
            .hint("A body holds no Condition, Fail or ForEach: move it behind the ForEach."),
        );
    }
}

fn selector(step: &StepSubject<'_>, selector: &Node, path: &Path<'_>, report: &mut Report<'_>) {
    if let Some(pick) = selector.get("Pick").and_then(Node::as_str).filter(|word| !PICKS.contains(word)) {
        let path = path.member("Pick");
        let near = nearest(pick, PICKS.iter().copied());
        let fix =
            near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), path.pointer(), near));
        report.add(
            RULE.at(path.pointer(), format!("A selector cannot pick by `{pick}`."))
                .step(step.name())
                .did_you_mean(near.as_deref(), || format!("It picks by {}.", either(PICKS)))
                .fix(fix),
        );
    }
    let Some(field) = selector.get("Field") else { return };
    let reference = field.get("Get").and_then(Node::as_str).map(Reference::parse);
    if !matches!(reference, Some(Ok(Reference::IterationOutput(_)) | Err(_))) {
        report.add(
            RULE.at(
                path.member("Field").pointer(),
                "`Field` of a selector is not an output of an iteration.",
            )
            .step(step.name())
            .hint("Refer to one: `{\"Get\": \"IterationOutput.STEP.OutputParameters['score']\"}`."),
        );
    }
}

/// What the names of the bodies' steps are to the rest of the pipeline.
fn check_names(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.definition.steps();
    let in_bodies: HashSet<&str> = steps
        .iter()
        .filter(|step| step.parent.is_some_and(|parent| parent.branch == Branch::Body))
        .map(|step| step.name.as_str())
        .collect();
    if in_bodies.is_empty() {
        return;
    }
    for step in steps {
        if let Some((body, number)) = step.name.rsplit_once('-')
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && in_bodies.contains(body)
        {
            let message = format!("The name `{}` is that of an iteration of `{body}`.", step.name);
            report.add(RULE.at(format!("{}/Name", step.pointer), message).step(&step.name).hint(format!(
                "The steps that run for `{body}` are called `{body}-0`, `{body}-1` …: choose another name."
            )));
        }
    }
    for (from, to, edge) in subject.graph().edges() {
        if let Some(diagnostic) = read_from_outside(steps, from, to, &edge.kind) {
            report.add(RULE.at(edge.pointer.clone(), diagnostic.0).step(&steps[to].name).hint(diagnostic.1));
        }
    }
    selected_without_selector(subject, report);
}

/// A step of a body runs many times: from outside there is no one to wait for.
fn read_from_outside(steps: &[Step], from: usize, to: usize, kind: &EdgeKind) -> Option<(String, String)> {
    let each = body_of(steps, &steps[from]).filter(|each| *each != to)?;
    if body_of(steps, &steps[to]) == Some(each) {
        return None;
    }
    let (inner, outer) = (&steps[from].name, &steps[each].name);
    match kind {
        EdgeKind::Data(_) => Some((
            format!("`{inner}` runs once for each item of `{outer}`, and is read here as one step."),
            format!(
                "Read an iteration: `Steps.{outer}.IterationOutputs[0].{inner}.…`, or `Steps.{outer}.Selected.…`."
            ),
        )),
        EdgeKind::Order => Some((
            format!("`{inner}` runs once for each item of `{outer}`, and is waited for here as one step."),
            format!("Wait for `{outer}`."),
        )),
        EdgeKind::Branch(_) => None,
    }
}

fn selected_without_selector(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (from, to, edge) in subject.graph().edges() {
        let EdgeKind::Data(Reference::Property { path, .. }) = &edge.kind else { continue };
        let each = &subject.definition.steps()[from];
        let reads_selected = matches!(path.first(), Some(Segment::Member(name)) if &**name == "Selected");
        if !reads_selected || each.step_type != "ForEach" {
            continue;
        }
        let arguments = subject.definition.arguments(each);
        if arguments
            .is_some_and(|arguments| arguments.get("Selector").is_none_or(|one| one.value == Value::Null))
        {
            report.add(
                RULE.at(edge.pointer.clone(), format!("The ForEach `{}` selects no iteration.", each.name))
                    .step(&subject.definition.steps()[to].name)
                    .hint(format!("Add a `Selector` to `{}`, or read `IterationOutputs[0]`.", each.name)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[test]
    fn items_come_from_texts() {
        let text = |parameter_type: &str| {
            format!(
                r#"{{"Parameters": [{{"Name": "N", "Type": "{parameter_type}"}}], "Steps": [{{"Name": "E", "Type": "ForEach", "Arguments": {{
                    "IterableItems": {{"Get": "Parameters.N"}}, "MaxConcurrency": 1, "ForEachBody": {BODY}}}}}]}}"#
            )
        };
        testing::check(&RULE, &text("String"), &[]);
        testing::check(
            &RULE,
            &text("Integer"),
            &[(
                "/Steps/0/Arguments/IterableItems",
                "`IterableItems` is a parameter of the type Integer, not a list.",
            )],
        );
    }

    const BODY: &str =
        r#"[{"Name": "B", "Type": "Lambda", "Arguments": {"x": {"Get": "ForEach.CurrentItem.a"}}}]"#;

    #[track_caller]
    fn check(arguments: &str, rest: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Steps": [{{"Name": "E", "Type": "ForEach", "Arguments": {{{arguments}}}}}{rest}]}}"#
        );
        let found = testing::of_rule(&RULE, &text, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.pointer.strip_prefix("/Steps/").unwrap(), one.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[track_caller]
    fn items(items: &str, expect: &[(&str, &str)]) {
        check(
            &format!(r#""IterableItems": {items}, "MaxConcurrency": 1, "ForEachBody": {BODY}"#),
            "",
            expect,
        );
    }

    #[test]
    fn items_are_a_list_of_single_values() {
        items(r#"["a", 1, true, {"Get": "Parameters.A"}]"#, &[]);
        items(r#"{"Get": "Parameters.A"}"#, &[]);
        items("[]", &[("0/Arguments/IterableItems", "The ForEach `E` has no items.")]);
        items(r#""[1]""#, &[("0/Arguments/IterableItems", "`IterableItems` is a text, not a list.")]);
        items(
            r#"[{"a": 1}, null]"#,
            &[
                ("0/Arguments/IterableItems/0", "An item of a ForEach is an object."),
                ("0/Arguments/IterableItems/1", "An item of a ForEach is `null`."),
            ],
        );
    }

    #[test]
    fn arguments_are_in_bounds() {
        check(
            &format!(r#""IterableItems": ["a"], "MaxConcurrency": 0, "ForEachBody": {BODY}"#),
            "",
            &[("0/Arguments/MaxConcurrency", "`MaxConcurrency` is 0, not a whole number from 1 to 50.")],
        );
        check(
            r#""IterableItems": ["a"], "MaxConcurrency": 51, "ForEachBody": []"#,
            "",
            &[
                ("0/Arguments/MaxConcurrency", "`MaxConcurrency` is 51, not a whole number from 1 to 50."),
                ("0/Arguments/ForEachBody", "The ForEach `E` has no steps in its body."),
            ],
        );
        check(
            r#""IterableItems": ["a"], "ForEachBody": [{"Name": "F", "Type": "Fail"}]"#,
            "",
            &[("0/Arguments/ForEachBody/0/Type", "A Fail step cannot stand in the body of a ForEach.")],
        );
    }

    #[test]
    fn selectors_pick_by_an_output() {
        let with = |selector: &str| {
            format!(
                r#""IterableItems": ["a"], "MaxConcurrency": 1, "ForEachBody": {BODY}, "Selector": {selector}"#
            )
        };
        check(
            &with(r#"{"Pick": "MaxBy", "Field": {"Get": "IterationOutput.B.OutputParameters['x']"}}"#),
            "",
            &[],
        );
        check(
            &with(r#"{"Pick": "Max", "Field": {"Get": "Steps.B.OutputParameters['x']"}}"#),
            "",
            &[
                ("0/Arguments/Selector/Pick", "A selector cannot pick by `Max`."),
                ("0/Arguments/Selector/Field", "`Field` of a selector is not an output of an iteration."),
            ],
        );
        check(
            &with(r#"{"Pick": "MaxBy", "Field": {"Get": "IterationOutput.B"}}"#),
            "",
            &[("0/Arguments/Selector/Field", "`IterationOutput.B` names no output of a step of the body.")],
        );
    }

    #[test]
    fn items_are_there_in_the_body_only() {
        let arguments = format!(r#""IterableItems": ["a"], "MaxConcurrency": 1, "ForEachBody": {BODY}"#);
        check(
            &arguments,
            r#", {"Name": "L", "Type": "Lambda", "Arguments": {"x": {"Get": "ForEach.CurrentItem"}, "y": {"Get": "IterationOutput.B.X"}}}"#,
            &[
                ("1/Arguments/x", "`ForEach.CurrentItem` stands outside the body of a ForEach."),
                ("1/Arguments/y", "`IterationOutput` stands outside the selector of a ForEach."),
            ],
        );
    }

    #[test]
    fn iterations_are_read_through_the_foreach() {
        let arguments = format!(r#""IterableItems": ["a"], "MaxConcurrency": 1, "ForEachBody": {BODY}"#);
        check(
            &arguments,
            r#", {"Name": "B-0", "Type": "Lambda"}, {"Name": "B-x", "Type": "Lambda", "DependsOn": ["E"]},
                 {"Name": "L", "Type": "Lambda", "DependsOn": ["B"], "Arguments": {"x": {"Get": "Steps.B.OutputParameters['x']"},
                    "y": {"Get": "Steps.E.IterationOutputs[0].B.OutputParameters['x']"}, "z": {"Get": "Steps.E.Selected.OutputParameters['x']"}}}"#,
            &[
                ("1/Name", "The name `B-0` is that of an iteration of `B`."),
                ("3/DependsOn/0", "`B` runs once for each item of `E`, and is waited for here as one step."),
                ("3/Arguments/x", "`B` runs once for each item of `E`, and is read here as one step."),
                ("3/Arguments/z", "The ForEach `E` selects no iteration."),
            ],
        );
    }
}
