//! # `condition-type`
//!
//! A condition compares values of types that do not compare.
//!
//! ## Why
//!
//! A text is never equal to a number, and only numbers have an order; the SDK's local mode fails the step. What a variable
//! gives is known of parameters by their declaration, of Lambda and Callback outputs by theirs, of other properties by the
//! API, and of a `Std:Join`, which is a text. What a property file holds is known to nobody before the run. Two texts have an order, though seldom the one that is
//! meant (`"10"` stands before `"9"`), so that is a warning.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Check", "Type": "Condition", "Arguments": {
//!    "Conditions": [{"Type": "LessThan", "LeftValue": {"Get": "Parameters.Depth"}, "RightValue": "6"}],
//!    "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Check", "Type": "Condition", "Arguments": {
//!    "Conditions": [{"Type": "LessThan", "LeftValue": {"Get": "Parameters.Depth"}, "RightValue": 6}],
//!    "IfSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}}]}
//! ```
//!
//! ## Source
//!
//! The SDK's local mode, which compares with Python's operators and refuses values of different types.

use pipewright_pipeline::condition::Comparison;
use pipewright_pipeline::definition::{Definition, ParameterType};
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Path, Value};
use pipewright_pipeline::reference::{Reference, Segment};

use super::{Form, QUERY, VALUES, each, either_of};
use crate::rule::{Check, Family, Rule};
use crate::rules::value::Kind;
use crate::shapes::{PropertyKind, ScalarKind, property_type};
use crate::subject::StepSubject;
use crate::{Diagnostic, Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "condition-type",
    family: Family::Conditions,
    severity: Severity::Error,
    summary: "A condition compares what does not compare.",
    check: Check::Step(check),
};

/// What can be compared with its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparable {
    Text,
    Number,
    Boolean,
}

impl Comparable {
    fn words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
        }
    }

    fn of(parameter_type: ParameterType) -> Self {
        match parameter_type {
            ParameterType::String => Self::Text,
            ParameterType::Integer | ParameterType::Float => Self::Number,
            ParameterType::Boolean => Self::Boolean,
        }
    }
}

/// One side of a comparison.
struct Operand<'a> {
    node: &'a Node,
    path: Path<'a>,
    /// `None` when it is known only in the run.
    comparable: Option<Comparable>,
}

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let definition = step.definition();
    each(step, &mut |condition, form, path| match form {
        Form::Compare(comparison) => {
            let sides = ["LeftValue", "RightValue"].map(|name| {
                Operand::read(definition, condition.get(name)?, path.member(name), report, step.name())
            });
            if let [Some(left), Some(right)] = sides {
                let word = condition.get("Type").and_then(Node::as_str).unwrap_or_default();
                let found = compare(word, comparison, &left, &right, path);
                report.add_all(found.map(|one| one.step(step.name())));
            }
        }
        Form::In => {
            let Some((name, query)) = either_of(condition, QUERY) else { return };
            let query = Operand::read(definition, query, path.member(name), report, step.name());
            let Some((name, values)) = either_of(condition, VALUES) else { return };
            let list = path.member(name);
            let Value::Array(elements) = &values.value else {
                report.add(no_list(values, &list).step(step.name()));
                return;
            };
            for (index, value) in elements.iter().enumerate() {
                let value = Operand::read(definition, value, list.element(index), report, step.name());
                let (Some(query), Some(value)) = (&query, value) else { continue };
                let found = compare("In", Comparison::Equals, query, &value, &value.path);
                report.add_all(found.map(|one| one.step(step.name())));
            }
        }
        Form::Not | Form::Or | Form::Unknown(_) => {}
    });
}

fn no_list(values: &Node, path: &Path<'_>) -> Diagnostic {
    RULE.at(path.pointer(), format!("The values of an `In` are {}, not a list.", Kind::of(values).words()))
        .hint("List them: `\"Values\": [\"a\", \"b\"]`.")
}

impl<'a> Operand<'a> {
    /// `None` for what cannot be compared at all, which is reported.
    fn read(
        definition: &Definition,
        node: &'a Node,
        path: Path<'a>,
        report: &mut Report<'_>,
        step: &str,
    ) -> Option<Self> {
        let comparable = match Kind::of(node) {
            Kind::Text => Some(Comparable::Text),
            Kind::Integer | Kind::Float => Some(Comparable::Number),
            Kind::Boolean => Some(Comparable::Boolean),
            Kind::Variable => variable(definition, node),
            // An object that is nearly a function is reported as one.
            Kind::Object if node.members().iter().any(|member| member.name.contains([':', 'G'])) => {
                return None;
            }
            kind @ (Kind::Null | Kind::List | Kind::Object) => {
                let message = format!("A condition cannot compare {}.", kind.words());
                let hint = "Compare texts, numbers, booleans, or variables that lead to one.";
                report.add(RULE.at(path.pointer(), message).step(step).hint(hint));
                return None;
            }
        };
        Some(Self { node, path, comparable })
    }

