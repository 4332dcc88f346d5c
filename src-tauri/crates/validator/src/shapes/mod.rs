//! The shapes of SageMaker's API, as Pipelines uses them: what a step's `Arguments` may hold, what a reference
//! to a step may read, and the API's own words on each member.
//!
//! The data is in `assets/shapes`, made from botocore by `cargo xtask shapes`. Each catalog is embedded and
//! read once, when it is first asked for.
//!
//! Deliberately absent: the shapes of other operations, and any judgement. The rules judge.

mod catalog;
mod help;
mod names;
mod pattern;
mod property;
mod read;
mod shape;

use std::sync::LazyLock;

pub use catalog::Catalog;
pub use help::help;
pub use pattern::Pattern;
pub use property::{
    PropertyError, PropertyKind, PropertyProblem, PropertyType, properties_of, property_type,
};
pub(crate) use property::{iteration_output, output_names};
pub use shape::{Group, GroupKind, Member, Scalar, ScalarKind, Shape, ShapeId, ShapeKind, Size, Structure};

static ARGUMENTS: LazyLock<Catalog> =
    LazyLock::new(|| read::catalog(include_str!("../../../../../assets/shapes/arguments.json")));

static PROPERTIES: LazyLock<Catalog> =
    LazyLock::new(|| read::catalog(include_str!("../../../../../assets/shapes/properties.json")));

/// What the `Arguments` of each step type may hold: the requests of the API, with what Pipelines adds and
/// refuses. The root of a step type is the shape of its `Arguments`.
pub fn arguments() -> &'static Catalog {
    &ARGUMENTS
}

/// What a reference to a step of each type may read: the responses of the API's Describe operations, and the
/// properties that only Pipelines has. The root of a step type is the shape of `Steps.NAME`.
pub fn properties() -> &'static Catalog {
    &PROPERTIES
}
