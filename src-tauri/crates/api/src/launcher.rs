//! Which program launches jobs.

use std::path::PathBuf;

use crate::error::{Error, ErrorCode};

/// The program that is running now; it must call `isolation::run_if_launcher` first thing.
pub fn this_program() -> Result<PathBuf, Error> {
    std::env::current_exe()
        .map_err(|error| Error::new(ErrorCode::Engine, format!("This program cannot find itself: {error}.")))
}

/// The small launcher beside this program, or this program where it is missing. A desktop program takes a
/// tenth of a second to load its libraries; the small launcher takes a millisecond.
pub fn beside_this_program() -> Result<PathBuf, Error> {
    let this = this_program()?;
    let small = this.with_file_name(format!("pipewright-job-launch{}", std::env::consts::EXE_SUFFIX));
    Ok(if small.is_file() { small } else { this })
}