    /// For messages: `` a number (`6`) ``.
    fn words(&self, comparable: Comparable) -> String {
        let text = pipewright_pipeline::expression::brief(self.node);
        if text.is_empty() || text.len() > 60 {
            comparable.words().to_owned()
        } else {
            format!("{} (`{text}`)", comparable.words())
        }
    }
}

/// What a variable gives, as far as it is declared.
fn variable(definition: &Definition, node: &Node) -> Option<Comparable> {
    match Expression::read(node) {
        Expression::Join { .. } => Some(Comparable::Text),
        Expression::Get(Ok(reference)) => match reference {
            Reference::Parameter(name) => definition.parameter(&name)?.parameter_type.map(Comparable::of),
            Reference::Experiment(_) => Some(Comparable::Text),
            // Points in time might compare in a way of their own.
            Reference::Execution(name) => (!name.ends_with("DateTime")).then_some(Comparable::Text),
            Reference::Property { step, path } => property(definition, &step, &path),
            Reference::PropertyFile { .. } | Reference::CurrentItem(_) | Reference::IterationOutput(_) => {
                None
            }
        },
        _ => None,
    }
}

/// What a property of a step is. A Condition's `Outcome` is a text in SageMaker and a boolean in the SDK's local mode, and the
/// values of maps are texts whatever they mean: nothing is said of these.
fn property(definition: &Definition, name: &str, path: &[Segment]) -> Option<Comparable> {
    let step = definition.step(name)?;
    let is_declared = matches!(path.first(), Some(Segment::Member(member)) if *member == "OutputParameters");
    if step.step_type == "Condition" || (matches!(path.last(), Some(Segment::Key(_))) && !is_declared) {
        return None;
    }
    let PropertyKind::Scalar(kind) = property_type(definition, step, path).ok()?.kind else { return None };
    match kind {
        ScalarKind::String => Some(Comparable::Text),
        ScalarKind::Integer | ScalarKind::Float => Some(Comparable::Number),
        ScalarKind::Boolean => Some(Comparable::Boolean),
        ScalarKind::Timestamp => None,
    }
}

fn compare(
    word: &str,
    comparison: Comparison,
    left: &Operand<'_>,
    right: &Operand<'_>,
    at: &Path<'_>,
) -> Option<Diagnostic> {
    let ordered = !matches!(comparison, Comparison::Equals | Comparison::NotEquals);
    let boolean = [left, right].into_iter().find(|side| side.comparable == Some(Comparable::Boolean));
    if ordered && let Some(side) = boolean {
        let message = format!("`{word}` orders {}.", side.words(Comparable::Boolean));
        return Some(RULE.at(at.pointer(), message).hint("Compare booleans with `Equals`."));
    }
    let (kind, other) = (left.comparable?, right.comparable?);
    if kind != other {
        let message = format!("`{word}` compares {} with {}.", left.words(kind), right.words(other));
        let hint = "They are never equal: compare values of one type.";
        let hint = if ordered { "Only numbers have an order: compare numbers." } else { hint };
        return Some(RULE.at(at.pointer(), message).hint(hint).fix(alike(left, right)));
    }
    if ordered && kind == Comparable::Text {
        let mut diagnostic = RULE
            .at(at.pointer(), format!("`{word}` orders two texts, letter by letter."))
            .hint("Compare numbers, or test texts with `Equals` or `In`.");
        diagnostic.severity = Severity::Warning;
        return Some(diagnostic);
    }
    None
}

