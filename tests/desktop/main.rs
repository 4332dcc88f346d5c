//! Journeys through the real window, one a module.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod quality_too_low;
mod run_churn;
