//! Requests of the code view, of files and of versions.

use serde::Deserialize;
use ts_rs::TS;

use crate::dto::document::DocumentId;
use crate::dto::git::VersionOf;

requests! {
    /// Reads the text of an open document.
    ReadText {
        /// Which document.
        document: DocumentId,
        /// The state of the text that the caller has; the answer leaves it out when it is still that.
        known: Option<u32>,
    }
    /// Takes over a text that was typed. It becomes an edit; a text that is no JSON changes nothing but the text.
    EditText {
        /// Which document.
        document: DocumentId,
        /// The state of the text that was typed into.
        from: u32,
        /// The whole text.
        text: String,
        /// The same for what is taken back together.
        burst: u32,
    }
    /// Reads the git repository that a document lies in.
    ReadGit {
        /// Which document.
        document: DocumentId,
    }
    /// Makes a git repository of a document's folder.
    InitGit {
        /// Which document.
        document: DocumentId,
    }
    /// Lists the commits that touched a document, newest first.
    ReadHistory {
        /// Which document.
        document: DocumentId,
        /// At most so many.
        limit: u32,
    }
    /// Saves a document and commits files of its project.
    CommitFiles {
        /// Which document.
        document: DocumentId,
        /// The message.
        message: String,
        /// The files, by their paths in the project.
        files: Vec<String>,
    }
    /// Tells what differs between a version and a document as it is now.
    CompareDocument {
        /// Which document.
        document: DocumentId,
        /// The version.
        with: VersionOf,
        /// Whether it is told line by line, and not by step and field.
        texts: bool,
    }
    /// Reads a version to look at.
    ReadVersion {
        /// Which document.
        document: DocumentId,
        /// The version.
        version: VersionOf,
    }
    /// Makes a document what a version held, in its file, too. It can be taken back.
    TakeVersion {
        /// Which document.
        document: DocumentId,
        /// The version.
        version: VersionOf,
    }
    /// What a project can begin as.
    ReadTemplates {}
    /// Makes a project of a template and opens it.
    CreateProject {
        /// The template.
        template: String,
        /// The folder that the project's own comes into.
        below: String,
        /// The project's name, and its folder's.
        name: String,
    }
    /// Writes a document to another file and opens that.
    SaveDocumentAs {
        /// Which document.
        document: DocumentId,
        /// The file, or a folder that gets a `pipeline.json`.
        path: String,
        /// Whether a file that is there is written over.
        over: bool,
    }
    /// Closes a document. Unsaved changes are kept for the next time it is opened, or dropped.
    CloseDocument {
        /// Which.
        document: DocumentId,
        /// Whether unsaved changes are dropped.
        discard: bool,
    }
}