/// The written side in the other side's type, when it reads as one.
fn alike(left: &Operand<'_>, right: &Operand<'_>) -> Option<Fix> {
    let is_variable = |side: &Operand<'_>| Kind::of(side.node) == Kind::Variable;
    let (written, wanted) = match (is_variable(left), is_variable(right)) {
        (true, false) => (right, left.comparable?),
        (false, true) => (left, right.comparable?),
        _ => return None,
    };
    let value = match (&written.node.value, wanted) {
        (Value::Number(spelling), Comparable::Text) => Node::from_serde(&spelling.as_str().into()),
        (Value::String(text), Comparable::Number) => {
            Node::parse(text).ok().filter(|node| matches!(node.value, Value::Number(_)))?
        }
        (Value::String(text), Comparable::Boolean) => {
            Node::parse(&text.to_lowercase()).ok().filter(|node| matches!(node.value, Value::Bool(_)))?
        }
        _ => return None,
    };
    let title = format!("Change to `{}`", value.print().trim_end());
    Some(Fix::set(title, written.path.pointer(), &value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, testing};

    #[track_caller]
    fn check(condition: &str, expect: &[(&str, Option<&str>)]) {
        let text = format!(
            r#"{{"Parameters": [{{"Name": "S", "Type": "String"}}, {{"Name": "I", "Type": "Integer"}}, {{"Name": "F", "Type": "Float"}},
                {{"Name": "B", "Type": "Boolean"}}, {{"Name": "U", "Type": "Date"}}],
              "Steps": [{{"Name": "L", "Type": "Lambda", "OutputParameters": [{{"OutputName": "n", "OutputType": "Integer"}}]}},
                {{"Name": "T", "Type": "Training"}}, {{"Name": "D", "Type": "Condition"}}, {{"Name": "C", "Type": "Condition", "Arguments": {{"Conditions": [{condition}]}}}}]}}"#
        );
        let found = testing::of_rule(&RULE, &text, &Settings::default());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.message.as_str(), one.fix.as_ref().map(|fix| fix.title.as_str())))
            .collect();
        assert_eq!(found, expect, "{condition}");
    }

    #[track_caller]
    fn compare(word: &str, left: &str, right: &str, expect: &[(&str, Option<&str>)]) {
        check(&format!(r#"{{"Type": "{word}", "LeftValue": {left}, "RightValue": {right}}}"#), expect);
    }

    #[test]
    fn like_compares_with_like() {
        for (word, left, right) in [
            ("LessThan", r#"{"Get": "Parameters.I"}"#, "2.5"),
            ("Equals", r#"{"Get": "Parameters.B"}"#, "false"),
            ("Equals", r#"{"Get": "Parameters.U"}"#, "3"),
            ("Equals", r#"{"Get": "Steps.L.OutputParameters['n']"}"#, "200"),
            ("Equals", r#"{"Std:Join": {"On": "", "Values": [1]}}"#, r#""1""#),
            (
                "LessThan",
                r#"{"Std:JsonGet": {"S3Uri": "s3://b/x", "Path": "a"}}"#,
                r#"{"Get": "Parameters.F"}"#,
            ),
            ("GreaterThan", r#"{"Get": "Execution.StartDateTime"}"#, r#"{"Get": "Parameters.S"}"#),
            ("Equals", r#"{"Get": "Steps.Elsewhere.Status"}"#, "3"),
            ("GreaterThan", r#"{"Get": "Steps.T.FinalMetricDataList['auc'].Value"}"#, "0.7"),
            ("Equals", r#"{"Get": "Steps.T.TrainingJobStatus"}"#, r#""Completed""#),
            ("LessThan", r#"{"Get": "Steps.T.HyperParameters['depth']"}"#, "6"),
            ("LessThan", r#"{"Get": "Steps.T.CreationTime"}"#, "6"),
            ("Equals", r#"{"Get": "Steps.D.Outcome"}"#, "true"),
        ] {
            compare(word, left, right, &[]);
        }
        check(r#"{"Type": "In", "QueryValue": {"Get": "Parameters.I"}, "Values": [1, 2.0]}"#, &[]);
    }

    #[test]
    fn different_types_never_compare() {
        compare(
            "Equals",
            r#"{"Get": "Parameters.S"}"#,
            "3",
            &[("`Equals` compares a text (`S`) with a number (`3`).", Some("Change to `\"3\"`"))],
        );
        compare(
            "Equals",
            r#"{"Get": "Steps.T.EnableManagedSpotTraining"}"#,
            r#""true""#,
            &[(
                "`Equals` compares a boolean (`T.EnableManagedSpotTraining`) with a text (`true`).",
                Some("Change to `true`"),
            )],
        );
        compare(
            "LessThan",
            r#""0.50""#,
            r#"{"Get": "Parameters.F"}"#,
            &[("`LessThan` compares a text (`0.50`) with a number (`F`).", Some("Change to `0.50`"))],
        );
        compare(
            "Equals",
            r#"{"Get": "Steps.L.OutputParameters['n']"}"#,
            r#""ok""#,
            &[("`Equals` compares a number (`L.n`) with a text (`ok`).", None)],
        );
        compare(
            "GreaterThan",
            r#"{"Get": "Parameters.B"}"#,
            r#"{"Get": "Steps.Elsewhere.X"}"#,
            &[("`GreaterThan` orders a boolean (`B`).", None)],
        );
        compare(
            "LessThan",
            r#"{"Get": "Parameters.S"}"#,
            r#""9""#,
            &[("`LessThan` orders two texts, letter by letter.", None)],
        );
        check(
            r#"{"Type": "Not", "Condition": {"Type": "In", "QueryValue": {"Get": "Parameters.S"}, "Values": ["a", 1]}}"#,
            &[("`In` compares a text (`S`) with a number (`1`).", Some("Change to `\"1\"`"))],
        );
    }

    #[test]
    fn only_single_values_compare() {
        compare(
            "Equals",
            "null",
            "[1]",
            &[("A condition cannot compare `null`.", None), ("A condition cannot compare a list.", None)],
        );
        check(
            r#"{"Type": "In", "QueryValue": 1, "Values": {"Get": "Parameters.S"}}"#,
            &[("The values of an `In` are a variable, not a list.", None)],
        );
    }
}
