//! Conditions as rows that can be edited, and what changes them.

use pipewright_pipeline::condition::{Comparison, Condition};
use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{JsonText, Member, Node, Value, child_pointer};

use super::build::field;
use super::own;
use super::slot::{MemberSlot, Slot};
use crate::dto::form::{ConditionChange, ConditionOperator, ConditionView, FieldValue, FormField};
use crate::error::{Error, ErrorCode};

/// The comparisons that Pipelines has: the word, for people, the sign, whether it asks for an order.
const OPERATORS: [(&str, &str, &str, bool); 6] = [
    ("Equals", "is", "=", false),
    ("GreaterThan", "is more than", ">", true),
    ("GreaterThanOrEqualTo", "is at least", "≥", true),
    ("LessThan", "is less than", "<", true),
    ("LessThanOrEqualTo", "is at most", "≤", true),
    ("In", "is one of", "∈", false),
];

/// The conditions of a step.
pub(super) fn read_all(definition: &Definition, step: &Step) -> Vec<ConditionView> {
    if step.step_type != "Condition" {
        return Vec::new();
    }
    let list = definition.arguments(step).and_then(|arguments| arguments.get("Conditions"));
    let pointer = format!("{}/Arguments/Conditions", step.pointer);
    each(definition, step, list, &pointer)
}

fn each(definition: &Definition, step: &Step, list: Option<&Node>, pointer: &str) -> Vec<ConditionView> {
    let elements = list.map(Node::elements).unwrap_or_default().iter().enumerate();
    elements
        .map(|(index, node)| read(definition, step, node, &child_pointer(pointer, &index.to_string())))
        .collect()
}

fn read(definition: &Definition, step: &Step, node: &Node, pointer: &str) -> ConditionView {
    let operator = node.get("Type").and_then(Node::as_str).unwrap_or_default().to_owned();
    let operand = |names: [&str; 2]| {
        let name = names.into_iter().find(|name| node.get(name).is_some()).unwrap_or(names[0]);
        operand(definition, step, node, name, pointer)
    };
    let mut view = ConditionView {
        pointer: pointer.to_owned(),
        operators: Vec::new(),
        sentence: Condition::read(node).sentence(),
        left: None,
        right: None,
        values: None,
        inner: Vec::new(),
        problems: Vec::new(),
        operator,
    };
    match view.operator.as_str() {
        "In" | "NotIn" => {
            view.left = Some(operand(["QueryValue", "Value"]));
            view.values = Some(operand(["Values", "In"]));
        }
        "Not" => {
            let inner = node.get("Condition");
            view.inner = inner
                .map(|inner| read(definition, step, inner, &child_pointer(pointer, "Condition")))
                .into_iter()
                .collect();
        }
        "Or" => {
            view.inner =
                each(definition, step, node.get("Conditions"), &child_pointer(pointer, "Conditions"));
        }
        _ => {
            view.left = Some(operand(["LeftValue", "LeftValue"]));
            view.right = Some(operand(["RightValue", "RightValue"]));
        }
    }
    if let Some(left) = &view.left {
        view.operators = operators(left, &view.operator);
    }
    view
}

fn operand(definition: &Definition, step: &Step, node: &Node, name: &str, pointer: &str) -> FormField {
    let name = ["LeftValue", "RightValue", "QueryValue", "Value", "Values", "In"]
        .into_iter()
        .find(|known| *known == name)
        .unwrap_or("Value");
    let slot = own::of_condition(name).map_or(Slot::Own(&own::VALUE), Slot::Own);
    let member = MemberSlot { name, slot, required: true, default: None, help: None };
    let mut field = field(definition, step, &member, node.get(name), &child_pointer(pointer, name), None);
    match name {
        "LeftValue" | "QueryValue" | "Value" => "What is compared",
        "RightValue" => "With what",
        _ => "Values",
    }
    .clone_into(&mut field.label);
    field
}

