//! Conditions of Condition steps.

use pipewright_pipeline::condition::Comparison;
use pipewright_pipeline::json::{Node, Path};

use crate::subject::StepSubject;

pub(crate) mod bad_condition;
pub(crate) mod condition_type;
pub(crate) mod constant_condition;
pub(crate) mod empty_branches;
pub(crate) mod empty_conditions;
pub(crate) mod empty_in;
pub(crate) mod missing_operand;
pub(crate) mod unknown_condition;

/// The kinds of conditions, by `Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form<'a> {
    Compare(Comparison),
    /// `In` and `NotIn`.
    In,
    Not,
    Or,
    /// Another word; `None` for none.
    Unknown(Option<&'a str>),
}

impl<'a> Form<'a> {
    fn of(condition: &'a Node) -> Self {
        let Some(word) = condition.get("Type").and_then(Node::as_str) else { return Self::Unknown(None) };
        match word {
            "In" | "NotIn" => Self::In,
            "Not" => Self::Not,
            "Or" => Self::Or,
            _ => Comparison::parse(word).map_or(Self::Unknown(Some(word)), Self::Compare),
        }
    }
}

/// The two spellings of what `In` looks for, and of where: the SDK's, and the public JSON Schema's.
const QUERY: [&str; 2] = ["QueryValue", "Value"];
const VALUES: [&str; 2] = ["Values", "In"];

/// The member of the two spellings that is there, with its name.
fn either_of<'a>(condition: &'a Node, names: [&'static str; 2]) -> Option<(&'static str, &'a Node)> {
    names.into_iter().find_map(|name| Some((name, condition.get(name)?)))
}

/// The list of conditions of a Condition step; `None` for other steps.
fn list<'a>(step: &StepSubject<'a>) -> Option<&'a Node> {
    if step.step_type() == "Condition" { step.arguments()?.get("Conditions") } else { None }
}

/// Visits every condition of a step at every depth, each with the place where it stands.
fn each(step: &StepSubject<'_>, visit: &mut dyn FnMut(&Node, Form<'_>, &Path<'_>)) {
    let Some(list) = list(step) else { return };
    let path = step.path();
    let path = path.member("Arguments");
    each_of(list, &path.member("Conditions"), visit);
}

fn each_of(list: &Node, path: &Path<'_>, visit: &mut dyn FnMut(&Node, Form<'_>, &Path<'_>)) {
    for (index, condition) in list.elements().iter().enumerate() {
        one(condition, &path.element(index), visit);
    }
}

fn one(condition: &Node, path: &Path<'_>, visit: &mut dyn FnMut(&Node, Form<'_>, &Path<'_>)) {
    let form = Form::of(condition);
    visit(condition, form, path);
    match form {
        Form::Not => {
            if let Some(inner) = condition.get("Condition") {
                one(inner, &path.member("Condition"), visit);
            }
        }
        Form::Or => {
            if let Some(list) = condition.get("Conditions") {
                each_of(list, &path.member("Conditions"), visit);
            }
        }
        Form::Compare(_) | Form::In | Form::Unknown(_) => {}
    }
}
