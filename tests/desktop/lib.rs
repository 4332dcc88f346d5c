//! Drives the real window as a person does, through WebKitWebDriver. No crate of the product is linked.
#![expect(clippy::missing_panics_doc, reason = "a driver reports by panicking: that is how a test fails")]
#![expect(clippy::unwrap_used, reason = "a driver reports by panicking: that is how a test fails")]

mod axe;
mod driver;
mod home;
mod window;

pub use home::Home;
pub use window::{STALL, Window};
