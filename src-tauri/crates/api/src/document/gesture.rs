//! Gestures on several steps: each is one entry of the history, whatever it takes.

use pipewright_pipeline::definition::{Branch, Definition};
use pipewright_pipeline::edit::{Edit, Pasted, StepList};
use pipewright_pipeline::layout::scene::{Point, Rect};
use pipewright_pipeline::layout::sidecar::Sidecar;

use super::edit::refused;
use super::{Document, canvas};
use crate::dto::gesture::{Motion, StepPlace};
use crate::error::{Error, ErrorCode};

/// Between a step and its copy below.
const GAP: f64 = 24.0;
/// Between two steps in a branch.
const LANE_GAP: f64 = 10.0;

impl Document {
    /// Puts steps somewhere by hand; see [`Self::put_steps`].
    pub fn move_steps(&mut self, places: &[StepPlace], into: Option<&StepList>) -> Result<(), Error> {
        self.put_steps(Motion::Move, places, into)
    }

    /// Puts steps somewhere, with what stands in their branches, and into another list of steps if one is given. The
    /// places of all others are kept with it: moving one step must not make the automatic layout move another.
    pub fn put_steps(
        &mut self,
        motion: Motion,
        places: &[StepPlace],
        into: Option<&StepList>,
    ) -> Result<(), Error> {
        let names: Vec<_> = places.iter().map(|place| place.step.clone()).collect();
        if let Some(absent) = names.iter().find(|step| self.definition.step(step).is_none()) {
            return Err(Error::new(ErrorCode::NotFound, format!("The pipeline has no step `{absent}`.")));
        }
        let chosen = self.definition.outermost(&names).map_err(|error| refused(&error))?;
        let leaves = |step: &str| {
            let parent = self.definition.step(step).and_then(|step| step.parent);
            let holder =
                parent.map(|parent| (self.definition.steps()[parent.step].name.as_str(), parent.branch));
            into.is_some_and(|into| into.holder() != holder)
        };
        let mut after = self.pinned();
        for StepPlace { step, at } in places {
            let from = after.position(step);
            if let Some(by) = from.map(|from| Point { x: at.x - from.x, y: at.y - from.y }) {
                carry(&self.definition, &mut after, step, by);
            }
        }
        for StepPlace { step, at } in places {
            after.set_position(step, *at);
        }
        let going: Vec<_> =
            chosen.into_iter().filter(|&step| leaves(&self.definition.steps()[step].name)).collect();
        let Some(into) = into.filter(|_| !going.is_empty()) else {
            return self.change_layout(format!("{} {}", verb(motion), some(&names)), after);
        };
        if into.holder().is_some() {
            // A branch is framed closely: where nothing was placed by hand, the automatic layout makes room in it.
            if self.sidecar.positions().next().is_none() {
                after = self.sidecar.clone();
            } else {
                self.make_room(&mut after, &self.names(&going));
            }
        }
        let label = format!("Move {} {}", some(&self.names(&going)), place_of(into));
        let edits = self
            .names(&going)
            .into_iter()
            .map(|step| Edit::MoveStep { step, into: into.clone(), position: None })
            .collect();
        self.apply_with(&Edit::All { label: Some(label), edits }, after)
    }

    /// Moves steps down from where they would cover others.
    fn make_room(&self, after: &mut Sidecar, steps: &[String]) {
        let nodes = self.drawn();
        let visible = || nodes.iter().filter(|node| !node.folded);
        let at = |after: &Sidecar, name: &str, rect: Rect| {
            after.position(name).map_or(rect, |place| Rect { x: place.x, y: place.y, ..rect })
        };
        for node in visible().filter(|node| steps.contains(&node.step)) {
            let others: Vec<_> = visible()
                .filter(|other| other.step != node.step)
                .map(|other| at(after, &other.step, other.rect))
                .collect();
            let mut rect = at(after, &node.step, node.rect);
            // Each round leaves one of them behind.
            while let Some(under) = others.iter().find(|other| overlap(rect, **other)) {
                rect.y = under.y + under.height + LANE_GAP;
            }
            after.set_position(&node.step, Point { x: rect.x, y: rect.y });
        }
    }

    /// Removes steps, with those nested in them.
    pub fn remove_steps(&mut self, steps: &[String], verb: &str) -> Result<(), Error> {
        let chosen = self.definition.outermost(steps).map_err(|error| refused(&error))?;
        let names = self.names(&chosen);
        let label = Some(format!("{verb} {}", some(&names)));
        let edits = names.into_iter().map(|step| Edit::RemoveStep { step }).collect();
        self.apply(&Edit::All { label, edits })
    }

    /// Copies steps, each to right behind itself; gives the copies' names. Where steps have been placed, the copies
    /// are placed below their originals.
    pub fn duplicate_steps(&mut self, steps: &[String]) -> Result<Vec<String>, Error> {
        let copies = self.definition.copies(steps).map_err(|error| refused(&error))?;
        let chosen = self.definition.outermost(steps).map_err(|error| refused(&error))?;
        let mut after = self.sidecar.clone();
        if after.positions().next().is_some() {
            after = self.pinned();
            self.place_below(&copies, &mut after);
        }
        let label = Some(format!("Duplicate {}", some(&self.names(&chosen))));
        let Pasted { edits, names, .. } = copies;
        let originals = self.names(&chosen);
        self.apply_with(&Edit::All { label, edits }, after)?;
        let mut new: Vec<_> =
            names.into_iter().filter(|(old, _)| originals.contains(old)).map(|(_, new)| new).collect();
        new.reverse();
        Ok(new)
    }

