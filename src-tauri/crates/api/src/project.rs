//! Use cases of files: beginning a project, and saving under another name.

use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::dto::document::{DocumentId, DocumentView};
use crate::dto::project::TemplateView;
use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use crate::template::{TEMPLATES, Template};
use crate::workbench::Workbench;

/// What a project can begin as.
pub(crate) fn templates() -> Vec<TemplateView> {
    let view =
        |template: Template| TemplateView { name: template.name.into(), summary: template.summary.into() };
    TEMPLATES.into_iter().map(view).collect()
}

impl Workbench {
    /// Makes a project of a template, in a folder of its own below another, and opens it.
    pub fn create_project(&self, template: &str, below: &Path, name: &str) -> Result<DocumentView, Error> {
        let name = name.trim();
        let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
        if !plain {
            return Err(Error::new(
                ErrorCode::BadRequest,
                format!("`{name}` cannot be a project's name: it names its folder."),
            )
            .hinted("Use letters, digits, hyphens and underscores."));
        }
        if !below.is_absolute() {
            return Err(Error::new(
                ErrorCode::BadRequest,
                format!("`{}` is no folder to put a project into.", below.display()),
            )
            .hinted("Choose a folder."));
        }
        let project = Template::of(template)?.create(&below.join(name))?;
        self.open_document(&project)
    }

    /// Writes a document's definition and layout to other files and opens them; the document itself stays as it is. A
    /// folder gets a `pipeline.json`.
    pub fn save_document_as(&self, id: &DocumentId, path: &Path, over: bool) -> Result<DocumentView, Error> {
        let file = definition_file(path)?;
        if file.exists() && !over {
            return Err(Error::new(ErrorCode::Conflict, format!("{} is there already.", file.display()))
                .hinted("Name another file, or write over this one."));
        }
        let (text, layout) = self.with_document(id, |document| document.to_save())?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Error::file(folder, &error))?;
        }
        replace(&file, text.as_bytes())?;
        if let Some(layout) = layout {
            replace(&file.with_extension("layout.json"), layout.as_bytes())?;
        }
        self.open_document(&file)
    }
}

/// The file that is meant: itself, or `pipeline.json` in a folder.
fn definition_file(path: &Path) -> Result<PathBuf, Error> {
    if !path.is_absolute() {
        return Err(Error::new(ErrorCode::BadRequest, format!("`{}` is no whole path.", path.display()))
            .hinted("Begin it at the root: /home/you/pipelines/churn/pipeline.json."));
    }
    let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    match (json, path.extension().is_some() && !path.is_dir()) {
        (true, _) => Ok(path.to_owned()),
        (false, true) => {
            Err(Error::new(ErrorCode::BadRequest, format!("{} does not end in .json.", path.display()))
                .hinted("A definition is a .json file."))
        }
        (false, false) => Ok(path.join("pipeline.json")),
    }
}

impl Document {
    /// What saving elsewhere writes: the definition, and the layout when there is one.
    fn to_save(&self) -> Result<(String, Option<String>), Error> {
        self.refuse_broken()?;
        Ok((self.definition().print(), self.layout_text()))
    }
}
