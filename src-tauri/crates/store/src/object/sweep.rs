//! Blobs that a killed process left unfinished.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::error::{FileOperation, StoreError};

/// Nobody writes one blob without a pause of this length.
const ABANDONED: Duration = Duration::from_hours(24);

/// Removes files that were last written a day before `now`.
pub(crate) fn sweep(incoming: &Path, now: SystemTime) -> Result<(), StoreError> {
    for entry in fs::read_dir(incoming).during("list", incoming)? {
        let path = entry.during("list", incoming)?.path();
        let gone_is_fine = |result: io::Result<()>| match result {
            // Its writer has just finished.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        };
        let sweep_one = || {
            let written = fs::symlink_metadata(&path)?.modified()?;
            if now.duration_since(written).is_ok_and(|age| age > ABANDONED) {
                fs::remove_file(&path)?;
            }
            Ok(())
        };
        gone_is_fine(sweep_one()).during("remove", &path)?;
    }
    Ok(())
}
