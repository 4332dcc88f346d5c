//! Keeping what is known of a definition up to date while its tree is edited.

use std::collections::BTreeSet;

use super::{Definition, parameter, step};
use crate::json::Node;

/// What of a definition's index no longer fits its tree.
pub(crate) enum Stale<'a> {
    /// Any of it.
    All,
    /// The heads of the steps at these positions, and the parameters when it says so. All steps stand where
    /// they stood.
    Some {
        /// Positions of steps.
        steps: &'a BTreeSet<Vec<u32>>,
        /// Whether the parameters are to be read again.
        parameters: bool,
    },
}

impl Definition {
    /// The tree, to change it. Afterwards the index is to be refreshed.
    pub(crate) fn root_mut(&mut self) -> &mut Node {
        &mut self.root
    }

    /// Reads again what no longer fits.
    pub(crate) fn refresh(&mut self, stale: &Stale<'_>) {
        let (steps, parameters) = match stale {
            Stale::All => return self.read_all(),
            Stale::Some { steps, parameters } => (steps, *parameters),
        };
        if parameters {
            self.parameters = parameter::read_all(&self.root);
        }
        // Finding many steps one by one takes longer than reading all.
        let few = steps.len() <= 32;
        for position in *steps {
            if !few || self.refresh_step(position).is_none() {
                return self.read_all();
            }
        }
    }

    /// Reads the head of one step again. None when that is not enough: its name changed, or the step cannot be
    /// told from another of that name.
    fn refresh_step(&mut self, position: &[u32]) -> Option<()> {
        let node = self.root.at(position)?;
        let index = self.step_index(node.get("Name")?.as_str()?)?;
        let step = self.steps.get_mut(index)?;
        if step.pointer != self.root.pointer_of(position) {
            return None;
        }
        step::read(node, step);
        Some(())
    }

    /// Reads everything again.
    pub(super) fn read_all(&mut self) {
        self.parameters = parameter::read_all(&self.root);
        step::read_all(&self.root, &mut self.steps);
        for (index, step) in self.steps.iter().enumerate().rev() {
            // The first bearer has the last word.
            match self.by_name.get_mut(&step.name) {
                Some(known) => *known = index,
                None => {
                    self.by_name.insert(step.name.clone(), index);
                }
            }
        }
        // Names that nobody bears any more.
        let steps = &self.steps;
        self.by_name.retain(|name, index| steps.get(*index).is_some_and(|step| step.name == *name));
    }
}
