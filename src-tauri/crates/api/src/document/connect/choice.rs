//! The ways to connect an output with a step, each with its edit.

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::expression::brief;
use pipewright_pipeline::json::Node;

use super::fit::{Fit, LIKELY, fit};
use super::inlet::{Inlet, Takes, inlets};
use super::offer::{Form, Offer};
use super::reach::Reach;
use super::wire::set_deep;
use crate::dto::connect::{ChoiceGroup, ConnectionChoice, WireEnd};

/// What leaves a step at a port.
pub(super) enum Leaving {
    /// Nothing but that it is done.
    Order,
    /// The execution itself, into a branch.
    Branch(Branch),
    /// Values.
    Values(Vec<Offer>),
}

/// A choice and how well it fits.
pub(super) struct Ranked {
    pub(super) score: i32,
    /// Whether the value is what the place is for.
    pub(super) meant: bool,
    pub(super) choice: ConnectionChoice,
}

/// Every way to connect, the best first. Nothing is said here about who may wait for whom.
pub(super) fn ranked(definition: &Definition, from: &WireEnd, leaving: &Leaving, to: &Step) -> Vec<Ranked> {
    let mut found = match leaving {
        Leaving::Order => Vec::new(),
        Leaving::Branch(branch) => branch_choice(definition, from, *branch, to).into_iter().collect(),
        Leaving::Values(offers) => values(definition, from, offers, to),
    };
    if !matches!(leaving, Leaving::Branch(_)) {
        found.extend(order(from, to));
    }
    // Equal ones stay in the order of the inputs.
    found.sort_by_key(|one| std::cmp::Reverse(one.score));
    let only = found.len() == 1;
    if let Some(first) = found.first_mut() {
        first.choice.recommended = first.score >= LIKELY || only;
    }
    found
}

fn values(definition: &Definition, from: &WireEnd, offers: &[Offer], to: &Step) -> Vec<Ranked> {
    let mut found = Vec::new();
    for inlet in inlets(definition, to, &from.port) {
        for offer in offers {
            let Some(fit) = fit(offer, &from.step, &from.port, &inlet) else { continue };
            if inlet.around.is_none()
                && inlet.current.as_ref().is_some_and(|current| current.same(&fit.value))
            {
                continue;
            }
            let (score, meant) = (fit.score, fit.meant);
            found.push(Ranked {
                score,
                meant,
                choice: value_choice(definition, from, offer, to, &inlet, fit),
            });
        }
    }
    found
}

fn value_choice(
    definition: &Definition,
    from: &WireEnd,
    offer: &Offer,
    to: &Step,
    inlet: &Inlet,
    fit: Fit,
) -> ConnectionChoice {
    let mut edits = Vec::new();
    if let Form::Report { file, declares: Some(output), .. } = &offer.form {
        edits.push(Edit::AddPropertyFile {
            step: from.step.clone(),
            name: file.clone(),
            output_name: output.clone(),
            file_path: format!("{output}.json"),
        });
    }
    edits.push(setting(definition, from, offer, to, inlet, fit.value));
    let extends = inlet.around.is_some();
    ConnectionChoice {
        group: if inlet.takes == Takes::Text { ChoiceGroup::Field } else { inlet.group },
        field: inlet.words.clone(),
        reads: format!("{} of {}", offer.words, from.step),
        port: inlet.port.clone(),
        pointer: inlet.pointer.clone(),
        replaces: inlet.current.as_ref().filter(|_| !extends).map(brief),
        note: fit.note,
        recommended: false,
        edit: together(from, to, edits),
    }
}

/// The edit that puts a value into its place.
fn setting(
    definition: &Definition,
    from: &WireEnd,
    offer: &Offer,
    to: &Step,
    inlet: &Inlet,
    value: Node,
) -> Edit {
    let node = definition.step_node(to);
    let above = inlet.pointer.rsplit_once('/').map_or("", |(above, _)| above);
    let plain = inlet.around.is_none() && value.get("Get").is_some();
    if let (Form::Property(path), true) = (&offer.form, plain)
        && node.and_then(|node| node.pointer(above)).is_some_and(|node| !node.members().is_empty())
    {
        return Edit::Connect {
            from: from.step.clone(),
            path: path.clone(),
            step: to.name.clone(),
            pointer: inlet.pointer.clone(),
        };
    }
    let value = match &inlet.around {
        None => value,
        Some((around, hole)) => filled(around, hole, value),
    };
    set_deep(definition.root(), &format!("{}{}", to.pointer, inlet.pointer), value)
}