/// The comparisons that fit what is compared: texts and booleans have no order.
fn operators(left: &FormField, present: &str) -> Vec<ConditionOperator> {
    let unordered = match &left.value {
        Some(
            FieldValue::Parameter { type_word, as_text, .. }
            | FieldValue::Property { type_word, as_text, .. },
        ) => *as_text || matches!(type_word.as_str(), "String" | "Boolean"),
        Some(FieldValue::Literal { .. }) => left.type_word != "Number",
        Some(FieldValue::Join { .. }) => true,
        _ => false,
    };
    let mut fitting: Vec<_> = OPERATORS
        .iter()
        .filter(|(word, _, _, ordered)| !(unordered && *ordered) || *word == present)
        .map(|(word, label, sign, _)| ConditionOperator {
            word: (*word).into(),
            label: (*label).into(),
            sign: (*sign).into(),
        })
        .collect();
    if fitting.iter().all(|operator| operator.word != present) {
        let sign = Comparison::parse(present).map_or("", Comparison::sign);
        let label = match present {
            "NotEquals" => "is not",
            "NotIn" => "is none of",
            other => other,
        };
        fitting.push(ConditionOperator { word: present.into(), label: label.into(), sign: sign.into() });
    }
    fitting
}

/// The edit that changes the condition, or the list of conditions, at a pointer.
pub(super) fn change(
    definition: &Definition,
    pointer: &str,
    change: &ConditionChange,
) -> Result<Edit, Error> {
    let nothing = || Error::new(ErrorCode::NotFound, "The condition is not there any more.".to_owned());
    let set = |node: Node| Edit::Set { pointer: pointer.to_owned(), value: JsonText(node) };
    if *change == ConditionChange::Add {
        let end = match definition.root().pointer(pointer) {
            Some(list) => list.elements().len(),
            None => return Ok(set(Node::of(Value::Array(vec![fresh()])))),
        };
        return Ok(Edit::Insert {
            pointer: child_pointer(pointer, &end.to_string()),
            value: JsonText(fresh()),
        });
    }
    let node = definition.root().pointer(pointer).ok_or_else(nothing)?;
    Ok(match change {
        ConditionChange::Operator { word } => set(compared_by(node, word)),
        ConditionChange::Negate => match (node.get("Type").and_then(Node::as_str), node.get("Condition")) {
            (Some("Not"), Some(inner)) => set(inner.clone()),
            _ => set(Node::object([("Type", Node::string("Not")), ("Condition", node.clone())])),
        },
        ConditionChange::Alternative => {
            let both = Node::of(Value::Array(vec![node.clone(), fresh()]));
            set(Node::object([("Type", Node::string("Or")), ("Conditions", both)]))
        }
        ConditionChange::Ungroup => match node.get("Conditions").map(Node::elements) {
            Some([only]) => set(only.clone()),
            _ => {
                return Err(Error::new(
                    ErrorCode::BadRequest,
                    "Only an `Or` of one condition can be taken away.".to_owned(),
                ));
            }
        },
        ConditionChange::Remove => Edit::Clear { pointer: outermost(definition, pointer).to_owned() },
        ConditionChange::Add => return Err(nothing()),
    })
}

/// A condition that is to be filled in.
fn fresh() -> Node {
    Node::object([("Type", Node::string("GreaterThanOrEqualTo"))])
}

/// What has to go when this condition does: a `Not` around it, an `Or` of nothing else.
fn outermost<'p>(definition: &Definition, pointer: &'p str) -> &'p str {
    let Some((above, last)) = pointer.rsplit_once('/') else { return pointer };
    if last == "Condition" {
        return outermost(definition, above);
    }
    let alone = definition.root().pointer(above).is_some_and(|list| list.elements().len() == 1);
    match above.rsplit_once('/') {
        Some((or, "Conditions"))
            if alone
                && definition.root().pointer(or).and_then(|or| or.get("Type")).and_then(Node::as_str)
                    == Some("Or") =>
        {
            outermost(definition, or)
        }
        _ => pointer,
    }
}