    /// Places copies as far below their originals as it takes to cover nothing.
    fn place_below(&self, copies: &Pasted, after: &mut Sidecar) {
        let nodes = self.drawn();
        let rects: Vec<_> = nodes.iter().map(|node| node.rect).collect();
        let originals: Vec<_> = copies
            .names
            .iter()
            .filter_map(|(old, new)| {
                let node = nodes.iter().find(|node| node.step == *old && !node.folded)?;
                Some((new, node.rect))
            })
            .collect();
        let covered = |by: f64| {
            originals.iter().any(|(_, rect)| {
                let moved = Rect { y: rect.y + by, ..*rect };
                rects.iter().any(|other| overlap(moved, *other))
            })
        };
        let mut by = originals.iter().map(|(_, rect)| rect.height).fold(0.0, f64::max) + GAP;
        // Each step of the search leaves at least one row behind; no drawing is that high.
        for _ in 0..10_000 {
            if !covered(by) {
                break;
            }
            by += GAP;
        }
        for (name, rect) in originals {
            after.set_position(name, Point { x: rect.x, y: rect.y + by });
        }
    }

    /// Lets the automatic layout place steps: these, and where they are now; or all of them when none is named.
    pub fn arrange(&mut self, steps: &[String]) -> Result<(), Error> {
        if steps.is_empty() {
            let mut sidecar = self.sidecar.clone();
            let placed: Vec<_> = sidecar.positions().map(|(step, _)| step.to_owned()).collect();
            for step in placed {
                sidecar.remove_position(&step);
            }
            return self.change_layout("Arrange the steps".into(), sidecar);
        }
        let chosen = self.definition.outermost(steps).map_err(|error| refused(&error))?;
        let mut sidecar = self.pinned();
        for (step, at) in canvas::arranged(&self.definition, &self.sidecar, &chosen) {
            sidecar.set_position(&step, at);
        }
        self.change_layout(format!("Arrange {}", some(steps)), sidecar)
    }

    /// Draws branches as their names alone, or with their steps again.
    pub fn fold(&mut self, lists: &[StepList], folded: bool) -> Result<(), Error> {
        let mut sidecar = self.sidecar.clone();
        let mut names = Vec::new();
        for list in lists {
            let Some((step, branch)) = list.holder().filter(|(step, _)| self.definition.step(step).is_some())
            else {
                return Err(Error::new(ErrorCode::NotFound, "There is no such branch to fold.".to_owned()));
            };
            if sidecar.is_folded(step, branch) != folded {
                sidecar.set_folded(step, branch, folded);
                names.push(format!("{} of {step}", branch_name(branch)));
            }
        }
        let what = match names.as_slice() {
            [only] => only.clone(),
            several => format!("{} branches", several.len()),
        };
        self.change_layout(format!("{} {what}", if folded { "Collapse" } else { "Expand" }), sidecar)
    }

    /// Takes back, or does again, until so many entries of the history are done.
    pub fn travel(&mut self, done: usize) -> Result<(), Error> {
        // A typed text that is no JSON stands for an entry after all others.
        if done <= self.history.count() && self.take_back_broken() {
            self.keep_unsaved()?;
        }
        while self.history.count() > done && self.undo()? {}
        while self.history.count() < done && self.is_readable() && self.redo()? {}
        Ok(())
    }

    /// Puts a step somewhere.
    pub fn move_step(&mut self, step: &str, at: Point) -> Result<(), Error> {
        self.move_steps(&[StepPlace { step: step.to_owned(), at }], None)
    }

    fn names(&self, steps: &[usize]) -> Vec<String> {
        steps.iter().map(|&step| self.definition.steps()[step].name.clone()).collect()
    }
}

/// Moves what stands in the branches of a step along with it.
fn carry(definition: &Definition, sidecar: &mut Sidecar, step: &str, by: Point) {
    let Some(holder) = definition.step_index(step) else { return };
    let mut inside = vec![false; definition.steps().len()];
    for (index, step) in definition.steps().iter().enumerate() {
        inside[index] = step.parent.is_some_and(|parent| inside[parent.step] || parent.step == holder);
        if let Some(at) = sidecar.position(&step.name).filter(|_| inside[index]) {
            sidecar.set_position(&step.name, Point { x: at.x + by.x, y: at.y + by.y });
        }
    }
}

fn verb(motion: Motion) -> &'static str {
    match motion {
        Motion::Move => "Move",
        Motion::Align => "Align",
        Motion::Distribute => "Distribute",
    }
}

/// `Train`, or `3 steps`.
pub(super) fn some(steps: &[String]) -> String {
    match steps {
        [only] => only.clone(),
        several => format!("{} steps", several.len()),
    }
}

fn place_of(list: &StepList) -> String {
    list.holder().map_or_else(
        || "out of its branch".to_owned(),
        |(step, branch)| format!("into {} of {step}", branch_name(branch)),
    )
}

pub(super) fn branch_name(branch: Branch) -> &'static str {
    match branch {
        Branch::True => "True",
        Branch::False => "False",
        Branch::Body => "the body",
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
