//! Comparing lists: elements with names by name, all others by what they hold.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::FieldDiff;
use super::field::{compare, found};
use super::old::Old;
use super::path::Path;
use crate::json::{JsonText, Node, Value};

/// What names an element of a list, most telling first.
const KEYS: [&str; 16] = [
    "InputName",
    "OutputName",
    "ChannelName",
    "PropertyFileName",
    "VariantName",
    "ContainerHostname",
    "StepName",
    "MetricName",
    "RuleConfigurationName",
    "CollectionName",
    "ParameterName",
    "DefinitionName",
    "InstanceGroupName",
    "FeatureName",
    "Key",
    "Name",
];

/// Above this many pairs of elements, lists that differ nearly everywhere are compared place by place.
const PAIRS_LIMIT: usize = 1_000_000;

pub(super) fn compare_lists(old: Old<'_>, new: &Node, path: &Path<'_>, fields: &mut Vec<FieldDiff>) {
    let (was, is) = (old.compared.elements(), new.elements());
    match keys(was, is, path) {
        Some((was_keys, is_keys)) => by_key(old, new, (&was_keys, &is_keys), path, fields),
        None => by_content(old, new, path, fields),
    }
}

/// The names of the elements of both lists, when all have different ones of one kind.
fn keys<'n>(old: &'n [Node], new: &'n [Node], path: &Path<'_>) -> Option<(Vec<&'n str>, Vec<&'n str>)> {
    let of = |list: &'n [Node], key: &dyn Fn(&'n Node) -> Option<&'n str>| -> Option<Vec<&'n str>> {
        let mut seen = HashSet::with_capacity(list.len());
        list.iter().map(|element| key(element).filter(|key| seen.insert(*key))).collect()
    };
    if path.is_top() && path.name() == Some("DependsOn") {
        let step = |entry: &'n Node| entry.as_str().or_else(|| entry.get("Step")?.as_str());
        return of(old, &step).zip(of(new, &step));
    }
    KEYS.iter().find_map(|name| {
        let key = |element: &'n Node| element.get(name)?.as_str();
        of(old, &key).zip(of(new, &key))
    })
}

fn by_key(
    old: Old<'_>,
    new: &Node,
    (old_keys, new_keys): (&[&str], &[&str]),
    path: &Path<'_>,
    fields: &mut Vec<FieldDiff>,
) {
    let mut others: HashMap<&str, usize> =
        new_keys.iter().enumerate().map(|(index, key)| (*key, index)).collect();
    for (index, key) in old_keys.iter().enumerate() {
        let Some(was) = old.child(index) else { continue };
        match others.remove(key).and_then(|index| Some((index, new.child(index)?))) {
            Some((index, is)) => compare(was, is, &path.named(index, key), fields),
            None => fields.push(found(&path.named(index, key), Some(was.shown), None)),
        }
    }
    for (index, key) in new_keys.iter().enumerate().filter(|(_, key)| others.contains_key(*key)) {
        fields.push(found(&path.named(index, key), None, new.child(index)));
    }
}

fn by_content(old: Old<'_>, new: &Node, path: &Path<'_>, fields: &mut Vec<FieldDiff>) {
    let hash = |node: &Node| {
        let mut hasher = DefaultHasher::new();
        hash_meaning(node, &mut hasher);
        hasher.finish()
    };
    let was: Vec<u64> = old.compared.elements().iter().map(hash).collect();
    let is: Vec<u64> = new.elements().iter().map(hash).collect();
    let mut from = (0, 0);
    // What lies between two common elements was replaced: place by place, then what is left over.
    for (was_end, is_end) in common(&was, &is).into_iter().chain([(was.len(), is.len())]) {
        let (gone, come) = (was_end - from.0, is_end - from.1);
        for offset in 0..gone.max(come) {
            let was = (offset < gone).then(|| old.child(from.0 + offset)).flatten();
            let is = (offset < come).then(|| new.child(from.1 + offset)).flatten();
            let index = if is.is_some() { from.1 } else { from.0 } + offset;
            match (was, is) {
                (Some(was), Some(is)) => compare(was, is, &path.element(index), fields),
                (was, is) => fields.push(found(&path.element(index), was.map(|was| was.shown), is)),
            }
        }
        from = (was_end + 1, is_end + 1);
    }
}

/// Equal for values that mean the same, whatever the order of their members.
fn hash_meaning(node: &Node, state: &mut impl Hasher) {
    match &node.value {
        Value::Object(members) => {
            let sum = members.iter().fold(0_u64, |sum, member| {
                let mut hasher = DefaultHasher::new();
                member.name.as_str().hash(&mut hasher);
                hash_meaning(&member.node, &mut hasher);
                sum.wrapping_add(hasher.finish())
            });
            (0_u8, members.len(), sum).hash(state);
        }
        Value::Array(elements) => {
            (1_u8, elements.len()).hash(state);
            for element in elements {
                hash_meaning(element, state);
            }
        }
        _ => JsonText(node.clone()).hash(state),
    }
}

/// The pairs of a longest common subsequence, in order.
fn common(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count();
    let (middle_old, middle_new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let middle = longest(middle_old, middle_new).into_iter().map(|(old, new)| (start + old, start + new));
    let tail = (0..end).map(|offset| (old.len() - end + offset, new.len() - end + offset));
    (0..start).map(|index| (index, index)).chain(middle).chain(tail).collect()
}

fn longest(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > PAIRS_LIMIT {
        return Vec::new();
    }
    let width = new.len() + 1;
    // `lengths[row * width + column]`: of the longest in what follows both.
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            lengths[row * width + column] = if old[row] == new[column] {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < old.len() && column < new.len() {
        if old[row] == new[column] {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &[u64], new: &[u64], expect: &[(usize, usize)]) {
        assert_eq!(common(old, new), expect);
    }

    #[test]
    fn longest_common_subsequences() {
        check(&[], &[1], &[]);
        check(&[1, 2, 3], &[1, 2, 3], &[(0, 0), (1, 1), (2, 2)]);
        check(&[1, 2, 3], &[1, 9, 3], &[(0, 0), (2, 2)]);
        check(&[1, 1], &[1], &[(0, 0)]);
        check(&[1, 2, 3, 4, 9], &[0, 2, 7, 4, 9], &[(1, 1), (3, 3), (4, 4)]);
    }

    #[test]
    fn lists_that_differ_everywhere_take_no_square() {
        let old: Vec<u64> = (0..100_000).collect();
        let new: Vec<u64> = (0..100_000).map(|number| number + 1_000_000).collect();
        check(&old, &new, &[]);
    }
}
