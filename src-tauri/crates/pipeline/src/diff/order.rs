//! Where steps stand, and which of them were moved.

use std::collections::HashMap;

use super::StepPlace;
use super::matching::Matching;
use crate::definition::{Branch, Definition};
use crate::edit::StepList;

/// Where a step stands.
pub(super) fn place(definition: &Definition, index: usize) -> StepPlace {
    let step = &definition.steps()[index];
    let holder = step.parent.and_then(|parent| Some((definition.steps().get(parent.step)?, parent.branch)));
    let list = holder.map_or(StepList::Steps, |(holder, branch)| StepList::of(&holder.name, branch));
    let position = step.pointer.rsplit('/').next().and_then(|part| part.parse().ok());
    StepPlace { list, position: position.unwrap_or_default() }
}

/// For each newer step, whether it was moved: into another list, or past neighbours that stayed. Of those that
/// passed one another, as few as possible count as moved.
pub(super) fn moved(old: &Definition, new: &Definition, matching: &Matching) -> Vec<bool> {
    let mut moved = vec![false; new.steps().len()];
    let mut lists = HashMap::<Option<(usize, Branch)>, Vec<(usize, usize)>>::new();
    for (before, after) in matching.pairs() {
        let was = old.steps()[before].parent;
        let is = new.steps()[after].parent.map(|parent| (parent.step, parent.branch));
        // A list is the same when its holder is.
        let was_now = was.map(|parent| matching.new_of(parent.step).map(|step| (step, parent.branch)));
        if was_now == is.map(Some) {
            lists.entry(is).or_default().push((before, after));
        } else {
            moved[after] = true;
        }
    }
    for pairs in lists.into_values() {
        let before: Vec<usize> = pairs.iter().map(|(before, _)| *before).collect();
        let mut stays = vec![false; pairs.len()];
        for index in longest_increasing(&before) {
            stays[index] = true;
        }
        for ((_, after), stays) in pairs.into_iter().zip(stays) {
            moved[after] = !stays;
        }
    }
    moved
}

/// The indices of a longest increasing subsequence of different numbers.
fn longest_increasing(numbers: &[usize]) -> Vec<usize> {
    // `ends[length - 1]`: the index of the smallest number that ends a subsequence of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut found: Vec<_> = std::iter::successors(ends.last().copied(), |index| before[*index]).collect();
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_possible_count_as_moved() {
        for (numbers, expect) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![0, 1, 2]),
            (vec![2, 0, 1], vec![1, 2]),
            (vec![1, 2, 0], vec![0, 1]),
            (vec![3, 1, 2, 0, 4], vec![1, 2, 4]),
        ] {
            assert_eq!(longest_increasing(&numbers), expect, "{numbers:?}");
        }
    }
}
