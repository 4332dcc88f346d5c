//! Of any text: a reference that can be read is written as one that says the same.

use pipewright_pipeline::reference::{Reference, path_segments};

/// Reads the text as a reference and as a path.
pub fn reference(text: &str) {
    match Reference::parse(text) {
        Ok(reference) => {
            let written = reference.to_string();
            assert_eq!(Reference::parse(&written).as_ref(), Ok(&reference), "written as {written}");
        }
        Err(bad) => {
            assert_eq!(bad.text, text);
            assert!(!bad.problem.is_empty());
        }
    }
    if let Ok(path) = path_segments(text) {
        let written: String = path.iter().map(ToString::to_string).collect();
        assert_eq!(path_segments(&written).as_ref(), Ok(&path), "written as {written}");
    }
}
