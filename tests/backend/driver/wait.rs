//! Waiting for something to become true, with an end.

use std::thread;
use std::time::{Duration, Instant};

/// How long to wait before it counts as a failure. Generous: a loaded machine is no defect.
#[derive(Debug, Clone, Copy)]
pub enum Patience {
    /// Something that is a matter of a moment.
    Moment,
    /// A whole execution, the first of which builds its Python environments from the network.
    Execution,
}

impl Patience {
    /// The time limit.
    pub fn limit(self) -> Duration {
        match self {
            Patience::Moment => Duration::from_secs(20),
            Patience::Execution => Duration::from_mins(15),
        }
    }
}

/// Asks again and again until there is an answer; fails the test, saying `what` was awaited, when there is none.
pub fn until<T>(what: &str, patience: Patience, mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(began.elapsed() < patience.limit(), "waited {:?} in vain: {what}", patience.limit());
        thread::sleep(Duration::from_millis(50));
    }
}
