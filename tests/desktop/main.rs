//! Journeys through the real window, one a module.

mod draw_churn;
mod edit_and_save;
mod outside;
mod quality_too_low;
mod run_churn;
mod what_happened;