/// The condition with another way to compare; operands move to the members that the new one has.
fn compared_by(node: &Node, word: &str) -> Node {
    let is_in = |word: &str| matches!(word, "In" | "NotIn");
    let left = ["LeftValue", "QueryValue", "Value"].into_iter().find_map(|name| node.get(name));
    let right = node.get("RightValue");
    let values = ["Values", "In"].into_iter().find_map(|name| node.get(name));
    let old = node.get("Type").and_then(Node::as_str).unwrap_or_default();
    if is_in(old) == is_in(word) {
        let mut same = node.clone();
        if let Value::Object(members) = &mut same.value {
            for member in members.iter_mut().filter(|member| member.name == "Type") {
                member.node = Node::string(word);
            }
        }
        return same;
    }
    let mut members = vec![Member::new("Type", Node::string(word))];
    if is_in(word) {
        members.extend(left.map(|left| Member::new("QueryValue", left.clone())));
        let list = right.map(|right| vec![right.clone()]).unwrap_or_default();
        members.push(Member::new("Values", Node::of(Value::Array(list))));
    } else {
        members.extend(left.map(|left| Member::new("LeftValue", left.clone())));
        let first = values
            .and_then(|values| values.elements().first())
            .filter(|first| !matches!(Expression::read(first), Expression::List(_)));
        members.extend(first.map(|first| Member::new("RightValue", first.clone())));
    }
    Node::of(Value::Object(members))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(conditions: &str, pointer: &str, wanted: &ConditionChange, expect: &str) {
        let text = format!(
            r#"{{"Steps": [{{"Name": "C", "Type": "Condition", "Arguments": {{"Conditions": {conditions}}}}}]}}"#
        );
        let mut definition = Definition::parse(&text).unwrap();
        let edit = change(&definition, &format!("/Steps/0/Arguments/Conditions{pointer}"), wanted).unwrap();
        definition.apply(&edit).unwrap();
        let list = definition.root().pointer("/Steps/0/Arguments/Conditions").unwrap();
        assert_eq!(JsonText(list.clone()).to_string(), expect);
    }

    const ONE: &str = r#"[{"Type": "LessThan", "LeftValue": 1, "RightValue": 2}]"#;

    #[test]
    fn conditions_change() {
        let operator = |word: &str| ConditionChange::Operator { word: word.into() };
        check(ONE, "/0", &operator("Equals"), r#"[{"Type": "Equals", "LeftValue": 1, "RightValue": 2}]"#);
        check(ONE, "/0", &operator("In"), r#"[{"Type": "In", "QueryValue": 1, "Values": [2]}]"#);
        check(
            r#"[{"Type": "In", "QueryValue": 1, "Values": [2, 3]}]"#,
            "/0",
            &operator("Equals"),
            r#"[{"Type": "Equals", "LeftValue": 1, "RightValue": 2}]"#,
        );
        let not = r#"[{"Type": "Not", "Condition": {"Type": "LessThan", "LeftValue": 1, "RightValue": 2}}]"#;
        check(ONE, "/0", &ConditionChange::Negate, not);
        check(not, "/0", &ConditionChange::Negate, ONE);
        check(
            ONE,
            "/0",
            &ConditionChange::Alternative,
            r#"[{"Type": "Or", "Conditions": [{"Type": "LessThan", "LeftValue": 1, "RightValue": 2}, {"Type": "GreaterThanOrEqualTo"}]}]"#,
        );
        check("[]", "", &ConditionChange::Add, r#"[{"Type": "GreaterThanOrEqualTo"}]"#);
        check(not, "/0/Condition", &ConditionChange::Remove, "[]");
        check(
            r#"[{"Type": "Or", "Conditions": [{"Type": "Equals"}]}]"#,
            "/0",
            &ConditionChange::Ungroup,
            r#"[{"Type": "Equals"}]"#,
        );
    }
}
