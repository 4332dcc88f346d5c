//! Use cases of versions: what changed, commits, what a version held, and going back to it.
//!
//! git may take long and hooks take as long as they like: no document is locked meanwhile.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::diff;
use pipewright_pipeline::layout::sidecar::Sidecar;

use crate::document::{Document, Place, draw, read_sidecar};
use crate::dto::document::{DocumentId, DocumentView};
use crate::dto::git::{Committed, Comparison, GitState, GitVersion, VersionOf, VersionView};
use crate::error::{Error, ErrorCode};
use crate::git::Repository;
use crate::workbench::Workbench;

impl Workbench {
    /// The repository that a document lies in, as it stands.
    pub fn read_git(&self, id: &DocumentId) -> Result<GitState, Error> {
        let place = self.place_of(id)?;
        match Repository::find(&place.folder) {
            Ok(Some(found)) => Ok(GitState { installed: true, repository: Some(found.view(&place.file)?) }),
            Ok(None) => Ok(GitState { installed: true, repository: None }),
            Err(error) if error.code == ErrorCode::NotFound => {
                Ok(GitState { installed: false, repository: None })
            }
            Err(error) => Err(error),
        }
    }

    /// Makes a repository of a document's folder.
    pub fn init_git(&self, id: &DocumentId) -> Result<GitState, Error> {
        Repository::init(&self.place_of(id)?.folder)?;
        self.read_git(id)
    }

    /// The commits that touched a document, newest first.
    pub fn read_history(&self, id: &DocumentId, limit: u32) -> Result<Vec<GitVersion>, Error> {
        let place = self.place_of(id)?;
        Repository::find(&place.folder)?.map_or(Ok(Vec::new()), |found| found.history(&place.file, limit))
    }

    /// Saves a document and commits files of its project.
    pub fn commit_files(&self, id: &DocumentId, message: &str, files: &[String]) -> Result<Committed, Error> {
        let place = self.place_of(id)?;
        let repository = repository(&place)?;
        if message.trim().is_empty() {
            return Err(Error::new(ErrorCode::BadRequest, "A commit needs a message.")
                .hinted("Say what changed, and why."));
        }
        let document = self.edit(id, Document::save)?;
        let (short, output) = repository.commit(message, files, &repository.view(&place.file)?)?;
        Ok(Committed { short, output, git: repository.view(&place.file)?, document })
    }

    /// What differs between a version and a document as it is now: by step and field, or with `texts` line by line.
    pub fn compare_document(
        &self,
        id: &DocumentId,
        with: &VersionOf,
        texts: bool,
    ) -> Result<Comparison, Error> {
        let (place, new) = self
            .with_document(id, |document| Ok((document.place().clone(), document.source().into_owned())))?;
        let old = text_of(&place, with)?;
        let same = old == new;
        if texts {
            return Ok(Comparison {
                diff: None,
                problem: None,
                same,
                texts: Some(self.shared.compared.keep(old, new)),
            });
        }
        let (before, after) = (Definition::parse(&old), Definition::parse(&new));
        let problem = match (&before, &after) {
            (Err(error), _) => Some(format!("The version's text is not JSON: {error}.")),
            (_, Err(error)) => Some(format!("The text is not JSON: {error}.")),
            _ => None,
        };
        let diff = before.ok().zip(after.ok()).map(|(before, after)| diff(&before, &after));
        Ok(Comparison { diff, problem, same, texts: None })
    }

    /// A version to look at.
    pub fn read_version(&self, id: &DocumentId, version: &VersionOf) -> Result<VersionView, Error> {
        let place = self.place_of(id)?;
        let text = text_of(&place, version)?;
        let definition = parsed(&text)?;
        let beside = match version {
            VersionOf::Commit { commit, path: Some(path) } => {
                let path = path.strip_suffix(".json").map(|stem| format!("{stem}.layout.json"));
                VersionOf::Commit { commit: commit.clone(), path }
            }
            other => other.clone(),
        };
        // A version without a layout of its own is drawn where the steps are now.
        let then = text_of(&Place { file: place.layout.clone(), ..place.clone() }, &beside);
        let sidecar = then.ok().and_then(|text| Sidecar::parse(&text).ok());
        let sidecar = sidecar.map_or_else(|| read_sidecar(&place), Ok)?;
        Ok(VersionView { canvas: draw(&definition, &sidecar), text })
    }

    /// Makes a document what a version held, in its file, too. It is an edit like any other, and can be taken back.
    pub fn take_version(&self, id: &DocumentId, version: &VersionOf) -> Result<DocumentView, Error> {
        let place = self.place_of(id)?;
        let text = text_of(&place, version)?;
        parsed(&text)?;
        let label = match version {
            VersionOf::File => "Go back to the file".to_owned(),
            VersionOf::Commit { commit, .. } => format!("Go back to {}", commit.get(..8).unwrap_or(commit)),
            VersionOf::Ours => "Take our side".to_owned(),
            VersionOf::Theirs => "Take the other side".to_owned(),
        };
        self.edit(id, |document| document.become_file(&label, text))
    }

    fn place_of(&self, id: &DocumentId) -> Result<Place, Error> {
        self.with_document(id, |document| Ok(document.place().clone()))
    }
}

fn text_of(place: &Place, version: &VersionOf) -> Result<String, Error> {
    match version {
        VersionOf::File => {
            std::fs::read_to_string(&place.file).map_err(|error| Error::file(&place.file, &error))
        }
        _ => repository(place)?.text_of(&place.file, version),
    }
}

fn repository(place: &Place) -> Result<Repository, Error> {
    Repository::find(&place.folder)?.ok_or_else(|| {
        Error::new(ErrorCode::NotFound, format!("{} is in no git repository.", place.folder.display()))
            .hinted("Make one of the folder first.")
    })
}

fn parsed(text: &str) -> Result<Definition, Error> {
    Definition::parse(text).map_err(|error| {
        Error::new(ErrorCode::InvalidDefinition, format!("The version's text is not JSON: {error}."))
            .hinted("Compare it as text.")
    })
}
