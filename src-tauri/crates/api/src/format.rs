//! Formatting: a definition in its canonical text, which differs from the next version only where the pipeline
//! does. Values, their spelling and their order stay.

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;

use crate::document::Place;
use crate::error::{Error, ErrorCode};
use crate::replace::replace;

/// A definition file and its canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The definition file, symbolic links followed.
    pub file: PathBuf,
    /// The canonical text.
    pub text: String,
    /// Whether the file holds another text.
    pub differs: bool,
}

/// The canonical text of a definition. `name` is what an error calls it.
pub fn format_text(name: &str, text: &str) -> Result<String, Error> {
    read(name, text).map(|definition| definition.print())
}

/// The canonical text of the definition of a project folder or file; nothing is written.
pub fn format_path(path: &Path) -> Result<Formatted, Error> {
    let place = Place::find(path)?;
    let old = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
    let text = format_text(&path.display().to_string(), &old)?;
    Ok(Formatted { differs: text != old, file: place.file, text })
}

impl Formatted {
    /// Writes the canonical text where another one is.
    pub fn write(&self) -> Result<(), Error> {
        if self.differs { replace(&self.file, self.text.as_bytes()) } else { Ok(()) }
    }
}

/// The definition in a text, for use cases that need one that is JSON.
pub(crate) fn read(name: &str, text: &str) -> Result<Definition, Error> {
    Definition::parse(text)
        .map_err(|error| Error::new(ErrorCode::InvalidDefinition, format!("{name} is not JSON: {error}.")))
}
