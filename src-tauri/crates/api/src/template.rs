//! Templates: whole projects to begin with. Each one validates, and runs on this machine as it is.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, ErrorCode};

/// A project to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// What the project does, in a few words.
    pub summary: &'static str,
    /// Its files, by their path in the project.
    #[serde(skip)]
    pub files: &'static [(&'static str, &'static [u8])],
}

/// The files of a folder, by their path in the project.
macro_rules! files {
    ($folder:literal: $($file:literal),+ $(,)?) => {
        &[$(($file, include_bytes!(concat!("../../../../", $folder, "/", $file)) as &[u8])),+]
    };
}

/// Every template. The first is taken when none is named.
pub const TEMPLATES: [Template; 4] = [
    Template {
        name: "blank",
        summary: "one Processing step that runs a script",
        files: files!("assets/templates/blank": "README.md", "code/start.py", "pipeline.json"),
    },
    Template {
        name: "processing",
        summary: "summarise a table by groups, fail when it is too small",
        files: files!("assets/templates/processing":
            "README.md", "code/summarise.py", "data/readings.csv", "pipeline.json"),
    },
    Template {
        name: "train-evaluate-register",
        summary: "prepare, train XGBoost, evaluate, register when good enough",
        files: files!("assets/templates/train-evaluate-register":
            "README.md", "code/evaluate.py", "code/prepare.py", "data/readings.csv", "pipeline.json"),
    },
    Template {
        name: "churn",
        summary: "the example: which customers of a telephone company leave",
        files: files!("pipelines/churn":
            "README.md", "code/evaluate.py", "code/process.py", "data/README.md", "data/telco_churn.csv",
            "pipeline.json", "pipeline.layout.json"),
    },
];

impl Template {
    /// The template of that name.
    pub fn of(name: &str) -> Result<Self, Error> {
        TEMPLATES.into_iter().find(|template| template.name == name).ok_or_else(|| {
            let names: Vec<_> = TEMPLATES.iter().map(|template| format!("`{}`", template.name)).collect();
            Error::new(ErrorCode::NotFound, format!("There is no template `{name}`."))
                .hinted(format!("There are {}.", names.join(", ")))
        })
    }

    /// Makes a project of the template. The folder must be new or empty; it is there whole or not at all.
    pub fn create(&self, project: &Path) -> Result<PathBuf, Error> {
        let failed = |error: std::io::Error| Error::file(project, &error);
        let taken = match std::fs::read_dir(project) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
            Err(error) => return Err(failed(error)),
        };
        if taken {
            let message = format!("The folder {} is not empty.", project.display());
            return Err(
                Error::new(ErrorCode::BadRequest, message).hinted("Name a folder that is not there yet.")
            );
        }
        let parent = project.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).map_err(failed)?;
        // Beside the project, so that it can take its place in one step.
        let whole = tempfile::Builder::new().prefix(".new-").tempdir_in(parent).map_err(failed)?;
        let inside = whole.path().join("project");
        for (file, content) in self.files {
            let path = inside.join(file);
            std::fs::create_dir_all(path.parent().unwrap_or(&inside)).map_err(failed)?;
            std::fs::write(&path, content).map_err(failed)?;
        }
        std::fs::rename(&inside, project).map_err(failed)?;
        project.canonicalize().map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pipewright_pipeline::definition::Definition;

    use super::*;

    fn walk(folder: &Path, below: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder.join(below)).unwrap() {
            let path = below.join(entry.unwrap().file_name());
            if folder.join(&path).is_dir() {
                walk(folder, &path, found);
            } else {
                found.insert(path.display().to_string());
            }
        }
    }

    #[test]
    fn no_file_of_a_template_is_forgotten() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap();
        for template in TEMPLATES {
            let folder = match template.name {
                "churn" => repository.join("pipelines/churn"),
                name => repository.join("assets/templates").join(name),
            };
            let mut found = BTreeSet::new();
            walk(&folder, Path::new(""), &mut found);
            found.retain(|file| !file.contains("__pycache__"));
            let embedded: BTreeSet<_> = template.files.iter().map(|(file, _)| (*file).to_owned()).collect();
            assert_eq!(embedded, found, "{}", template.name);
        }
        let folders = std::fs::read_dir(repository.join("assets/templates")).unwrap().count();
        assert_eq!(folders + 1, TEMPLATES.len(), "each folder is a template");
    }

    #[test]
    fn templates_are_canonical_and_sound() {
        for template in TEMPLATES {
            let folder = tempfile::tempdir().unwrap();
            let project = template.create(&folder.path().join("mine")).unwrap();
            let text = std::fs::read_to_string(project.join("pipeline.json")).unwrap();
            assert_eq!(Definition::parse(&text).unwrap().print(), text, "{}", template.name);
            let judged = crate::judge::Judge::default().path(&project).unwrap();
            assert_eq!(judged.diagnostics, [], "{}", template.name);
        }
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let [blank, ..] = TEMPLATES;
        let project = folder.path().join("below/mine");
        assert!(blank.create(&project).is_ok());
        std::fs::write(project.join("pipeline.json"), "{}").unwrap();
        let refused = blank.create(&project).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadRequest);
        assert_eq!(std::fs::read_to_string(project.join("pipeline.json")).unwrap(), "{}");
        assert_eq!(
            std::fs::read_dir(folder.path().join("below")).unwrap().count(),
            1,
            "nothing is left behind"
        );
        let empty = folder.path().join("empty");
        std::fs::create_dir(&empty).unwrap();
        assert!(blank.create(&empty).is_ok());
    }
}
