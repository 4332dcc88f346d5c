//! What commands read: paths as people write them, and standard input.

use std::io::Read as _;
use std::path::Path;

use pipewright_api::error::{Error, ErrorCode};

/// What messages call standard input.
pub(crate) const STDIN: &str = "standard input";

/// Whether the argument stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// All of standard input.
pub(crate) fn read_stdin() -> Result<String, Error> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| Error::new(ErrorCode::Unreadable, format!("{STDIN}: {error}.")))?;
    Ok(text)
}

/// The definition file as the user wrote its path, so that tools can match it; a folder stands for its definition.
pub(crate) fn shown(path: &Path, file: &Path) -> String {
    if path.is_dir() {
        path.join(file.file_name().unwrap_or_default()).display().to_string()
    } else {
        path.display().to_string()
    }
}
