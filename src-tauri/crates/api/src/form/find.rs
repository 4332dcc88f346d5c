//! What a step could set and does not: found when somebody looks for it.

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::json::{Node, Value, child_pointer};

use super::describe::blank;
use super::label::label;
use super::rank::rank;
use super::slot::{Kind, MemberSlot, Slot, is_variable, of_arguments, step_members};
use crate::dto::form::FieldChoice;

/// Structures that hold themselves are followed so far.
const DEEPEST: usize = 7;

/// As many as anybody looks at.
const MOST: usize = 60;

/// Visits what is not set: the pointer, the structures around it, the member.
struct Unset<'v> {
    visit: &'v mut dyn FnMut(&str, &[String], &MemberSlot),
    groups: Vec<String>,
}

/// How many fields could be set.
pub(super) fn count(definition: &Definition, step: &Step) -> u32 {
    let mut count = 0;
    walk(definition, step, &mut |_, _, _| count += 1);
    count
}

/// The fields that could be set, the best matches first.
pub(super) fn find(definition: &Definition, step: &Step, text: &str) -> Vec<FieldChoice> {
    let mut found = Vec::new();
    walk(definition, step, &mut |pointer, groups, member| {
        let group = groups.join(" › ");
        let words = [
            label(member.name),
            member.name.to_owned(),
            group.clone(),
            member.help.unwrap_or_default().to_owned(),
        ];
        let Some(rank) = rank(text, &words) else { return };
        let field = blank(member, pointer);
        let choice = FieldChoice {
            pointer: field.pointer,
            label: field.label,
            group,
            kind: field.kind,
            type_word: field.type_word,
            help: field.help,
        };
        found.push((rank, groups.len(), choice));
    });
    found.sort_by_key(|(rank, depth, _)| (*rank, *depth));
    found.into_iter().map(|(_, _, choice)| choice).take(MOST).collect()
}

fn walk(definition: &Definition, step: &Step, visit: &mut dyn FnMut(&str, &[String], &MemberSlot)) {
    let mut unset = Unset { visit, groups: Vec::new() };
    if let Some(slot) = of_arguments(&step.step_type) {
        unset.slot(slot, definition.arguments(step), &format!("{}/Arguments", step.pointer), 0);
    }
    let node = definition.step_node(step);
    let apart = [
        "Name",
        "Type",
        "Arguments",
        "DependsOn",
        "CacheConfig",
        "RetryPolicies",
        "PropertyFiles",
        "DisplayName",
        "Description",
    ];
    for member in step_members(&step.step_type) {
        if apart.contains(&member.name) {
            continue;
        }
        let pointer = child_pointer(&step.pointer, member.name);
        match node.and_then(|node| node.get(member.name)) {
            None if !member.required => (unset.visit)(&pointer, &[], &member),
            _ => {}
        }
    }
}

impl Unset<'_> {
    fn slot(&mut self, slot: Slot, node: Option<&Node>, pointer: &str, depth: usize) {
        if depth > DEEPEST || node.is_some_and(is_variable) {
            return;
        }
        match (slot.kind(), node.map(|node| &node.value)) {
            (Kind::Structure, None | Some(Value::Object(_))) => self.members(slot, node, pointer, depth),
            (Kind::List(element), Some(Value::Array(elements))) => {
                for (index, node) in elements.iter().enumerate() {
                    self.slot(element, Some(node), &child_pointer(pointer, &index.to_string()), depth + 1);
                }
            }
            _ => {}
        }
    }

    fn members(&mut self, slot: Slot, node: Option<&Node>, pointer: &str, depth: usize) {
        for member in slot.members() {
            let child = node.and_then(|node| node.get(member.name));
            let pointer = child_pointer(pointer, member.name);
            if Branch::of_member(member.name).is_some()
                || member.name == "Conditions"
                || slot.is_replaced(member.name, node)
            {
                continue;
            }
            match (member.slot.kind(), child) {
                (Kind::Structure | Kind::List(_), Some(_)) | (Kind::Structure, None) => {
                    self.groups.push(label(member.name));
                    self.slot(member.slot, child, &pointer, depth + 1);
                    self.groups.pop();
                }
                (_, Some(_)) => {}
                // What is shown unset already is not to be found again.
                (_, None) if node.is_some() && slot.shows(&member) => {}
                (_, None) => (self.visit)(&pointer, &self.groups, &member),
            }
        }
    }
}
