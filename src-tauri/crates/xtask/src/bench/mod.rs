//! `cargo xtask bench`: figures on the release build, for docs/performance.md.

mod canvas;
mod definition;
mod execution;
mod graph;
mod history;
mod layout;
mod project;
mod window;

pub(crate) use canvas::run as canvas;
pub(crate) use definition::{Peers, run as definition};
pub(crate) use execution::run as execution;
pub(crate) use history::run as history;
pub(crate) use layout::run as layout;
pub(crate) use window::run as window;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]).to_bits(), 2.0_f64.to_bits());
    }
}
