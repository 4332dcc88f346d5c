//! Ending an execution before its time: the programs of its jobs are asked (SIGTERM), and killed when they
//! take too long or when somebody will not wait.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

/// How long a program may take to end after SIGTERM, unless the user says otherwise. SageMaker gives 120 s.
pub const GRACE: Duration = Duration::from_secs(10);

/// What ends an execution. Clones end the same one.
#[derive(Debug, Clone)]
pub struct Stop {
    asked: CancellationToken,
    forced: CancellationToken,
    grace: Duration,
}

impl Default for Stop {
    fn default() -> Self {
        Self::new(GRACE)
    }
}

impl Stop {
    /// Nothing is asked yet. `grace` is how long programs may take once it is.
    pub fn new(grace: Duration) -> Self {
        Self { asked: CancellationToken::new(), forced: CancellationToken::new(), grace }
    }

    /// Asks everything under way to end; nothing new starts.
    pub fn ask(&self) {
        self.asked.cancel();
    }

    /// Ends everything under way without waiting.
    pub fn force(&self) {
        self.asked.cancel();
        self.forced.cancel();
    }

    /// Whether the end was asked for.
    pub fn is_asked(&self) -> bool {
        self.asked.is_cancelled()
    }

    /// How long programs may take to end.
    pub fn grace(&self) -> Duration {
        self.grace
    }

    /// A part of this one: ends with it, and can be ended by itself.
    pub(crate) fn part(&self) -> Self {
        Self { asked: self.asked.child_token(), forced: self.forced.child_token(), grace: self.grace }
    }

    /// Returns once the end was asked for.
    pub(crate) async fn asked(&self) {
        self.asked.cancelled().await;
    }

    /// Returns once nobody waits any longer: forced, or the grace is over. Call it when the end was asked for.
    pub(crate) async fn patience(&self) {
        tokio::select! {
            () = self.forced.cancelled() => {}
            () = tokio::time::sleep(self.grace) => {}
        }
    }
}
