//! Finding out what was renamed.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::features;
use super::matching::Matching;
use crate::definition::Definition;
use crate::json::{JsonText, Member, Node};
use crate::mention::{Target, sites};

/// How much of two steps must be alike, of 1, to be one step under two names.
const ALIKE: f64 = 0.6;

/// What more steps than this hold says little about which of them is which.
const COMMON: usize = 16;

/// How many steps of one kind are looked at in turn when they are too much alike to tell.
const WINDOW: usize = 4;

/// A step without a match, and what it holds.
struct Candidate {
    index: usize,
    kind: u64,
    features: Vec<u64>,
}

/// Matches steps that were renamed: those that hold the same; those that do but for their own names in paths and the
/// like; and those alike.
pub(super) fn match_steps(old: &Definition, new: &Definition, matching: &mut Matching) {
    let (removed, added) = unmatched(old, new, matching, false);
    if removed.is_empty() || added.is_empty() {
        return;
    }
    match_same(&removed, &added, matching);
    let (removed, added) = unmatched(old, new, matching, true);
    match_same(&removed, &added, matching);
    let (mut removed, mut added) = (removed, added);
    removed.retain(|one| matching.new_of(one.index).is_none());
    added.retain(|one| matching.old_of(one.index).is_none());

    let mut alike = pairs_alike(&removed, &added);
    alike.extend(neighbours_alike(&removed, &added));
    // The most alike first; among equals, in the order of the definitions.
    alike.sort_by(|left, right| right.0.total_cmp(&left.0).then((left.1, left.2).cmp(&(right.1, right.2))));
    for (_, before, after) in alike {
        if matching.new_of(before).is_none() && matching.old_of(after).is_none() {
            matching.pair(before, after);
        }
    }
}

/// The steps without a match; with `nameless`, what they hold is taken without their own names.
fn unmatched(
    old: &Definition,
    new: &Definition,
    matching: &Matching,
    nameless: bool,
) -> (Vec<Candidate>, Vec<Candidate>) {
    let candidate = |definition: &Definition, index: usize| {
        let step = &definition.steps()[index];
        // A short name stands in other words by chance.
        let own = Some(step.name.as_str()).filter(|name| nameless && name.len() >= 4);
        let features = features::of_step(definition.step_node(step)?, own);
        (!features.is_empty()).then(|| Candidate { index, kind: features::kind(step), features })
    };
    let removed = matching.removed().filter_map(|index| candidate(old, index)).collect();
    (removed, matching.added().filter_map(|index| candidate(new, index)).collect())
}

/// Matches steps that hold the same, in the order of the definitions.
fn match_same(removed: &[Candidate], added: &[Candidate], matching: &mut Matching) {
    let mut same = HashMap::<(u64, &[u64]), VecDeque<usize>>::new();
    for one in removed {
        same.entry((one.kind, &one.features)).or_default().push_back(one.index);
    }
    for one in added {
        let twins = same.get_mut(&(one.kind, one.features.as_slice()));
        if let Some(twin) = twins.and_then(VecDeque::pop_front) {
            matching.pair(twin, one.index);
        }
    }
}

/// Pairs that are alike enough, with how much they are.
fn pairs_alike(removed: &[Candidate], added: &[Candidate]) -> Vec<(f64, usize, usize)> {
    let mut bearers = HashMap::<u64, Vec<usize>>::new();
    for (number, one) in removed.iter().enumerate() {
        for feature in &one.features {
            let bearers = bearers.entry(*feature).or_default();
            if bearers.last() != Some(&number) && bearers.len() <= COMMON {
                bearers.push(number);
            }
        }
    }
    let mut pairs = Vec::new();
    for one in added {
        let mut votes = HashMap::<usize, usize>::new();
        for feature in &one.features {
            let voters = bearers.get(feature).filter(|bearers| bearers.len() <= COMMON);
            for number in voters.into_iter().flatten() {
                *votes.entry(*number).or_default() += 1;
            }
        }
        let mut votes: Vec<_> =
            votes.into_iter().filter(|(number, _)| removed[*number].kind == one.kind).collect();
        votes.sort_unstable_by_key(|(number, votes)| (std::cmp::Reverse(*votes), *number));
        for (number, _) in votes.into_iter().take(4) {
            let other = &removed[number];
            let alike = how_alike(other, one);
            if alike >= ALIKE {
                pairs.push((alike, other.index, one.index));
            }
        }
    }
    pairs
}

/// Pairs that are alike enough among steps of which all hold much the same: those that come next to one another in
/// the order of the definitions.
fn neighbours_alike(removed: &[Candidate], added: &[Candidate]) -> Vec<(f64, usize, usize)> {
    let mut kinds = HashMap::<u64, VecDeque<&Candidate>>::new();
    for one in removed {
        kinds.entry(one.kind).or_default().push_back(one);
    }
    let mut pairs = Vec::new();
    for one in added {
        let Some(others) = kinds.get_mut(&one.kind) else { continue };
        let alike = |other: &&Candidate| how_alike(other, one);
        let Some(next) = others.iter().take(WINDOW).position(|other| alike(other) >= ALIKE) else { continue };
        if let Some(other) = others.remove(next) {
            pairs.push((alike(&other), other.index, one.index));
        }
    }
    pairs
}

