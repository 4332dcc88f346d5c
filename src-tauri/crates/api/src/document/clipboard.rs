//! Steps on the clipboard: a text that people can read, and that is a pipeline of its own.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, Inputs, Pasted, StepList};
use pipewright_pipeline::json::{Member, Node, Value};
use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::layout::sidecar::Sidecar;

use super::edit::refused;
use super::gesture::some;
use super::{Document, canvas};
use crate::error::{Error, ErrorCode};

/// The member that says where the steps lay, in the form of a layout file.
const LAYOUT: &str = "Layout";

impl Document {
    /// The text of steps, with the parameters they read and where they lie.
    pub fn copy_steps(&self, steps: &[String]) -> Result<String, Error> {
        let mut fragment = self.definition.fragment(steps).map_err(|error| refused(&error))?;
        let mut places = Sidecar::default();
        let copied = Definition::from_tree(fragment.clone());
        for node in self.drawn().iter().filter(|node| !node.folded) {
            if copied.step(&node.step).is_some() {
                places.set_position(&node.step, Point { x: node.rect.x, y: node.rect.y });
            }
        }
        if let (Value::Object(members), Ok(layout)) = (&mut fragment.value, Node::parse(&places.print())) {
            members.push(Member::new(LAYOUT, layout));
        }
        Ok(fragment.print())
    }

    /// Puts the steps of a text into a list, their upper left corner at a place; where the automatic layout puts
    /// them when no place is given.
    pub fn paste(
        &mut self,
        text: &str,
        into: &StepList,
        at: Option<Point>,
        inputs: Inputs,
    ) -> Result<Pasted, Error> {
        let none = || {
            Error::new(ErrorCode::BadRequest, "The clipboard holds no steps.".to_owned())
                .hinted("Copy steps of a pipeline, or the JSON of a step or of a definition.")
        };
        let fragment = Node::parse(text).map_err(|_| none())?;
        let pasted = self.definition.paste(&fragment, into, inputs).map_err(|error| refused(&error))?;
        if pasted.names.is_empty() {
            return Err(none());
        }
        let mut after = self.sidecar.clone();
        if let Some(at) = at {
            after = self.pinned();
            for (step, place) in self.places(&pasted, &fragment, at) {
                after.set_position(&step, place);
            }
        }
        let names: Vec<_> = pasted.names.iter().map(|(_, new)| new.clone()).collect();
        let label = Some(format!("Paste {}", some(&names)));
        self.apply_with(&Edit::All { label, edits: pasted.edits.clone() }, after)?;
        Ok(pasted)
    }

    /// Where pasted steps go: as they lay to each other where that is known, and laid out anew where it is not.
    fn places(&self, pasted: &Pasted, fragment: &Node, at: Point) -> Vec<(String, Point)> {
        let layout = fragment.get(LAYOUT).and_then(|layout| Sidecar::parse(&layout.print()).ok());
        let known = |(old, new): &(String, String)| Some((new.clone(), layout.as_ref()?.position(old)?));
        let known: Option<Vec<_>> = pasted.names.iter().map(known).collect();
        let places = known.or_else(|| {
            let mut definition = self.definition.clone();
            definition.apply(&Edit::All { label: None, edits: pasted.edits.clone() }).ok()?;
            let steps: Vec<_> =
                pasted.names.iter().filter_map(|(_, new)| definition.step_index(new)).collect();
            Some(canvas::arranged(&definition, &self.sidecar, &steps))
        });
        let places = places.unwrap_or_default();
        let left = places.iter().map(|(_, place)| place.x).fold(f64::INFINITY, f64::min);
        let top = places.iter().map(|(_, place)| place.y).fold(f64::INFINITY, f64::min);
        let moved = |place: Point| Point { x: place.x - left + at.x, y: place.y - top + at.y };
        places.into_iter().map(|(step, place)| (step, moved(place))).collect()
    }
}
