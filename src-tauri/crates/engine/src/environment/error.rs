//! Why there is no environment for an image.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why there is no environment for an image. Every message names the image or the file it is about.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EnvironmentError {
    /// Nothing is known of the image.
    #[error(
        "no environment is known for the image `{image}`; this machine can stand in for {}",
        known.join(", ")
    )]
    UnknownImage {
        /// The image as requested.
        image: String,
        /// The `repository:tag` pairs known of the same repository; the repositories known when there is none.
        known: Vec<String>,
    },
    /// No Python that the image can run on.
    #[error(
        "`{image}` needs Python {}, and none of these is installed or can be downloaded; install one, with \
         `uv python install {}` say",
        wanted.join(" or "), wanted.first().map_or("3.10", String::as_str)
    )]
    NoPython {
        /// `repository:tag`.
        image: String,
        /// The versions that would do, best first.
        wanted: Vec<String>,
    },
    /// There is no `uv` and it could not be installed.
    #[error(
        "environments are built with `uv`, which was not found and could not be installed ({reason}); \
         install it with `python3 -m pip install uv`, or name it in PIPEWRIGHT_UV"
    )]
    NoUv {
        /// What was tried last.
        reason: String,
    },
    /// `uv` failed.
    #[error("the environment for `{image}` could not be built: {output}")]
    BuildFailed {
        /// `repository:tag`.
        image: String,
        /// The last lines `uv` printed.
        output: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The table of images itself is at fault.
    #[error("the table of images cannot be read: {0}")]
    Table(#[from] serde_json::Error),
}

impl EnvironmentError {
    /// Names the file an error is about.
    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}
