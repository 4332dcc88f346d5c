//! Copying a step with the steps nested in it.

use std::collections::HashMap;

use super::apply::Editor;
use super::change::TreeChange;
use super::error::EditError;
use super::steps::{named_in, position_of, step_named};
use super::values::child;
use crate::definition::Definition;
use crate::json::{JsonText, Node, Value};
use crate::mention::{Target, step_sites};

/// The longest name SageMaker takes for a step.
const NAME_LIMIT: usize = 64;

pub(super) fn duplicate(editor: &mut Editor<'_>, step: &str) -> Result<(), EditError> {
    let at = position_of(editor, step_named(editor.definition, step)?.1)?;
    let original = editor.root().at(&at).ok_or(EditError::OutOfDate)?;
    let copies = copies(editor.definition, named_in(original));
    let mut copy = original.clone();
    for (position, text) in following(original, &copies) {
        if let Some(node) = copy.at_mut(&position) {
            *node = Node::string(&text);
        }
    }
    rename(&mut copy, &copies);
    let Some((index, list)) = at.split_last() else { return Err(EditError::OutOfDate) };
    editor.change(TreeChange::Insert { at: child(list, index + 1), name: None, value: JsonText(copy) })
}

/// A new name for each of these steps.
fn copies(definition: &Definition, names: Vec<String>) -> HashMap<String, String> {
    let mut copies = HashMap::with_capacity(names.len());
    let mut taken: std::collections::HashSet<String> = names.iter().cloned().collect();
    for name in names {
        if copies.contains_key(&name) {
            continue;
        }
        let copy = free_name(&name, |name| definition.step_index(name).is_some() || taken.contains(name));
        taken.insert(copy.clone());
        copies.insert(name, copy);
    }
    copies
}

/// `Train-2` for `Train`, `Train-3` for `Train-2`: the first such name that is not taken.
pub(super) fn free_name(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = name.rsplit_once('-').and_then(|(base, number)| {
        let number = number.parse::<u32>().ok().filter(|_| !number.starts_with(['0', '+']))?;
        (!base.is_empty()).then_some((base, number.saturating_add(1)))
    });
    let (base, first) = numbered.unwrap_or((name, 2));
    (first..u32::MAX)
        .map(|number| {
            let suffix = format!("-{number}");
            let kept: String = base.chars().take(NAME_LIMIT.saturating_sub(suffix.len())).collect();
            kept + &suffix
        })
        .find(|name| !taken(name))
        .unwrap_or_default()
}

/// What in the original refers to something that is copied, as the copy is to say it.
pub(super) fn following(original: &Node, copies: &HashMap<String, String>) -> Vec<(Vec<u32>, String)> {
    let mut texts = Vec::new();
    step_sites(original, &mut |site| {
        let text = site.renamed(|target| match target {
            Target::Step(name) => copies.get(*name).cloned(),
            Target::Body { for_each, step } if copies.contains_key(*for_each) => copies.get(*step).cloned(),
            _ => None,
        });
        texts.extend(text.map(|text| (site.at.to_vec(), text)));
    });
    texts
}

pub(super) fn rename(step: &mut Node, copies: &HashMap<String, String>) {
    if let Some(index) = step.member_index("Name")
        && let Some(name) = step.child_mut(index)
        && let Some(copy) = name.as_str().and_then(|name| copies.get(name))
    {
        *name = Node::string(copy);
    }
    let Some(arguments) = step.member_index("Arguments").and_then(|index| step.child_mut(index)) else {
        return;
    };
    for list in ["IfSteps", "ElseSteps", "ForEachBody"] {
        let list = arguments.member_index(list).and_then(|index| arguments.child_mut(index));
        if let Some(Value::Array(nested)) = list.map(|list| &mut list.value) {
            for step in nested {
                rename(step, copies);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies() {
        let taken = ["Train", "Train-2", "Train-3"];
        let long = "x".repeat(64);
        for (name, expect) in [
            ("Train", "Train-4"),
            ("Train-2", "Train-4"),
            ("Model", "Model-2"),
            ("a-01", "a-01-2"),
            ("-7", "-7-2"),
            (&long, &format!("{}-2", "x".repeat(62))),
        ] {
            assert_eq!(free_name(name, |name| taken.contains(&name)), expect);
        }
    }
}
