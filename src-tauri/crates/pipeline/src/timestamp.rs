//! Instants as data; whoever has a clock passes them in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Milliseconds since the Unix epoch, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Seconds since the Unix epoch with their fraction, as SageMaker's JSON protocol writes them.
    pub fn epoch_seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}
