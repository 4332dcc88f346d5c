//! Shapes that refer to each other, and where each step type begins.

use std::ops::Index;

use super::shape::{Shape, ShapeId, ShapeKind};

/// Shapes, and the one each step type begins with.
#[derive(Debug)]
pub struct Catalog {
    /// The version of botocore the shapes were made from.
    pub version: &'static str,
    pub(super) shapes: Box<[Shape]>,
    pub(super) roots: ByStepType,
    pub(super) steps: ByStepType,
}

/// Sorted by the step type.
pub(super) type ByStepType = Box<[(&'static str, ShapeId)]>;

impl Catalog {
    /// The shape a step type begins with; `None` for a type that nobody here knows, of which anything may be true.
    pub fn root(&self, step_type: &str) -> Option<&Shape> {
        self.find(&self.roots, step_type)
    }

    /// The shape of a step itself: what it has beside its arguments. Of the arguments' catalog only.
    pub fn step(&self, step_type: &str) -> Option<&Shape> {
        self.find(&self.steps, step_type)
    }

    fn find(&self, table: &ByStepType, step_type: &str) -> Option<&Shape> {
        let at = table.binary_search_by(|(known, _)| (*known).cmp(step_type)).ok()?;
        Some(&self[table[at].1])
    }

    /// The step types that are known, sorted.
    pub fn step_types(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.roots.iter().map(|(step_type, _)| *step_type)
    }

    /// Every shape.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.iter()
    }

    /// The shape of that name. It looks at each of them: references between shapes are identifiers.
    pub fn named(&self, name: &str) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.name == name)
    }

    /// The shape at the end of a way of member names; `*` stands for the elements of a list and the values of a map.
    pub fn at(&self, step_type: &str, way: &[&str]) -> Option<&Shape> {
        way.iter().try_fold(self.root(step_type)?, |shape, part| {
            let next = match &shape.kind {
                ShapeKind::Structure(structure) => structure.member(part)?.shape,
                ShapeKind::List { element, .. } if *part == "*" => *element,
                ShapeKind::Map { value, .. } if *part == "*" => *value,
                _ => return None,
            };
            Some(&self[next])
        })
    }
}

impl Index<ShapeId> for Catalog {
    type Output = Shape;

    /// Identifiers are made by the catalog's own reading only, so that each one leads somewhere.
    fn index(&self, id: ShapeId) -> &Shape {
        &self.shapes[usize::from(id.0)]
    }
}
