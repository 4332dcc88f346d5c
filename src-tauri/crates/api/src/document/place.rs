//! The files of a pipeline.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorCode};

/// Where a pipeline's files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The project folder; `file://` URIs count from here.
    pub folder: PathBuf,
    /// The definition.
    pub file: PathBuf,
    /// The positions, `<definition's stem>.layout.json`; need not exist.
    pub layout: PathBuf,
    /// The pipeline's name: the folder's for `pipeline.json`, the file's stem otherwise, in the letters that
    /// SageMaker allows.
    pub pipeline: String,
}

impl Place {
    /// Finds the files of a project folder, which holds `pipeline.json`, or of a definition file.
    pub fn find(path: &Path) -> Result<Self, Error> {
        let path = path.canonicalize().map_err(|error| Error::file(path, &error))?;
        let file = if path.is_dir() { path.join("pipeline.json") } else { path.clone() };
        if !file.is_file() {
            return Err(Error::new(
                ErrorCode::NotFound,
                format!("The folder {} holds no pipeline.json.", path.display()),
            )
            .hinted(
                "Open a project folder with a pipeline.json, or a definition file; New pipeline begins one.",
            ));
        }
        let folder = file.parent().map_or_else(|| PathBuf::from("/"), Path::to_path_buf);
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let named_after = if stem == "pipeline" {
            folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
        } else {
            stem.clone()
        };
        let layout = folder.join(format!("{stem}.layout.json"));
        Ok(Self { folder, file, layout, pipeline: pipeline_name(&named_after) })
    }
}

/// The text as a pipeline name: `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}`.
fn pipeline_name(text: &str) -> String {
    let name: String = text
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .take(256)
        .collect();
    match name.trim_matches('-') {
        "" => "pipeline".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_legal() {
        for (text, expect) in
            [("churn", "churn"), ("my_pipe v2", "my-pipe-v2"), ("_x_", "x"), ("…", "pipeline")]
        {
            assert_eq!(pipeline_name(text), expect);
        }
    }

    #[test]
    fn a_project_and_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().canonicalize().unwrap().join("churn");
        std::fs::create_dir(&project).unwrap();
        assert_eq!(Place::find(&project).unwrap_err().code, ErrorCode::NotFound);
        std::fs::write(project.join("pipeline.json"), "{}").unwrap();
        std::fs::write(project.join("other.json"), "{}").unwrap();
        assert_eq!(Place::find(&project).unwrap().pipeline, "churn");
        let other = Place::find(&project.join("other.json")).unwrap();
        assert_eq!((other.pipeline.as_str(), other.layout), ("other", project.join("other.layout.json")));
    }
}
