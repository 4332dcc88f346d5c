//! Journeys through the real window, one a module.

mod quality_too_low;
mod run_churn;
