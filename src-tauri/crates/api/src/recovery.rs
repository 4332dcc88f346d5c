//! Executions whose program is gone.
//!
//! The program that runs an execution holds a lock on a file in the execution's folder. The system releases
//! it when the program ends, in whatever way: an unfinished execution whose lock is free has no owner.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::Store;

use crate::clock;
use crate::error::{Error, ErrorCode};

/// What the record of an execution on this machine has for its target.
pub(crate) const TARGET: &str = "local";

/// What an interrupted execution and its steps say.
const REASON: &str = "Interrupted: the program that ran this execution ended before it did. Run it again.";

/// The folder of an execution.
pub(crate) fn folder(home: &Path, arn: &ExecutionArn) -> PathBuf {
    home.join("executions").join(arn.id())
}

/// Takes ownership of an execution: held until the file is dropped.
pub(crate) fn own(folder: &Path) -> Result<File, Error> {
    let path = folder.join("owner.lock");
    let failed = |error: &std::io::Error| Error::file(&path, error);
    std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let file = File::create(&path).map_err(|error| failed(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Error::new(ErrorCode::Store, format!("{} is held by another program.", path.display())))
        }
        Err(TryLockError::Error(error)) => Err(failed(&error)),
    }
}

/// Fails every unfinished execution that has no owner, but for those that `ours` claims.
pub(crate) fn recover(store: &Store, home: &Path, ours: impl Fn(&ExecutionArn) -> bool) -> Result<(), Error> {
    for execution in store.unfinished()? {
        if ours(&execution.arn) || execution.target != TARGET {
            continue;
        }
        // Held elsewhere: its owner lives.
        let Ok(_owned) = own(&folder(home, &execution.arn)) else { continue };
        store.interrupt(&execution.arn, REASON, clock::now())?;
    }
    Ok(())
}
