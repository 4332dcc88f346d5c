//! What differs between two definitions, step by step and field by field.
//!
//! The order of an object's members means nothing, nor does that of a list whose elements have names (inputs,
//! channels, tags, parameters); [`DefinitionDiff::reordered`] says when that is all there is. A number in another
//! spelling is another number. Steps are matched by name, and those without a match by what they hold: a renamed
//! step is not one removed and one added, and what refers to it has not changed.
//!
//! The layout is not part of a definition and not compared. The time is near linear in the size of both.

mod features;
mod field;
mod list;
mod matching;
mod old;
mod order;
mod path;
mod rename;
mod text;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::definition::Definition;
use crate::edit::StepList;
use crate::json::{JsonText, Node};

use field::compare_members;
use matching::Matching;
use old::{Old, OldTree};

/// What differs between two definitions, the older and the newer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DefinitionDiff {
    /// Parameters: those removed, then the others in the newer one's order.
    pub parameters: Vec<ParameterDiff>,
    /// Steps at every depth: those removed, then the others in the newer one's order.
    pub steps: Vec<StepDiff>,
    /// Other top-level members, with pointers from the root.
    pub fields: Vec<FieldDiff>,
    /// Whether nothing differs but an order that means nothing.
    pub reordered: bool,
}

/// What happened to a parameter or a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Presence {
    /// It is in the newer definition only.
    Added,
    /// It is in the older definition only.
    Removed,
    /// It is in both.
    Kept,
}

/// What differs about a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ParameterDiff {
    /// Its name; the newer one.
    pub name: String,
    /// What happened to it.
    pub presence: Presence,
    /// Its name before, when it was renamed.
    pub renamed_from: Option<String>,
    /// What differs in its declaration, with pointers from there; all of it when it was added or removed.
    pub fields: Vec<FieldDiff>,
}

/// What differs about a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StepDiff {
    /// Its name; the newer one.
    pub name: String,
    /// Its type; the newer one.
    pub step_type: String,
    /// What happened to it.
    pub presence: Presence,
    /// Its name before, when it was renamed.
    pub renamed_from: Option<String>,
    /// Its type before, when that changed.
    pub retyped_from: Option<String>,
    /// Where it was before, when it was moved past its neighbours or into another list.
    pub moved_from: Option<StepPlace>,
    /// Where it is; where it was, when it was removed.
    pub place: StepPlace,
    /// What else differs in it, with pointers from the step; not what differs in the steps nested in it. Nothing
    /// when it was added or removed.
    pub fields: Vec<FieldDiff>,
}

/// Where a step stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "ListPlace")]
pub struct StepPlace {
    /// The list.
    pub list: StepList,
    /// The position in it, from 0.
    pub position: u32,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldDiff {
    /// Its JSON pointer in the newer definition; in the older, when it was removed.
    pub pointer: String,
    /// The same for people, elements by their names where they have some:
    /// `Arguments.ProcessingInputs[code].S3Input.S3Uri`.
    pub path: String,
    /// What it was; none when it was added.
    pub old: Option<JsonText>,
    /// What it is; none when it was removed.
    pub new: Option<JsonText>,
}

impl DefinitionDiff {
    /// Whether the definitions mean the same.
    pub fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.steps.is_empty() && self.fields.is_empty()
    }
}

/// What differs between two definitions.
pub fn diff(old: &Definition, new: &Definition) -> DefinitionDiff {
    if old.root().same(new.root()) {
        return DefinitionDiff::default();
    }
    let mut steps = matching::steps_by_name(old, new);
    rename::match_steps(old, new, &mut steps);
    let mut parameters = matching::parameters_by_name(old, new);
    rename::match_parameters(old, new, &steps, &mut parameters);
    let tree = OldTree::new(old, new, &steps, &parameters);

    let mut diff = DefinitionDiff {
        parameters: compare_parameters(old, new, &tree, &parameters),
        steps: compare_steps(old, new, &tree, &steps),
        fields: Vec::new(),
        reordered: false,
    };
    field::compare_root(tree.root(), new.root(), &mut diff.fields);
    diff.reordered = diff.is_empty();
    diff
}

fn compare_parameters(
    old: &Definition,
    new: &Definition,
    tree: &OldTree<'_>,
    matching: &Matching,
) -> Vec<ParameterDiff> {
    let empty = Node::object([]);
    let mut diffs = Vec::new();
    for index in matching.removed() {
        let parameter = &old.parameters()[index];
        let mut fields = Vec::new();
        if let Some(node) = tree.pointer(&parameter.pointer) {
            compare_members(node, &empty, "", &["Name"], &mut fields);
        }
        let name = parameter.name.clone();
        diffs.push(ParameterDiff { name, presence: Presence::Removed, renamed_from: None, fields });
    }
    for (index, parameter) in new.parameters().iter().enumerate() {
        let Some(node) = new.root().pointer(&parameter.pointer) else { continue };
        let before = matching.old_of(index).and_then(|index| old.parameters().get(index));
        let was = before.and_then(|before| tree.pointer(&before.pointer)).unwrap_or(Old::of(&empty));
        let mut fields = Vec::new();
        compare_members(was, node, "", &["Name"], &mut fields);
        let presence = if before.is_some() { Presence::Kept } else { Presence::Added };
        let renamed_from =
            before.map(|before| before.name.clone()).filter(|before| *before != parameter.name);
        if presence == Presence::Added || renamed_from.is_some() || !fields.is_empty() {
            diffs.push(ParameterDiff { name: parameter.name.clone(), presence, renamed_from, fields });
        }
    }
    diffs
}

fn compare_steps(
    old: &Definition,
    new: &Definition,
    tree: &OldTree<'_>,
    matching: &Matching,
) -> Vec<StepDiff> {
    let mut diffs = Vec::new();
    for index in matching.removed() {
        let step = &old.steps()[index];
        diffs.push(StepDiff {
            name: step.name.clone(),
            step_type: step.step_type.clone(),
            presence: Presence::Removed,
            renamed_from: None,
            retyped_from: None,
            moved_from: None,
            place: order::place(old, index),
            fields: Vec::new(),
        });
    }
    let moved = order::moved(old, new, matching);
    for (index, step) in new.steps().iter().enumerate() {
        let mut diff = StepDiff {
            name: step.name.clone(),
            step_type: step.step_type.clone(),
            presence: Presence::Added,
            renamed_from: None,
            retyped_from: None,
            moved_from: None,
            place: order::place(new, index),
            fields: Vec::new(),
        };
        let before = matching.old_of(index).and_then(|before| Some((before, old.steps().get(before)?)));
        if let Some((before_index, before)) = before {
            diff.presence = Presence::Kept;
            diff.renamed_from = another(&before.name, &step.name);
            diff.retyped_from = another(&before.step_type, &step.step_type);
            diff.moved_from = moved[index].then(|| order::place(old, before_index));
            if let (Some(was), Some(is)) = (tree.pointer(&before.pointer), new.step_node(step)) {
                field::compare_step(was, is, &mut diff.fields);
            }
            if diff.renamed_from.is_none()
                && diff.retyped_from.is_none()
                && diff.moved_from.is_none()
                && diff.fields.is_empty()
            {
                continue;
            }
        }
        diffs.push(diff);
    }
    diffs
}

/// The older text when both are there and differ; what was not there comes and goes as a field.
fn another(was: &str, is: &str) -> Option<String> {
    (was != is && !was.is_empty() && !is.is_empty()).then(|| was.to_owned())
}
