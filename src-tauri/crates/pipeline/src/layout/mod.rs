//! Where steps, lanes and wires lie on the canvas: geometry only, in CSS pixels at 100 %.

pub mod scene;
