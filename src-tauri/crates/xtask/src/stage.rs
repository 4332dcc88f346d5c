//! A run of named stages: a heading before each, its time after it, and a table at the end.

use std::time::{Duration, Instant};

use crate::failure::Failure;

/// The stages of one task so far.
pub(crate) struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    pub(crate) fn new() -> Self {
        Stages { done: Vec::new() }
    }

    /// Runs one stage.
    ///
    /// # Errors
    /// The stage's own failure, with its name.
    pub(crate) fn stage<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed();
        self.done.push((name, time));
        match outcome {
            Ok(value) => {
                println!("== {name}: ok in {}", shown(time));
                Ok(value)
            }
            Err(because) => {
                println!("== {name}: FAILED after {}", shown(time));
                self.print_times();
                Err(Failure::Stage { name, because: Box::new(because) })
            }
        }
    }

    /// Prints how long each stage took.
    pub(crate) fn print_times(&self) {
        println!();
        for (name, time) in &self.done {
            println!("{:>10}  {name}", shown(*time));
        }
        println!("{:>10}  together", shown(self.done.iter().map(|(_, time)| *time).sum()));
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        let check =
            |milliseconds, expect: &str| assert_eq!(shown(Duration::from_millis(milliseconds)), expect);
        check(40, "0.0 s");
        check(12_340, "12.3 s");
        check(65_900, "1 min 05 s");
    }

    #[test]
    fn a_failure_names_its_stage() {
        let mut stages = Stages::new();
        assert_eq!(stages.stage("first", || Ok(7)).expect("succeeds"), 7);
        let missing = || Err::<(), _>(Failure::Missing { what: "no node".into(), hint: "install it".into() });
        let failure = stages.stage("second", missing).expect_err("fails");
        assert_eq!(failure.to_string(), "stage second failed: no node\nhint: install it");
    }
}