/// What is around a value, with the value in its place.
fn filled(around: &Node, hole: &str, value: Node) -> Node {
    let mut whole = around.clone();
    if let Some(place) = whole.locate(hole).and_then(|at| whole.at_mut(&at)) {
        *place = value;
    }
    whole
}

fn order(from: &WireEnd, to: &Step) -> Option<Ranked> {
    let waits = to.depends_on.iter().any(|one| one.step == from.step);
    (!waits).then(|| Ranked {
        score: 0,
        meant: false,
        choice: ConnectionChoice {
            group: ChoiceGroup::Order,
            field: "Order only".into(),
            reads: format!("waits until {} has succeeded", from.step),
            port: None,
            pointer: String::new(),
            replaces: None,
            note: None,
            recommended: false,
            edit: Edit::AddDependency { step: to.name.clone(), on: from.step.clone(), trigger: None },
        },
    })
}

fn branch_choice(definition: &Definition, from: &WireEnd, branch: Branch, to: &Step) -> Option<Ranked> {
    let holder = definition.step_index(&from.step)?;
    if to.parent.is_some_and(|parent| parent.step == holder && parent.branch == branch) {
        return None;
    }
    let words = if branch == Branch::Body { "Each item".to_owned() } else { format!("{} branch", from.port) };
    Some(Ranked {
        score: LIKELY,
        meant: true,
        choice: ConnectionChoice {
            group: ChoiceGroup::Branch,
            field: words.clone(),
            reads: format!("moves into {} of {}", words.to_lowercase(), from.step),
            port: None,
            pointer: String::new(),
            replaces: None,
            note: None,
            recommended: false,
            edit: Edit::MoveStep {
                step: to.name.clone(),
                into: StepList::of(&from.step, branch),
                position: None,
            },
        },
    })
}

fn together(from: &WireEnd, to: &Step, edits: Vec<Edit>) -> Edit {
    Edit::All { label: Some(format!("Connect {} to {}", from.step, to.name)), edits }
}

/// Why a step cannot be connected at all.
pub(super) fn refusal(
    reach: &Reach<'_>,
    before: &[bool],
    definition: &Definition,
    leaving: &Leaving,
    from: usize,
    to: usize,
) -> Option<String> {
    let steps = definition.steps();
    let Leaving::Branch(branch) = leaving else {
        let values = matches!(leaving, Leaving::Values(_));
        let no_value = || values.then(|| reach.no_value(from, to)).flatten();
        return reach.refusal(from, to, before).or_else(no_value);
    };
    let (holder, step) = (&steps[from].name, &steps[to].name);
    if from == to {
        return Some(format!("`{step}` cannot stand in its own branch."));
    }
    if before[to] {
        return Some(format!("`{holder}` waits for `{step}`: it must run before the branch is chosen."));
    }
    if *branch == Branch::Body && matches!(steps[to].step_type.as_str(), "Condition" | "Fail" | "ForEach") {
        let step_type = &steps[to].step_type;
        return Some(format!("`{step}` is a {step_type} step, which no ForEach may repeat."));
    }
    if let Some(other) = reach.partner_in_other_branch(from, *branch, to) {
        return Some(format!(
            "`{step}` and `{other}` are connected, and of the two branches of `{holder}` only one runs."
        ));
    }
    // A step that leaves a loop may leave behind the item it reads, and those that read it.
    let leaves = steps[to].parent.is_some_and(|parent| parent.branch == Branch::Body && parent.step != from);
    let choice = branch_choice(
        definition,
        &WireEnd { step: holder.clone(), port: String::new() },
        *branch,
        &steps[to],
    );
    let edit = choice.filter(|_| leaves)?.choice.edit;
    definition.clone().apply(&edit).err().map(|error| error.to_string())
}
