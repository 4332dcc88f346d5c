//! Which is which: pairs of an older and a newer thing.

use std::collections::{HashMap, VecDeque};

use crate::definition::Definition;

/// Pairs of indices.
pub(super) struct Matching {
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

impl Matching {
    /// Pairs what has the same name; the second bearer of a name with the second.
    fn by_name<'a>(
        old: impl ExactSizeIterator<Item = &'a str>,
        new: impl ExactSizeIterator<Item = &'a str>,
    ) -> Self {
        let mut matching = Self { to_new: vec![None; old.len()], to_old: vec![None; new.len()] };
        let mut bearers = HashMap::<&str, VecDeque<usize>>::with_capacity(old.len());
        for (index, name) in old.enumerate() {
            bearers.entry(name).or_default().push_back(index);
        }
        for (index, name) in new.enumerate() {
            if let Some(before) = bearers.get_mut(name).and_then(VecDeque::pop_front) {
                matching.pair(before, index);
            }
        }
        matching
    }

    pub(super) fn pair(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.to_old.get(new).copied().flatten()
    }

    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.to_new.get(old).copied().flatten()
    }

    /// Pairs in the newer one's order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to_old.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new)))
    }

    /// Older things without a newer one.
    pub(super) fn removed(&self) -> impl Iterator<Item = usize> {
        self.to_new.iter().enumerate().filter(|(_, new)| new.is_none()).map(|(old, _)| old)
    }

    /// Newer things without an older one.
    pub(super) fn added(&self) -> impl Iterator<Item = usize> {
        self.to_old.iter().enumerate().filter(|(_, old)| old.is_none()).map(|(new, _)| new)
    }
}

pub(super) fn steps_by_name(old: &Definition, new: &Definition) -> Matching {
    Matching::by_name(
        old.steps().iter().map(|step| step.name.as_str()),
        new.steps().iter().map(|step| step.name.as_str()),
    )
}

pub(super) fn parameters_by_name(old: &Definition, new: &Definition) -> Matching {
    Matching::by_name(
        old.parameters().iter().map(|parameter| parameter.name.as_str()),
        new.parameters().iter().map(|parameter| parameter.name.as_str()),
    )
}
