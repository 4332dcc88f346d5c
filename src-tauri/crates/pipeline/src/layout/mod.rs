//! Where steps, lanes and wires lie on the canvas: geometry only, in CSS pixels at 100 %.
//!
//! [`arrange()`] chooses places, [`route()`] draws wires between boxes wherever they lie, [`sidecar`]
//! remembers what the user placed. All of it is a function of its input: the same scene looks the same
//! on every machine and every day.

pub mod arrange;
mod block;
mod column;
mod frame;
mod layer;
mod metrics;
mod net;
mod order;
mod pack;
mod part;
mod pin;
mod place;
mod rank;
mod relax;
pub mod route;
pub mod scene;
pub mod sidecar;
mod tree;

pub use arrange::arrange;
pub use part::arrange_part;
pub use route::route;

#[cfg(test)]
mod tests;