/// How much of two steps is alike, of 1.
fn how_alike(one: &Candidate, other: &Candidate) -> f64 {
    2.0 * shared(&one.features, &other.features) as f64 / (one.features.len() + other.features.len()) as f64
}

/// How many elements two sorted lists share.
fn shared(left: &[u64], right: &[u64]) -> usize {
    let (mut left, mut right, mut count) = (left.iter().peekable(), right.iter().peekable(), 0);
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        let order = one.cmp(other);
        count += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    count
}

/// Matches parameters that were renamed: those of one type of which most uses are in the same places. One that
/// nothing uses is matched when all else of its declaration is the same.
pub(super) fn match_parameters(
    old: &Definition,
    new: &Definition,
    steps: &Matching,
    matching: &mut Matching,
) {
    let removed: Vec<usize> = matching.removed().collect();
    let added: Vec<usize> = matching.added().collect();
    if removed.is_empty() || added.is_empty() {
        return;
    }
    let to_new: HashMap<&str, &str> = steps
        .pairs()
        .map(|(before, after)| (old.steps()[before].name.as_str(), new.steps()[after].name.as_str()))
        .collect();
    let to_new = |step| to_new.get(step).copied().unwrap_or(step);
    let (uses_before, uses_after) = (uses(old, &removed, to_new), uses(new, &added, |step| step));
    let mut users = HashMap::<u64, Vec<usize>>::new();
    for (index, places) in &uses_after {
        for place in places {
            users.entry(*place).or_default().push(*index);
        }
    }
    let mut pairs = Vec::new();
    for (before, places) in &uses_before {
        let mut shared = HashMap::<usize, usize>::new();
        for after in places.iter().filter_map(|place| users.get(place)).flatten() {
            *shared.entry(*after).or_default() += 1;
        }
        for (after, shared) in shared {
            let all = places.len().max(uses_after.get(&after).map_or(0, Vec::len));
            let kinds = (old.parameters()[*before].parameter_type, new.parameters()[after].parameter_type);
            if kinds.0 == kinds.1 && shared * 2 >= all {
                pairs.push((std::cmp::Reverse(shared), *before, after));
            }
        }
    }
    pairs.sort_unstable();
    for (_, before, after) in pairs {
        if matching.new_of(before).is_none() && matching.old_of(after).is_none() {
            matching.pair(before, after);
        }
    }
    let mut unused = HashMap::<Vec<String>, VecDeque<usize>>::new();
    for index in removed.into_iter().filter(|index| !uses_before.contains_key(index)) {
        unused.entry(declared(old, index)).or_default().push_back(index);
    }
    for index in added.into_iter().filter(|index| !uses_after.contains_key(index)) {
        // A type alone says too little.
        let declared = Some(declared(new, index)).filter(|members| members.len() > 1);
        let twin = declared.and_then(|declared| unused.get_mut(&declared)?.pop_front());
        if let Some(twin) = twin {
            matching.pair(twin, index);
        }
    }
}

/// Where each of these parameters is used: the step's newer name and the position in the step, hashed.
fn uses<'n>(
    definition: &'n Definition,
    wanted: &[usize],
    newer_name: impl Fn(&'n str) -> &'n str,
) -> HashMap<usize, Vec<u64>> {
    let names: HashMap<&str, usize> =
        wanted.iter().map(|index| (definition.parameters()[*index].name.as_str(), *index)).collect();
    let mut uses = HashMap::<usize, Vec<u64>>::new();
    sites(definition.root(), &mut |site| {
        if !site.text.starts_with("Parameters.") {
            return;
        }
        for mention in site.mentions() {
            let Target::Parameter(name) = mention.target else { continue };
            let Some(index) = names.get(name) else { continue };
            let owner = site.owner.and_then(|owner| owner.get("Name")?.as_str()).map(&newer_name);
            let mut hasher = DefaultHasher::new();
            (owner, &site.at[site.owner_at..]).hash(&mut hasher);
            uses.entry(*index).or_default().push(hasher.finish());
        }
    });
    uses
}

/// All that a declaration says but the name, in a fixed order.
fn declared(definition: &Definition, index: usize) -> Vec<String> {
    let node = definition.root().pointer(&definition.parameters()[index].pointer);
    let members = node.map(Node::members).unwrap_or_default().iter();
    let others = members.filter(|member| *member.name != *"Name");
    let text = |member: &Member| format!("{}: {}", member.name.as_str(), JsonText(member.node.clone()));
    let mut texts: Vec<_> = others.map(text).collect();
    texts.sort();
    texts
}
